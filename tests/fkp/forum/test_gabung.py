"""Texts that two people changed, and time limits that follow from each other."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fkp.forum.jangka import durasi_of, tenggat_of
from fkp.forum.notulen.gabung import gabung

KATA = st.sampled_from(["kursi", "tunggu", "loket", "antre", "lama,", "dua", "\n"])
TEKS = st.lists(KATA, max_size=12).map(" ".join)
DASAR = "Kursi tunggu hanya cukup untuk separuh orang."


def disisipkan(dasar: str, jadi: str) -> Counter[str]:
    return Counter(jadi.split()) - Counter(dasar.split())


@given(TEKS, TEKS, TEKS)
def test_no_word_that_either_side_put_in_is_lost(dasar: str, kini: str, punya: str) -> None:
    ada = Counter(gabung(dasar, kini, punya).teks.split())
    assert not disisipkan(dasar, kini) - ada
    assert not disisipkan(dasar, punya) - ada


@given(TEKS, TEKS)
def test_a_change_of_one_side_only_is_that_change(dasar: str, jadi: str) -> None:
    for satu in (gabung(dasar, jadi, dasar), gabung(dasar, dasar, jadi), gabung(dasar, jadi, jadi)):
        assert (satu.teks, satu.bertumpuk) == (jadi, False)


@pytest.mark.parametrize(
    ("kini", "punya", "jadi"),
    [
        (
            "Di loket, kursi tunggu hanya cukup untuk separuh orang.".replace("kursi", "Kursi"),
            DASAR + " Ibu hamil berdiri.",
            "Di loket, Kursi tunggu hanya cukup untuk separuh orang. Ibu hamil berdiri.",
        ),
        (
            DASAR.replace("separuh", "sepertiga"),
            DASAR.replace("Kursi tunggu", "Bangku"),
            "Bangku hanya cukup untuk sepertiga orang.",
        ),
    ],
)
def test_changes_that_stand_apart_are_both_made(kini: str, punya: str, jadi: str) -> None:
    hasil = gabung(DASAR, kini, punya)
    assert (hasil.teks, hasil.bertumpuk) == (jadi, False)


def test_changes_of_one_place_stand_one_after_the_other_and_ask_to_be_looked_at() -> None:
    hasil = gabung(DASAR, DASAR + " Lansia juga.", DASAR + " Ibu hamil juga.")
    assert hasil.bertumpuk
    assert hasil.teks == DASAR + " Lansia juga. Ibu hamil juga."
    # One word between two changes would hold them apart; none does not.
    assert gabung("ada dua loket", "ada tiga loket", "ada dua meja").bertumpuk


@pytest.mark.parametrize(
    ("tanggal", "durasi", "satuan", "tenggat"),
    [
        (date(2026, 10, 20), 10, "hari", date(2026, 10, 30)),
        (date(2026, 10, 31), 1, "bulan", date(2026, 11, 30)),
        (date(2026, 12, 31), 2, "bulan", date(2027, 2, 28)),
        (date(2027, 11, 30), 3, "bulan", date(2028, 2, 29)),
        (date(2026, 10, 20), 12, "bulan", date(2027, 10, 20)),
        (date(2099, 12, 31), 3650, "hari", None),
        (date(2026, 10, 20), 32767, "bulan", None),
    ],
)
def test_the_day_follows_from_the_duration(
    tanggal: date, durasi: int, satuan: str, tenggat: date | None
) -> None:
    assert tenggat_of(tanggal, durasi, satuan) == tenggat


def test_the_duration_follows_from_the_day() -> None:
    forum = date(2026, 10, 31)
    assert durasi_of(forum, date(2026, 11, 30), None, "hari") == (30, "hari")
    assert durasi_of(forum, date(2026, 11, 30), 1, "bulan") == (1, "bulan")
    assert durasi_of(forum, date(2026, 12, 1), 1, "bulan") == (31, "hari")
    assert durasi_of(forum, forum, None, "hari") is None


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(1, 3650))
def test_days_there_and_back_are_the_same(forum: date, durasi: int) -> None:
    tenggat = tenggat_of(forum, durasi, "hari")
    assert tenggat is not None
    assert durasi_of(forum, tenggat, None, "bulan") == (durasi, "hari")
