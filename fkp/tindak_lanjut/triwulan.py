"""Staff: the plan of a year by quarters, in the form of the SKM report."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, contains_eager

from fkp.clock import ZONA_BERSAMA, now, setempat
from fkp.db import db
from fkp.izin.guard import dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut import register
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import ringkas
from fkp.tindak_lanjut.register import Saringan
from fkp.tindak_lanjut.saringan import baca_saringan, bahan_saringan
from fkp.tindak_lanjut.tampil import NAMA_UNSUR, tampilkan
from fkp.unit.models import Unit

PALING = 300
"""Rows of a grid: some fifteen sheets of paper. Who needs more asks for a unit."""


@require(Izin.LIHAT_TINDAK_LANJUT)
def triwulan() -> ResponseReturnValue:
    """Every row that is worked on in ``tahun``, this year unless another is asked for, unit by unit."""
    saring, saat = baca_saringan(), now()
    tahun = saring.tahun or setempat(saat, ZONA_BERSAMA).year
    setahun = replace(saring, tahun=tahun, hari=None)
    return render_template(
        "tindak_lanjut/triwulan.html",
        tahun=tahun,
        baris=tampilkan(_baris(db(), setahun, saat), saat, tahun),
        semua=_semua(db(), setahun, saat),
        **bahan_saringan(replace(saring, hari=None), register.banyak(db(), pengguna().id, saat)),
    )


def _semua(db: Session, saring: Saringan, saat: datetime) -> int:
    cari = select(func.count()).select_from(TindakLanjut).join(TindakLanjut.unit)
    return db.scalar(cari.where(dalam_cakupan(Unit.jalur), *register.syarat(saring, saat))) or 0


def _baris(db: Session, saring: Saringan, saat: datetime) -> Iterable[TindakLanjut]:
    tempat = {kunci: ke for ke, kunci in enumerate(NAMA_UNSUR)}
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), *register.syarat(saring, saat))
        .order_by(
            Unit.nama,
            Unit.id,
            case(tempat, value=TindakLanjut.unsur, else_=len(tempat)),
            func.coalesce(TindakLanjut.mulai, TindakLanjut.tenggat),
            TindakLanjut.id,
        )
        .limit(PALING)
        .options(contains_eager(TindakLanjut.unit), *ringkas())
    )
    return db.scalars(cari).all()
