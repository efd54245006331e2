"""Asking for background work, and no longer wanting it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import now
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.kerja.models import Keadaan, Pekerjaan
from fkp.kerja.pelaksana import DIAM

SEKALIGUS = 5
"""Pieces of work that one person may have waiting: all people share one worker."""


class TerlaluBanyak(Galat):
    """This person waits for enough work already."""


class SudahBerakhir(Galat):
    """This work is not running (any more), or not over yet."""


def mulai_pekerjaan(
    db: Session, oleh: Akun, jenis: str, judul: str, jalur: str, permintaan: dict[str, Any]
) -> Pekerjaan:
    """Ask for work of a registered kind about the node ``jalur``; after the commit ``panggil`` wakes the
    worker. Who presses twice gets the work that already waits or runs. Raises TerlaluBanyak."""
    belum = Pekerjaan.keadaan.in_((Keadaan.ANTRE, Keadaan.BERJALAN))
    menunggu = list(db.scalars(select(Pekerjaan).where(Pekerjaan.akun_id == oleh.id, belum)))
    for satu in menunggu:
        sama = (satu.jenis, satu.jalur, satu.permintaan) == (jenis, jalur, permintaan)
        if sama and not satu.batal_diminta:
            return satu
    if len(menunggu) >= SEKALIGUS:
        raise TerlaluBanyak(
            f"Sudah ada {SEKALIGUS} pekerjaan Anda yang belum selesai. Tunggu salah satunya, atau batalkan "
            "yang tidak diperlukan."
        )
    pekerjaan = Pekerjaan(
        jenis=jenis, judul=judul[:200], jalur=jalur, permintaan=permintaan, akun_id=oleh.id, dibuat=now()
    )
    db.add(pekerjaan)
    db.flush()
    rincian = {"jenis": jenis, "judul": pekerjaan.judul, "permintaan": permintaan}
    catat(db, oleh, "pekerjaan dimulai", "pekerjaan", pekerjaan.id, jalur, rincian)
    return pekerjaan


def batalkan_pekerjaan(db: Session, oleh: Akun, pekerjaan: Pekerjaan) -> None:
    """Stop it: at once when no worker has it, else after the step in hand. Raises SudahBerakhir."""
    saat = now()
    if pekerjaan.keadaan not in (Keadaan.ANTRE, Keadaan.BERJALAN):
        raise SudahBerakhir("Pekerjaan ini sudah berakhir, jadi tidak ada yang dibatalkan.")
    pekerjaan.batal_diminta = True
    if pekerjaan.keadaan == Keadaan.ANTRE or (pekerjaan.denyut or saat) < saat - DIAM:
        pekerjaan.keadaan, pekerjaan.pekerja, pekerjaan.selesai = Keadaan.BATAL.value, "", saat
    catat(db, oleh, "pekerjaan dibatalkan", "pekerjaan", pekerjaan.id, pekerjaan.jalur)
    db.flush()


def ulangi_pekerjaan(db: Session, oleh: Akun, pekerjaan: Pekerjaan) -> None:
    """Try again from the first step that is not stored. Raises SudahBerakhir unless it failed or was
    cancelled."""
    if pekerjaan.keadaan not in (Keadaan.GAGAL, Keadaan.BATAL):
        raise SudahBerakhir("Hanya pekerjaan yang gagal atau dibatalkan yang dapat dicoba lagi.")
    pekerjaan.keadaan, pekerjaan.pesan = Keadaan.ANTRE.value, ""
    pekerjaan.batal_diminta, pekerjaan.percobaan, pekerjaan.selesai = False, 0, None
    catat(db, oleh, "pekerjaan diulang", "pekerjaan", pekerjaan.id, pekerjaan.jalur)
    db.flush()
