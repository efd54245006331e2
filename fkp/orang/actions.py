"""Changing people and their roles; each change leaves a line in the audit trail."""

from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.actions import end_access, ganti_sandi, tambah_akun
from fkp.akun.models import Akun, Penugasan, Peran
from fkp.akun.queries import find_akun, jalur_orang
from fkp.akun.tautan import buat_tautan
from fkp.clock import now
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.orang.queries import admin_puncak, sepenuhnya


class NamaDipakai(Galat):
    """Another person already has this user name."""


class DiriSendiri(Galat):
    """People do not change their own rights: another admin does."""


class AdminTerakhir(Galat):
    """Without this person nobody could manage the whole installation any more."""


class DiLuarWewenang(Galat):
    """Part of what this would change lies outside the scope of whoever asks."""

    status = 403


class PeranTerakhir(Galat):
    """A person keeps at least one role; to end all access, the account is switched off."""


def tambah_orang(
    db: Session, oleh: Akun | str, nama: str, nama_pengguna: str, peran: Peran, jalur: str
) -> tuple[Akun, str]:
    """A new person with a first role, and the secret of the link with which they choose a password."""
    if find_akun(db, nama_pengguna):
        raise NamaDipakai(f"Nama pengguna {nama_pengguna} sudah dipakai. Pilih yang lain.")
    akun = tambah_akun(db, nama, nama_pengguna, peran, jalur, now())
    rincian = {"nama": nama, "nama_pengguna": nama_pengguna, "peran": peran.value}
    catat(db, oleh, "tambah_orang", "akun", akun.id, jalur, rincian)
    return akun, buat_tautan(db, akun, now())


def ubah_nama(db: Session, oleh: Akun, akun: Akun, nama: str, nodes: tuple[str, ...]) -> None:
    """Correct the name of a person."""
    _perlu_sepenuhnya(akun, nodes)
    if akun.nama == nama:
        return
    catat(db, oleh, "ubah_orang", "akun", akun.id, jalur_orang(akun), {"nama": [akun.nama, nama]})
    akun.nama = nama
    db.flush()


def ubah_kabar(
    db: Session,
    oleh: Akun,
    akun: Akun,
    surel: str,
    *,
    ringkasan: bool,
    nodes: tuple[str, ...] | None = None,
) -> None:
    """Where reminders of this person go beside the inbox. ``nodes`` is the scope of an admin; the person
    needs none. The trail tells that the address changed, never the address."""
    if nodes is not None:
        _perlu_sepenuhnya(akun, nodes)
    beda: dict[str, Any] = {}
    if akun.surel != surel:
        beda["surel"] = "dikosongkan" if not surel else "diganti" if akun.surel else "diisi"
    if akun.ringkasan != ringkasan:
        beda["ringkasan"] = [akun.ringkasan, ringkasan]
    if not beda:
        return
    akun.surel, akun.ringkasan = surel, ringkasan
    catat(db, oleh, "ubah_pengingat", "akun", akun.id, jalur_orang(akun), beda)
    db.flush()


def tautan_baru(db: Session, oleh: Akun, akun: Akun, nodes: tuple[str, ...]) -> str:
    """The secret of a new one-time link; older ones stop working."""
    _perlu_sepenuhnya(akun, nodes)
    if not akun.aktif:
        raise Galat("Akun ini nonaktif. Aktifkan dulu, lalu buat tautannya.")
    catat(db, oleh, "buat_tautan_sandi", "akun", akun.id, jalur_orang(akun))
    return buat_tautan(db, akun, now())


def nyalakan(db: Session, oleh: Akun, akun: Akun, aktif: bool, nodes: tuple[str, ...]) -> None:
    """Switch a person on or off; off ends their sessions and links at once."""
    _perlu_sepenuhnya(akun, nodes)
    if akun.id == oleh.id:
        raise DiriSendiri("Akun Anda sendiri dinonaktifkan oleh admin lain.")
    if akun.aktif == aktif:
        return
    if not aktif:
        _perlu_admin_lain(db, akun)
    akun.aktif = aktif
    end_access(db, akun)
    aksi = "aktifkan_orang" if aktif else "nonaktifkan_orang"
    catat(db, oleh, aksi, "akun", akun.id, jalur_orang(akun))
    db.flush()


def beri_peran(db: Session, oleh: Akun, akun: Akun, peran: Peran, jalur: str, nodes: tuple[str, ...]) -> None:
    """Give a role at a node in scope; giving it twice changes nothing."""
    if not jalur.startswith(nodes):
        raise DiLuarWewenang("Tempat ini di luar wewenang Anda.")
    if akun.id == oleh.id:
        raise DiriSendiri("Peran Anda sendiri diubah oleh admin lain.")
    if any(p.peran == peran and p.jalur == jalur for p in akun.penugasan):
        return
    akun.penugasan.append(Penugasan(peran=peran.value, jalur=jalur))
    catat(db, oleh, "beri_peran", "akun", akun.id, jalur, {"peran": peran.value})
    db.flush()


def cabut_peran(db: Session, oleh: Akun, akun: Akun, penugasan: Penugasan, nodes: tuple[str, ...]) -> None:
    """Take a role away."""
    if not penugasan.jalur.startswith(nodes):
        raise DiLuarWewenang("Peran ini di luar wewenang Anda.")
    if akun.id == oleh.id:
        raise DiriSendiri("Peran Anda sendiri diubah oleh admin lain.")
    if len(akun.penugasan) == 1:
        raise PeranTerakhir("Ini peran satu-satunya. Beri peran lain dulu, atau nonaktifkan akunnya.")
    if penugasan.peran == Peran.ADMIN:
        _perlu_admin_lain(db, akun)
    akun.penugasan.remove(penugasan)
    catat(db, oleh, "cabut_peran", "akun", akun.id, penugasan.jalur, {"peran": penugasan.peran})
    db.flush()


def simpan_sandi(db: Session, akun: Akun, sandi_hash: str, lewat: str) -> None:
    """A password the person chose; ``lewat`` says by which door (``tautan`` or ``sendiri``)."""
    ganti_sandi(db, akun, sandi_hash)
    catat(db, akun, "ganti_sandi", "akun", akun.id, jalur_orang(akun), {"lewat": lewat})


def _perlu_sepenuhnya(akun: Akun, nodes: tuple[str, ...]) -> None:
    if not sepenuhnya(akun, nodes):
        raise DiLuarWewenang(
            "Orang ini juga bertugas di luar wewenang Anda. Minta admin di atas Anda melakukannya."
        )


def _perlu_admin_lain(db: Session, akun: Akun) -> None:
    # An OPD's admin never counts here, so this asks nothing of ordinary changes.
    puncak = admin_puncak(db)
    if puncak == {akun.id}:
        raise AdminTerakhir(
            "Ini satu-satunya admin yang mengelola seluruh pemerintah. Tunjuk admin lain dulu."
        )
