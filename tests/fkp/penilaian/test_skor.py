"""Every step of the rubric, its borders, and the step after it."""

from datetime import date

import pytest
from flask import Flask

from fkp.penilaian.kata import kata_langkah
from fkp.penilaian.rubrik import load_rubrik
from fkp.penilaian.skor import (
    KeadaanSkm,
    KeadaanStandar,
    Perlu,
    Skor,
    skor_kecepatan,
    skor_media,
    skor_metode,
    skor_pelibatan,
    skor_peninjauan,
    skor_realisasi,
    skor_standar,
)

UNSUR = ["U1", "U2", "U3", "U4", "U5"]
MEDIA = [m.kunci for m in load_rubrik().media]
HARI = date(2026, 11, 12)
LAPORAN = date(2026, 1, 31)


def standar(nama: str = "KTP", **kolom: object) -> KeadaanStandar:
    penuh = {"ada": True, "ber_sk": True, "dilibatkan": True, "monev": True}
    return KeadaanStandar(nama, **{**penuh, **kolom})  # type: ignore[arg-type]


TIADA = KeadaanStandar("KK", ada=False)


@pytest.mark.parametrize(
    ("layanan", "harap"),
    [
        ([], Skor(0, 1, (Perlu("layanan"),))),
        ([TIADA], Skor(0, 1, (Perlu("standar", 1, ("KK",)),))),
        ([standar(kosong=1)], Skor(1, 2, (Perlu("komponen", 1, ("KTP",)),))),
        (
            [standar(kosong=14), TIADA],
            Skor(1, 2, (Perlu("standar", 1, ("KK",)), Perlu("komponen", 1, ("KTP",)))),
        ),
        ([standar(ber_sk=False, dilibatkan=False)], Skor(2, 3, (Perlu("sk", 1, ("KTP",)),))),
        ([standar(), standar("KK", dilibatkan=False)], Skor(3, 4, (Perlu("libatkan", 1, ("KK",)),))),
        ([standar(), standar("KK", monev=False)], Skor(4, 5, (Perlu("monev", 1, ("KK",)),))),
        ([standar(), standar("KK")], Skor(5)),
    ],
)
def test_standards_stand_on_the_step_that_every_layanan_has_reached(
    layanan: list[KeadaanStandar], harap: Skor
) -> None:
    assert skor_standar(layanan) == harap


@pytest.mark.parametrize("banyak", range(6))
def test_each_different_element_is_a_point_and_without_berita_acara_there_is_none(banyak: int) -> None:
    skor = skor_pelibatan(1, UNSUR[:banyak], UNSUR)
    assert skor.nilai == banyak
    assert skor.perlu == (() if banyak == 5 else (Perlu("unsur", 1, tuple(UNSUR[banyak:])),))
    assert skor_pelibatan(0, UNSUR[:banyak], UNSUR) == Skor(0, 1, (Perlu("berita_acara"),))


@pytest.mark.parametrize(
    ("pada", "nilai", "berikut"),
    [
        ([None, None], 0, 4),
        ([date(2024, 11, 11), None], 0, 4),  # over two years ago, and not all
        ([date(2024, 11, 11), date(2020, 1, 1)], 1, 4),
        ([date(2024, 11, 12), None], 2, 4),  # two years to the day
        ([date(2024, 11, 12), date(2025, 11, 11)], 3, 4),
        ([date(2025, 11, 12), None], 4, 5),  # a year to the day
        ([date(2025, 11, 12), date(2026, 11, 12)], 5, None),
        ([date(2025, 11, 11)], 3, 5),  # the only one: reviewed once, all are
    ],
)
def test_reviews_count_by_their_age_and_whether_all_were_reviewed(
    pada: list[date | None], nilai: int, berikut: int | None
) -> None:
    skor = skor_peninjauan([(f"L{n}", hari) for n, hari in enumerate(pada)], HARI)
    assert (skor.nilai, skor.berikut) == (nilai, berikut)
    if berikut == 5 and len(pada) > 1:
        assert skor.perlu == (Perlu("tinjau", 1, ("L1",)),)


@pytest.mark.parametrize(
    ("skm", "nilai", "berikut", "perlu"),
    [
        (KeadaanSkm(), 0, 2, "skm"),
        (KeadaanSkm(ada=True), 1, 2, "skm"),
        (KeadaanSkm(True, True), 2, 3, "nonelektronik"),
        (KeadaanSkm(True, True, elektronik=True), 2, 4, "nonelektronik"),
        (KeadaanSkm(True, True, elektronik=True, ditindaklanjuti=True), 2, 5, "nonelektronik"),
        (KeadaanSkm(True, True, nonelektronik=True), 3, 4, "elektronik"),
        (KeadaanSkm(True, True, True, True), 4, 5, "ditindaklanjuti"),
        (KeadaanSkm(True, True, True, True, True), 5, None, ""),
    ],
)
def test_a_survey_climbs_step_by_step(skm: KeadaanSkm, nilai: int, berikut: int | None, perlu: str) -> None:
    skor = skor_metode(skm)
    assert (skor.nilai, skor.berikut) == (nilai, berikut)
    assert [satu.kunci for satu in skor.perlu] == ([perlu] if perlu else [])


@pytest.mark.parametrize(("banyak", "nilai"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 5)])
def test_more_than_four_kinds_of_media_are_five_points(banyak: int, nilai: int) -> None:
    skor = skor_media(True, MEDIA[:banyak], MEDIA)
    assert skor.nilai == nilai
    assert skor.perlu == (() if nilai == 5 else (Perlu("media", 1, tuple(MEDIA[banyak:])),))
    assert skor_media(False, MEDIA[:banyak], MEDIA) == Skor(0, 1, (Perlu("skm"),))


@pytest.mark.parametrize(
    ("rencana", "dimulai", "selesai", "nilai", "berikut", "lagi"),
    [
        (0, 0, 0, 0, 1, 0),
        (10, 0, 0, 1, 2, 0),
        (10, 1, 0, 2, 3, 3),
        (10, 2, 2, 2, 3, 1),
        (1000, 299, 299, 2, 3, 1),  # 29,9 percent
        (10, 3, 3, 3, 4, 6),  # exactly 30
        (10, 8, 8, 3, 4, 1),  # exactly 80
        (1000, 801, 801, 4, 5, 199),  # 80,1
        (3, 2, 2, 3, 5, 1),
        (3, 3, 3, 5, None, 0),
    ],
)
def test_the_share_of_the_plan_falls_into_its_band(
    rencana: int, dimulai: int, selesai: int, nilai: int, berikut: int | None, lagi: int
) -> None:
    skor = skor_realisasi(1, rencana, dimulai, selesai)
    assert (skor.nilai, skor.berikut) == (nilai, berikut)
    if lagi:
        assert skor.perlu == (Perlu("selesaikan", lagi),)
    assert skor_realisasi(0, 0, 0, 0) == Skor(0, halangan="laporan_lalu")


@pytest.mark.parametrize(
    ("dimulai", "selesai", "dihentikan", "harap"),
    [
        # What runs is enough for the next step.
        (2, 1, 1, Skor(2, 3, (Perlu("selesaikan", 1),))),
        # Only the stopped rows are left.
        (3, 3, 1, Skor(3, 5, (Perlu("lanjutkan", 1, dari=1, tetap=3),))),
        (0, 0, 4, Skor(1, 2, (Perlu("lanjutkan", 1, dari=4, tetap=1),))),
        # What runs is not enough.
        (3, 2, 1, Skor(3, 5, (Perlu("selesaikan", 1), Perlu("lanjutkan", 1, dari=1, tetap=3)))),
    ],
)
def test_a_stopped_row_is_only_asked_for_when_nothing_else_is_left(
    dimulai: int, selesai: int, dihentikan: int, harap: Skor
) -> None:
    assert skor_realisasi(1, 4, dimulai, selesai, dihentikan=dihentikan) == harap


def test_a_stopped_row_keeps_the_plan_from_being_done_and_says_so() -> None:
    baris = [(LAPORAN, LAPORAN), (LAPORAN, None), (LAPORAN, None)]
    hari = date(2026, 4, 30)
    assert skor_kecepatan(1, baris, date(2026, 3, 2), dihentikan=1) == Skor(
        0, 4, (Perlu("selesaikan", 1, hari=hari), Perlu("lanjutkan", 1, hari=hari, dari=1))
    )
    assert skor_kecepatan(1, baris[:2], HARI, dihentikan=1) == Skor(0, 1, (Perlu("lanjutkan", 1, dari=1),))


@pytest.mark.parametrize(
    ("skor", "kalimat"),
    [
        (
            Skor(3, 5, (Perlu("lanjutkan", 1, dari=1, tetap=3),)),
            "1 baris dihentikan: kerjakan lagi dengan alasan, atau nilainya tetap 3.",
        ),
        (
            Skor(1, 2, (Perlu("lanjutkan", 1, dari=4, tetap=1),)),
            "4 baris dihentikan: kerjakan lagi 1 di antaranya dengan alasan, atau nilainya tetap 1.",
        ),
        (
            Skor(0, 4, (Perlu("selesaikan", 1), Perlu("lanjutkan", 1, hari=date(2026, 4, 30), dari=1))),
            "Untuk nilai 4: selesaikan 1 baris rencana lagi. 1 baris dihentikan: kerjakan lagi dengan alasan "
            "dan selesaikan paling lambat 30 April 2026, atau nilainya tetap 0.",
        ),
    ],
)
def test_the_step_says_which_rows_were_stopped(app: Flask, skor: Skor, kalimat: str) -> None:
    with app.test_request_context():
        assert kata_langkah(skor) == kalimat


@pytest.mark.parametrize(
    ("selesai", "nilai"),
    [
        (date(2026, 1, 2), 5),  # before the report was sealed
        (date(2026, 2, 28), 5),  # a month after 31 January
        (date(2026, 3, 1), 4),
        (date(2026, 4, 30), 4),
        (date(2026, 5, 1), 3),
        (date(2026, 7, 31), 3),
        (date(2026, 8, 1), 2),
        (date(2026, 10, 31), 2),
        (date(2026, 11, 1), 1),
        (date(2028, 1, 1), 1),
    ],
)
def test_the_slowest_row_decides_how_fast_a_plan_was(selesai: date, nilai: int) -> None:
    baris = [(LAPORAN, LAPORAN), (LAPORAN, selesai)]
    assert skor_kecepatan(1, baris, HARI) == Skor(nilai, halangan="" if nilai == 5 else "sudah_selesai")


def test_a_row_that_is_not_done_leaves_nothing_and_says_until_when_it_is_worth_what() -> None:
    baris = [(LAPORAN, LAPORAN), (LAPORAN, None)]
    assert skor_kecepatan(1, baris, date(2026, 3, 2)) == Skor(
        0, 4, (Perlu("selesaikan", 1, hari=date(2026, 4, 30)),)
    )
    assert skor_kecepatan(1, baris, HARI) == Skor(0, 1, (Perlu("selesaikan", 1),))
    assert skor_kecepatan(1, [], HARI).halangan == "tanpa_rencana"
    assert skor_kecepatan(0, [], HARI).halangan == "laporan_lalu"


def test_the_rubric_names_six_steps_its_grade_and_its_sources_for_each_indicator() -> None:
    rubrik = load_rubrik()
    assert list(rubrik.indikator) == ["1", "2", "4", "6", "7", "8", "9"]
    assert [satu.bobot for satu in rubrik.indikator.values()] == [17, 14, 14, 17, 7, 7, 7]
    assert all(len(satu.langkah) == 6 and satu.sumber and satu.bacaan for satu in rubrik.indikator.values())
    assert {satu.bukti for satu in rubrik.indikator.values()} == {"S", "V*2"}
    assert rubrik.indikator["9"].bertentangan
    assert "naskah peraturannya belum kami baca" in rubrik.pernyataan
