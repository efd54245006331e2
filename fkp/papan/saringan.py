"""What an address asks of the board."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, request
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from fkp.db import nomor
from fkp.papan.keadaan import KeadaanPapan
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.unit.models import Instansi, Unit
from surveys.unsur import UNSUR

KUNCI_UNSUR = frozenset(u.kunci for u in UNSUR)


@dataclass(frozen=True)
class Saringan:
    """The place (a unit, or a node of the government with everything below it; neither is all of it), and
    which of its promises; empty parts ask for nothing."""

    unit: Unit | None = None
    instansi: Instansi | None = None
    unsur: str = ""
    asal: str = ""
    keadaan: KeadaanPapan | None = None

    @property
    def tempat(self) -> "Saringan":
        """The same place with all of its promises."""
        return Saringan(self.unit, self.instansi)

    @property
    def tanpa_keadaan(self) -> "Saringan":
        """The same, however a promise stands."""
        return replace(self, keadaan=None)

    @property
    def nama(self) -> str:
        """The name of the place, empty for all of the government."""
        tempat = self.unit or self.instansi
        return tempat.nama if tempat else ""

    @property
    def khusus(self) -> bool:
        """Whether it asks for some promises of the place only."""
        return bool(self.unsur or self.asal or self.keadaan)

    def alamat(self, keadaan: KeadaanPapan | None = None) -> dict[str, Any]:
        """The parts of an address that ask for the same, or for those that stand in ``keadaan``."""
        kini = keadaan or self.keadaan
        semua = {
            "unit": self.unit.slug if self.unit else None,
            "instansi": self.instansi.id if self.instansi and not self.unit else None,
            "unsur": self.unsur,
            "asal": self.asal,
            "keadaan": kini.value if kini else None,
        }
        return {kunci: nilai for kunci, nilai in semua.items() if nilai}


def baca_saringan(db: Session) -> Saringan:
    """What the address of this request asks for; 404 for a unit or a node that there is not. A unit that does
    not lie below the chosen node was chosen before the node was, so the node counts. What is not on a list
    asks for nothing."""
    minta = request.args.get
    unit = _unit(db, minta("unit", ""))
    instansi = _instansi(db, minta("instansi", ""))
    if unit and instansi and not unit.jalur.startswith(instansi.jalur):
        unit = None
    unsur, asal, keadaan = minta("unsur", ""), minta("asal", ""), minta("keadaan", "")
    return Saringan(
        unit,
        instansi,
        unsur if unsur in KUNCI_UNSUR else "",
        asal if asal in set(Asal) else "",
        KeadaanPapan(keadaan) if keadaan in set(KeadaanPapan) else None,
    )


def di_papan(saring: Saringan) -> list[ColumnElement[bool]]:
    """SQL conditions on a TindakLanjut joined with its unit: it stands on the board, at this place, of this
    unsur and from there. The state is not among them."""
    syarat: list[ColumnElement[bool]] = [TindakLanjut.tayang_pada.is_not(None)]
    if saring.unit:
        syarat.append(TindakLanjut.unit_id == saring.unit.id)
    elif saring.instansi:
        syarat.append(Unit.jalur.startswith(saring.instansi.jalur, autoescape=True))
    if saring.unsur:
        syarat.append(TindakLanjut.unsur == saring.unsur)
    if saring.asal:
        syarat.append(TindakLanjut.asal == saring.asal)
    return syarat


def _unit(db: Session, slug: str) -> Unit | None:
    """A unit that was switched off keeps what it promised."""
    if not slug:
        return None
    cari = select(Unit).where(Unit.slug == slug.replace("\0", "")).options(joinedload(Unit.instansi))
    return db.scalar(cari) or abort(404)


def _instansi(db: Session, minta: str) -> Instansi | None:
    if not minta:
        return None
    with suppress(ValueError):
        return db.get(Instansi, nomor(minta)) or abort(404)
    abort(404)
