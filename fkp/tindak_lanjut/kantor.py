"""Which office owes a promise. The forms ask for an office; where somebody typed a person all the same,
everyone reads the unit instead."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.gelar import gelar_dalam
from fkp.identitas import identitas_dalam
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit


def nama_orang(db: Session) -> list[str]:
    """The names of those who sign in here, as they are looked for: a single word may just as well be part of
    the name of an office."""
    return [nama.casefold() for nama in db.scalars(select(Akun.nama)) if len(nama.split()) > 1]


def kantor_of(row: TindakLanjut, nama: Collection[str]) -> str:
    """The office that owes it, see ``sebut_kantor``."""
    return sebut_kantor(row.penanggung_jawab, row.unit, nama)


def sebut_kantor(kantor: str, unit: Unit, nama: Collection[str]) -> str:
    """The office as it was typed, or the unit when a person stands there: one of these names
    (``nama_orang``), a title, or a number."""
    teks = " ".join(kantor.casefold().split())
    orang = any(satu in teks for satu in nama) or gelar_dalam(kantor) or identitas_dalam(kantor)
    return unit.nama if orang else kantor


def kantor_semua(db: Session, baris: Iterable[TindakLanjut]) -> dict[int, str]:
    """The office of each of these by its id; one query for the names, however many there are."""
    nama = nama_orang(db)
    return {row.id: kantor_of(row, nama) for row in baris}
