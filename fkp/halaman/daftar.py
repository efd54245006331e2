"""Lists for everyone: open surveys, units with their newest published result, the tree of instansi."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, contains_eager, lazyload, load_only

from fkp.halaman.queries import Terbitan, cocok, sedang_menerima, survei_terbuka, terbitan_terakhir
from fkp.potongan import Lembar, potong
from fkp.skm.models import Survei
from fkp.unit.models import Instansi, Unit


@dataclass(frozen=True)
class BarisUnit:
    """A unit in a list: its newest published result and the surveys it has open."""

    unit: Unit
    terbitan: Terbitan | None
    terbuka: list[Survei]


@dataclass(frozen=True)
class Simpul:
    """A node of the tree of instansi; ``jumlah`` counts the active units under it, at any depth."""

    instansi: Instansi
    jumlah: int
    anak: list["Simpul"]


def lembar_terbuka(db: Session, saat: datetime, minta: str | None) -> Lembar[Survei]:
    """One page of the surveys that accept answers now, by name of unit."""
    cari = (
        select(Survei)
        .join(Survei.unit)
        .where(sedang_menerima(saat))
        .order_by(Unit.nama, Survei.akhir, Survei.id)
        .options(contains_eager(Survei.unit), lazyload(Survei.layanan))
    )
    return potong(db, cari, minta)


def cari_unit(kata: str, jalur: str = "/") -> Select[Unit]:
    """The active units under the node at ``jalur`` that the words of ``kata`` speak of, by name."""
    cari = (
        select(Unit)
        .join(Unit.instansi)
        .where(Unit.aktif, Unit.jalur.startswith(jalur, autoescape=True))
        .order_by(Unit.nama, Unit.id)
        .options(contains_eager(Unit.instansi))
    )
    return cari.where(cocok(kata)) if kata.split() else cari


def baris_unit(db: Session, unit: list[Unit], saat: datetime) -> list[BarisUnit]:
    """What the public may know of each of these units; the same few queries however many they are."""
    nomor = [u.id for u in unit]
    terbitan, terbuka = terbitan_terakhir(db, nomor), survei_terbuka(db, saat, nomor)
    return [BarisUnit(u, terbitan.get(u.id), terbuka.get(u.id, [])) for u in unit]


def pohon(db: Session, jalur: str = "/") -> list[Simpul]:
    """The instansi under the node at ``jalur`` (not itself) as a tree; those without any active unit
    are left out, since there is nothing behind them to look at."""
    semua = db.scalars(
        select(Instansi)
        .where(Instansi.jalur.startswith(jalur, autoescape=True), Instansi.jalur != jalur)
        .order_by(Instansi.nama)
        .options(load_only(Instansi.induk_id, Instansi.nama, Instansi.jalur))
    ).all()
    jumlah = (
        select(Unit.instansi_id, func.count())
        .where(Unit.aktif, Unit.jalur.startswith(jalur, autoescape=True))
        .group_by(Unit.instansi_id)
    )
    per_instansi = dict(db.execute(jumlah).all())
    per_induk: dict[int | None, list[Instansi]] = {}
    ada = {i.id for i in semua}
    for i in semua:
        per_induk.setdefault(i.induk_id if i.induk_id in ada else None, []).append(i)

    def simpul(i: Instansi) -> Simpul:
        anak = [s for s in map(simpul, per_induk.get(i.id, ())) if s.jumlah]
        return Simpul(i, per_instansi.get(i.id, 0) + sum(s.jumlah for s in anak), anak)

    return [s for s in map(simpul, per_induk.get(None, ())) if s.jumlah]
