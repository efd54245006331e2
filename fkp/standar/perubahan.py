"""Promises that change a standard: each opens its component in the draft and is remembered with it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from fkp.akun.models import Akun
from fkp.jejak.actions import catat
from fkp.jejak.models import Jejak
from fkp.standar.actions import JANJI_BATAL, OBJEK_JANJI, StandarSalah, buka_rancangan, susunan_of
from fkp.standar.models import PerubahanStandar, StandarPelayanan
from fkp.standar.queries import jajaran_of
from fkp.unit.models import Layanan


def minta_perubahan(
    db: Session,
    oleh: Akun | str,
    layanan: Layanan,
    komponen: str,
    tindak_lanjut_id: int,
    saat: datetime,
    *,
    alasan: str,
) -> PerubahanStandar:
    """Let this promise change that component: in the draft there is, or in a new one opened for ``alasan``.
    Asking twice is asking once. Whoever calls holds the layanan (``find_layanan``).

    Raises StandarSalah for a component that the draft does not have.
    """
    ada = jajaran_of(db, [layanan.id])[layanan.id]
    standar = ada.rancangan or buka_rancangan(db, oleh, layanan, saat, alasan=alasan)
    if komponen not in {satu.kunci for satu in susunan_of(standar).komponen}:
        raise StandarSalah("komponen", "Pilih salah satu komponen dari daftar.")
    cari = select(PerubahanStandar).where(
        PerubahanStandar.standar_id == standar.id,
        PerubahanStandar.komponen == komponen,
        PerubahanStandar.tindak_lanjut_id == tindak_lanjut_id,
    )
    if (sudah := db.scalar(cari)) is not None:
        return sudah
    perubahan = PerubahanStandar(
        standar=standar,
        komponen=komponen,
        tindak_lanjut_id=tindak_lanjut_id,
        semula=ada.berlaku.isi.get(komponen, "") if ada.berlaku else "",
        dibuat=saat,
    )
    db.add(perubahan)
    db.flush()
    rincian = {"layanan_id": layanan.id, "revisi": standar.revisi, "komponen": komponen}
    catat(db, oleh, "perubahan standar diminta", OBJEK_JANJI, tindak_lanjut_id, layanan.unit.jalur, rincian)
    return perubahan


def perubahan_janji(db: Session, tindak_lanjut_id: int) -> list[PerubahanStandar]:
    """The changes of standards that a promise asked for, with their revisions, in their order."""
    cari = (
        select(PerubahanStandar)
        .join(PerubahanStandar.standar)
        .where(PerubahanStandar.tindak_lanjut_id == tindak_lanjut_id)
        .options(contains_eager(PerubahanStandar.standar))
        .order_by(PerubahanStandar.id)
    )
    return list(db.scalars(cari))


def perubahan_of(db: Session, standar: StandarPelayanan) -> list[PerubahanStandar]:
    """The changes that were asked of a revision, in their order."""
    cari = select(PerubahanStandar).where(PerubahanStandar.standar_id == standar.id)
    return list(db.scalars(cari.order_by(PerubahanStandar.id)))


def perubahan_batal(db: Session, tindak_lanjut_id: int) -> list[Jejak]:
    """The lines of the audit trail about drafts that were deleted with a change this promise had asked for,
    the newest first: nothing else is left of them."""
    cari = select(Jejak).where(
        Jejak.objek == OBJEK_JANJI, Jejak.objek_id == str(tindak_lanjut_id), Jejak.aksi == JANJI_BATAL
    )
    return list(db.scalars(cari.order_by(Jejak.nomor.desc())))
