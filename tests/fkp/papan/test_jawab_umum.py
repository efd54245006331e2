"""What everyone may know of answers, and for how long words are kept that nobody may."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.papan.jawab import hitung_tanggapan, ringkas_tanggapan
from fkp.papan.models import KeadaanTanggapan
from fkp.papan.retensi import SIMPAN_DITOLAK, kosongkan_ditolak
from fkp.tindak_lanjut.models import Status, TindakLanjut
from tests.builders import SAAT, Kota
from tests.fkp.papan.ikut_bantu import a_janji
from tests.fkp.papan.test_jawab import ALASAN, DAFTAR, menjawab, tanggapan
from tests.page import Pages


@pytest.fixture
def selesai(db: Session, kota: Kota) -> TindakLanjut:
    janji = a_janji(db, kota.unit, status=Status.SELESAI, selesai_pada=date(2026, 11, 10))
    db.commit()
    return janji


def test_no_single_answer_can_be_told_from_the_numbers(
    db: Session, app: Flask, selesai: TindakLanjut
) -> None:
    for ke in range(10):
        with hold(SAAT + timedelta(minutes=ke)):
            menjawab(db, app, selesai, "belum" if ke % 2 else "sudah", ALASAN, f"w{ke}@contoh.example")
        ringkas = ringkas_tanggapan(db, selesai)
        harap = (None, None, None) if ke < 4 else (3, 2, 5) if ke < 9 else (5, 5, 10)
        assert (ringkas.sudah, ringkas.belum, ringkas.jumlah) == harap, ke
    assert hitung_tanggapan(db, [selesai.id])[selesai.id].jumlah == 10, "staff count every one"


def test_words_that_were_refused_are_forgotten_and_the_answer_stays(
    db: Session, app: Flask, rani: Pages, pages: Pages, selesai: TindakLanjut
) -> None:
    for ke in range(2):
        menjawab(db, app, selesai, "belum", f"{ALASAN} {ke}", f"w{ke}@contoh.example")
    tolak, tampil = tanggapan(db)
    tolak.keadaan, tolak.alasan_moderasi, tolak.diputus_pada = KeadaanTanggapan.DITOLAK, "kasar", SAAT
    tampil.keadaan, tampil.diputus_pada = KeadaanTanggapan.TAMPIL, SAAT
    db.commit()
    kosongkan_ditolak(app, SAAT + SIMPAN_DITOLAK - timedelta(seconds=1))
    assert all(satu.alasan for satu in tanggapan(db))
    kosongkan_ditolak(app, SAAT + SIMPAN_DITOLAK)
    semua = {satu.id: satu for satu in tanggapan(db)}
    assert (semua[tolak.id].alasan, semua[tolak.id].jawaban) == ("", "belum")
    assert semua[tolak.id].alasan_moderasi == "kasar"
    assert semua[tampil.id].alasan
    page = rani.get(f"{DAFTAR}?keadaan=ditolak")
    assert "Karena: Kata kasar." in page.text
    assert "Teksnya sudah dihapus." in page.text
    assert not [b for b in page.all("button") if b.get("name") == "keputusan"]
    for halaman in (page, pages.get("/privasi")):
        assert "30 hari sesudah diputuskan" in halaman.text
