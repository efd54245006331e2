"""Reading standards: of one layanan, of those a forum discusses, and which of a unit are due for review."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask import abort
from sqlalchemy import Select, case, func, literal, or_, select
from sqlalchemy.orm import Session, contains_eager

from fkp.clock import ZONA, setempat
from fkp.izin.guard import dalam_cakupan
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.standar.tinjauan import BULAN_PERINGATAN, Tinjauan, keadaan_tinjauan, mundur_bulan
from fkp.unit.models import Layanan, Unit


@dataclass(frozen=True)
class Jajaran:
    """Every revision of the standard of one layanan: what is in force, what is being drafted, what was."""

    berlaku: StandarPelayanan | None = None
    rancangan: StandarPelayanan | None = None
    lama: tuple[StandarPelayanan, ...] = ()

    @property
    def ditinjau(self) -> date | None:
        """The last day on which what is, or was, in force was reviewed with the public."""
        semua = (self.berlaku, *self.lama)
        return max((satu.ditinjau for satu in semua if satu and satu.ditinjau), default=None)

    def revisi(self, nomor: int) -> StandarPelayanan | None:
        """That revision, whatever it is by now."""
        semua = (self.rancangan, self.berlaku, *self.lama)
        return next((satu for satu in semua if satu and satu.revisi == nomor), None)


def standar_berlaku(db: Session, layanan_id: int) -> StandarPelayanan | None:
    """The standard of this layanan that is in force."""
    return jajaran_of(db, [layanan_id])[layanan_id].berlaku


def standar_bahasan(db: Session, layanan_ids: Collection[int]) -> list[StandarPelayanan]:
    """What a forum about these layanan discusses: of each the draft, or without one what is in force; in the
    order in which the unit lists its layanan. A layanan that has neither is left out."""
    semua = jajaran_of(db, layanan_ids)
    bahasan = [satu.rancangan or satu.berlaku for satu in semua.values()]
    return sorted(
        (satu for satu in bahasan if satu),
        key=lambda s: (s.layanan.unit_id, s.layanan.urutan, s.layanan_id),
    )


def perlu_ditinjau(db: Session, unit_id: int, saat: datetime) -> list[tuple[Layanan, date | None]]:
    """The active layanan of a unit whose standard was last reviewed ``BULAN_PERINGATAN`` months ago or
    longer, with that day, or never; in the order in which the unit lists them."""
    cari = select(Layanan).where(Layanan.unit_id == unit_id, Layanan.aktif).join(Layanan.unit)
    layanan = db.scalars(
        cari.options(contains_eager(Layanan.unit)).order_by(Layanan.urutan, Layanan.id)
    ).all()
    semua = jajaran_of(db, [satu.id for satu in layanan])
    return [
        (satu, semua[satu.id].ditinjau)
        for satu in layanan
        if keadaan_tinjauan(semua[satu.id].ditinjau, setempat(saat, satu.unit.zona).date())
        is not Tinjauan.BARU
    ]


def jajaran_of(db: Session, layanan_ids: Collection[int]) -> dict[int, Jajaran]:
    """Every revision of these layanan, each layanan named, the newest of the earlier ones first."""
    cari = select(StandarPelayanan).where(StandarPelayanan.layanan_id.in_(set(layanan_ids)))
    per_layanan: dict[int, list[StandarPelayanan]] = {nomor: [] for nomor in layanan_ids}
    for satu in db.scalars(cari.order_by(StandarPelayanan.revisi.desc())):
        per_layanan[satu.layanan_id].append(satu)
    return {nomor: _jajaran(baris) for nomor, baris in per_layanan.items()}


def _jajaran(baris: Iterable[StandarPelayanan]) -> Jajaran:
    per_tahap: dict[str, list[StandarPelayanan]] = {tahap.value: [] for tahap in TahapStandar}
    for satu in baris:
        per_tahap[satu.tahap].append(satu)
    return Jajaran(
        next(iter(per_tahap[TahapStandar.BERLAKU]), None),
        next(iter(per_tahap[TahapStandar.RANCANGAN]), None),
        tuple(per_tahap[TahapStandar.LAMA]),
    )


def find_layanan(db: Session, layanan_id: int, *, kunci: bool = False) -> Layanan:
    """The layanan, if its unit lies within the scope of this request; 404 otherwise. ``kunci`` holds it until
    the transaction ends: of two people who open or set a draft at once, one waits for the other."""
    cari = (
        select(Layanan)
        .join(Layanan.unit)
        .where(Layanan.id == layanan_id, dalam_cakupan(Unit.jalur))
        .options(contains_eager(Layanan.unit))
    )
    if kunci:
        cari = cari.with_for_update(of=Layanan).execution_options(populate_existing=True)
    return db.scalar(cari) or abort(404)


def cari_layanan(saat: datetime, unit: str = "", perlu: bool = False) -> Select[Layanan]:
    """The active layanan in scope by unit; ``unit`` is part of the name of one, ``perlu`` leaves those that
    are due for review (see ``perlu_ditinjau``)."""
    cari = (
        select(Layanan)
        .join(Layanan.unit)
        .where(dalam_cakupan(Unit.jalur), Layanan.aktif, Unit.aktif)
        .options(contains_eager(Layanan.unit))
        .order_by(Unit.nama, Unit.id, Layanan.urutan, Layanan.id)
    )
    if unit:
        nama = (Unit.nama, Unit.singkatan)
        cari = cari.where(or_(*(satu.icontains(unit, autoescape=True) for satu in nama)))
    if perlu:
        batas = {z: mundur_bulan(setempat(saat, z).date(), BULAN_PERINGATAN) for z in ZONA}
        per_zona = case(
            {z: literal(hari) for z, hari in batas.items()}, value=Unit.zona, else_=batas["Asia/Jakarta"]
        )
        terakhir = (
            select(func.max(StandarPelayanan.ditinjau))
            .where(
                StandarPelayanan.layanan_id == Layanan.id, StandarPelayanan.tahap != TahapStandar.RANCANGAN
            )
            .scalar_subquery()
        )
        cari = cari.where(or_(terakhir.is_(None), terakhir <= per_zona))
    return cari
