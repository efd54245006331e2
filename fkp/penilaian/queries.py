"""Reading evidence that was added by hand, and what it may speak of."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import abort, g
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from fkp.db import terkunci
from fkp.forum.models import TERSEGEL as FORUM_TERSEGEL
from fkp.forum.models import Forum
from fkp.penilaian.models import BuktiDukung, HalBukti
from fkp.skm.models import TERSEGEL, Survei
from fkp.unit.models import Layanan, Unit
from fkp.unit.queries import unit_terlihat

TAHUN_TAMPIL = 4
"""Years that one can switch between, this one included."""
SASARAN_TERBANYAK = 60
"""Surveys or forums that a form offers, the newest first."""


def pilihan_tahun(kini: int, minta: str | None) -> tuple[int, list[int]]:
    """The year that is asked for, and those there are, newest first; this year when it is none of them."""
    ada = list(range(kini, kini - TAHUN_TAMPIL, -1))
    tahun = int(minta) if minta and minta.isascii() and minta.isdigit() and len(minta) == 4 else kini
    return (tahun if tahun in ada else kini), ada


def cari_unit(nama: str) -> Select[Unit]:
    """The active units in scope; ``nama`` is part of the name of one."""
    return unit_terlihat(g.cakupan, nama).where(Unit.aktif)


def find_bukti(db: Session, unit: Unit, bukti_id: int, *, kunci: bool = False) -> BuktiDukung:
    """That evidence of this unit; 404 otherwise. ``kunci`` holds it until the transaction ends."""
    cari = select(BuktiDukung).where(BuktiDukung.id == bukti_id, BuktiDukung.unit_id == unit.id)
    return db.scalar(terkunci(cari, BuktiDukung) if kunci else cari) or abort(404)


def bukti_unit(db: Session, unit: Unit, tahun: int) -> Sequence[BuktiDukung]:
    """The evidence of a unit that a year may count, newest first: of its days, or of a survey whose period
    ended in it, however late that was made known."""
    survei = select(Survei.id).where(
        Survei.unit_id == unit.id, Survei.akhir > date(tahun, 1, 1), Survei.akhir <= date(tahun + 1, 1, 1)
    )
    setahun = BuktiDukung.tanggal.between(date(tahun, 1, 1), date(tahun, 12, 31))
    cari = select(BuktiDukung).where(
        BuktiDukung.unit_id == unit.id, or_(setahun, BuktiDukung.survei_id.in_(survei))
    )
    return db.scalars(cari.order_by(BuktiDukung.tanggal.desc(), BuktiDukung.id.desc())).all()


def survei_sah(db: Session, unit: Unit) -> Sequence[Survei]:
    """The sealed surveys of a unit, newest first."""
    cari = select(Survei).where(Survei.unit_id == unit.id, Survei.tahap.in_(TERSEGEL))
    return db.scalars(cari.order_by(Survei.mulai.desc(), Survei.id.desc()).limit(SASARAN_TERBANYAK)).all()


def forum_sah(db: Session, unit: Unit) -> Sequence[Forum]:
    """The sealed forums of a unit, newest first."""
    cari = select(Forum).where(Forum.unit_id == unit.id, Forum.tahap.in_(FORUM_TERSEGEL))
    return db.scalars(cari.order_by(Forum.tanggal.desc(), Forum.id.desc()).limit(SASARAN_TERBANYAK)).all()


def layanan_aktif(db: Session, unit: Unit) -> Sequence[Layanan]:
    """The active layanan of a unit in their order."""
    cari = select(Layanan).where(Layanan.unit_id == unit.id, Layanan.aktif)
    return db.scalars(cari.order_by(Layanan.urutan, Layanan.id)).all()


def sasaran_of(db: Session, unit: Unit, hal: HalBukti) -> Sequence[Any]:
    """What evidence of this kind may speak of: surveys, forums, or layanan."""
    if hal is HalBukti.PUBLIKASI_SKM:
        return survei_sah(db, unit)
    return forum_sah(db, unit) if hal is HalBukti.PUBLIKASI_FKP else layanan_aktif(db, unit)
