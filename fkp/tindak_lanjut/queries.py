"""Reading promises: how one stands, one row, a plan, and those that are late."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, selectinload

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.izin.guard import dalam_cakupan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.milik import find_milik
from fkp.unit.models import Gerai, Layanan, Unit
from fkp.unit.queries import hari_unit

SEGERA = 14
"""A date within so many days needs a look."""

TERBUKA = (Status.DIRENCANAKAN, Status.BERJALAN)


class Keadaan(StrEnum):
    """How a row stands on a day: its status, and what the calendar says of it."""

    LEWAT = "lewat"
    SEGERA = "segera"
    BERJALAN = "berjalan"
    DIRENCANAKAN = "direncanakan"
    SELESAI = "selesai"
    DIHENTIKAN = "dihentikan"
    DILANJUTKAN = "dilanjutkan"


class Kelompok(StrEnum):
    """The parts of the register, in the order in which they need someone."""

    LEWAT = "lewat"
    SEGERA = "segera"
    JALAN = "jalan"
    TUNTAS = "tuntas"


def terbuka(row: TindakLanjut) -> bool:
    """Whether someone still has to do it here; a row that a later plan carries on is looked after there."""
    return row.status in TERBUKA and row.lanjutan is None


def terlambat(row: TindakLanjut, hari: date) -> bool:
    """Whether its date has passed on ``hari`` (a day of the unit's calendar) without its being done."""
    return terbuka(row) and row.tenggat < hari


def keadaan(row: TindakLanjut, hari: date) -> Keadaan:
    """How the row stands on ``hari``."""
    if row.status in TERBUKA and row.lanjutan is not None:
        return Keadaan.DILANJUTKAN
    if terlambat(row, hari):
        return Keadaan.LEWAT
    if terbuka(row) and row.tenggat <= hari + timedelta(days=SEGERA):
        return Keadaan.SEGERA
    return Keadaan(row.status)


def kelompok(row: TindakLanjut, hari: date) -> Kelompok:
    """The part of the register in which the row stands."""
    kini = keadaan(row, hari)
    if kini in (Keadaan.LEWAT, Keadaan.SEGERA):
        return Kelompok(kini.value)
    return Kelompok.JALAN if kini.value in TERBUKA else Kelompok.TUNTAS


def find_tindak_lanjut(db: Session, tindak_lanjut_id: int, *, kunci: bool = False) -> TindakLanjut:
    """The row, if its unit lies within the scope of this request; 404 otherwise. ``kunci`` reads it as it is
    now and holds it until the transaction ends."""
    return find_milik(db, TindakLanjut, tindak_lanjut_id, kunci=kunci)


def rencana_survei(db: Session, survei_id: int) -> list[TindakLanjut]:
    """The plan of a survey, in the order in which it was written."""
    cari = select(TindakLanjut).where(TindakLanjut.survei_id == survei_id)
    return list(db.scalars(cari.order_by(TindakLanjut.urutan, TindakLanjut.id).options(*ringkas())))


def layanan_dilayani(db: Session, unit: Unit) -> list[Layanan]:
    """The layanan a plan of this unit may speak of: its own, and those hosted at its gerai."""
    tamu = select(Gerai.layanan_id).where(Gerai.mpp_id == unit.id)
    cari = select(Layanan).where(Layanan.aktif, or_(Layanan.unit_id == unit.id, Layanan.id.in_(tamu)))
    urut = (Layanan.unit_id != unit.id, Layanan.unit_id, Layanan.urutan, Layanan.id)
    return list(db.scalars(cari.order_by(*urut).options(joinedload(Layanan.unit))))


def calon_pelaksana(db: Session, unit: Unit) -> list[Akun]:
    """The people who may carry out a promise of this unit: its petugas and pimpinan, by name."""
    cari = (
        select(Akun)
        .join(Akun.penugasan)
        .where(
            Akun.aktif,
            Penugasan.peran.in_((Peran.PETUGAS, Peran.PIMPINAN)),
            literal(unit.jalur).startswith(Penugasan.jalur, autoescape=False),
        )
        .order_by(Akun.nama, Akun.id)
        .distinct()
    )
    return list(db.scalars(cari))


def mendesak(db: Session, nodes: tuple[str, ...], saat: datetime) -> Sequence[TindakLanjut]:
    """The rows of units under ``nodes`` that are late or due soon, the oldest date first."""
    if not nodes:
        return []
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(
            dalam_cakupan(Unit.jalur, nodes), masih_terbuka(), TindakLanjut.tenggat <= hari_unit(saat, SEGERA)
        )
        .order_by(TindakLanjut.tenggat, TindakLanjut.id)
    )
    return db.scalars(cari.options(contains_eager(TindakLanjut.unit), *ringkas())).all()


def count_terlambat(db: Session, nodes: tuple[str, ...], saat: datetime) -> tuple[int, int]:
    """How many rows under ``nodes`` are late, and in how many units."""
    cari = (
        select(func.count(), func.count(TindakLanjut.unit_id.distinct()))
        .select_from(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur, nodes), masih_terbuka(), TindakLanjut.tenggat < hari_unit(saat))
    )
    baris, unit = db.execute(cari).one()
    return baris, unit


def ringkas() -> list[Any]:
    """What a list shows of each row beside its own columns and its unit."""
    return [selectinload(TindakLanjut.lanjutan), selectinload(TindakLanjut.layanan)]


def masih_terbuka() -> ColumnElement[bool]:
    """``terbuka`` as SQL."""
    penerus = aliased(TindakLanjut)
    lanjut = select(penerus.id).where(penerus.lanjutan_dari_id == TindakLanjut.id).exists()
    return and_(TindakLanjut.status.in_(TERBUKA), ~lanjut)
