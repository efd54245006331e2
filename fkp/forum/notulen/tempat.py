"""Where a row stands: taking up what a phone sent, moving it, removing it and putting it back."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.models import Forum
from fkp.forum.notulen.actions import OBJEK, ingat, tahan_forum, urutan_berikut
from fkp.forum.notulen.models import Masukan
from fkp.forum.queries import kerangka_of
from fkp.jejak.actions import catat


class Jadi(StrEnum):
    """What an issue from a phone becomes."""

    BARIS = "baris"
    CATATAN = "catatan"
    SEMBUNYI = "sembunyi"


def ambil(db: Session, oleh: Akun, forum: Forum, masukan: Masukan, jadi: Jadi, saat: datetime) -> None:
    """Take up an issue as a row of the berita acara or of the minutes, or take it off every screen. One that
    was taken up already stays where it is. Raises TahapForumSalah."""
    tahan_forum(db, forum)
    db.refresh(masukan, with_for_update={"key_share": True})
    if masukan.urutan or masukan.dihapus_pada:
        return
    if jadi is Jadi.SEMBUNYI:
        masukan.tampil = False
        masukan.dihapus_pada = saat
    else:
        masukan.urutan = urutan_berikut(db, forum)
    if jadi is Jadi.BARIS:
        hasil = next(iter(kerangka_of(forum).hasil_baris))
        ingat(db, oleh, masukan, "hasil", masukan.hasil, hasil, saat)
        masukan.hasil = hasil
    _selesai(db, oleh, forum, masukan, saat, "masukan peserta dipilah", {"jadi": jadi.value})


def hapus(db: Session, oleh: Akun, forum: Forum, masukan: Masukan, saat: datetime) -> None:
    """Take a row out of the lists; it can be put back. Raises TahapForumSalah."""
    tahan_forum(db, forum)
    db.refresh(masukan, with_for_update={"key_share": True})
    if masukan.dihapus_pada is None:
        masukan.dihapus_pada = saat
        _selesai(db, oleh, forum, masukan, saat, "masukan dihapus")


def kembalikan(db: Session, oleh: Akun, forum: Forum, masukan: Masukan, saat: datetime) -> None:
    """Put a removed row back where it stood. Raises TahapForumSalah."""
    tahan_forum(db, forum)
    db.refresh(masukan, with_for_update={"key_share": True})
    if masukan.dihapus_pada is not None:
        masukan.dihapus_pada, masukan.tampil = None, True
        _selesai(db, oleh, forum, masukan, saat, "masukan dikembalikan")


def geser(
    db: Session, oleh: Akun, forum: Forum, sebaris: Sequence[Masukan], masukan: Masukan, langkah: int
) -> None:
    """Move a row up (-1) or down (1) among ``sebaris``, the rows of its list in their order. Nothing happens
    at either end. Raises TahapForumSalah."""
    tahan_forum(db, forum)
    urut = list(sebaris)
    dari = urut.index(masukan)
    ke = dari + langkah
    if not 0 <= ke < len(urut):
        return
    tempat = [satu.urutan for satu in urut]
    urut[dari], urut[ke] = urut[ke], urut[dari]
    # Two rows written at the same moment may hold the same place: then all get places of their own.
    if len(set(tempat)) < len(tempat):
        tempat = list(range(min(tempat), min(tempat) + len(tempat)))
    for satu, nomor in zip(urut, tempat, strict=True):
        if satu.urutan != nomor:
            satu.urutan = nomor
            satu.versi += 1
    db.flush()
    catat(db, oleh, "masukan digeser", OBJEK, masukan.id, forum.unit.jalur, {"forum_id": forum.id})


def _selesai(
    db: Session,
    oleh: Akun,
    forum: Forum,
    masukan: Masukan,
    saat: datetime,
    aksi: str,
    rincian: dict[str, str] | None = None,
) -> None:
    masukan.versi += 1
    masukan.diubah = saat
    db.flush()
    catat(db, oleh, aksi, OBJEK, masukan.id, forum.unit.jalur, {"forum_id": forum.id, **(rincian or {})})
