"""What people wrote is found by those who may show it, also without the message that told of it."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.papan.models import KeadaanTanggapan, TanggapanJanji
from tests.builders import SAAT, SANDI, Kota, a_akun, a_uuid
from tests.fkp.halaman.test_kelola import tugas
from tests.fkp.papan.ikut_bantu import a_janji
from tests.page import Page, Pages

DAFTAR = "/kelola/tanggapan-janji"
TUGAS = "2 alasan warga menunggu dibaca"


@pytest.fixture
def tertulis(db: Session, kota: Kota) -> list[TanggapanJanji]:
    """Two reasons about a promise of one unit, since yesterday, and an answer without any."""
    row = a_janji(db, kota.unit)
    semua = [
        TanggapanJanji(
            id=a_uuid(),
            tindak_lanjut_id=row.id,
            jawaban="belum",
            alasan=alasan,
            keadaan=KeadaanTanggapan.MENUNGGU.value,
            alasan_moderasi="",
            waktu=SAAT - timedelta(days=hari),
        )
        for alasan, hari in (("Masih tutup.", 1), ("Papannya kecil.", 0), ("", 5))
    ]
    db.add_all(semua)
    db.commit()
    return semua


def jalan(page: Page) -> list[str]:
    """The words of the links there within the page."""
    return [
        " ".join("".join(a.itertext()).split())
        for main in page.all("main")
        for a in main.iter("{http://www.w3.org/1999/xhtml}a")
        if a.get("href") == DAFTAR
    ]


def test_the_register_and_the_home_of_who_may_show_them_lead_there(
    db: Session, rani: Pages, tertulis: list[TanggapanJanji]
) -> None:
    assert jalan(rani.get("/kelola/tindak-lanjut")) == [TUGAS]
    page = rani.get("/kelola")
    assert TUGAS in tugas(page)
    assert "sejak 11 Nov" in page.text
    assert jalan(page) == [f"Baca alasannya: {TUGAS}"]
    for satu in tertulis[:2]:
        satu.keadaan = KeadaanTanggapan.TAMPIL.value
    db.commit()
    assert jalan(rani.get("/kelola/tindak-lanjut")) == ["Alasan warga"]
    assert jalan(rani.get("/kelola")) == []


def test_who_looks_after_several_units_reads_along_and_has_nothing_to_do(
    db: Session, app: Flask, kota: Kota, tertulis: list[TanggapanJanji]
) -> None:
    a_akun(db, Peran.PEMBINA, kota.puncak.jalur, nama_pengguna="pembina")
    a_akun(db, Peran.PETUGAS, kota.klinik.jalur, nama_pengguna="klinik")
    db.commit()
    pembina, klinik = Pages(app).masuk("pembina", SANDI), Pages(app).masuk("klinik", SANDI)
    assert jalan(pembina.get("/kelola/tindak-lanjut")) == [TUGAS]
    assert TUGAS not in tugas(pembina.get("/kelola"))
    assert jalan(klinik.get("/kelola/tindak-lanjut")) == []
    assert jalan(klinik.get("/kelola")) == []
