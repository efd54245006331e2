"""Staff: the forums of a month."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from fkp.bulan import baca_bulan, lembar_bulan, sebelum, sesudah
from fkp.clock import ZONA_BERSAMA, now, setempat
from fkp.db import db
from fkp.forum.models import Forum
from fkp.forum.queries import terlihat
from fkp.izin.guard import require
from fkp.izin.rules import Izin


@require(Izin.LIHAT_FORUM)
def kalender() -> ResponseReturnValue:
    """The sheet of a month, ``bulan`` ("2026-11") or this one, with the forums in scope."""
    kini = setempat(now(), ZONA_BERSAMA).date()
    awal = baca_bulan(request.args.get("bulan"), kini)
    cari = (
        select(Forum)
        .join(Forum.unit)
        .where(terlihat(), Forum.tanggal >= awal, Forum.tanggal < sesudah(awal))
        .order_by(Forum.tanggal, Forum.mulai, Forum.id)
        .options(contains_eager(Forum.unit))
    )
    forum = db().scalars(cari).all()
    return render_template(
        "forum/persiapan/kalender.html",
        awal=awal,
        pekan=lembar_bulan(awal, forum, lambda satu: satu.tanggal),
        forum=forum,
        sebelum=sebelum(awal),
        sesudah=sesudah(awal),
        kini=kini,
    )
