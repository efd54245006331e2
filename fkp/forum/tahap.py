"""The life of a forum: ``rancangan -> terjadwal -> berlangsung -> penandatanganan -> disahkan -> terbit``.

``terjadwal`` makes it known to everyone and lets invitations go out. Locking the text for signing and sealing
it have their own files (``fkp.forum.berita_acara``).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.models import Forum, TahapForum
from fkp.galat import Galat, IsianSalah
from fkp.identitas import keberatan_umum
from fkp.jejak.actions import catat
from fkp.tindak_lanjut.kabar import tayangkan_forum

OBJEK = "forum"

PINDAH: dict[TahapForum, frozenset[TahapForum]] = {
    TahapForum.RANCANGAN: frozenset({TahapForum.TERJADWAL, TahapForum.BATAL}),
    TahapForum.TERJADWAL: frozenset({TahapForum.BERLANGSUNG, TahapForum.BATAL}),
    TahapForum.BERLANGSUNG: frozenset({TahapForum.PENANDATANGANAN}),
    TahapForum.PENANDATANGANAN: frozenset({TahapForum.BERLANGSUNG, TahapForum.DISAHKAN}),
    TahapForum.DISAHKAN: frozenset({TahapForum.TERBIT}),
    TahapForum.TERBIT: frozenset(),
    TahapForum.BATAL: frozenset(),
    TahapForum.ARSIP: frozenset(),
}

NAMA = {
    TahapForum.RANCANGAN: "Rancangan",
    TahapForum.TERJADWAL: "Terjadwal",
    TahapForum.BERLANGSUNG: "Berlangsung",
    TahapForum.PENANDATANGANAN: "Penandatanganan",
    TahapForum.DISAHKAN: "Disahkan",
    TahapForum.TERBIT: "Terbit",
    TahapForum.BATAL: "Batal",
    TahapForum.ARSIP: "Arsip",
}

SEBELUM_KUNCI = (TahapForum.RANCANGAN, TahapForum.TERJADWAL, TahapForum.BERLANGSUNG)
"""The stages in which what people will sign may still change."""
SEBELUM_SEGEL = (*SEBELUM_KUNCI, TahapForum.PENANDATANGANAN)
"""The stages in which who takes part, and what is handed out, may still change."""


class TahapForumSalah(Galat):
    """The forum is not in a stage from which this can be done."""


class ForumSalah(IsianSalah):
    """What was filled in of a forum, or of who takes part, cannot be."""


def pindah(forum: Forum, tujuan: TahapForum) -> None:
    """Make the move, or raise TahapForumSalah with both stages named."""
    kini = TahapForum(forum.tahap)
    if tujuan not in PINDAH[kini]:
        raise TahapForumSalah(
            f"Forum ini bertahap {NAMA[kini]}, sehingga tidak dapat menjadi {NAMA[tujuan]}. "
            "Muat ulang halaman: mungkin orang lain sudah mengubahnya."
        )
    forum.tahap = tujuan
    forum.versi += 1


def jadwalkan(db: Session, forum: Forum, oleh: Akun, saat: datetime) -> None:
    """Make the forum known: it gets its public page, and invitations may go out. Needs a date, a time, and a
    place or an address to join. Raises TahapForumSalah and ForumSalah."""
    if forum.tanggal is None or forum.mulai is None:
        raise ForumSalah("tanggal", "Isi tanggal dan jam mulai sebelum forum diumumkan.")
    if forum.moda != "daring" and not forum.tempat:
        raise ForumSalah("tempat", "Isi tempat forum sebelum diumumkan.")
    if forum.moda != "tatap_muka" and not forum.tautan:
        raise ForumSalah("tautan", "Isi tautan daring sebelum forum diumumkan.")
    pindah(forum, TahapForum.TERJADWAL)
    forum.terjadwal_pada = saat
    catat(db, oleh, "forum diumumkan", OBJEK, forum.id, forum.unit.jalur, {"kode": forum.kode})


def mulai(db: Session, forum: Forum, oleh: Akun, saat: datetime) -> None:
    """Open the forum: people check in, minutes are written. Raises TahapForumSalah."""
    pindah(forum, TahapForum.BERLANGSUNG)
    forum.dimulai_pada = saat
    catat(db, oleh, "forum dimulai", OBJEK, forum.id, forum.unit.jalur)


def batalkan(db: Session, forum: Forum, oleh: Akun, alasan: str) -> None:
    """Call it off, with a reason that everyone who was invited may read. Raises TahapForumSalah and
    ForumSalah."""
    if not alasan.strip():
        raise ForumSalah("alasan", "Tulis alasan forum dibatalkan. Alasannya tampil untuk yang diundang.")
    if keberatan := keberatan_umum(alasan):
        raise ForumSalah("alasan", keberatan)
    pindah(forum, TahapForum.BATAL)
    forum.alasan_batal = alasan.strip()
    catat(db, oleh, "forum dibatalkan", OBJEK, forum.id, forum.unit.jalur, {"alasan": forum.alasan_batal})


def terbitkan(db: Session, forum: Forum, oleh: Akun, saat: datetime) -> None:
    """Let everyone read the sealed berita acara, without phone numbers, gender and signatures; what it
    promised goes on the public board. Raises TahapForumSalah."""
    pindah(forum, TahapForum.TERBIT)
    forum.terbit_pada = saat
    catat(db, oleh, "berita acara diterbitkan", OBJEK, forum.id, forum.unit.jalur)
    tayangkan_forum(db, oleh, forum.id, saat)
