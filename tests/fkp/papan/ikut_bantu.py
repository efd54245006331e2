"""Followers, news and the letters that came of them, for the tests."""

import re
import uuid
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.papan.models import PengikutJanji
from fkp.papan.tanda import JAWAB, KONFIRMASI, tanda_berhenti, tanda_pengikut
from fkp.surat.models import SuratKeluar
from fkp.tindak_lanjut.kabar import kabarkan
from fkp.tindak_lanjut.models import JenisKabar, Status, TindakLanjut
from fkp.unit.models import Unit
from tests.builders import SAAT
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut

SUREL = "warga@contoh.example"
LAMA = SAAT - timedelta(days=30)


def a_janji(db: Session, unit: Unit, **kolom: Any) -> TindakLanjut:
    """A promise that has stood on the board for a month, without news."""
    return a_tindak_lanjut(db, unit, **{"saat": LAMA, "tayang_pada": LAMA, **kolom})


def a_pengikut(db: Session, sasaran: str, surel: str = SUREL, **kolom: Any) -> PengikutJanji:
    """An address that confirmed a month ago that it follows that ("unit:4")."""
    jenis, _, nomor = sasaran.partition(":")
    milik = {"unit": "unit_id", "forum": "forum_id", "janji": "tindak_lanjut_id"}[jenis]
    pengikut = PengikutJanji(
        id=uuid.uuid4(),
        surel=surel,
        sasaran=sasaran,
        setuju_versi="kabar-1",
        dibuat=kolom.pop("dibuat", LAMA),
        dikonfirmasi_pada=kolom.pop("dikonfirmasi_pada", LAMA),
        versi=1,
        **{milik: int(nomor)},
        **kolom,
    )
    db.add(pengikut)
    db.flush()
    return pengikut


def a_kabar(
    db: Session, janji: TindakLanjut, jenis: JenisKabar, saat: datetime = SAAT, teks: str = ""
) -> None:
    """A piece of news; what is done is marked as done."""
    if jenis is JenisKabar.SELESAI:
        janji.status, janji.selesai_pada, janji.realisasi = Status.SELESAI, saat.date(), teks
    kabarkan(db, janji, jenis, teks, saat)


def surat(db: Session, awalan: str = "") -> list[SuratKeluar]:
    """Every letter of these occasions, the oldest first."""
    cari = select(SuratKeluar).where(SuratKeluar.kunci.startswith(awalan)).order_by(SuratKeluar.id)
    return list(db.scalars(cari.execution_options(populate_existing=True)))


def tautan(isi: str, bagian: str) -> str:
    """The path of the first page that a letter names and that contains ``bagian``."""
    return next(re.sub(r"^https?://[^/]+", "", kata) for kata in isi.split() if bagian in kata)


def alamat(app: Flask, pengikut: PengikutJanji, untuk: str, janji: TindakLanjut | None = None) -> str:
    """The path of the signed page to confirm, to stop or to answer."""
    with app.test_request_context():
        if untuk == "berhenti":
            return f"/janji/berhenti/{tanda_berhenti(pengikut.surel)}"
        if untuk == KONFIRMASI:
            return f"/janji/ikut/{tanda_pengikut(pengikut, KONFIRMASI)}"
        assert janji is not None
        return f"/janji/{janji.id}/jawab/{tanda_pengikut(pengikut, JAWAB)}"
