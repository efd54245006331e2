"""Staff: the register by unsur, the one in most need first."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut import register
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import Kelompok
from fkp.tindak_lanjut.register import TANPA_UNSUR, Saringan
from fkp.tindak_lanjut.saringan import UNSUR_TERSARING, baca_saringan, bahan_saringan
from fkp.tindak_lanjut.tampil import BarisTampil, tampilkan
from fkp.unit.models import Unit

PALING = 5
"""Rows shown of each unsur: the most pressing; the list has the others."""


@dataclass(frozen=True)
class BagianUnsur:
    """An unsur, how many of its rows stand where, and the most pressing ones."""

    kunci: str
    nama: str
    banyak: dict[Kelompok, int]
    baris: list[BarisTampil]

    @property
    def semua(self) -> int:
        return sum(self.banyak.values())


@require(Izin.LIHAT_TINDAK_LANJUT)
def unsur() -> ResponseReturnValue:
    """A section for each unsur that has rows."""
    saring, saat = baca_saringan(), now()
    return render_template(
        "tindak_lanjut/unsur.html",
        bagian=susun_bagian(db(), saring, saat),
        **bahan_saringan(saring, register.banyak(db(), pengguna().id, saat)),
    )


def susun_bagian(db: Session, saring: Saringan, saat: datetime) -> list[BagianUnsur]:
    """Three queries, whatever their number. First the unsur with the most rows late, then due soon, then
    open; among equals in the printed order, and last what concerns none."""
    banyak = _banyak(db, saring, saat)
    syarat = register.syarat(saring, saat)
    semua = tampilkan(register.paling_mendesak(db, syarat, TindakLanjut.unsur, PALING, saat), saat)
    baris = {kunci: list(milik) for kunci, milik in groupby(semua, key=lambda b: b.row.unsur)}
    urutan = list(UNSUR_TERSARING)
    bagian = [
        BagianUnsur(kunci or TANPA_UNSUR, str(UNSUR_TERSARING[kunci or TANPA_UNSUR]), isi, baris[kunci])
        for kunci, isi in banyak.items()
    ]
    butuh = (Kelompok.LEWAT, Kelompok.SEGERA, Kelompok.JALAN)
    return sorted(bagian, key=lambda b: (*(-b.banyak[k] for k in butuh), urutan.index(b.kunci)))


def _banyak(db: Session, saring: Saringan, saat: datetime) -> dict[str, dict[Kelompok, int]]:
    tempat = register.tempat_kelompok(saat).label("tempat")
    cari = (
        select(TindakLanjut.unsur, tempat, func.count())
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), *register.syarat(saring, saat))
        .group_by(TindakLanjut.unsur, tempat)
    )
    hasil: dict[str, dict[Kelompok, int]] = {}
    for kunci, ke, n in db.execute(cari):
        hasil.setdefault(kunci, dict.fromkeys(Kelompok, 0))[list(Kelompok)[ke]] = n
    return hasil
