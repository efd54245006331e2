"""Locking the text for signing, and opening it again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.db import terkunci
from fkp.forum.berita_acara.naskah import Naskah, susun_naskah
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.periksa import kekurangan
from fkp.forum.tahap import OBJEK, SEBELUM_KUNCI, ForumSalah, TahapForumSalah, pindah
from fkp.galat import Galat
from fkp.jejak.actions import catat


class BelumLengkap(Galat):
    """Something that a berita acara needs is missing."""

    status = 422


class NaskahBerubah(Galat):
    """The text is not the one that was read or locked."""


@dataclass(frozen=True)
class IsiPenandatangan:
    """How the head of the unit signs, and where."""

    kota: str
    jabatan: str
    penandatangan: str
    nip: str


def tahan_forum(db: Session, forum: Forum) -> None:
    """Read the forum as it is now and hold it until the transaction ends: of two people who lock, sign or
    seal at once, one comes after the other. SQLite has one writer at a time anyway."""
    db.scalars(terkunci(select(Forum).where(Forum.id == forum.id), Forum)).one()


def isi_penandatangan(db: Session, forum: Forum, oleh: Akun, isi: IsiPenandatangan) -> None:
    """Say who signs for the unit, while the text may still change. Raises TahapForumSalah."""
    tahan_forum(db, forum)
    if forum.tahap not in SEBELUM_KUNCI:
        raise TahapForumSalah("Naskahnya sudah dikunci. Buka kuncinya dulu untuk mengganti penandatangan.")
    beda = [nama for nama in isi.__dataclass_fields__ if getattr(forum, nama) != getattr(isi, nama)]
    if not beda:
        return
    for nama in beda:
        setattr(forum, nama, getattr(isi, nama))
    forum.versi += 1
    db.flush()
    catat(db, oleh, "penandatangan forum diubah", OBJEK, forum.id, forum.unit.jalur, {"isian": beda})


def kunci(db: Session, forum: Forum, oleh: Akun, saat: datetime) -> Naskah:
    """Freeze the text: from now on it is what people sign, and the minutes can only be read.

    Raises TahapForumSalah, and BelumLengkap while anything is missing.
    """
    tahan_forum(db, forum)
    kurang = kekurangan(db, forum)
    if kurang and forum.tahap == TahapForum.BERLANGSUNG:
        raise BelumLengkap(
            f"Berita acara belum dapat dikunci. Masih ada {len(kurang)} hal yang belum lengkap, antara lain: "
            f"{kurang[0].pesan.rstrip('.')}."
        )
    naskah = susun_naskah(db, forum)
    pindah(forum, TahapForum.PENANDATANGANAN)
    forum.naskah_sidik, forum.dikunci_pada = naskah.sidik_teks, saat
    db.flush()
    rincian = {"sidik": naskah.sidik_teks, "baris": len(naskah.isi["baris"])}
    catat(db, oleh, "naskah berita acara dikunci", OBJEK, forum.id, forum.unit.jalur, rincian)
    return naskah


def buka(db: Session, forum: Forum, oleh: Akun, alasan: str) -> None:
    """Let the text change again. Signatures that were given stay under the text they were given for and no
    longer count. Raises TahapForumSalah, and ForumSalah without a reason."""
    tahan_forum(db, forum)
    if not alasan.strip():
        raise ForumSalah("alasan", "Tulis alasan naskah dibuka kembali.")
    pindah(forum, TahapForum.BERLANGSUNG)
    lama, forum.naskah_sidik, forum.dikunci_pada = forum.naskah_sidik, "", None
    db.flush()
    rincian = {"sidik": lama, "alasan": alasan.strip()}
    catat(db, oleh, "naskah berita acara dibuka", OBJEK, forum.id, forum.unit.jalur, rincian)
