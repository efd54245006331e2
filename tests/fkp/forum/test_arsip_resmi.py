"""Sheets in the form of a berita acara: lines above the table, closing words, who signed."""

from datetime import date
from typing import Any

import pytest

from tests.fkp.forum.arsip_bantu import JUDUL_RESMI, UNIT, baca, buku, komitmen, satu_lembar

RESMI = [
    ["PEMERINTAH KABUPATEN UMPAMA"],
    ["DINAS UMPAMA"],
    [],
    ["BERITA ACARA HASIL FORUM KONSULTASI PUBLIK (FKP)"],
    ["TENTANG"],
    ["PENINJAUAN STANDAR PELAYANAN AKTA TAHUN 2024"],
    [],
    ["Pada hari ini, Rabu tanggal tiga belas bulan November tahun dua ribu dua puluh empat, telah"],
    ["Tempat", ":", "Aula Kantor"],
    ["Waktu : 09.00 WIB"],
    [],
    JUDUL_RESMI,
    ["(1)", "(2)", "(3)", "(4)"],
    [1, "Antre lama", "Tambah loket", "Jangka pendek (2 Hari)"],
    [2, "Toilet rusak", "Perbaiki toilet", "Jangka menengah (6 Bulan)"],
    JUDUL_RESMI,
    [3, "Parkir", "akan ditindaklanjuti", ""],
    ["Total", "3 masalah"],
    [],
    ["Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya."],
    [None, None, None, "Umpama, 13 November 2024"],
    [None, None, None, "Kepala Dinas"],
    [],
    ["No.", "Nama & No. HP", "Jenis Kelamin (L/P)", "Jabatan/Organisasi", "Tanda Tangan"],
    [1, "Budi 0812-3456-7890", "L", "LSM", ""],
    [2, "Sari 0813-3456-7890", "P", "Media", ""],
]


def test_the_official_form_is_read_with_its_head_and_without_who_signed() -> None:
    satu = satu_lembar(RESMI)
    assert (satu.tema, satu.tanggal, satu.tempat, satu.waktu_teks) == (
        "PENINJAUAN STANDAR PELAYANAN AKTA",
        date(2024, 11, 13),
        "Aula Kantor",
        "09.00 WIB",
    )
    assert [(b.masalah, b.tindakan, b.tenggat) for b in satu.baris] == [
        ("Antre lama", "Tambah loket", date(2024, 11, 15)),
        ("Toilet rusak", "Perbaiki toilet", date(2025, 5, 13)),
        ("Parkir", "akan ditindaklanjuti", None),
    ]
    assert komitmen(satu) == (3, 2, 0)
    assert satu.perhatian == [
        "dibaca dari baris di atas tabel: Tanggal, Waktu, Tema, Tempat",
        "baris 18 hanya menjumlahkan, tidak dihitung",
        "3 baris di bawah tabel disimpan apa adanya, tidak dihitung",
        "tabel orang (nama, tanda tangan) di bawahnya tidak disimpan",
    ]
    assert "BERITA ACARA HASIL FORUM KONSULTASI PUBLIK (FKP)" in satu.catatan[0]
    assert satu.asli["sheet"]["below"][0].startswith("Demikian")
    assert "0812" not in str(satu.asli)


@pytest.mark.parametrize(
    ("kepala", "tanggal", "waktu_teks", "tema"),
    [
        ([["Hari/Tanggal: Rabu, 13 November 2024"]], date(2024, 11, 13), "", "Tema tidak tercatat"),
        ([["Hari/Tanggal", "Rabu, 13 November 2024"], ["Tema", "Akta"]], date(2024, 11, 13), "", "Akta"),
        (
            [["Hari / Tgl", ":", "12 s.d. 13 November 2024"]],
            date(2024, 11, 12),
            "12 s.d. 13 November 2024",
            "",
        ),
        ([["BERITA ACARA TENTANG AKTA DINAS UMPAMA TAHUN 2023"]], None, "tahun 2023", "AKTA"),
        (
            [["Tempat : Aula", "Tanggal : 13/11/24"], ["Topik: Loket"]],
            date(2024, 11, 13),
            "13/11/24",
            "Loket",
        ),
    ],
)
def test_lines_above_the_table_say_when_and_about_what(
    kepala: list[list[str]], tanggal: date | None, waktu_teks: str, tema: str
) -> None:
    satu = satu_lembar([*kepala, [], JUDUL_RESMI, [1, "a", "b", "c"]])
    assert (satu.tanggal, satu.waktu_teks) == (tanggal, waktu_teks)
    assert satu.tema == (tema or "Tema tidak tercatat")
    assert len(satu.asli["sheet"]["above"]) == len(kepala)


def test_the_unit_may_stand_above_the_table() -> None:
    for baris in ("DINAS UMPAMA TAHUN 2024", "Unit: Dinas Umpama"):
        satu = satu_lembar([["BERITA ACARA"], [baris], JUDUL_RESMI, [1, "a", "b", "c"]], lembaga="")
        assert satu.lembaga.casefold() == UNIT.casefold()


def test_two_forms_on_one_sheet_are_two_forums() -> None:
    satu, dua = baca(
        buku(
            {
                "Rekap": [
                    ["BERITA ACARA FORUM KONSULTASI PUBLIK TENTANG AKTA"],
                    ["Hari/Tanggal", "Rabu, 13 November 2024"],
                    JUDUL_RESMI,
                    [1, "A", "a", "2025"],
                    ["Mengetahui,"],
                    [None, None, None, "Kepala Dinas"],
                    [],
                    ["BERITA ACARA FORUM KONSULTASI PUBLIK TENTANG KTP"],
                    ["Hari/Tanggal", "Kamis, 14 November 2024"],
                    JUDUL_RESMI,
                    [1, "B", "b", "2026"],
                ]
            }
        )
    )
    assert [(s.tema, s.tanggal, [b.masalah for b in s.baris]) for s in (satu, dua)] == [
        ("AKTA", date(2024, 11, 13), ["A"]),
        ("KTP", date(2024, 11, 14), ["B"]),
    ]


@pytest.mark.parametrize(
    "kepala",
    [
        [["Hari : Rabu"], ["Tanggal : 13 November 2024"], ["Tempat : Aula"]],
        [["Hari/Tanggal : Rabu, 13 November 2024\nTempat : Aula"]],
        [["Waktu", ":", "Rabu, 13 November 2024"], ["Tempat", "", "Aula"]],
        [["Hari/Tanggal", ":", date(2024, 11, 13), "Tempat", ":", "Aula"]],
    ],
)
def test_labels_stand_in_cells_lines_and_pairs(kepala: list[list[Any]]) -> None:
    satu = satu_lembar([*kepala, JUDUL_RESMI, [1, "a\nb", "c", "Jangka pendek\n(2 Hari)"]])
    assert (satu.tanggal, satu.tempat) == (date(2024, 11, 13), "Aula")
    assert [(b.masalah, b.tenggat) for b in satu.baris] == [("a\nb", date(2024, 11, 15))]
