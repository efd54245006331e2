"""Forums of earlier years: as incomplete as they were, and what can still be derived from them."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from fkp.forum.arsip.berkas import baca_berkas
from fkp.forum.arsip.istilah import load_istilah
from fkp.forum.arsip.kasus import Kasus, KasusDitolak, baca_kasus
from fkp.forum.arsip.lembar import templat
from fkp.forum.arsip.nilai import nilai_forum
from fkp.forum.arsip.simpan import nilai_baris, susun
from fkp.forum.arsip.tanggal import baca_hari
from fkp.forum.arsip.waktu import ada_batas, baca_lama
from fkp.forum.kerangka import load_kerangka
from fkp.lembar import BerkasSalah
from tests.builders import SAAT

BERKAS = Path(__file__).parent / "data" / "fkp_cases.json"
KASUS: list[dict[str, Any]] = json.loads(BERKAS.read_text(encoding="utf-8"))["cases"]
KERANGKA = load_kerangka()


def kasus(**isi: Any) -> Kasus:
    return baca_kasus({"id": "x", "institution": "Dinas Umpama", "topic": "Loket", **isi}, KERANGKA)


def turunan(satu: Kasus) -> dict[str, Any]:
    """Derived from the rows it becomes."""
    return nilai_baris(*susun(satu, SAAT)).turunan


# From a record to rows, without a database.


@pytest.mark.parametrize("mentah", KASUS, ids=lambda k: k["id"])
def test_what_a_published_case_derives_comes_out_of_its_rows(mentah: dict[str, Any]) -> None:
    satu = baca_kasus(mentah, KERANGKA)
    hasil = turunan(satu)
    milik = {k: v for k, v in mentah["derived"].items() if k != "why"}
    assert {k: hasil[k] for k in milik} == milik
    assert satu.asli == mentah
    assert not [p for p in satu.perhatian if "derived" in p or "tanggal" in p]


def test_a_source_that_shows_only_organisers_gives_no_points_and_no_gap() -> None:
    hasil = turunan(baca_kasus(KASUS[1], KERANGKA))
    assert (hasil["pekppp_q2_scale_min"], hasil["pekppp_q2_scale_max"]) == (None, None)
    assert hasil["missing"] == []
    utuh = turunan(kasus(participants={"organiser_roles": ["Kepala"], "elements_observed": []}))
    assert (utuh["pekppp_q2_scale_min"], utuh["missing"]) == (0, ["U1", "U2", "U3", "U4", "U5"])
    assert turunan(kasus())["pekppp_q2_scale_min"] is None


@pytest.mark.parametrize(("banyak", "nilai"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)])
def test_points_are_the_number_of_different_elements_five_at_most(banyak: int, nilai: int) -> None:
    unsur = [u.kunci for u in KERANGKA.unsur][:banyak]
    hasil = nilai_forum(KERANGKA, [*unsur, *unsur, "O"], [], [])
    assert (hasil.terendah, hasil.tertinggi) == (nilai, nilai)


def test_rows_join_issue_commitment_and_answer() -> None:
    satu = baca_kasus(KASUS[2], KERANGKA)
    baris = [(b.masalah[:12], b.tindakan[:12], b.jawaban[:9], b.hasil, b.jangka_teks) for b in satu.baris]
    assert baris == [
        ("Long-term ma", "", "", "", ""),
        ("Central air ", "Interim repa", "", "disepakati", "tahun 2026"),
        ("Staff compet", "", "", "", ""),
        ("Patients dis", "", "discharge", "dijelaskan", ""),
        ("", "Strategic ag", "", "disepakati", ""),
    ]
    assert satu.baris[1].tenggat is None
    assert satu.baris[1].penanggung_jawab == "Dinas Pekerjaan Umum (via)"
    pertama = baca_kasus(KASUS[0], KERANGKA).baris[0]
    assert (pertama.kelas, pertama.durasi, pertama.tenggat) == ("pendek", 2, date(2025, 10, 9))
    dua = kasus(issues=["a"], commitments=[{"issue": 0, "action": "b"}, {"issue": 0, "action": "c"}])
    assert [(b.masalah, b.tindakan) for b in dua.baris] == [("a", "b"), ("a", "c")]


@pytest.mark.parametrize(
    ("komitmen", "bertenggat", "tenggat"),
    [
        ({"deadline_date": "2025-12-31"}, 1, date(2025, 12, 31)),
        ({"due": "31 Desember 2025"}, 1, date(2025, 12, 31)),
        ({"deadline_text": "3 (tiga) bulan"}, 1, date(2025, 12, 26)),
        ({"duration_days": "14 hari", "deadline_class": "short_term"}, 1, date(2025, 10, 10)),
        ({"year": 2026}, 1, None),
        ({"date": "2026"}, 1, None),
        ({"deadline_text": "14 hari kerja"}, 1, None),
        ({"deadline_class": "jangka_menengah"}, 0, None),
        ({"deadline": "sesuai PermenPANRB 16/2017"}, 0, None),
        ({"deadline_text": "setiap 3 bulan"}, 0, None),
        ({"duration_days": 0}, 0, None),
        ({"duration_days": 99999999}, 0, None),
        # Before the forum: kept as words and said, never as a date.
        ({"due_date": "2025-01-31"}, 1, None),
    ],
)
def test_a_limit_counts_when_it_can_be_checked(
    komitmen: dict[str, Any], bertenggat: int, tenggat: date | None
) -> None:
    satu = kasus(date="2025-09-26", commitments=[{"action": "Memasang papan", **komitmen}])
    assert turunan(satu)["commitments_with_deadline"] == bertenggat
    assert satu.baris[0].tenggat == tenggat
    if "due_date" in komitmen:
        assert "2025-01-31" in satu.baris[0].jangka_teks
        assert "sebelum hari forum" in satu.perhatian[0]


def test_words_that_set_a_limit_and_words_that_do_not() -> None:
    batas = ["2 hari", "tahun 2026", "Maret 2026", "1x24 jam", "akhir Desember", "dua minggu", "31/12/2025"]
    bukan = [
        "sesuai kesepakatan",
        "tahun mendatang",
        "tahun depan, dua kali setahun",
        "segera",
        "",
        "per bulan",
    ]
    assert [t for t in batas if not ada_batas(t)] == []
    assert [t for t in bukan if ada_batas(t)] == []
    assert baca_lama("Jangka pendek (2 Hari)").durasi == 2
    assert baca_hari("Senin, 12 November 2025").janggal.endswith("padahal hari itu Rabu")


def test_other_spellings_of_the_same_things_are_understood() -> None:
    satu = baca_kasus(
        {
            "instansi": {"nama": "Dinas Umpama"},
            "tema": ["Loket", "antrean"],
            "tanggal": "2025-09",
            "mode": "Hybrid",
            "participants": {
                "elements": {"U1": 3, "u2": 0, "Media massa": 1, "O": 2, "U9": 1},
                "total": "39 orang",
            },
            "issues": "Antrean panjang",
            "commitments": [
                {"masalah": "antrean panjang", "action": "Mesin antrean", "pic": ["Seksi A", "B"]},
                "Rapat",
            ],
            "answers": {"issue": 0, "answer": "Sudah", "outcome": "DITUNDA"},
            "notes": "satu",
            "cuaca": "hujan",
            "source": "https://umpama.example/berita",
        },
        KERANGKA,
    )
    assert (satu.lembaga, satu.tema, satu.tanggal, satu.waktu_teks) == (
        "Dinas Umpama",
        "Loket; antrean",
        None,
        "2025-09",
    )
    assert (satu.moda, satu.unsur, satu.jumlah_peserta) == ("hibrida", ["U1", "U5"], 39)
    assert [(b.masalah, b.tindakan, b.jawaban, b.hasil) for b in satu.baris] == [
        ("Antrean panjang", "Mesin antrean", "Sudah", "disepakati"),
        ("", "Rapat", "", "disepakati"),
    ]
    assert satu.baris[0].penanggung_jawab == "Seksi A; B"
    assert satu.perhatian == [
        "unsur tidak dikenal, tidak dihitung: U9",
        "tidak dikenal, disimpan apa adanya: cuaca",
    ]
    assert satu.kunci.startswith("tanpa-id-")


@pytest.mark.parametrize("mentah", ["teks", 7, None, [], {}, {"topic": "x"}, {"institution": "  "}])
def test_what_is_no_forum_is_refused_with_a_reason(mentah: object) -> None:
    with pytest.raises(KasusDitolak, match=r"bukan catatan|tidak menyebut"):
        baca_kasus(mentah, KERANGKA)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"{", "baris 1"),
        (b'{"cases": []}', "satu pun"),
        (b'{"a": 1}', "cases"),
        (b'[{"institution": NaN}]', "tidak sah"),
        (b"[" * 100_000, "tidak sah"),
        (b'[{"institution": "X", "a": ' + b"[" * 50 + b"]" * 50 + b"}]", "tidak sah"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04rusak", "rusak"),
        (b"nama,umur\nA,3\n", "Baris judul"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(isi: bytes, kata: str) -> None:
    with pytest.raises(BerkasSalah) as salah:
        baca_berkas(isi, "berkas.json" if isi.startswith((b"{", b"[")) else "berkas")
    assert kata in salah.value.pesan


def test_a_sheet_takes_several_rows_for_one_forum() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(templat()))
    lembar = buku.worksheets[0]
    letak = {sel.value: sel.column for sel in lembar[1]}
    assert list(letak) == [nama for _kunci, nama in load_istilah().templat]
    baris: list[dict[str, Any]] = [
        {
            "Unit": "Dinas Umpama",
            "Tanggal": date(2024, 9, 26),
            "Tema": "Loket",
            "Unsur hadir": "U1, U3; Ahli, akademisi",
            "Masalah": "Antre",
            "Usulan": "Mesin",
            "Jangka waktu": "Jangka pendek (2 Hari)",
            "Penanggung jawab": "Seksi A",
        },
        {"Masalah": "Parkir", "Tanggapan": "Milik kota"},
        {"Tema": "Tarif", "Tanggal": "2023", "Unsur mungkin hadir": "Media massa"},
    ]
    for nomor, satu in enumerate(baris, start=2):
        for nama, nilai in satu.items():
            lembar.cell(nomor, letak[nama], nilai)
    keluar = io.BytesIO()
    buku.save(keluar)
    dua = [baca_kasus(isi, KERANGKA) for isi in baca_berkas(keluar.getvalue(), "arsip.xlsx")]
    assert [(s.lembaga, s.tema, s.tanggal, s.waktu_teks) for s in dua] == [
        ("Dinas Umpama", "Loket", date(2024, 9, 26), ""),
        ("Dinas Umpama", "Tarif", None, "2023"),
    ]
    assert (dua[0].unsur, dua[1].unsur_ragu) == (["U1", "U2", "U3"], ["U5"])
    assert [(b.masalah, b.tindakan, b.jawaban, b.durasi) for b in dua[0].baris] == [
        ("Antre", "Mesin", "", 2),
        ("Parkir", "", "Milik kota", None),
    ]
