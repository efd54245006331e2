"""Everyone: the dates of the board as a calendar to subscribe to."""

from datetime import timedelta

from flask import Response, url_for
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from fkp.alamat import asal_publik
from fkp.clock import now
from fkp.db import db
from fkp.ics import MIME, acara, kepala
from fkp.identitas import samarkan
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.papan.keadaan import TERBUKA, keadaan_papan
from fkp.papan.saringan import baca_saringan, di_papan
from fkp.tembolok import boleh_disimpan
from fkp.tindak_lanjut.models import TindakLanjut

TERBANYAK = 1000
"""Promises in one calendar, those due first."""


@require(Izin.PUBLIK)
def ics() -> Response:
    """The days on which promises are due, of those that are open. One that is kept or stopped is no longer
    among them, so it leaves the calendars that subscribed."""
    saring, saat, asal = baca_saringan(db()), now(), asal_publik()
    kini = keadaan_papan(saat)
    diminta = [k.value for k in TERBUKA if saring.keadaan in (None, k)]
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(*di_papan(saring), kini.in_(diminta))
        .order_by(TindakLanjut.tenggat, TindakLanjut.id)
        .limit(TERBANYAK)
        .options(contains_eager(TindakLanjut.unit))
    )
    kalender = kepala("PUBLISH", f"Papan janji {saring.nama}".strip())
    for row in db().scalars(cari):
        alamat = asal + url_for("papan.janji", tindak_lanjut_id=row.id)
        # The stamp is that of the last change, not of this request: the same answer is the same bytes.
        satu = acara(f"janji-{row.id}", alamat, row.diubah, row.versi)
        satu.add("dtstart", row.tenggat)
        satu.add("dtend", row.tenggat + timedelta(days=1))
        satu.add("transp", "TRANSPARENT")
        satu.add("summary", f"Janji {row.unit.nama_pendek}: {samarkan(row.kegiatan)}")
        satu.add("description", f"{samarkan(row.keluaran)}\n{alamat}")
        kalender.add_component(satu)
    jawab = Response(bytes(kalender.to_ical()), content_type=f"{MIME}; charset=utf-8")
    jawab.headers["Content-Disposition"] = 'attachment; filename="papan-janji.ics"'
    return boleh_disimpan(jawab)
