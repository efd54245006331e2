"""What people need is sensitive and of use for one day: it is removed some days after the forum, as the form
promises."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import String, cast, or_, select, update

from fkp.clock import now
from fkp.db import Database
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.kerja.giliran import giliran
from fkp.unit.queries import hari_unit

HAPUS_KEBUTUHAN = timedelta(days=30)
"""After the day of the forum."""
SELANG = 3600.0
"""Seconds between two looks."""


def buang_kebutuhan(app: Flask) -> None:
    """Remove what was needed at forums that are over for so long."""
    if not giliran(app, "kebutuhan lama", SELANG):
        return
    database: Database = app.extensions["fkp_db"]
    lewat = select(Forum.id).join(Forum.unit).where(Forum.tanggal < hari_unit(now(), -HAPUS_KEBUTUHAN.days))
    # JSON has no equality in PostgreSQL; as text an empty list is the same in both databases.
    ada = or_(cast(Peserta.kebutuhan, String) != "[]", Peserta.kebutuhan_lain != "")
    with database.session(menulis=False) as db:
        semua = db.scalars(select(Peserta.id).where(Peserta.forum_id.in_(lewat), ada)).all()
    if semua:
        with database.transaction() as db:
            db.execute(update(Peserta).where(Peserta.id.in_(semua)).values(kebutuhan=[], kebutuhan_lain=""))
