"""Changing the layanan of a unit and the gerai of a Mal Pelayanan Publik."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.unit.models import Gerai, JenisUnit, Layanan, Unit
from fkp.unit.pohon import NamaKembar


class BukanMPP(Galat):
    """Only a Mal Pelayanan Publik has gerai."""


def daftar_layanan(db: Session, unit: Unit) -> list[Layanan]:
    """All layanan of a unit in its own order."""
    return list(
        db.scalars(select(Layanan).where(Layanan.unit_id == unit.id).order_by(Layanan.urutan, Layanan.id))
    )


def tambah_layanan(db: Session, oleh: Akun | str, unit: Unit, nama: Iterable[str]) -> list[Layanan]:
    """Add the names that the unit does not have yet, at the end; capitals do not make a new one."""
    ada = daftar_layanan(db, unit)
    dikenal = {layanan.nama.casefold() for layanan in ada}
    urutan = max((layanan.urutan for layanan in ada), default=-1) + 1
    baru: list[Layanan] = []
    for satu in nama:
        if satu.casefold() not in dikenal:
            dikenal.add(satu.casefold())
            baru.append(Layanan(unit_id=unit.id, nama=satu, urutan=urutan + len(baru)))
    if baru:
        db.add_all(baru)
        catat(
            db, oleh, "tambah_layanan", "unit", unit.id, unit.jalur, {"layanan": [satu.nama for satu in baru]}
        )
        db.flush()
    return baru


def ubah_layanan(db: Session, oleh: Akun, unit: Unit, layanan: Layanan, *, nama: str, aktif: bool) -> None:
    """Rename a layanan, or switch it on or off. It is never deleted: answers may point at it."""
    if nama != layanan.nama:
        kembar = [x for x in daftar_layanan(db, unit) if x.id != layanan.id]
        if nama.casefold() in {x.nama.casefold() for x in kembar}:
            raise NamaKembar(f"Unit ini sudah punya layanan bernama {nama}. Pakai nama lain.")
    baru = {"nama": nama, "aktif": aktif}
    rincian = {k: [getattr(layanan, k), v] for k, v in baru.items() if getattr(layanan, k) != v}
    if rincian:
        layanan.nama, layanan.aktif = nama, aktif
        catat(db, oleh, "ubah_layanan", "layanan", layanan.id, unit.jalur, rincian)
        db.flush()


def letakkan_layanan(db: Session, oleh: Akun, unit: Unit, layanan: Layanan, tempat: int) -> None:
    """Put a layanan at place ``tempat`` (from 1) of its unit; the others make room."""
    urut = daftar_layanan(db, unit)
    dari = urut.index(layanan) + 1
    ke = min(max(tempat, 1), len(urut))
    if ke == dari:
        return
    urut.remove(layanan)
    urut.insert(ke - 1, layanan)
    for nomor, satu in enumerate(urut):
        satu.urutan = nomor
    catat(db, oleh, "urut_layanan", "layanan", layanan.id, unit.jalur, {"urutan": [dari, ke]})
    db.flush()


def tambah_gerai(db: Session, oleh: Akun | str, mpp: Unit, layanan: Iterable[Layanan]) -> int:
    """Host these layanan of other units in the MPP; says how many are new."""
    if mpp.jenis != JenisUnit.MPP:
        raise BukanMPP("Unit ini bukan Mal Pelayanan Publik, jadi tidak punya gerai.")
    sudah = set(db.scalars(select(Gerai.layanan_id).where(Gerai.mpp_id == mpp.id)))
    baru = [x for x in layanan if x.id not in sudah and x.unit_id != mpp.id]
    if baru:
        db.add_all(Gerai(mpp_id=mpp.id, layanan_id=x.id) for x in baru)
        catat(db, oleh, "tambah_gerai", "unit", mpp.id, mpp.jalur, {"layanan": [x.nama for x in baru]})
        db.flush()
    return len(baru)


def ubah_gerai(db: Session, oleh: Akun, mpp: Unit, gerai: Gerai, nama: str) -> None:
    """The name of the counter as it hangs in the hall ("Loket 7")."""
    if gerai.nama != nama:
        catat(db, oleh, "ubah_gerai", "gerai", gerai.id, mpp.jalur, {"nama": [gerai.nama, nama]})
        gerai.nama = nama
        db.flush()


def lepas_gerai(db: Session, oleh: Akun, mpp: Unit, gerai: Gerai) -> None:
    """The layanan leaves the MPP; at its own unit nothing changes."""
    catat(db, oleh, "lepas_gerai", "unit", mpp.id, mpp.jalur, {"layanan": gerai.layanan.nama})
    db.delete(gerai)
    db.flush()
