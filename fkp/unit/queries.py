"""Reading instansi, units and layanan; ``nodes`` are the paths one may see (see ``fkp.izin.guard``)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Date, Select, case, func, literal, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from fkp.clock import ZONA, ZONA_BERSAMA, setempat
from fkp.izin.guard import dalam_cakupan
from fkp.unit.models import Gerai, Instansi, Layanan, Unit

Nodes = tuple[str, ...]
SEMUA: Nodes = ("/",)
"""The whole tree, whose names everybody may see."""


@dataclass
class Cabang:
    """An instansi in the tree one looks at, with its children and how many units it has itself."""

    instansi: Instansi
    jumlah_unit: int = 0
    anak: list["Cabang"] = field(default_factory=list)


def pohon(db: Session, nodes: Nodes) -> list[Cabang]:
    """The instansi in scope as a tree, names in order; its tops are the highest that one may see."""
    jumlah = dict(db.execute(select(Unit.instansi_id, func.count()).group_by(Unit.instansi_id)).all())
    semua = daftar_instansi(db, nodes)
    cabang = {i.id: Cabang(i, jumlah.get(i.id, 0)) for i in semua}
    puncak: list[Cabang] = []
    for satu in cabang.values():
        induk = cabang.get(satu.instansi.induk_id or 0)
        (induk.anak if induk else puncak).append(satu)
    return puncak


def daftar_instansi(db: Session, nodes: Nodes) -> list[Instansi]:
    """Every instansi in scope by name."""
    perintah = select(Instansi).where(dalam_cakupan(Instansi.jalur, nodes)).order_by(Instansi.nama)
    return list(db.scalars(perintah))


def find_instansi(db: Session, instansi_id: int, nodes: Nodes) -> Instansi | None:
    """That instansi, when it lies in scope."""
    return db.scalar(select(Instansi).where(Instansi.id == instansi_id, dalam_cakupan(Instansi.jalur, nodes)))


def jalan_ke(db: Session, instansi: Instansi, nodes: Nodes) -> list[Instansi]:
    """The instansi above this one that lie in scope, from the top."""
    atas = [int(n) for n in instansi.jalur.strip("/").split("/")[:-1]]
    perintah = select(Instansi).where(Instansi.id.in_(atas), dalam_cakupan(Instansi.jalur, nodes))
    return sorted(db.scalars(perintah), key=lambda i: len(i.jalur))


def unit_terlihat(nodes: Nodes, cari: str = "", di: Instansi | None = None) -> Select[Unit]:
    """Units in scope by name; ``cari`` is part of a name, ``di`` an instansi whose whole branch counts."""
    perintah = (
        select(Unit)
        .where(dalam_cakupan(Unit.jalur, nodes))
        .options(joinedload(Unit.instansi))
        .order_by(Unit.aktif.desc(), Unit.nama, Unit.id)
    )
    if cari:
        perintah = perintah.where(
            or_(Unit.nama.icontains(cari, autoescape=True), Unit.singkatan.icontains(cari, autoescape=True))
        )
    if di:
        perintah = perintah.where(Unit.jalur.startswith(di.jalur, autoescape=True))
    return perintah


def hari_unit(saat: datetime, tambah: int = 0) -> ColumnElement[date]:
    """The day at ``saat`` on the calendar of the unit, ``tambah`` days later; for queries that join Unit."""
    jeda = timedelta(days=tambah)
    per_zona = {zona: literal(setempat(saat, zona).date() + jeda, Date) for zona in ZONA}
    return case(per_zona, value=Unit.zona, else_=per_zona[ZONA_BERSAMA])


def jumlah_layanan(db: Session, units: list[Unit]) -> dict[int, int]:
    """How many active layanan each of these units has."""
    perintah = (
        select(Layanan.unit_id, func.count())
        .where(Layanan.unit_id.in_([u.id for u in units]), Layanan.aktif)
        .group_by(Layanan.unit_id)
    )
    return dict(db.execute(perintah).all())


def find_unit(db: Session, unit_id: int, nodes: Nodes) -> Unit | None:
    """That unit with its layanan and gerai, when it lies in scope."""
    return db.scalar(
        select(Unit)
        .where(Unit.id == unit_id, dalam_cakupan(Unit.jalur, nodes))
        .options(
            joinedload(Unit.instansi),
            selectinload(Unit.layanan),
            selectinload(Unit.gerai).joinedload(Gerai.layanan).joinedload(Layanan.unit),
        )
    )


def find_unit_umum(db: Session, slug: str) -> Unit | None:
    """The unit at this public address; one that was switched off keeps its pages."""
    if not slug.isprintable():  # PostgreSQL refuses a NUL in a text
        return None
    return db.scalar(select(Unit).where(Unit.slug == slug).options(joinedload(Unit.instansi)))


def layanan_lain(db: Session, mpp: Unit, nodes: Nodes, cari: str, paling: int = 50) -> list[Layanan]:
    """Active layanan of other units in scope that are no gerai of this MPP yet, at most ``paling``."""
    sudah = select(Gerai.layanan_id).where(Gerai.mpp_id == mpp.id)
    perintah = (
        select(Layanan)
        .join(Unit)
        .where(
            dalam_cakupan(Unit.jalur, nodes),
            Unit.id != mpp.id,
            Unit.aktif,
            Layanan.aktif,
            Layanan.id.not_in(sudah),
            or_(Unit.nama.icontains(cari, autoescape=True), Layanan.nama.icontains(cari, autoescape=True)),
        )
        .options(joinedload(Layanan.unit))
        .order_by(Unit.nama, Layanan.urutan)
        .limit(paling)
    )
    return list(db.scalars(perintah))


def layanan_bernomor(db: Session, nomor: set[int], nodes: Nodes) -> list[Layanan]:
    """Those layanan of units in scope; fewer than asked for when some are not."""
    perintah = select(Layanan).join(Unit).where(Layanan.id.in_(nomor), dalam_cakupan(Unit.jalur, nodes))
    return list(db.scalars(perintah.order_by(Layanan.id)))
