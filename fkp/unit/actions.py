"""Changing units; each change leaves a line in the audit trail."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.unit.models import Gerai, Instansi, JenisUnit, Unit
from fkp.unit.pohon import NamaKembar, ganti_awalan
from fkp.unit.slug import slug_dari, slug_terpakai


class MasihBergerai(Galat):
    """A Mal Pelayanan Publik with gerai cannot become an ordinary unit."""


def tambah_unit(db: Session, oleh: Akun | str, instansi: Instansi, nama: str, **kolom: str) -> Unit:
    """A new unit of ``instansi``. Other columns: ``singkatan jenis alamat jam_layanan zona``."""
    _perlu_nama(db, instansi, nama)
    slug = slug_dari(kolom.get("singkatan") or nama, slug_terpakai(db))
    unit = Unit(instansi=instansi, nama=nama, slug=slug, **kolom)
    db.add(unit)
    db.flush()
    unit.jalur = f"{instansi.jalur}u{unit.id}/"
    catat(db, oleh, "tambah_unit", "unit", unit.id, unit.jalur, {"nama": nama, **kolom})
    db.flush()
    return unit


def ubah_unit(db: Session, oleh: Akun | str, unit: Unit, **baru: Any) -> None:
    """Change columns of a unit; another ``instansi`` moves it, and the roles held at it, there."""
    instansi: Instansi = baru.pop("instansi", unit.instansi)
    nama = baru.get("nama", unit.nama)
    if nama != unit.nama or instansi.id != unit.instansi_id:
        _perlu_nama(db, instansi, nama, kecuali=unit.id)
    if baru.get("jenis", unit.jenis) == JenisUnit.UPP and unit.jenis == JenisUnit.MPP:
        _perlu_tanpa_gerai(db, unit)
    rincian = {k: [getattr(unit, k), v] for k, v in baru.items() if getattr(unit, k) != v}
    for kolom, nilai in baru.items():
        setattr(unit, kolom, nilai)
    if instansi.id != unit.instansi_id:
        lama, jalur = unit.jalur, f"{instansi.jalur}u{unit.id}/"
        rincian["jalur"] = [lama, jalur]
        unit.instansi_id = instansi.id
        db.flush()
        ganti_awalan(db, lama, jalur)
        db.refresh(unit)
    if rincian:
        catat(db, oleh, "ubah_unit", "unit", unit.id, unit.jalur, rincian)
        db.flush()


def _perlu_nama(db: Session, instansi: Instansi, nama: str, kecuali: int = 0) -> None:
    kembar = select(Unit.id).where(
        Unit.instansi_id == instansi.id, func.lower(Unit.nama) == nama.lower(), Unit.id != kecuali
    )
    if db.scalar(kembar):
        raise NamaKembar(f"{instansi.nama} sudah punya unit bernama {nama}. Pakai nama lain.")


def _perlu_tanpa_gerai(db: Session, unit: Unit) -> None:
    if db.scalar(select(Gerai.id).where(Gerai.mpp_id == unit.id).limit(1)):
        raise MasihBergerai("Mal Pelayanan Publik ini masih punya gerai. Lepaskan gerainya dulu.")
