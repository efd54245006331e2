"""Invented forums in the style of published ones, and the ways records word the same things."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.arsip.kasus import Kasus, baca_kasus
from fkp.forum.arsip.queries import baris_arsip, nilai_arsip
from fkp.forum.arsip.rencana import jalankan, rencanakan
from fkp.forum.arsip.simpan import nilai_baris, susun
from fkp.forum.kerangka import load_kerangka
from fkp.forum.models import ArsipForum, TahapForum
from fkp.forum.peserta.kata_unsur import kata_unsur
from tests.builders import SAAT, Kota

BERKAS = Path(__file__).parent / "data" / "arsip_rekaan.json"
REKAAN: list[dict[str, Any]] = json.loads(BERKAS.read_text(encoding="utf-8"))["cases"]
KERANGKA = load_kerangka()
SEMUA = ["U1", "U2", "U3", "U4", "U5"]


def kasus(**isi: Any) -> Kasus:
    return baca_kasus({"id": "x", "institution": "Dinas Umpama", "topic": "Loket", **isi}, KERANGKA)


def turunan(satu: Kasus) -> dict[str, Any]:
    return nilai_baris(*susun(satu, SAAT)).turunan


def skala(peserta: Any) -> tuple[int | None, int | None, list[str]]:
    hasil = turunan(kasus(participants=peserta))
    return hasil["pekppp_q2_scale_min"], hasil["pekppp_q2_scale_max"], hasil["missing"]


@pytest.mark.parametrize("rekaan", REKAAN, ids=lambda k: k["id"])
def test_an_invented_case_gives_what_was_reckoned_by_hand(rekaan: dict[str, Any]) -> None:
    harap = rekaan["harap"]
    mentah = {k: v for k, v in rekaan.items() if k != "harap"}
    satu = baca_kasus(mentah, KERANGKA)
    hasil = turunan(satu)
    assert {k: hasil[k] for k in mentah["derived"]} == mentah["derived"]
    assert satu.asli == mentah
    lihat = {
        "tanggal": satu.tanggal.isoformat() if satu.tanggal else None,
        "masalah": [b.masalah for b in satu.baris],
        "hasil": [b.hasil for b in satu.baris],
    }
    for kunci, nilai in harap.items():
        if kunci == "perhatian":
            assert all(any(kata in p for p in satu.perhatian) for kata in nilai), satu.perhatian
        else:
            assert (lihat[kunci] if kunci in lihat else getattr(satu, kunci)) == nilai


def test_invented_cases_are_stored_as_archives_and_keep_their_scores(db: Session, kota: Kota) -> None:
    rencana = rencanakan(db, REKAAN, ("/",), SAAT, unit=kota.unit)
    jalankan(db, "uji", rencana, SAAT)
    db.commit()
    db.expire_all()
    assert (len(rencana.terima), rencana.tolak) == (15, [])
    for satu in rencana.terima:
        arsip = db.scalars(select(ArsipForum).where(ArsipForum.kunci == satu.kasus.kunci)).one()
        assert arsip.forum.tahap == TahapForum.ARSIP
        hasil = nilai_arsip(db, arsip.forum).turunan
        derived = arsip.asli["derived"]
        assert {k: hasil[k] for k in derived} == derived
        assert [b.masalah for b in baris_arsip(db, arsip.forum)] == [b.masalah for b in satu.kasus.baris]


@pytest.mark.parametrize(
    "peserta",
    [
        {"total": 87, "counts": {"U1": 40, "U2": 5, "U3": 30, "U4": 12, "U5": 0}},
        {"per_unsur": {"U1": "40 orang", "U2": 5, "U3": True, "U4": "ada", "U5": "tidak hadir"}},
        {
            "jumlah_per_unsur": [
                {"unsur": k, "jumlah": n} for k, n in zip(SEMUA, (40, 5, 30, 12, 0), strict=True)
            ]
        },
        {"elements_observed": {"U1": 40, "U2": 5, "U3": 30, "U4": 12, "U5": 0}},
        {"elements_observed": ["U1"], "counts": {"Akademisi": 5, "OPD": 3, "LSM": 1, "Media": None}},
        "Pengguna layanan; Akademisi; OPD; LSM",
        {"elements_observed": "U1: 40; U2 (5); U3 = 2; U4 - Masyarakat sipil; U5: 0"},
        {"elements": ["U1: 40", "Akademisi (5 orang)", "OPD = 3", "LSM: 12", "Media: 0"]},
    ],
)
def test_numbers_for_each_element_say_who_came(peserta: Any) -> None:
    if isinstance(peserta, str):
        peserta = {"elements_observed": peserta.split("; ")}
    assert skala(peserta) == (4, 4, ["U5"])


@pytest.mark.parametrize(
    "peserta",
    [
        {"total": 87},
        {"roles": ["RT", "RW"]},
        {"total": 40, "roles": ["RT"], "elements_observed": []},
        {"total": 40, "organiser_roles": ["Kepala Dinas"]},
        {"narasumber": ["Ombudsman"]},
        ["RT", "RW"],
        87,
        {"elements_observed": ["O"], "total": 12},
    ],
)
def test_people_without_an_element_let_nobody_conclude(peserta: Any) -> None:
    assert skala(peserta) == (None, None, [])


def test_a_number_of_people_may_be_written_as_words_of_a_report() -> None:
    sebut = ["1.200 orang", "sekitar 50 orang", "45 orang (L: 20, P: 25)", 39.0, "banyak"]
    assert [kasus(participants={"total": s}).jumlah_peserta for s in sebut] == [1200, 50, 45, 39, None]


def test_nobody_but_organisers_is_no_element_at_all() -> None:
    assert skala({"counts": {"O": 12, "U1": 0}}) == (0, 0, SEMUA)
    assert kasus(participants={"counts": {"O": 12}}).peran == {"penyelenggara": ["12 orang"]}


@pytest.mark.parametrize(
    ("sebut", "unsur", "asing"),
    [
        ("Akademisi; Media; LSM; OPD", ["U2", "U3", "U4", "U5"], []),
        ("Akademisi/Praktisi", ["U2"], []),
        ("Media dan LSM (2)", ["U4", "U5"], []),
        ("Ahli, akademisi", ["U2"], []),
        ("tokoh masyarakat; OPD", ["U3"], ["tokoh masyarakat"]),
        ("masyarakat umum; insan pers", ["U1", "U5"], []),
    ],
)
def test_elements_are_named_by_the_words_of_attendance_lists(
    sebut: str, unsur: list[str], asing: list[str]
) -> None:
    satu = kasus(participants={"elements_observed": sebut.split("; ")})
    assert satu.unsur == unsur
    assert satu.perhatian == [f"unsur tidak dikenal, tidak dihitung: {', '.join(asing)}"] * bool(asing)


def test_pasted_names_and_archives_know_the_same_words() -> None:
    kata = kata_unsur(KERANGKA)
    assert [kata[k] for k in ("masyarakat", "akademisi", "opd", "lsm", "pers", "u5", "1")] == [
        *("U1", "U2", "U3", "U4", "U5", "U5", "U1")
    ]
    assert "tokoh masyarakat" not in kata


@pytest.mark.parametrize(
    ("pic", "ada"),
    [
        *((kosong, 0) for kosong in ("-", "–", "n/a", "N/A", "belum ditentukan", "tidak ada", "", None, "?")),
        *((kosong, 0) for kosong in ("Belum ada PIC", "menyusul", ["-", "tidak ada"])),
        *((isi, 1) for isi in ("Bidang A", ["-", "Bidang A"], "Dinas Ketahanan Pangan (tidak ada biaya)")),
    ],
)
def test_what_only_fills_a_place_is_no_owner(pic: Any, ada: int) -> None:
    satu = kasus(commitments=[{"action": "Papan", "pic": pic}])
    assert turunan(satu)["commitments_with_pic"] == ada
    if isinstance(pic, str):
        assert satu.baris[0].penanggung_jawab == pic


@pytest.mark.parametrize(
    ("moda", "kunci"),
    [
        ("luring dan daring (Zoom)", "hibrida"),
        ("tatap muka", "tatap_muka"),
        ("tatap_muka", "tatap_muka"),
        ("Luring di aula", "tatap_muka"),
        ("daring melalui Zoom Meeting", "daring"),
        ("via Google Meet", "daring"),
        ("Hybrid", "hibrida"),
        (["luring", "daring"], "hibrida"),
        ("siaran radio", ""),
    ],
)
def test_the_mode_is_found_in_the_words(moda: Any, kunci: str) -> None:
    satu = kasus(mode=moda)
    assert satu.moda == kunci
    assert bool(satu.perhatian) == (kunci == "")


def test_a_day_that_cannot_be_read_is_said_and_one_that_is_open_is_not() -> None:
    satu = kasus(date="pertengahan musim hujan")
    assert (satu.tanggal, satu.waktu_teks) == (None, "pertengahan musim hujan")
    assert satu.perhatian == ["tanggal “pertengahan musim hujan” tidak terbaca, dicatat sebagai kata"]
    assert kasus(date="2024").perhatian == kasus(date="-").perhatian == []


@pytest.mark.parametrize(
    "isi",
    [
        {"date": {"start": "2024-12-04", "end": "2024-12-05"}},
        {"date": {"mulai": "4 Desember 2024", "selesai": "5 Desember 2024"}},
        {"dates": ["2024-12-04", "2024-12-05"]},
        {"date": ["2024-12-04", "2024-12-05"]},
        {"start_date": "2024-12-04", "end_date": "2024-12-05"},
        {"tanggal": "2024-12-04", "tanggal_selesai": "2024-12-05", "time": "09.00 WIB"},
    ],
)
def test_a_forum_of_several_days_has_its_first_day_and_keeps_the_words(isi: dict[str, Any]) -> None:
    satu = kasus(**isi)
    assert str(satu.tanggal) == "2024-12-04"
    assert "5" in satu.waktu_teks
    assert satu.perhatian == []


@pytest.mark.parametrize("sebut", [[0, 1, 2], "0, 1, 2", ["Antre", "Calo", "Toilet"], ["a1", 1, "Toilet"]])
def test_one_action_for_several_problems_is_one_promise(sebut: Any) -> None:
    satu = kasus(
        issues=[{"id": "A1", "text": "Antre"}, "Calo", "Toilet", "Parkir"],
        commitments=[{"issue": sebut, "action": "Penataan", "deadline_text": "2026", "pic": "UPTD"}],
        answers=[{"issue": 1, "answer": "Sudah dilaporkan"}],
    )
    assert [(b.masalah, b.tindakan, b.jawaban) for b in satu.baris] == [
        ("Antre; Calo; Toilet", "Penataan", ""),
        ("Calo", "", "Sudah dilaporkan"),
        ("Parkir", "", ""),
    ]
    assert turunan(satu)["commitments_total"] == 1
    assert "menjawab 3 masalah" in satu.perhatian[0]


def test_the_number_of_a_problem_that_is_not_there_is_remarked_however_it_is_written() -> None:
    satu = kasus(issues=["Antre"], commitments=[{"issue": "0000005555", "action": "Tambah loket"}])
    assert any("masalah nomor" in teks for teks in satu.perhatian)
    assert turunan(satu)["commitments_total"] == 1


def test_several_units_have_one_owner_and_the_others_stand_beside_it(db: Session, kota: Kota) -> None:
    isi = [
        {"id": "a", "institution": ["Dinas Khayal", "Loket Utama", "Klinik Pagi"], "topic": "A"},
        {"id": "b", "institution": "loket utama; Dinas Khayal", "topic": "B"},
        {"id": "c", "institution": ["Dinas Khayal", "Dinas Mimpi"], "topic": "C"},
    ]
    rencana = rencanakan(db, isi, ("/",), SAAT)
    assert [(s.unit.nama, s.kasus.lembaga_lain) for s in rencana.terima if s.unit] == [
        ("Loket Utama", ["Dinas Khayal", "Klinik Pagi"]),
        ("Loket Utama", ["Dinas Khayal"]),
    ]
    assert "dicatat pada Loket Utama, bersama Dinas Khayal; Klinik Pagi" in rencana.terima[0].perhatian
    assert [t.alasan.split(" belum")[0] for t in rencana.tolak] == ["unit Dinas Khayal"]
    jalankan(db, "uji", rencana, SAAT)
    arsip = db.scalars(select(ArsipForum).where(ArsipForum.kunci == "a")).one()
    assert arsip.peran == {"bersama": ["Dinas Khayal", "Klinik Pagi"]}
    assert nilai_arsip(db, arsip.forum).terendah is None
    dipilih = rencanakan(db, isi[2:], ("/",), SAAT, unit=kota.unit)
    assert dipilih.terima[0].kasus.lembaga_lain == ["Dinas Mimpi"]
