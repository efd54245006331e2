"""Making a forum and changing what is prepared. Each change leaves a line without anything people typed."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.kapan import LAMA_BAKU
from fkp.forum.kode import simpan_berkode
from fkp.forum.models import AgendaForum, Forum, TahapForum, TimForum
from fkp.forum.persiapan.isi import (
    IsiAgenda,
    IsiAnggota,
    IsiForum,
    agenda_baku,
    keberatan_agenda,
    keberatan_tim,
    lama_baku,
)
from fkp.forum.persiapan.queries import akun_notulis, forum_lalu
from fkp.forum.persiapan.syarat import periksa_isi
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import NAMA, OBJEK, SEBELUM_KUNCI, ForumSalah, TahapForumSalah
from fkp.galat import VersiBerbeda
from fkp.jejak.actions import catat
from fkp.unit.models import Unit

TERBUKA = SEBELUM_KUNCI
"""Until the text is locked the team, the agenda, the place and the signer may still change: the notulis may
fall ill, the room may be another one."""

TETAP_SAAT_BERLANGSUNG = ("tema", "topik", "moda", "tanggal", "mulai")
"""What may not change any more once people sit together about it."""

PENTING = ("moda", "tanggal", "mulai", "selesai", "tempat", "tautan")
"""What those who were invited must hear of."""


def buat_forum(db: Session, unit: Unit, isi: IsiForum, oleh: Akun, saat: datetime) -> Forum:
    """A draft with a code of its own, the newest sealed forum of the unit as the one before, and the usual
    agenda when its hours are known. Raises ForumSalah."""
    if not unit.aktif:
        raise ForumSalah("tema", "Unit ini dinonaktifkan, sehingga tidak dapat mengadakan forum.")
    layanan = periksa_isi(db, unit, None, isi, saat)
    forum = Forum(
        unit=unit,
        dibuat=saat,
        tahap=TahapForum.RANCANGAN,
        forum_lalu=forum_lalu(db, unit.id),
        rahasia=secrets.token_urlsafe(32),
        **_kolom(isi),
    )
    simpan_berkode(db, forum)
    forum.layanan = layanan
    _isi_agenda(forum)
    db.flush()
    rincian = {"kode": forum.kode, "survei_id": forum.survei_id, "layanan": len(layanan)}
    catat(db, oleh, "forum dibuat", OBJEK, forum.id, unit.jalur, rincian)
    return forum


def ubah_forum(db: Session, forum: Forum, isi: IsiForum, oleh: Akun, saat: datetime, *, versi: int) -> bool:
    """Change what is planned; ``versi`` is the one that was read before. Whether those who were invited must
    be told, because an announced forum has another time or place.

    Raises VersiBerbeda, TahapForumSalah and ForumSalah."""
    _periksa_terbuka(forum, versi)
    layanan = periksa_isi(db, forum.unit, forum, isi, saat)
    beda = {nama: nilai for nama, nilai in _kolom(isi).items() if getattr(forum, nama) != nilai}
    if forum.tahap == TahapForum.BERLANGSUNG and (tetap := set(TETAP_SAAT_BERLANGSUNG) & beda.keys()):
        raise ForumSalah(
            min(tetap), "Forum sudah berlangsung, sehingga tema, tanggal, dan jam mulainya tetap."
        )
    ubah = sorted(beda)
    if {satu.id for satu in layanan} != {satu.id for satu in forum.layanan}:
        forum.layanan, ubah = layanan, [*ubah, "layanan"]
    if not ubah:
        return False
    for nama, nilai in beda.items():
        setattr(forum, nama, nilai)
    if not forum.agenda:
        _isi_agenda(forum)
    _naik(db, forum, oleh, "forum diubah", {"isian": ubah})
    return forum.tahap == TahapForum.TERJADWAL and not set(PENTING).isdisjoint(ubah)


def simpan_tim(db: Session, forum: Forum, tim: Sequence[IsiAnggota], oleh: Akun, *, versi: int) -> None:
    """Make these people the team, in this order. Raises VersiBerbeda, TahapForumSalah and ForumSalah."""
    _periksa_terbuka(forum, versi)
    sah, peran = {akun.id for akun in akun_notulis(db, forum)}, kerangka_of(forum).kunci("peran_tim")
    for satu in tim:
        if satu.peran not in peran or not satu.nama.strip():
            raise ForumSalah("tim", "Setiap anggota tim punya peran dari daftar dan nama.")
        if satu.akun_id is not None and satu.akun_id not in sah:
            raise ForumSalah("tim", "Pilih akun notulis atau petugas yang bertugas di unit ini.")
    if salah := keberatan_tim(tim):
        raise ForumSalah("tim", salah[0].pesan)
    # The old rows go first: the same name in the same role may stand there only once.
    forum.tim.clear()
    db.flush()
    forum.tim.extend(TimForum(urutan=i, **asdict(satu)) for i, satu in enumerate(tim))
    _naik(db, forum, oleh, "tim forum diubah", {"jumlah": len(tim)})


def simpan_agenda(db: Session, forum: Forum, agenda: Sequence[IsiAgenda], oleh: Akun, *, versi: int) -> None:
    """Make these points the agenda, by their time. Raises VersiBerbeda, TahapForumSalah and
    ForumSalah."""
    _periksa_terbuka(forum, versi)
    if salah := keberatan_agenda(agenda, forum.mulai, forum.selesai):
        raise ForumSalah("agenda", salah[0].pesan)
    forum.agenda.clear()
    db.flush()
    urut = sorted(agenda, key=lambda satu: satu.mulai)
    forum.agenda.extend(AgendaForum(urutan=i, **asdict(satu)) for i, satu in enumerate(urut))
    _naik(db, forum, oleh, "agenda forum diubah", {"jumlah": len(agenda)})


def sambung_lalu(db: Session, forum: Forum) -> None:
    """Name the forum before anew: while this one was prepared another may have been sealed."""
    forum.forum_lalu = forum_lalu(db, forum.unit_id)
    db.flush()


def hapus_rancangan(db: Session, forum: Forum, oleh: Akun) -> None:
    """Throw a draft away, with everyone on its list. Raises TahapForumSalah once it was announced."""
    if forum.tahap != TahapForum.RANCANGAN:
        raise TahapForumSalah("Forum yang pernah diumumkan tidak dapat dihapus. Batalkan dengan alasan.")
    catat(db, oleh, "rancangan forum dihapus", OBJEK, forum.id, forum.unit.jalur, {"kode": forum.kode})
    db.delete(forum)
    db.flush()


def _periksa_terbuka(forum: Forum, versi: int) -> None:
    if forum.tahap not in TERBUKA:
        raise TahapForumSalah(
            f"Forum ini bertahap {NAMA[TahapForum(forum.tahap)]}, sehingga tidak dapat diubah lagi."
        )
    if forum.versi != versi:
        raise VersiBerbeda("forum ini")


def _isi_agenda(forum: Forum) -> None:
    """Give a forum without an agenda the usual one, when its hours are known."""
    if forum.mulai is None:
        return
    akhir = forum.selesai or lama_baku(forum.mulai, LAMA_BAKU)
    for i, satu in enumerate(agenda_baku(forum.mulai, akhir)):
        forum.agenda.append(AgendaForum(urutan=i, **asdict(satu)))


def _naik(db: Session, forum: Forum, oleh: Akun, aksi: str, rincian: dict[str, Any]) -> None:
    forum.versi += 1
    db.flush()
    catat(db, oleh, aksi, OBJEK, forum.id, forum.unit.jalur, rincian)


def _kolom(isi: IsiForum) -> dict[str, Any]:
    """What goes into the row of the forum itself."""
    kolom = asdict(isi) | {"dasar_hukum": list(isi.dasar_hukum)}
    del kolom["layanan"]
    return kolom
