"""Reading what everyone may know of forums."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, contains_eager

from fkp.forum.models import UMUM, Forum, TahapForum
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit
from fkp.unit.queries import hari_unit

BERJANJI = (TahapForum.TERBIT, TahapForum.ARSIP)
"""The stages of a forum whose promises everyone may read."""


def forum_diketahui(unit: Unit | None = None) -> Select[Forum]:
    """Every forum that everyone may know of, of this unit or of all. One that was called off after it was
    announced is among them."""
    batal = and_(Forum.tahap == TahapForum.BATAL, Forum.terjadwal_pada.is_not(None))
    cari = (
        select(Forum)
        .join(Forum.unit)
        .where(or_(Forum.tahap.in_(UMUM), batal))
        .options(contains_eager(Forum.unit))
    )
    return cari.where(Forum.unit_id == unit.id) if unit else cari


def forum_mendatang(db: Session, saat: datetime, unit: Unit | None = None) -> Sequence[Forum]:
    """Those of today, on the calendar of their unit, and of the days to come, the next first."""
    cari = forum_diketahui(unit).where(Forum.tanggal >= hari_unit(saat))
    return db.scalars(cari.order_by(Forum.tanggal, Forum.mulai, Forum.id)).all()


def forum_lewat(saat: datetime, unit: Unit | None = None) -> Select[Forum]:
    """Those of earlier days, the latest first."""
    cari = forum_diketahui(unit).where(Forum.tanggal < hari_unit(saat))
    return cari.order_by(Forum.tanggal.desc(), Forum.mulai.desc(), Forum.id)


def unit_bernama(db: Session, slug: str) -> Unit | None:
    """The active unit with this public address."""
    return db.scalar(select(Unit).where(Unit.slug == slug.replace("\0", ""), Unit.aktif))


def janji_forum_lalu(db: Session, forum: Forum) -> Sequence[TindakLanjut]:
    """What was promised in the forum before, by date; nothing before its berita acara is public."""
    lalu = forum.forum_lalu
    if lalu is None or lalu.tahap not in BERJANJI:
        return []
    cari = select(TindakLanjut).where(TindakLanjut.forum_id == lalu.id)
    return db.scalars(cari.order_by(TindakLanjut.tenggat, TindakLanjut.id)).all()
