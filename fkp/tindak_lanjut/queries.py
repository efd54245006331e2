"""Reading the register: one row, a plan, and the list with what needs a decision first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, Date, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, selectinload

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.clock import ZONA, setempat
from fkp.izin.guard import dalam_cakupan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.models import Gerai, Layanan, Unit

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


@dataclass(frozen=True)
class Saringan:
    """What is asked of the register; empty parts ask for nothing. ``unit`` is part of a name, ``tahun`` a
    year in which the row is worked on, ``forum`` the id of the forum whose berita acara promised it."""

    unit: str = ""
    unsur: str = ""
    keadaan: str = ""
    tahun: int | None = None
    asal: str = ""
    forum: int | None = None


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
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(TindakLanjut.id == tindak_lanjut_id, dalam_cakupan(Unit.jalur))
        .options(contains_eager(TindakLanjut.unit))
    )
    if kunci:
        cari = cari.with_for_update(of=TindakLanjut).execution_options(populate_existing=True)
    return db.scalar(cari) or abort(404)


def rencana_survei(db: Session, survei_id: int) -> list[TindakLanjut]:
    """The plan of a survey, in the order in which it was written."""
    cari = select(TindakLanjut).where(TindakLanjut.survei_id == survei_id)
    return list(db.scalars(cari.order_by(TindakLanjut.urutan, TindakLanjut.id).options(*_ringkas())))


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


def cari_register(saring: Saringan, saat: datetime) -> Select[TindakLanjut]:
    """The rows in scope that ``saring`` asks for: what is late, what is due soon, what is open, what is
    over; the open by their date, those that are over with the newest first."""
    urut = _urutan(saat)
    tuntas = urut == len(Kelompok) - 1
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), *_syarat(saring, saat))
        .order_by(
            urut,
            case((tuntas, None), else_=TindakLanjut.tenggat),
            case((tuntas, func.coalesce(TindakLanjut.selesai_pada, TindakLanjut.tenggat))).desc(),
            TindakLanjut.id,
        )
    )
    return cari.options(contains_eager(TindakLanjut.unit), *_ringkas())


def tahun_register(db: Session) -> list[int]:
    """The years in which rows in scope are worked on, newest first."""
    awal = func.min(func.coalesce(TindakLanjut.mulai, TindakLanjut.tenggat))
    batas = select(awal, func.max(TindakLanjut.tenggat)).join(TindakLanjut.unit)
    dari, sampai = db.execute(batas.where(dalam_cakupan(Unit.jalur))).one()
    return list(range(sampai.year, dari.year - 1, -1)) if dari else []


def mendesak(db: Session, nodes: tuple[str, ...], saat: datetime) -> Sequence[TindakLanjut]:
    """The rows of units under ``nodes`` that are late or due soon, the oldest date first."""
    if not nodes:
        return []
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur, nodes), _terbuka(), TindakLanjut.tenggat <= _hari(saat, SEGERA))
        .order_by(TindakLanjut.tenggat, TindakLanjut.id)
    )
    return db.scalars(cari.options(contains_eager(TindakLanjut.unit), *_ringkas())).all()


def count_terlambat(db: Session, nodes: tuple[str, ...], saat: datetime) -> tuple[int, int]:
    """How many rows under ``nodes`` are late, and in how many units."""
    cari = (
        select(func.count(), func.count(TindakLanjut.unit_id.distinct()))
        .select_from(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur, nodes), _terbuka(), TindakLanjut.tenggat < _hari(saat))
    )
    baris, unit = db.execute(cari).one()
    return baris, unit


def _ringkas() -> list[Any]:
    return [selectinload(TindakLanjut.lanjutan), selectinload(TindakLanjut.layanan)]


def _terbuka() -> ColumnElement[bool]:
    penerus = aliased(TindakLanjut)
    lanjut = select(penerus.id).where(penerus.lanjutan_dari_id == TindakLanjut.id).exists()
    return and_(TindakLanjut.status.in_(TERBUKA), ~lanjut)


def _hari(saat: datetime, tambah: int = 0) -> ColumnElement[date]:
    """The day on the calendar of the unit of the row, ``tambah`` days later."""
    jeda = timedelta(days=tambah)
    per_zona = {z: literal(setempat(saat, z).date() + jeda, Date) for z in ZONA}
    return case(per_zona, value=Unit.zona, else_=per_zona["Asia/Jakarta"])


def _urutan(saat: datetime) -> ColumnElement[int]:
    """The place of ``kelompok`` of a row, as SQL."""
    return case(
        (~_terbuka(), 3),
        (TindakLanjut.tenggat < _hari(saat), 0),
        (TindakLanjut.tenggat <= _hari(saat, SEGERA), 1),
        else_=2,
    )


def _syarat(saring: Saringan, saat: datetime) -> list[ColumnElement[bool]]:
    syarat: list[ColumnElement[bool]] = []
    if saring.unit:
        nama = (Unit.nama, Unit.singkatan)
        syarat.append(or_(*(satu.icontains(saring.unit, autoescape=True) for satu in nama)))
    if saring.unsur:
        syarat.append(TindakLanjut.unsur == saring.unsur)
    if saring.asal:
        syarat.append(TindakLanjut.asal == saring.asal)
    if saring.forum:
        syarat.append(TindakLanjut.forum_id == saring.forum)
    if saring.keadaan == Keadaan.LEWAT:
        syarat += [_terbuka(), TindakLanjut.tenggat < _hari(saat)]
    elif saring.keadaan == Keadaan.SEGERA:
        syarat += [_terbuka(), TindakLanjut.tenggat.between(_hari(saat), _hari(saat, SEGERA))]
    elif saring.keadaan:
        syarat.append(TindakLanjut.status == saring.keadaan)
    if saring.tahun:
        awal, akhir = date(saring.tahun, 1, 1), date(saring.tahun, 12, 31)
        syarat.append(TindakLanjut.tenggat >= awal)
        syarat.append(func.coalesce(TindakLanjut.mulai, TindakLanjut.tenggat) <= akhir)
    return syarat
