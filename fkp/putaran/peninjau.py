"""The forums of a unit, for the page of a standard that may have been reviewed in one of them."""

from flask import url_for
from sqlalchemy import select

from fkp.clock import now, setempat
from fkp.db import db
from fkp.forum.models import UMUM, Forum, TahapForum
from fkp.izin.guard import boleh
from fkp.izin.rules import Izin
from fkp.standar.peninjau import ForumPeninjau
from fkp.unit.models import Unit

BELUM = (TahapForum.RANCANGAN, TahapForum.TERJADWAL, TahapForum.BATAL)


def forum_peninjau(unit: Unit) -> list[ForumPeninjau]:
    """The forums that this unit held up to today, also those of its archive, the newest first."""
    cari = select(Forum.id, Forum.tema, Forum.tanggal, Forum.tahap, Forum.kode).where(
        Forum.unit_id == unit.id,
        Forum.tanggal <= setempat(now(), unit.zona).date(),
        Forum.tahap.not_in(BELUM),
    )
    staf = boleh(Izin.LIHAT_FORUM, unit.jalur)
    return [
        ForumPeninjau(
            nomor,
            tema,
            hari,
            url_for("forum.lihat", forum_id=nomor) if staf else "",
            url_for("forum_publik.lihat", kode=kode) if tahap in UMUM else "",
        )
        for nomor, tema, hari, tahap, kode in db().execute(
            cari.order_by(Forum.tanggal.desc(), Forum.id.desc())
        )
        if hari
    ]
