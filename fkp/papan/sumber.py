"""Where the promises on the board come from, with a way there when everyone may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.formats import tanggal
from fkp.forum.models import UMUM, Forum, TahapForum
from fkp.skm.models import Pengesahan, Survei, Tahap
from fkp.skm.periode import nama_periode
from fkp.skm.queries import pengesahan_terbaru
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.unit.models import Unit
from surveys.rincian import TERKECIL

DIKETAHUI = (*UMUM, TahapForum.ARSIP)
"""The stages of a forum whose day everyone may know."""


@dataclass(frozen=True)
class Sumber:
    """In words, and the page to read, None while there is none for everyone. ``hari`` is the day of the
    forum, ``periode`` the name of the period of the survey."""

    teks: str
    url: str | None = None
    hari: date | None = None
    periode: str = ""


def sumber_janji(db: Session, baris: Iterable[TindakLanjut]) -> dict[int, Sumber]:
    """Where each of these comes from, by its id. A few queries, however many there are."""
    semua = list(baris)
    forum = _forum(db, {row.forum_id for row in semua if row.forum_id})
    survei = _survei(db, {row.survei_id for row in semua if row.survei_id and row.asal == Asal.SKM})
    return {row.id: _sumber(row, forum, survei) for row in semua}


def _sumber(row: TindakLanjut, forum: dict[int, Sumber], survei: dict[int, Sumber]) -> Sumber:
    if row.asal == Asal.PENGADUAN:
        return Sumber(_("Dari pengaduan"))
    if row.asal == Asal.SKM:
        return survei[row.survei_id or 0]
    return forum.get(row.forum_id or 0) or Sumber(_("Dari Forum Konsultasi Publik"))


def _forum(db: Session, nomor: set[int]) -> dict[int, Sumber]:
    """A forum that nobody outside may know of, or whose day is not known, is none of them."""
    if not nomor:
        return {}
    cari = select(Forum.id, Forum.kode, Forum.tanggal, Forum.tahap)
    return {
        b.id: Sumber(
            _("Dari FKP %(hari)s", hari=tanggal(b.tanggal)),
            url_for("forum_publik.lihat", kode=b.kode) if b.tahap == TahapForum.TERBIT else None,
            b.tanggal,
        )
        for b in db.execute(cari.where(Forum.id.in_(nomor), Forum.tahap.in_(DIKETAHUI)))
        if b.tanggal
    }


def _survei(db: Session, nomor: set[int]) -> dict[int, Sumber]:
    if not nomor:
        return {}
    kolom = (Survei.id, Survei.kode, Survei.periode, Survei.mulai, Survei.akhir, Survei.tahap)
    tampil = _terbaca(db, nomor)
    hasil = {}
    for b in db.execute(select(*kolom, Unit.slug).join(Survei.unit).where(Survei.id.in_(nomor))):
        periode = nama_periode(b.periode, b.mulai, b.akhir)
        url = url_for("halaman.unit", slug=b.slug, periode=b.kode) if b.id in tampil else None
        hasil[b.id] = Sumber(_("Dari SKM %(periode)s", periode=periode), url, periode=periode)
    return hasil


def _terbaca(db: Session, nomor: set[int]) -> set[int]:
    """Those of these surveys whose result the page of the unit shows: published, of enough people in its
    newest sealed version."""
    cari = (
        select(Survei.id)
        .join(Pengesahan, Pengesahan.survei_id == Survei.id)
        .where(
            Survei.id.in_(nomor),
            Survei.tahap == Tahap.TERBIT,
            pengesahan_terbaru(),
            Pengesahan.hasil["responden"].as_integer() >= TERKECIL,
        )
    )
    return set(db.scalars(cari))
