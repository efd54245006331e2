"""Everyone: the calendar of forums, as a page and as a feed."""

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from fkp.alamat import asal_publik
from fkp.clock import now
from fkp.db import db
from fkp.forum.alamat import alamat_forum
from fkp.forum.ics import kalender
from fkp.forum.models import Forum
from fkp.forum.publik.queries import forum_diketahui, forum_lewat, forum_mendatang, unit_bernama
from fkp.forum.queries import forum_umum
from fkp.ics import MIME
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.potongan import potong
from fkp.unit.models import Unit

SIMPAN_DETIK = 900
TERBANYAK = 1000
"""Forums in one feed, the latest."""


@require(Izin.PUBLIK)
def daftar() -> ResponseReturnValue:
    """All forums that everyone may know of: the next ones first, then what came of those before."""
    saat, unit = now(), _unit()
    return render_template(
        "forum/publik/daftar.html",
        unit=unit,
        mendatang=forum_mendatang(db(), saat, unit),
        lalu=potong(db(), forum_lewat(saat, unit), request.args.get("hal")),
        asal=asal_publik(),
    )


@require(Izin.PUBLIK)
def ics() -> Response:
    """The same as a calendar to subscribe to, of one unit with ``unit``."""
    unit = _unit()
    cari = forum_diketahui(unit).order_by(Forum.tanggal.desc(), Forum.id).limit(TERBANYAK)
    nama = f"Forum {unit.nama}" if unit else "Forum Konsultasi Publik"
    return _kirim(list(db().scalars(cari)), nama, "kalender.ics")


@require(Izin.PUBLIK)
def ics_satu(kode: str) -> Response:
    """One forum as a calendar entry."""
    forum = forum_umum(db(), kode)
    return _kirim([forum], f"Forum {forum.unit.nama}", "forum.ics")


def _kirim(semua: list[Forum], nama: str, berkas: str) -> Response:
    isi = kalender(((satu, alamat_forum(satu)) for satu in semua), now(), nama)
    jawab = Response(isi, content_type=f"{MIME}; charset=utf-8")
    jawab.headers["Content-Disposition"] = f'attachment; filename="{berkas}"'
    jawab.headers["Cache-Control"] = f"public, max-age={SIMPAN_DETIK}"
    return jawab


def _unit() -> Unit | None:
    slug = request.args.get("unit")
    return (unit_bernama(db(), slug) or abort(404)) if slug else None
