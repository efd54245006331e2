"""The register as lists: what is asked of it, what needs a decision first, and how many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, contains_eager

from fkp.izin.guard import dalam_cakupan
from fkp.tindak_lanjut.models import LangkahJanji, TindakLanjut
from fkp.tindak_lanjut.queries import SEGERA, Keadaan, Kelompok, masih_terbuka, ringkas
from fkp.unit.models import Unit
from fkp.unit.queries import hari_unit

TANPA_UNSUR = "tanpa"
"""What asks for the rows that concern no unsur."""


@dataclass(frozen=True)
class Saringan:
    """What is asked of the register; empty parts ask for nothing. ``unit`` is part of a name, ``tahun`` a
    year in which the row is worked on, ``forum`` the id of the forum whose berita acara promised it,
    ``milik`` the account that carries it out, ``hari`` its date."""

    unit: str = ""
    unsur: str = ""
    keadaan: str = ""
    tahun: int | None = None
    asal: str = ""
    forum: int | None = None
    milik: int | None = None
    hari: date | None = None


@dataclass(frozen=True, slots=True)
class Banyak:
    """How many rows in scope are late, in how many units, how many of these one carries out oneself, and how
    many that are still open."""

    lewat: int
    unit_lewat: int
    lewat_saya: int
    saya: int


def cari_register(saring: Saringan, saat: datetime) -> Select[TindakLanjut]:
    """The rows in scope that ``saring`` asks for: what is late, what is due soon, what is open, what is
    over; the open by their date, those that are over with the newest first."""
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), *syarat(saring, saat))
        .order_by(*menurut_desakan(saat))
    )
    return cari.options(contains_eager(TindakLanjut.unit), *ringkas())


def tahun_register(db: Session) -> list[int]:
    """The years in which rows in scope are worked on, newest first."""
    awal = func.min(func.coalesce(TindakLanjut.mulai, TindakLanjut.tenggat))
    batas = select(awal, func.max(TindakLanjut.tenggat)).join(TindakLanjut.unit)
    dari, sampai = db.execute(batas.where(dalam_cakupan(Unit.jalur))).one()
    return list(range(sampai.year, dari.year - 1, -1)) if dari else []


def banyak(db: Session, akun_id: int, saat: datetime) -> Banyak:
    """The numbers over the list, of everything in scope."""
    lewat = TindakLanjut.tenggat < hari_unit(saat)
    saya = TindakLanjut.pelaksana_id == akun_id
    cari = (
        select(
            func.count(case((lewat, 1))),
            func.count(case((lewat, TindakLanjut.unit_id)).distinct()),
            func.count(case((lewat & saya, 1))),
            func.count(case((saya, 1))),
        )
        .select_from(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), masih_terbuka())
    )
    return Banyak(*db.execute(cari).one())


def paling_mendesak(
    db: Session,
    syarat: Sequence[ColumnElement[bool]],
    per: InstrumentedAttribute[Any],
    paling: int,
    saat: datetime,
) -> Sequence[TindakLanjut]:
    """Of the rows in scope that meet ``syarat`` the most pressing of each value of ``per``, at most
    ``paling`` of each; by that value, then in the order of the list."""
    ke = func.row_number().over(partition_by=per, order_by=menurut_desakan(saat))
    bernomor = (
        select(TindakLanjut.id, ke.label("ke"))
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), *syarat)
        .subquery()
    )
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .join(bernomor, bernomor.c.id == TindakLanjut.id)
        .where(bernomor.c.ke <= paling)
        .order_by(per, bernomor.c.ke)
        .options(contains_eager(TindakLanjut.unit), *ringkas())
    )
    return db.scalars(cari).all()


def langkah_of(db: Session, baris: Iterable[TindakLanjut]) -> dict[int, tuple[int, int]]:
    """Steps done and steps in all, of those of these rows that have steps, by id."""
    cari = (
        select(LangkahJanji.tindak_lanjut_id, func.count(LangkahJanji.selesai_pada), func.count())
        .where(LangkahJanji.tindak_lanjut_id.in_([row.id for row in baris]))
        .group_by(LangkahJanji.tindak_lanjut_id)
    )
    return {id_: (selesai, semua) for id_, selesai, semua in db.execute(cari)}


def menurut_desakan(saat: datetime) -> tuple[ColumnElement[Any], ...]:
    """The order of the list, as SQL."""
    urut = tempat_kelompok(saat)
    tuntas = urut == len(Kelompok) - 1
    berakhir = func.coalesce(
        TindakLanjut.selesai_pada, TindakLanjut.dihentikan_pada, TindakLanjut.tenggat.expression
    )
    return (
        urut,
        case((tuntas, None), else_=TindakLanjut.tenggat),
        case((tuntas, berakhir)).desc(),
        TindakLanjut.id.expression,
    )


def tempat_kelompok(saat: datetime) -> ColumnElement[int]:
    """The place of ``kelompok`` of a row, as SQL."""
    return case(
        (~masih_terbuka(), 3),
        (TindakLanjut.tenggat < hari_unit(saat), 0),
        (TindakLanjut.tenggat <= hari_unit(saat, SEGERA), 1),
        else_=2,
    )


def syarat(saring: Saringan, saat: datetime) -> list[ColumnElement[bool]]:
    """What ``saring`` asks for, as SQL; for queries that join Unit."""
    hasil: list[ColumnElement[bool]] = []
    if saring.unit:
        nama = (Unit.nama, Unit.singkatan)
        hasil.append(or_(*(satu.icontains(saring.unit, autoescape=True) for satu in nama)))
    if saring.unsur:
        hasil.append(TindakLanjut.unsur == ("" if saring.unsur == TANPA_UNSUR else saring.unsur))
    if saring.asal:
        hasil.append(TindakLanjut.asal == saring.asal)
    if saring.forum:
        hasil.append(TindakLanjut.forum_id == saring.forum)
    if saring.milik:
        hasil.append(TindakLanjut.pelaksana_id == saring.milik)
    if saring.hari:
        hasil.append(TindakLanjut.tenggat == saring.hari)
    if saring.keadaan == Keadaan.LEWAT:
        hasil += [masih_terbuka(), TindakLanjut.tenggat < hari_unit(saat)]
    elif saring.keadaan == Keadaan.SEGERA:
        hasil += [masih_terbuka(), TindakLanjut.tenggat.between(hari_unit(saat), hari_unit(saat, SEGERA))]
    elif saring.keadaan:
        hasil.append(TindakLanjut.status == saring.keadaan)
    if saring.tahun:
        awal, akhir = date(saring.tahun, 1, 1), date(saring.tahun, 12, 31)
        hasil.append(TindakLanjut.tenggat >= awal)
        hasil.append(func.coalesce(TindakLanjut.mulai, TindakLanjut.tenggat) <= akhir)
    return hasil
