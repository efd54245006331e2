"""Reading complaints: single cases within scope, and what people complain of most."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from fkp.clock import setempat
from fkp.izin.guard import dalam_cakupan
from fkp.pengaduan.models import AngkaPengaduan, Pengaduan
from fkp.pengaduan.susunan import load_susunan
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.milik import find_milik
from fkp.unit.models import Unit

SETAHUN = 12
"""Months that count for what people complain of most."""


@dataclass(frozen=True)
class Terbanyak:
    """How many complaints about an unsur (a key; empty when unknown) there were, and how many were settled;
    None when no export says."""

    unsur: str
    jumlah: int
    selesai: int | None


def find_pengaduan(db: Session, pengaduan_id: int, *, kunci: bool = False) -> Pengaduan:
    """The case, if its unit lies within the scope of this request; 404 otherwise. ``kunci`` reads it as it is
    now and holds it until the transaction ends."""
    return find_milik(db, Pengaduan, pengaduan_id, kunci=kunci)


def cari_pengaduan(unit: str = "", keadaan: str = "") -> Select[Pengaduan]:
    """The cases in scope: what waits, the longest first, then what ended, the newest first. ``unit`` is part
    of a name; ``keadaan`` is ``terbuka``, ``akhir``, or the key of a status."""
    akhir = load_susunan().akhir
    tamat = Pengaduan.status.in_(akhir)
    cari = (
        select(Pengaduan)
        .join(Pengaduan.unit)
        .where(dalam_cakupan(Unit.jalur))
        .options(contains_eager(Pengaduan.unit), joinedload(Pengaduan.layanan))
        .order_by(
            tamat,
            case((tamat, None), else_=Pengaduan.masuk),
            case((tamat, func.coalesce(Pengaduan.selesai_pada, Pengaduan.masuk))).desc(),
            Pengaduan.id,
        )
    )
    if unit:
        nama = (Unit.nama, Unit.singkatan)
        cari = cari.where(or_(*(satu.icontains(unit, autoescape=True) for satu in nama)))
    if keadaan in ("terbuka", "akhir"):
        cari = cari.where(tamat if keadaan == "akhir" else ~tamat)
    elif keadaan:
        cari = cari.where(Pengaduan.status == keadaan)
    return cari


def pengaduan_masukan(db: Session, masukan_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Pengaduan]:
    """The cases that rows of minutes became, by the row."""
    cari = select(Pengaduan).where(Pengaduan.masukan_id.in_(set(masukan_ids)))
    return {satu.masukan_id: satu for satu in db.scalars(cari) if satu.masukan_id}


def janji_pengaduan(db: Session, pengaduan_id: int) -> list[TindakLanjut]:
    """The promises that answer a case."""
    cari = select(TindakLanjut).where(TindakLanjut.pengaduan_id == pengaduan_id)
    return list(db.scalars(cari.order_by(TindakLanjut.id)))


def terbanyak(db: Session, unit: Unit, saat: datetime) -> list[Terbanyak]:
    """What people complained of in the last twelve months of the calendar of the unit, this one included,
    the most first; from the monthly figures."""
    cari = (
        select(
            AngkaPengaduan.unsur,
            func.sum(AngkaPengaduan.jumlah),
            func.sum(AngkaPengaduan.selesai),
        )
        .where(AngkaPengaduan.unit_id == unit.id, AngkaPengaduan.bulan >= sejak_bulan(unit, saat))
        .group_by(AngkaPengaduan.unsur)
    )
    semua = [
        Terbanyak(unsur, int(n), None if selesai is None else int(selesai))
        for unsur, n, selesai in db.execute(cari)
        if n
    ]
    return sorted(semua, key=lambda satu: (-satu.jumlah, satu.unsur))


def sejak_bulan(unit: Unit, saat: datetime) -> date:
    """The first of the last twelve months."""
    kini = setempat(saat, unit.zona).date()
    tahun, bulan = divmod(kini.year * 12 + kini.month - SETAHUN, 12)
    return date(tahun, bulan + 1, 1)


def angka_unit(db: Session, unit_id: int, bulan: Collection[date] | None = None) -> list[AngkaPengaduan]:
    """The monthly figures of a unit, of these months or all, the newest month first."""
    cari = select(AngkaPengaduan).where(AngkaPengaduan.unit_id == unit_id)
    if bulan is not None:
        cari = cari.where(AngkaPengaduan.bulan.in_(set(bulan)))
    urut = (AngkaPengaduan.bulan.desc(), AngkaPengaduan.unsur, AngkaPengaduan.kelas)
    return list(db.scalars(cari.order_by(*urut)))
