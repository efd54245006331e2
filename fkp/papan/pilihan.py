"""Where promises were made: the places that the board offers to choose from."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.papan.saringan import Saringan, di_papan
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Instansi, Unit

UNIT_TERBANYAK = 200
"""A longer list is not chosen from: the node comes first then."""


@dataclass(frozen=True)
class UnitPilihan:
    """A unit to choose."""

    nama: str
    slug: str
    jalur: str


@dataclass(frozen=True)
class Pilihan:
    """The nodes of the government below which something was promised, each with its depth, in the order of
    the tree; and the units of the chosen node, none while they are too many."""

    instansi: list[tuple[Instansi, int]]
    unit: list[UnitPilihan]


def pilihan_papan(db: Session, saring: Saringan) -> Pilihan:
    """The places to choose from when one looks at ``saring``."""
    berjanji = (
        select(TindakLanjut.id)
        .where(TindakLanjut.unit_id == Unit.id, *di_papan(Saringan()))
        .correlate(Unit)
        .exists()
    )
    cari = select(Unit.nama, Unit.slug, Unit.jalur).where(berjanji).order_by(Unit.nama, Unit.id)
    semua = [UnitPilihan(*b) for b in db.execute(cari)]
    di_sini = [u for u in semua if saring.instansi is None or u.jalur.startswith(saring.instansi.jalur)]
    kini = UnitPilihan(saring.unit.nama, saring.unit.slug, saring.unit.jalur) if saring.unit else None
    if len(di_sini) > UNIT_TERBANYAK:
        di_sini = [kini] if kini else []
    elif kini and kini not in di_sini:
        di_sini.insert(0, kini)
    return Pilihan(_pohon(db, semua), di_sini)


def _pohon(db: Session, unit: list[UnitPilihan]) -> list[tuple[Instansi, int]]:
    """The nodes above these units, children after their parent by name. The top of a government is all of it,
    so it is left out when there is one."""
    nomor = {int(n) for satu in unit for n in satu.jalur.strip("/").split("/")[:-1]}
    semua = {i.id: i for i in db.scalars(select(Instansi).where(Instansi.id.in_(nomor)))}
    urut = sorted(semua.values(), key=lambda i: [_nama(semua, n) for n in i.jalur.strip("/").split("/")])
    dalam = [(satu, satu.jalur.count("/") - 2) for satu in urut]
    puncak = [satu for satu, tingkat in dalam if tingkat == 0]
    if len(puncak) == 1:
        return [(satu, tingkat - 1) for satu, tingkat in dalam if tingkat]
    return dalam


def _nama(semua: dict[int, Instansi], nomor: str) -> str:
    ada = semua.get(int(nomor))
    return f"{ada.nama} {ada.id}" if ada else nomor
