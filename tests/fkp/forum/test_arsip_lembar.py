"""Sheets of earlier forums as agencies keep them: merged cells, several sheets, odd titles, sums."""

from datetime import date, datetime
from typing import Any

import pytest

from fkp.forum.arsip.lembar import templat
from fkp.lembar import BerkasSalah
from tests.fkp.forum.arsip_bantu import UNIT, baca, buku, komitmen, satu_lembar

AKHIR_TAHUN = datetime(2023, 12, 31)  # noqa: DTZ001, a cell has no zone


def test_every_sheet_with_titles_is_read_and_unknown_columns_are_kept() -> None:
    judul = [
        "Unit",
        "Tanggal",
        "Tema",
        "Unsur hadir",
        "Masalah",
        "Tindakan",
        "Keluaran",
        "Anggaran",
        "Status",
    ]
    akhir = ["U1", "Antre", "Tambah loket", "1 loket", "Rp20 juta", "Selesai"]
    isi = buku(
        {
            "2023": [judul, [UNIT, "13 November 2023", "Layanan 2023", *akhir]],
            "2024": [judul, [UNIT, "14 November 2024", "Layanan 2024", *akhir]],
            "Hadir": [["No", "Nama", "Tanda Tangan"], [1, "Budi", ""]],
            "Kosong": [],
        }
    )
    dua = baca(isi, "")
    assert [(s.tema, s.tanggal) for s in dua] == [
        ("Layanan 2023", date(2023, 11, 13)),
        ("Layanan 2024", date(2024, 11, 14)),
    ]
    for satu, nama in zip(dua, ("2023", "2024"), strict=True):
        assert satu.asli["sheet"] == {
            "name": nama,
            "rows": [{"row": 2, "Keluaran": "1 loket", "Anggaran": "Rp20 juta", "Status": "Selesai"}],
        }
        assert "kolom tidak dikenal, disimpan apa adanya: Keluaran, Anggaran, Status" in satu.perhatian
    assert "tidak dibaca: Hadir" in dua[0].perhatian[-1]


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    judul = ["Masalah", "Tindakan"]
    isi = buku({"A": [judul, ["a", "b"]], "B": [judul, ["c", "d"]]}, tersembunyi=["B"])
    (satu,) = baca(isi)
    assert [b.masalah for b in satu.baris] == ["a"]
    assert satu.perhatian == ["lembar tanpa judul kolom forum, atau tersembunyi, tidak dibaca: B"]


def test_a_problem_goes_on_down_merged_and_empty_cells_in_its_order() -> None:
    satu = satu_lembar(
        [
            ["Unit", "Tanggal", "Tema", "Masalah", "Tindakan", "Jangka waktu", "Penanggung jawab"],
            [UNIT, date(2023, 9, 12), "Akta", "Akta lambat", "Menambah petugas", AKHIR_TAHUN, "A"],
            [None, None, None, None, "Membuat SOP", "3 bulan"],
            [None, None, None, None, "Sosialisasi desa", "rutin", "B"],
            [None, None, None, "Toilet", "Perbaikan", "2024", "C"],
            [None, None, None, None, "Papan arah", "2024", "D"],
        ],
        ["A2:A6", "B2:B6", "C2:C6", "D2:D4"],
    )
    assert [(b.masalah, b.tindakan, b.jangka_teks, b.tenggat) for b in satu.baris] == [
        ("Akta lambat", "Menambah petugas", "2023-12-31", date(2023, 12, 31)),
        ("Akta lambat", "Membuat SOP", "3 bulan", date(2023, 12, 12)),
        ("Akta lambat", "Sosialisasi desa", "rutin", None),
        ("Toilet", "Perbaikan", "2024", None),
        ("Toilet", "Papan arah", "2024", None),
    ]
    assert komitmen(satu) == (5, 4, 4)


def test_a_limit_and_an_owner_merged_over_actions_belong_to_each_of_them() -> None:
    satu = satu_lembar(
        [
            ["No", "Masalah", "Tindak Lanjut", "Target Waktu", "PIC"],
            [1, "Antre", "Loket", "6 bulan", "Umum"],
            [None, None, "Kursi"],
            [None, None, "Layar"],
            [2, "Parkir", "Marka", "1 bulan", "idem"],
        ],
        ["A2:A4", "B2:B4", "D2:D4", "E2:E4"],
    )
    assert [(b.masalah, b.tindakan, b.durasi, b.penanggung_jawab) for b in satu.baris] == [
        ("Antre", "Loket", 6, "Umum"),
        ("Antre", "Kursi", 6, "Umum"),
        ("Antre", "Layar", 6, "Umum"),
        ("Parkir", "Marka", 1, "Umum"),
    ]


def test_an_action_merged_over_several_problems_is_one_promise_for_all() -> None:
    satu = satu_lembar(
        [
            ["No", "Masalah", "Rencana Tindak Lanjut", "Target Waktu", "PIC"],
            [1, "Antre", "Penataan ruang", "6 bulan", "UPTD"],
            [2, "Calo"],
            [3, "Toilet"],
            [4, "Parkir"],
        ],
        ["C2:C4", "D2:D4", "E2:E4"],
    )
    assert [(b.masalah, b.tindakan) for b in satu.baris] == [
        ("Antre; Calo; Toilet", "Penataan ruang"),
        ("Parkir", ""),
    ]
    assert "menjawab 3 masalah" in satu.perhatian[0]
    assert komitmen(satu) == (1, 1, 1)


def test_titles_that_plans_use_are_known_and_a_proposal_alone_is_no_promise() -> None:
    satu = satu_lembar(
        [
            [
                *("No", "Permasalahan/Isu", "Saran Masukan Peserta", "Rencana Tindak Lanjut"),
                *("Target Waktu", "PIC", "Ket."),
            ],
            [1, "Antre lama", "Tambah loket", "Menambah 1 loket", "TW II 2025", "Bidang Dafduk", "prioritas"],
            [2, "Calo", "Pengawasan", "-", "-", "-", ""],
            [3, "Toilet", "Perbaiki", "Perbaikan", "2025", "n/a", ""],
        ]
    )
    assert [(b.masalah, b.usulan, b.tindakan, b.hasil) for b in satu.baris] == [
        ("Antre lama", "Tambah loket", "Menambah 1 loket", "disepakati"),
        ("Calo", "Pengawasan", "", ""),
        ("Toilet", "Perbaiki", "Perbaikan", "disepakati"),
    ]
    assert komitmen(satu) == (2, 2, 1)
    assert satu.perhatian == ["kolom tidak dikenal, disimpan apa adanya: Ket."]


def test_titles_over_two_rows_take_the_day_it_ends() -> None:
    satu = satu_lembar(
        [
            ["No", "Masalah", "Tindak Lanjut", "Jangka Waktu", None, "PIC"],
            [None, None, None, "Mulai", "Selesai", None],
            [1, "Antre", "Loket", date(2025, 1, 1), date(2025, 3, 31), "Umum"],
        ],
        ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"],
    )
    assert [(b.tindakan, b.tenggat, b.penanggung_jawab) for b in satu.baris] == [
        ("Loket", date(2025, 3, 31), "Umum")
    ]
    assert satu.asli["sheet"]["rows"] == [{"row": 3, "Jangka Waktu Mulai": "2025-01-01"}]


def test_rows_of_one_forum_need_not_stand_together() -> None:
    judul = ["Unit", "Tanggal", "Tema", "Masalah"]
    a, b = [UNIT, "2024-01-02", "X"], [UNIT, "2024-02-02", "Y"]
    isi = buku({"1": [judul, [*a, "satu"], [*b, "dua"], [*a, "tiga"]], "2": [judul, [*a, "empat"]]})
    assert [[r.masalah for r in s.baris] for s in baca(isi, "")] == [["satu", "tiga", "empat"], ["dua"]]


def test_a_forum_that_goes_on_in_another_sheet_is_read_by_the_columns_of_that_sheet() -> None:
    sama = ["2024-03-05", "Antrean"]
    (kasus,) = baca(
        buku(
            {
                "Satu": [["Tanggal", "Tema", "Masalah", "Tindakan"], [*sama, "Antre lama", "Tambah loket"]],
                "Dua": [
                    ["Tanggal", "Tema", "Masalah", "Usulan", "NIK"],
                    [*sama, "Gelap", "Pasang lampu", "3201234567890001"],
                ],
            }
        )
    )
    assert komitmen(kasus)[0] == 2
    assert any("kolom tentang orang tidak disimpan: NIK" in satu for satu in kasus.perhatian)


def test_sums_are_no_problems_and_a_problem_about_sums_is_one() -> None:
    baris = [["Masalah", "Jumlah peserta"], ["Antre", 35], ["Jumlah loket kurang", 35], ["Total", 70]]
    satu = satu_lembar(baris)
    assert [b.masalah for b in satu.baris] == ["Antre", "Jumlah loket kurang"]
    assert satu.perhatian == ["baris 4 hanya menjumlahkan, tidak dihitung"]


def test_columns_about_people_are_named_and_not_kept() -> None:
    satu = satu_lembar([["Masalah", "Tindakan", "No. HP", "Status"], ["a", "b", "0812-3456-7890", "selesai"]])
    assert "0812" not in str(satu.asli)
    assert "kolom tentang orang tidak disimpan: No. HP" in satu.perhatian


def test_a_table_of_forty_rows_comes_whole() -> None:
    baris = [
        [
            n,
            f"Soal {n}",
            f"Aksi {n}",
            f"Jangka pendek ({n} Hari)" if n % 2 else "segera",
            "Umum" if n % 4 else "-",
        ]
        for n in range(1, 41)
    ]
    satu = satu_lembar([["No", "Masalah", "Tindakan", "Jangka waktu", "PIC"], *baris])
    assert [b.masalah for b in satu.baris] == [f"Soal {n}" for n in range(1, 41)]
    assert komitmen(satu) == (40, 20, 30)


@pytest.mark.parametrize("sandi", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("pemisah", [";", ",", "\t"])
def test_a_csv_of_any_separator_and_encoding(sandi: str, pemisah: str) -> None:
    baris = [
        ["Hari/Tanggal: Rabu 13 November 2024", "", "", ""],
        ["No", "Permasalahan", "Saran", "Jangka Waktu (hari)"],
        ["1", "Café – antre", "Loket", "14"],
        ["2", "Calo", "CCTV", "30"],
    ]
    isi = "\r\n".join(pemisah.join(satu) for satu in baris).encode(sandi)
    (satu,) = baca(isi, nama="arsip.csv")
    assert (satu.tanggal, [b.masalah for b in satu.baris]) == (date(2024, 11, 13), ["Café – antre", "Calo"])
    assert [b.jangka_teks for b in satu.baris] == ["14 hari", "30 hari"]
    assert any("Windows-1252" in p for p in satu.perhatian) == (sandi == "cp1252")


@pytest.mark.parametrize(
    ("baris", "lembaga", "kata"),
    [
        (
            [["No", "Permasalahan/Isu", "Saran", "PIC"], [1, "a", "b", "c"]],
            "",
            ["No, Permasalahan/Isu, Saran, PIC", "kolom Unit; atau pilih satu unit", "Templatnya"],
        ),
        ([["Nama", "Umur"], ["A", 3]], UNIT, ["Nama, Umur", "Yang kurang: kolom Tema atau Masalah."]),
        ([["Nama", "Umur"], ["A", 3]], "", ["kolom Tema atau Masalah; kolom Unit"]),
        ([["hanya satu"]], UNIT, ["tidak ada baris dengan dua kolom"]),
        ([["Masalah", "Tindakan"]], UNIT, ["semuanya kosong"]),
    ],
)
def test_a_sheet_that_cannot_be_used_says_what_it_has_and_what_it_lacks(
    baris: list[list[Any]], lembaga: str, kata: list[str]
) -> None:
    with pytest.raises(BerkasSalah) as salah:
        baca(buku({"Data": baris}), lembaga)
    assert [k for k in kata if k not in salah.value.pesan] == []


def test_the_empty_template_holds_no_forum() -> None:
    with pytest.raises(BerkasSalah, match="semuanya kosong"):
        baca(templat(), "")
    with pytest.raises(BerkasSalah, match="Lebih dari 20000 baris"):
        baca(b"Masalah\n" + b"a\n" * 20_001, nama="a.csv")
