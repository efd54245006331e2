"""Clearing away the words of reasons that were refused: they may name somebody."""

from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import select, update

from fkp.clock import now
from fkp.db import Database
from fkp.kerja.giliran import giliran
from fkp.papan.models import KeadaanTanggapan, TanggapanJanji

SIMPAN_DITOLAK = timedelta(days=30)
"""After the decision: time for those who look over it to read what was refused."""
SELANG = 3600.0


def buang_ditolak(app: Flask) -> None:
    """One look, once an hour."""
    if giliran(app, "alasan ditolak", SELANG):
        kosongkan_ditolak(app, now())


def kosongkan_ditolak(app: Flask, saat: datetime) -> None:
    """Empty the texts that were refused long enough ago; the answer, and why it was refused, stay."""
    database: Database = app.extensions["fkp_db"]
    lama = (
        TanggapanJanji.keadaan == KeadaanTanggapan.DITOLAK.value,
        TanggapanJanji.alasan != "",
        TanggapanJanji.diputus_pada <= saat - SIMPAN_DITOLAK,
    )
    with database.session(menulis=False) as db:
        if db.scalar(select(TanggapanJanji.id).where(*lama).limit(1)) is None:
            return
    with database.transaction() as db:
        db.execute(update(TanggapanJanji).where(*lama).values(alasan=""))
