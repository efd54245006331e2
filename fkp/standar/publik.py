"""Everyone: the standards of a unit that are in force."""

from dataclasses import dataclass

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
from fkp.standar.peminta import Peminta, peminta_of
from fkp.standar.peninjau import ForumPeninjau, peninjau_of
from fkp.standar.queries import Jajaran, jajaran_of
from fkp.standar.riwayat import HariTinjauan, riwayat_umum
from fkp.standar.tampil import BarisKomponen, KelompokKomponen, susun
from fkp.unit.models import Layanan, Unit
from fkp.unit.queries import SEMUA, find_unit_umum, jalan_ke

bp = Blueprint("standar_publik", __name__)

WAJIB_TERBIT = "penyampaian"
"""The group of components that must be published (domain/context.md 2; second hand)."""


@dataclass(frozen=True)
class StandarUmum:
    """A layanan and its standard in force, if it has one: its components in their groups, those that say
    something else than the revision before and the promises that asked for it (``diminta``), and the days on
    which it was reviewed with the public, the newest first."""

    layanan: Layanan
    standar: StandarPelayanan | None
    tinjauan: list[HariTinjauan]
    kelompok: list[KelompokKomponen]
    berubah: list[BarisKomponen]
    diminta: list[Peminta]


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
    forum = peninjau_of(unit)
    return [_umum(satu, jajaran[satu.id], forum) for satu in layanan]


def _umum(layanan: Layanan, jajaran: Jajaran, forum: list[ForumPeninjau]) -> StandarUmum:
    dulu = next(iter(jajaran.lama), None)
    kelompok = susun(jajaran.berlaku, dulu) if jajaran.berlaku else []
    berubah = [baris for satu in kelompok for baris in satu.baris if dulu and baris.beda != "sama"]
    semua = peminta_of(jajaran.berlaku) if jajaran.berlaku and berubah else []
    diminta = [satu for satu in semua if satu.umum]
    return StandarUmum(layanan, jajaran.berlaku, riwayat_umum(jajaran, forum), kelompok, berubah, diminta)
