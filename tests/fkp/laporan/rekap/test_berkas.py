"""The files of a recap say what its page says, in every sheet and on paper."""

import io
import uuid
from decimal import Decimal

import openpyxl
import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.dokumen.laporan import Laporan, Rumus, Tabel
from fkp.kerja.actions import mulai_pekerjaan
from fkp.kerja.models import BagianPekerjaan, BerkasPekerjaan, Keadaan, Pekerjaan
from fkp.kerja.pelaksana import kerjakan
from fkp.laporan.rekap import berkas
from fkp.laporan.rekap.laporan import laporan_rekap
from fkp.skm.hasil.pengesahan import koreksi_survei
from fkp.skm.models import Survei
from fkp.unit.models import Instansi
from surveys.aturan import Aturan
from tests.builders import SAAT, a_akun, a_unit
from tests.fkp.halaman.bangun import a_sah
from tests.fkp.laporan.rekap.test_rekap import minta, rekap


def lembar(laporan: Laporan, nama: str) -> Tabel:
    return next(t for t in laporan.lembar if t.lembar == nama)


def kaki(tabel: Tabel, kunci: str) -> list[Rumus]:
    return [s for k in tabel.kaki if k.kunci == kunci for s in k.sel if isinstance(s, Rumus)]


@pytest.fixture
def pekerjaan(db: Session, puncak: Instansi, dewi: Akun) -> uuid.UUID:
    for i, n in enumerate((7, 40, 23), start=1):
        a_sah(db, a_unit(db, puncak, f"=Loket {i}"), 3, dengan=n)
    a_unit(db, puncak, "Loket Kosong")
    satu = mulai_pekerjaan(db, dewi, berkas.JENIS, "Rekap", puncak.jalur, minta(puncak).to_dict())
    db.commit()
    return satu.id


def test_workbook_and_pdf_carry_the_figures_of_the_page(
    app: Flask, db: Session, puncak: Instansi, pekerjaan: uuid.UUID
) -> None:
    assert kerjakan(app, pekerjaan, "a") is Keadaan.SELESAI
    db.expire_all()
    hasil = rekap(db, minta(puncak))
    assert hasil.semua.hasil is not None
    isi = {b.nama: b.isi for b in db.scalars(select(BerkasPekerjaan))}
    dasar = f"rekap-skm-9-2026-tw3-{puncak.id}"
    assert set(isi) == {f"{dasar}.xlsx", f"{dasar}.pdf"}
    buku = openpyxl.load_workbook(io.BytesIO(isi[f"{dasar}.xlsx"]), data_only=True)
    assert buku.sheetnames == [
        *("Ringkasan", "Per instansi", "Unit", "Unsur per unit", "Jumlah jawaban", "Belum melapor", "Metode")
    ]
    sel = {c.value for baris in buku["Jumlah jawaban"] for c in baris}
    assert float(hasil.semua.hasil.ikm) in sel
    assert float(hasil.semua.rata or 0) in {c.value for baris in buku["Unit"] for c in baris}
    teks = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(isi[f"{dasar}.pdf"])).pages)
    for kata in (f"{hasil.semua.hasil.ikm}", f"{hasil.semua.rata}"):
        assert kata.replace(".", ",") in teks
    assert "Loket Kosong" in teks


def test_a_recap_that_was_interrupted_tells_of_the_moment_it_began(
    app: Flask, db: Session, puncak: Instansi, pekerjaan: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(berkas, "SEKALI", 2)
    assert kerjakan(app, pekerjaan, "a", ditunda=lambda: True) is Keadaan.ANTRE
    assert [b.urutan for b in db.scalars(select(BagianPekerjaan))] == [0]
    # Meanwhile one result is corrected by another method: the recap still tells of those it began with.
    survei = db.scalars(select(Survei).order_by(Survei.id)).first()
    assert survei is not None
    aturan = Aturan(bobot=Decimal("0.11"))
    koreksi_survei(db, survei, a_akun(db, "pimpinan", survei.unit.jalur), SAAT, "Bobot", aturan=aturan)
    db.commit()
    assert kerjakan(app, pekerjaan, "b") is Keadaan.SELESAI
    db.expire_all()
    selesai = db.get_one(Pekerjaan, pekerjaan)
    assert (selesai.langkah, selesai.dari) == (5, 5)
    bagian = {b.urutan: b.isi for b in db.scalars(select(BagianPekerjaan))}
    assert sorted(bagian) == [0, 1, 2]
    nilai = [n for ke in (1, 2) for n in bagian[ke]["nilai"]]
    assert [n["aturan"]["bobot"] for n in nilai] == ["eksak"] * 3


def test_a_node_that_moved_meanwhile_is_said(app: Flask, db: Session, puncak: Instansi, dewi: Akun) -> None:
    salah = {**minta(puncak).to_dict(), "jalur": f"{puncak.jalur}7/"}
    satu = mulai_pekerjaan(db, dewi, berkas.JENIS, "Rekap", puncak.jalur, salah)
    db.commit()
    assert kerjakan(app, satu.id, "a") is Keadaan.GAGAL
    db.expire_all()
    assert "sudah dipindahkan" in db.get_one(Pekerjaan, satu.id).pesan


def test_formulas_stand_where_figures_can_be_followed_back(db: Session, puncak: Instansi) -> None:
    for n in (7, 40):
        a_sah(db, a_unit(db, puncak), 3, dengan=n)
    hasil = rekap(db, minta(puncak))
    laporan = laporan_rekap(hasil, "Kota Misal")
    (rata,) = kaki(lembar(laporan, "Unit"), "rata")
    assert rata.nilai == hasil.semua.rata
    (ikm,) = kaki(lembar(laporan, "Jumlah jawaban"), "ikm")
    assert hasil.semua.hasil is not None
    assert ikm.nilai == hasil.semua.hasil.ikm
    jumlah = kaki(lembar(laporan, "Jumlah jawaban"), "jumlah")
    assert [j.nilai for j in jumlah[1::2]] == [
        hasil.hitungan.terisi(kunci) for kunci in hasil.instrumen.kunci_item
    ]


def test_where_methods_differ_every_face_says_so(db: Session, puncak: Instansi) -> None:
    a_sah(db, a_unit(db, puncak), 3)
    a_sah(db, a_unit(db, puncak), 3, aturan=Aturan(bobot=Decimal("0.11")).to_dict())
    teks = repr(laporan_rekap(rekap(db, minta(puncak)), "Kota Misal"))
    assert "dihitung hanya dengan metode eksak" in teks
    assert "belum terbit, jadi belum untuk umum" in teks


def test_an_empty_recap_is_a_document_too(db: Session, puncak: Instansi) -> None:
    laporan = laporan_rekap(rekap(db, minta(puncak)), "Kota Misal")
    assert [t.lembar for t in laporan.lembar] == ["Ringkasan", "Metode"]
    assert "Belum ada data" in repr(laporan)
