"""Reading standards: of one layanan, of those a forum discusses, and which of a unit are due for review."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask import abort
from sqlalchemy import Select, case, func, literal, or_, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from fkp.clock import ZONA, setempat
from fkp.izin.guard import dalam_cakupan
from fkp.standar.models import StandarPelayanan, TahapStandar, TinjauanStandar
from fkp.standar.tinjauan import BULAN_PERINGATAN, Tinjauan, keadaan_tinjauan, mundur_bulan
from fkp.unit.milik import find_milik
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
        return max((satu.hari for satu in self.tinjauan), default=None)

    @property
    def tinjauan(self) -> list[TinjauanStandar]:
        """Every review of what is, or was, in force, the newest first."""
        semua = [row for satu in self.ditetapkan for row in satu.tinjauan]
        return sorted(semua, key=lambda row: (row.hari, row.id), reverse=True)

    @property
    def ditetapkan(self) -> tuple[StandarPelayanan, ...]:
        """What is, or was, in force, the newest first."""
        return tuple(satu for satu in (self.berlaku, *self.lama) if satu)

    def pada(self, hari: date) -> StandarPelayanan | None:
        """What was in force on that day; of a day before there was anything, the first that came to be."""
        semua = self.ditetapkan
        berlaku = (satu for satu in semua if satu.tanggal_sk and satu.tanggal_sk <= hari)
        return next(berlaku, semua[-1] if semua else None)

    def sebelum(self, standar: StandarPelayanan) -> StandarPelayanan | None:
        """What this revision replaces: the newest that was set in force before it."""
        return next((satu for satu in self.ditetapkan if satu.revisi < standar.revisi), None)

    def revisi(self, nomor: int) -> StandarPelayanan | None:
        """That revision, whatever it is by now."""
        semua = (self.rancangan, self.berlaku, *self.lama)
        return next((satu for satu in semua if satu and satu.revisi == nomor), None)


def standar_berlaku(db: Session, layanan_id: int) -> StandarPelayanan | None:
    """The standard of this layanan that is in force."""
    return jajaran_of(db, [layanan_id])[layanan_id].berlaku


def standar_bahasan(
    db: Session, layanan_ids: Collection[int]
) -> list[tuple[StandarPelayanan, StandarPelayanan | None]]:
    """What a forum about these layanan discusses: of each the draft with what is in force beside it, or
    without a draft what is in force alone; in the order in which the unit lists its layanan. A layanan that
    has neither is left out."""
    semua = jajaran_of(db, layanan_ids).values()
    bahasan = [(s.rancangan, s.berlaku) if s.rancangan else (s.berlaku, None) for s in semua]
    return sorted(
        ((kini, lama) for kini, lama in bahasan if kini),
        key=lambda b: (b[0].layanan.unit_id, b[0].layanan.urutan, b[0].layanan_id),
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
    cari = cari.options(selectinload(StandarPelayanan.tinjauan))
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
    return find_milik(db, Layanan, layanan_id, kunci=kunci)


def find_tinjauan(db: Session, layanan: Layanan, tinjauan_id: int) -> TinjauanStandar:
    """The review of a standard of this layanan; 404 for any other."""
    semua = jajaran_of(db, [layanan.id])[layanan.id].tinjauan
    return next((row for row in semua if row.id == tinjauan_id), None) or abort(404)


@dataclass(frozen=True)
class Menunggu:
    """Layanan that wait for a review: how many have a standard in force, the first of them (``misal``), and
    how many have none (``tiada``)."""

    perlu: int
    tiada: int
    misal: str


def menunggu_tinjauan(db: Session, cari: Select[Layanan]) -> Menunggu:
    """Those among the layanan of ``cari`` (see ``cari_layanan``), which asks for what is due."""
    berlaku = StandarPelayanan.tahap == TahapStandar.BERLAKU
    ada = select(StandarPelayanan.id).where(StandarPelayanan.layanan_id == Layanan.id, berlaku).exists()
    semua = [(satu.nama, punya) for satu, punya in db.execute(cari.add_columns(ada))]
    perlu = [nama for nama, punya in semua if punya]
    return Menunggu(len(perlu), len(semua) - len(perlu), next(iter(perlu), ""))


def cari_layanan(
    saat: datetime, unit: str = "", perlu: bool = False, nodes: tuple[str, ...] | None = None
) -> Select[Layanan]:
    """The active layanan in scope (or under ``nodes``) by unit; ``unit`` is part of the name of one,
    ``perlu`` leaves those that are due for review (see ``perlu_ditinjau``)."""
    cari = (
        select(Layanan)
        .join(Layanan.unit)
        .where(dalam_cakupan(Unit.jalur, nodes), Layanan.aktif, Unit.aktif)
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
            select(func.max(TinjauanStandar.hari))
            .join(TinjauanStandar.standar)
            .where(
                StandarPelayanan.layanan_id == Layanan.id, StandarPelayanan.tahap != TahapStandar.RANCANGAN
            )
            .scalar_subquery()
        )
        cari = cari.where(or_(terakhir.is_(None), terakhir <= per_zona))
    return cari
