"""Staff: the forums in scope, what is going on first."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, case, or_, select
from sqlalchemy.orm import contains_eager

from fkp.clock import now, setempat
from fkp.db import db
from fkp.forum.models import Forum, TahapForum
from fkp.forum.queries import terlihat
from fkp.forum.tahap import NAMA
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin, cakupan
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.unit.models import Unit

MENDATANG = (TahapForum.RANCANGAN, TahapForum.TERJADWAL)
BERJALAN = (TahapForum.BERLANGSUNG, TahapForum.PENANDATANGANAN)


@dataclass(frozen=True)
class BarisForum:
    """A forum of the list under the heading it stands below: a group, or a year for what is past."""

    forum: Forum
    kelompok: str
    lewat: bool


@require(Izin.LIHAT_FORUM)
def daftar() -> ResponseReturnValue:
    """What is going on, what comes next, and what was, by year; ``q`` and ``tahap`` keep a part."""
    kata, tahap = rapikan(request.args.get("q"))[:80], request.args.get("tahap", "")
    lembar, saat = potong(db(), cari_forum(kata, tahap), request.args.get("hal")), now()
    return render_template(
        "forum/persiapan/daftar.html",
        lembar=lembar,
        baris=[_baris(forum, saat) for forum in lembar.baris],
        kata=kata,
        tahap=tahap if tahap in NAMA else "",
        nama_tahap=NAMA,
        kelola=bool(cakupan(pengguna(), Izin.KELOLA_FORUM)),
    )


def cari_forum(kata: str = "", tahap: str = "") -> Select[Forum]:
    """The forums in scope: those going on, those to come by their date (undated drafts last), and then the
    others with the newest first. ``kata`` are words of theme, place or unit."""
    urutan = case((Forum.tahap.in_(BERJALAN), 0), (Forum.tahap.in_(MENDATANG), 1), else_=2)
    tanpa_hari = case((Forum.tanggal.is_(None), 1), else_=0)
    cari = (
        select(Forum)
        .join(Forum.unit)
        .where(terlihat())
        .order_by(
            urutan,
            tanpa_hari,
            case((urutan == 1, Forum.tanggal)),
            Forum.tanggal.desc(),
            Forum.mulai,
            Forum.id.desc(),
        )
        .options(contains_eager(Forum.unit))
    )
    if tahap in set(TahapForum):
        cari = cari.where(Forum.tahap == tahap)
    for satu in kata.split()[:6]:
        kolom = (Forum.tema, Forum.tempat, Unit.nama, Unit.singkatan)
        cari = cari.where(or_(*(k.icontains(satu, autoescape=True) for k in kolom)))
    return cari


def _baris(forum: Forum, saat: datetime) -> BarisForum:
    hari = setempat(saat, forum.unit.zona).date()
    return BarisForum(forum, _kelompok(forum), _lewat(forum, hari))


def _kelompok(forum: Forum) -> str:
    if forum.tahap in MENDATANG:
        return "mendatang"
    if forum.tahap in BERJALAN:
        return "berjalan"
    return str(forum.tanggal.year) if forum.tanggal else "tanpa"


def _lewat(forum: Forum, hari: date) -> bool:
    """Whether its day has passed although it never began."""
    return forum.tahap in MENDATANG and forum.tanggal is not None and forum.tanggal < hari
