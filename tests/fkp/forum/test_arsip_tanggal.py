"""Days of earlier forums as agencies write them."""

from datetime import date

import pytest

from fkp.forum.arsip.bilangan import angkakan
from fkp.forum.arsip.tanggal import Hari, baca_hari, cari_hari, hari_terakhir, hari_terbuka
from fkp.forum.arsip.waktu import Lama, ada_batas, baca_lama

SELASA = date(2024, 11, 12)
RABU = date(2024, 11, 13)


@pytest.mark.parametrize(
    "teks",
    [
        "2024-11-12",
        "2024-11-12 00:00:00",
        "2024-11-12T00:00:00Z",
        "12/11/2024",
        "12.11.2024",
        "12 November 2024",
        "12 Nopember 2024",
        "Selasa, 12 November 2024",
        "selasa 12 NOVEMBER 2024",
    ],
)
def test_words_that_say_nothing_but_the_day_leave_no_words(teks: str) -> None:
    assert baca_hari(teks) == Hari(SELASA)


@pytest.mark.parametrize(
    "teks",
    [
        "Selasa tanggal dua belas bulan November tahun dua ribu dua puluh empat",
        "tanggal duabelas Nopember duaribu duapuluh empat",
        "dua belas November 2024",
        "12 (dua belas) November 2024",
        "Selasa, tanggal 12 November 2024",
        "Hari Selasa tanggal 12 bulan 11 tahun 2024",
        "Hari/Tanggal: Selasa / 12 November 2024",
        "Selasa/12 November 2024",
        "Selasa, 12-11-2024",
        "12/11/24",
        "12 Nov '24",
        "12-Nov-2024",
        "2024/11/12",
        "20241112",
        "November 12, 2024",
        "Umpama, 12 November 2024",
        "12 November 2024 (Selasa)",
        "Selasa, 12 November 2024 pukul 09.00 WIB s.d. selesai",
        "Selasa, 12 November 2024 jam 9 pagi",
        "2024-11-12 09:00:00",
        "2024-11-12T09:00:00+07:00",
        "12 November 2024 di Aula Kantor",
        "12 November 2024 s.d. selesai",
    ],
)
def test_a_day_is_read_however_it_is_written_and_its_words_are_kept(teks: str) -> None:
    assert baca_hari(teks) == Hari(SELASA, teks)


@pytest.mark.parametrize(
    "teks",
    [
        "12-13 November 2024",
        "12–13 November 2024",
        "12 s.d. 13 November 2024",
        "12 s/d 13 November 2024",
        "12 dan 13 November 2024",
        "12, 13 November 2024",
        "Selasa-Rabu, 12-13 November 2024",
        "Selasa s.d. Rabu, 12 s.d. 13 November 2024",
        "Selasa, 12 dan Rabu, 13 November 2024",
        "12 November s.d. 13 November 2024",
        "12 November 2024 sampai dengan 13 November 2024",
        "12-13/11/2024",
        "12-13-11-2024",
        "2024-11-12 s.d. 2024-11-13",
        "2024-11-12; 2024-11-13",
        "12/11/2024 - 13/11/2024 pukul 08.00 WITA",
    ],
)
def test_of_a_span_the_first_day_counts_and_the_last_is_known(teks: str) -> None:
    assert baca_hari(teks) == Hari(SELASA, teks, "", RABU)
    assert hari_terakhir(teks) == RABU


@pytest.mark.parametrize(
    ("teks", "awal", "akhir"),
    [
        ("30 November - 1 Desember 2024", date(2024, 11, 30), date(2024, 12, 1)),
        ("12, 13 dan 14 November 2024", SELASA, date(2024, 11, 14)),
        ("5 November 2024, 12 November 2024 dan 19 November 2024", date(2024, 11, 5), date(2024, 11, 19)),
    ],
)
def test_longer_spans(teks: str, awal: date, akhir: date) -> None:
    assert baca_hari(teks) == Hari(awal, teks, "", akhir)


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("01-02-2024", date(2024, 2, 1)),
        ("3/4/25", date(2025, 4, 3)),
        ("31 Desember 2019", date(2019, 12, 31)),
        ("tiga puluh satu Desember dua ribu sembilan belas", date(2019, 12, 31)),
        ("Jum'at, 15 Nopember 2024", date(2024, 11, 15)),
        ("Ahad, 17 November 2024", date(2024, 11, 17)),
        ("29 Februari 2024", date(2024, 2, 29)),
    ],
)
def test_the_day_stands_before_the_month(teks: str, hari: date) -> None:
    assert baca_hari(teks).tanggal == hari
    assert not baca_hari(teks).janggal


@pytest.mark.parametrize("teks", ["2024-02-30", "29 Februari 2023", "11/13/2024", "31-04-2024", "0/1/2024"])
def test_a_day_that_no_calendar_has_stays_as_words_and_is_remarked(teks: str) -> None:
    hari = baca_hari(teks)
    assert (hari.tanggal, hari.teks) == (None, teks)
    assert "bukan tanggal yang ada di kalender" in hari.janggal


@pytest.mark.parametrize(
    "teks",
    [
        "Senin, 13 November 2024",
        "Senin tanggal 13-11-2024",
        "13 November 2024 (Senin)",
        "Senin, tiga belas November dua ribu dua puluh empat",
    ],
)
def test_a_weekday_that_does_not_match_is_remarked_and_the_date_stands(teks: str) -> None:
    hari = baca_hari(teks)
    assert (hari.tanggal, hari.teks) == (RABU, teks)
    assert hari.janggal.endswith("padahal hari itu Rabu")


def test_a_span_that_ends_before_it_begins_is_remarked() -> None:
    hari = baca_hari("2024-11-13 s.d. 2024-11-12")
    assert (hari.tanggal, hari.sampai) == (RABU, None)
    assert "berakhir sebelum mulai" in hari.janggal


@pytest.mark.parametrize(
    "teks",
    [
        *("segera", "sekitar 12 November 2024", "1 Januari 2024 dan seterusnya", "09.00-12.00", "1-2 hari"),
        *("12 November", "2024 November", "tanggal 12", "x" * 5000, "12-11-" * 2000),
    ],
)
def test_what_names_no_day_stays_as_words(teks: str) -> None:
    assert baca_hari(teks) == Hari(None, teks)
    assert not hari_terbuka(teks)


@pytest.mark.parametrize(
    "teks",
    [
        *("2024", "tahun 2024", "November 2024", "2024-11", "11/2024", "Semester I 2024", "TW III 2024"),
        *("TA 2024", "akhir November 2024", "-", "tidak tercantum", "belum diketahui"),
    ],
)
def test_words_that_leave_the_day_open_are_no_failure(teks: str) -> None:
    assert baca_hari(teks).tanggal is None
    assert hari_terbuka(teks)


def test_the_opening_sentence_of_a_berita_acara_names_its_day() -> None:
    teks = (
        "Pada hari ini, Rabu tanggal tiga belas bulan November tahun dua ribu dua puluh empat (13-11-2024), "
        "telah dilaksanakan Forum Konsultasi Publik."
    )
    assert cari_hari(teks).tanggal == RABU
    assert "padahal hari itu Rabu" in cari_hari(teks.replace("Rabu", "Senin")).janggal
    assert cari_hari("Pada hari ini telah dilaksanakan forum").tanggal is None


@pytest.mark.parametrize(
    ("kata", "angka"),
    [
        ("satu", "1"),
        ("sepuluh", "10"),
        ("sebelas", "11"),
        ("sembilan belas", "19"),
        ("dua puluh", "20"),
        ("tiga puluh satu", "31"),
        ("seratus dua puluh", "120"),
        ("seribu sembilan ratus sembilan puluh delapan", "1998"),
        ("dua ribu dua puluh empat", "2024"),
        ("duaribu-duapuluh-lima", "2025"),
        ("selasa kesatuan", "selasa kesatuan"),
    ],
)
def test_number_words_become_digits(kata: str, angka: str) -> None:
    assert angkakan(kata) == angka


@pytest.mark.parametrize("teks", ["dua-tiga bulan", "satu dua minggu", "empat lima november 2024"])
def test_two_numbers_are_not_added_up(teks: str) -> None:
    assert angkakan(teks) == teks


def test_a_limit_in_number_words_is_a_duration() -> None:
    assert baca_lama("tiga bulan") == Lama("", 3, "bulan")
    assert baca_lama("Jangka menengah (dua belas bulan)") == Lama("menengah", 12, "bulan")
    assert ada_batas("dua belas bulan")
    assert not ada_batas("setiap dua bulan")
