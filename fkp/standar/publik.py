"""Everyone: the standards of a unit that are in force."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.standar.actions import susunan_of
from fkp.standar.komponen import load_susunan
from fkp.standar.models import StandarPelayanan
from fkp.standar.queries import jajaran_of
from fkp.standar.tampil import KelompokKomponen, susun
from fkp.unit.models import Layanan, Unit
from fkp.unit.queries import SEMUA, find_unit_umum, jalan_ke

bp = Blueprint("standar_publik", __name__)

WAJIB_TERBIT = "penyampaian"
"""The group of components that must be published (domain/context.md 2; second hand)."""


@dataclass(frozen=True)
class StandarUmum:
    """A layanan and its standard in force, if it has one: its components in their groups, and when it was
    last reviewed with the public."""

    layanan: Layanan
    standar: StandarPelayanan | None
    ditinjau: date | None
    kelompok: list[KelompokKomponen]


@bp.get("/unit/<slug>/standar")
@require(Izin.PUBLIK)
def lihat(slug: str) -> ResponseReturnValue:
    """What each layanan of the unit promises, by which decree."""
    unit = find_unit_umum(db(), slug) or abort(404)
    semua = standar_umum(db(), unit)
    return render_template(
        "standar/publik.html",
        unit=unit,
        remah=[*jalan_ke(db(), unit.instansi, SEMUA), unit.instansi],
        semua=semua,
        ada=[satu for satu in semua if satu.standar],
        wajib=WAJIB_TERBIT,
        susunan=next((susunan_of(satu.standar) for satu in semua if satu.standar), load_susunan()),
    )


def standar_umum(db: Session, unit: Unit) -> list[StandarUmum]:
    """The active layanan of the unit in its own order."""
    cari = select(Layanan).where(Layanan.unit_id == unit.id, Layanan.aktif)
    layanan = db.scalars(cari.order_by(Layanan.urutan, Layanan.id)).all()
    jajaran = jajaran_of(db, [satu.id for satu in layanan])
    return [
        StandarUmum(satu, berlaku, jajaran[satu.id].ditinjau, susun(berlaku) if berlaku else [])
        for satu in layanan
        for berlaku in [jajaran[satu.id].berlaku]
    ]
