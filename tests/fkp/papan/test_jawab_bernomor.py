"""A reason that people give for their answer holds no number of anybody."""

from datetime import date

from flask import Flask
from sqlalchemy.orm import Session

from fkp.papan.models import KeadaanTanggapan
from fkp.tindak_lanjut.models import Status
from tests.builders import Kota
from tests.fkp.papan.ikut_bantu import a_janji, a_pengikut, alamat
from tests.fkp.papan.test_jawab import ALASAN, tanggapan
from tests.page import Pages


def test_a_reason_with_somebodys_number_is_sent_back(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    selesai = a_janji(db, kota.unit, status=Status.SELESAI, selesai_pada=date(2026, 11, 10))
    siapa = a_pengikut(db, f"janji:{selesai.id}")
    db.commit()
    jalan = alamat(app, siapa, "jawab", selesai)
    teks = "Kata Pak Budi 0812-3456-7890 loket kedua tutup."
    page = pages.fill(f"{jalan}?jawaban=belum", {"alasan": teks}, status=422)
    assert "Ada nomor telepon (“0812…”) di tulisan Anda" in page.text
    assert page.fields()["alasan"] == teks
    assert not tanggapan(db)
    # What came before is hidden even when somebody shows it.
    pages.fill(f"{jalan}?jawaban=belum", {"alasan": ALASAN})
    (satu,) = tanggapan(db)
    satu.alasan, satu.keadaan = teks, KeadaanTanggapan.TAMPIL
    db.commit()
    assert "Kata Pak Budi [nomor disembunyikan] loket" in pages.get(f"/janji/{selesai.id}").text
