"""The coming week of a person's units: surveys that begin or end, and forums."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import Session, contains_eager, lazyload

from fkp.forum.models import Forum, TahapForum
from fkp.forum.queries import terlihat
from fkp.izin.guard import dalam_cakupan, pengguna
from fkp.izin.rules import Izin, cakupan
from fkp.skm.models import Survei, Tahap
from fkp.skm.periode import nama_periode
from fkp.unit.models import Unit

AGENDA_TAMPIL = 8
SEPEKAN = timedelta(days=7)


@dataclass(frozen=True)
class Acara:
    """A day of the coming week and what happens on it; ``url`` leads there, when there is a page. ``unit`` is
    named to whoever works for several."""

    hari: date
    apa: str
    unit: str
    url: str = ""


def agenda(db: Session, nodes: tuple[str, ...], saat: datetime) -> list[Acara]:
    """The coming week: surveys under ``nodes`` that begin or end, and the forums this person may see.
    ``saat`` is on their wall clock, whose day is the first of it."""
    semua = [*_survei(db, nodes, saat), *_forum(db, saat)]
    return sorted(semua, key=lambda a: a.hari)[:AGENDA_TAMPIL]


def _survei(db: Session, nodes: tuple[str, ...], saat: datetime) -> list[Acara]:
    """Surveys that begin or end within seven days, those of units that moved already left out."""
    if not nodes:
        return []
    hari = saat.date()
    sampai = hari + SEPEKAN
    cari = (
        select(Survei)
        .join(Survei.unit)
        .where(
            dalam_cakupan(Unit.jalur, nodes),
            or_(
                Survei.tahap.in_((Tahap.RANCANGAN, Tahap.DIBUKA)) & Survei.mulai.between(hari, sampai),
                (Survei.tahap == Tahap.DIBUKA) & Survei.akhir.between(hari + timedelta(days=1), sampai),
            ),
        )
        .order_by(Survei.akhir, Unit.nama)
        .limit(AGENDA_TAMPIL)
        .options(contains_eager(Survei.unit), lazyload(Survei.layanan))
    )
    acara = []
    for survei in db.scalars(cari):
        periode, unit = nama_periode(survei.periode, survei.mulai, survei.akhir), survei.unit.nama_pendek
        if hari <= survei.mulai <= sampai:
            acara.append(Acara(survei.mulai, _("%(periode)s dimulai", periode=periode), unit))
        if survei.tahap == Tahap.DIBUKA and hari < survei.akhir <= sampai:
            terakhir = survei.akhir - timedelta(days=1)
            acara.append(Acara(terakhir, _("Hari terakhir %(periode)s", periode=periode), unit))
    return acara


def _forum(db: Session, saat: datetime) -> list[Acara]:
    """Forums of the coming week, on the calendar of their unit."""
    if not cakupan(pengguna(), Izin.LIHAT_FORUM):
        return []
    hari = saat.date()
    cari = (
        select(Forum)
        .join(Forum.unit)
        .where(
            terlihat(Izin.LIHAT_FORUM),
            Forum.tahap.in_((TahapForum.RANCANGAN, TahapForum.TERJADWAL, TahapForum.BERLANGSUNG)),
            Forum.tanggal.between(hari, hari + SEPEKAN),
        )
        .order_by(Forum.tanggal, Forum.mulai, Forum.id)
        .limit(AGENDA_TAMPIL)
        .options(contains_eager(Forum.unit))
    )
    return [
        Acara(
            satu.tanggal,
            _("Forum: %(tema)s", tema=satu.tema),
            satu.unit.nama_pendek,
            url_for("forum.lihat", forum_id=satu.id),
        )
        for satu in db.scalars(cari)
        if satu.tanggal is not None
    ]
