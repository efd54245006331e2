"""Changing accounts. The audit lines are written by the callers: the trail lies above this layer."""

from datetime import datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.akun.percobaan import lupakan_percobaan
from fkp.akun.tautan import matikan_tautan


def tambah_akun(
    db: Session,
    nama: str,
    nama_pengguna: str,
    peran: Peran,
    jalur: str,
    saat: datetime,
    sandi_hash: str | None = None,
) -> Akun:
    """A new person with one role at a node; without ``sandi_hash`` a one-time link opens the account."""
    akun = Akun(nama=nama, nama_pengguna=nama_pengguna.lower(), sandi_hash=sandi_hash, dibuat=saat)
    akun.penugasan.append(Penugasan(peran=peran.value, jalur=jalur))
    db.add(akun)
    db.flush()
    return akun


def ganti_sandi(db: Session, akun: Akun, sandi_hash: str) -> None:
    """Keep a new password hash; every session opened with the old one ends, and so does a wait."""
    akun.sandi_hash = sandi_hash
    end_access(db, akun)
    lupakan_percobaan(db, akun.nama_pengguna)
    db.flush()


def end_access(db: Session, akun: Akun) -> None:
    """Every open session ends, and no link handed out before opens the account any more."""
    akun.sesi_versi += 1
    matikan_tautan(db, akun)
