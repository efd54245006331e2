"""Staff: what is due on which day of a month."""

from dataclasses import replace
from datetime import date, datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from fkp.bulan import baca_bulan, lembar_bulan, sebelum, sesudah
from fkp.clock import ZONA_BERSAMA, now, setempat
from fkp.db import db
from fkp.izin.guard import dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut import register
from fkp.tindak_lanjut.ics import TERBANYAK, alamat_milik
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.register import Saringan
from fkp.tindak_lanjut.saringan import baca_saringan, bahan_saringan
from fkp.tindak_lanjut.tampil import tampilkan
from fkp.unit.models import Unit

PALING = 4
"""Rows shown of a day: the most pressing; the list has the others."""


@require(Izin.LIHAT_TINDAK_LANJUT)
def kalender() -> ResponseReturnValue:
    """The sheet of a month, ``bulan`` ("2026-11") or this one, each row on its date."""
    saat = now()
    kini = setempat(saat, ZONA_BERSAMA).date()
    awal = baca_bulan(request.args.get("bulan"), kini)
    # The sheet is of a month, whatever the year that the list was asked for.
    saring = baca_saringan()
    syarat = _syarat(replace(saring, tahun=None, hari=None), awal, saat)
    semua = register.paling_mendesak(db(), syarat, TindakLanjut.tenggat, PALING, saat)
    baris = tampilkan(semua, saat)
    return render_template(
        "tindak_lanjut/kalender.html",
        awal=awal,
        pekan=lembar_bulan(awal, baris, lambda b: b.row.tenggat),
        banyak_hari=_banyak(db(), syarat),
        sebelum=sebelum(awal),
        sesudah=sesudah(awal),
        kini=kini,
        alamat_ics=alamat_milik(pengguna()),
        terbanyak=TERBANYAK,
        **bahan_saringan(saring, register.banyak(db(), pengguna().id, saat)),
    )


def _banyak(db: Session, syarat: list[ColumnElement[bool]]) -> dict[date, int]:
    cari = (
        select(TindakLanjut.tenggat, func.count())
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), *syarat)
        .group_by(TindakLanjut.tenggat)
    )
    return dict(db.execute(cari).all())


def _syarat(saring: Saringan, awal: date, saat: datetime) -> list[ColumnElement[bool]]:
    bulan = (TindakLanjut.tenggat >= awal, TindakLanjut.tenggat < sesudah(awal))
    return [*bulan, *register.syarat(saring, saat)]
