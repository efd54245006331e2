"""Clearing away messages that were read and are old. What nobody has read stays."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import delete

from fkp.clock import now
from fkp.db import Database
from fkp.kerja.giliran import giliran
from fkp.pemberitahuan.models import Pemberitahuan

SIMPAN_HARI = 365
"""Days after which a message that was read is removed. Whoever writes messages does not ask again for an
occasion that is older, so it cannot be told anew."""
SELANG = 3600.0


def hapus_lama(app: Flask) -> None:
    """Remove what was read and was written more than a year ago; looks once an hour."""
    if not giliran(app, "kotak lama", SELANG):
        return
    database: Database = app.extensions["fkp_db"]
    lama = Pemberitahuan.waktu < now() - timedelta(days=SIMPAN_HARI)
    with database.transaction() as db:
        db.execute(delete(Pemberitahuan).where(Pemberitahuan.dibaca_pada.is_not(None), lama))
