"""Regulations that a legal ground names: those on the list of the forms, and numbers to be looked at."""

import pytest
from sqlalchemy.orm import Session

from fkp.forum.berita_acara.kunci import kunci
from fkp.forum.kerangka import load_kerangka
from fkp.forum.notulen.peraturan import asing
from fkp.forum.notulen.periksa import kekurangan, peringatan
from tests.builders import SAAT, Kota
from tests.fkp.forum.bangun import a_masukan
from tests.fkp.forum.berita_acara_bantu import a_forum_siap, masuk_pimpinan

KERANGKA = load_kerangka()
PP96 = "Peraturan Pemerintah Nomor 96 Tahun 2012"


def disebut(teks: str) -> list[str]:
    return [satu.sebutan for satu in asing(teks, KERANGKA)]


@pytest.mark.parametrize(
    "teks",
    [
        "UU 25/2009",
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "pp no. 96 th 2012 pasal 33",
        "PermenPANRB 16/2017",
        "Permen PAN-RB No 16 Tahun 2017",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017",
        "SE Menteri PANRB 56/2017",
        "Keputusan pemerintah pusat, berlaku secara nasional",
        "Pasal 33 ayat (2), lampiran 12/2017",
        "SK Kepala Dinas 188.4/12/2026",
        "PP yang mengatur tarif",
        "",
    ],
)
def test_what_is_on_the_list_or_names_no_number_is_left_alone(teks: str) -> None:
    assert disebut(teks) == []


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("PP 90/2012", ["PP 90/2012"]),
        ("UU No. 24 Tahun 2013 jo. UU Nomor 25 Tahun 2009", ["UU No. 24 Tahun 2013"]),
        ("Perpres 96/2018 dan Permendagri No 8 Th 2019", ["Perpres 96/2018", "Permendagri No 8 Th 2019"]),
        ("Permendagri 16/2017", ["Permendagri 16/2017"]),
        ("Peraturan Presiden Nomor 96 Tahun 2012", ["Peraturan Presiden Nomor 96 Tahun 2012"]),
        ("PermenPANRB 16/2019", ["PermenPANRB 16/2019"]),
        ("PP 90/2012, ulang: PP 90/2012", ["PP 90/2012"]),
    ],
)
def test_a_number_that_is_on_no_list_is_named(teks: str, harap: list[str]) -> None:
    assert disebut(teks) == harap


def test_the_one_that_was_perhaps_meant_is_named_beside_it() -> None:
    (satu,) = asing("PP 90/2012", KERANGKA)
    assert satu.mirip is not None
    assert satu.mirip.startswith(PP96)
    assert asing("Perpres 96/2018", KERANGKA)[0].mirip is None


def test_a_ground_on_no_list_is_a_remark_before_locking_and_no_refusal(db: Session, kota: Kota, app) -> None:
    forum, _ = a_forum_siap(db, kota.unit)
    satu = a_masukan(
        db,
        forum,
        hasil="bukan_kewenangan",
        dasar="PP 90/2012 tentang x, hubungi 081234567890",
        masalah="Syarat",
    )
    a_masukan(db, forum, hasil="bukan_kewenangan", dasar="PP 96/2012")
    db.commit()
    (pesan,) = [k.pesan for k in peringatan(db, forum) if k.isian == "dasar"]
    assert pesan.startswith("Catatan 1 (“Syarat”): “PP 90/2012” tidak ada di daftar dasar hukum")
    assert f"Di daftar ada {PP96}" in pesan
    assert "0812" not in pesan
    page = masuk_pimpinan(db, kota, app).get(f"/kelola/forum/{forum.id}/berita-acara")
    assert "“PP 90/2012” tidak ada di daftar dasar hukum" in page.text
    satu.dasar = "PP 90/2012"
    assert kekurangan(db, forum) == []
    assert kunci(db, forum, kota.rani, SAAT)
