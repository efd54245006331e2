"""Which office owes a promise. The forms ask for an office; where somebody typed a person all the same,
everyone reads the unit instead."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.tindak_lanjut.models import TindakLanjut


def nama_orang(db: Session) -> list[str]:
    """The names of those who sign in here, as they are looked for: a single word may just as well be part of
    the name of an office."""
    return [nama.casefold() for nama in db.scalars(select(Akun.nama)) if len(nama.split()) > 1]


def kantor_of(row: TindakLanjut, nama: Collection[str]) -> str:
    """The office as it was typed, or the unit when one of these names (``nama_orang``) stands in it."""
    teks = " ".join(row.penanggung_jawab.casefold().split())
    return row.unit.nama if any(satu in teks for satu in nama) else row.penanggung_jawab


def kantor_semua(db: Session, baris: Iterable[TindakLanjut]) -> dict[int, str]:
    """The office of each of these by its id; one query for the names, however many there are."""
    nama = nama_orang(db)
    return {row.id: kantor_of(row, nama) for row in baris}
