"""Making a forum and changing what is prepared. Each change leaves a line without anything people typed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.forum.kapan import LAMA_BAKU
from fkp.forum.kerangka import load_kerangka
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
from fkp.forum.persiapan.kode import simpan_berkode
from fkp.forum.persiapan.queries import akun_notulis, forum_lalu
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import NAMA, OBJEK, PERSIAPAN, ForumSalah, TahapForumSalah
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.skm.models import Survei
from fkp.tindak_lanjut.queries import layanan_dilayani
from fkp.unit.models import Layanan, Unit

TERBUKA = (*PERSIAPAN, TahapForum.BERLANGSUNG)
"""Until the text is locked the team, the agenda, the place and the signer may still change: the notulis may
fall ill, the room may be another one."""

TETAP_SAAT_BERLANGSUNG = ("tema", "topik", "moda", "tanggal", "mulai")
"""What may not change any more once people sit together about it."""

PENTING = ("moda", "tanggal", "mulai", "selesai", "tempat", "tautan")
"""What those who were invited must hear of."""


class TanggalLewat(ForumSalah):
    """A new forum is planned on a day that is over."""


class VersiForumBerbeda(Galat):
    """Somebody else changed the forum since it was read."""

    def __init__(self) -> None:
        super().__init__("Orang lain baru saja mengubah forum ini. Periksa isinya, lalu simpan sekali lagi.")


def buat_forum(db: Session, unit: Unit, isi: IsiForum, oleh: Akun, saat: datetime) -> Forum:
    """A draft with a code of its own, the newest sealed forum of the unit as the one before, and the usual
    agenda when its hours are known. Raises ForumSalah."""
    if not unit.aktif:
        raise ForumSalah("tema", "Unit ini dinonaktifkan, sehingga tidak dapat mengadakan forum.")
    layanan = _periksa(db, unit, None, isi, saat)
    forum = Forum(
        unit=unit, dibuat=saat, tahap=TahapForum.RANCANGAN, forum_lalu=forum_lalu(db, unit.id), **_kolom(isi)
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

    Raises VersiForumBerbeda, TahapForumSalah and ForumSalah."""
    _periksa_terbuka(forum, versi)
    layanan = _periksa(db, forum.unit, forum, isi, saat)
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
    """Make these people the team, in this order. Raises VersiForumBerbeda, TahapForumSalah and ForumSalah."""
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
    """Make these points the agenda, by their time. Raises VersiForumBerbeda, TahapForumSalah and
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


def _periksa(db: Session, unit: Unit, forum: Forum | None, isi: IsiForum, saat: datetime) -> list[Layanan]:
    """The layanan that are discussed, when everything can be as filled in. Raises ForumSalah."""
    kerangka = kerangka_of(forum) if forum else load_kerangka()
    if not isi.tema.strip():
        raise ForumSalah("tema", "Tulis tema forum.")
    for nama in ("topik", "moda"):
        if getattr(isi, nama) not in kerangka.kunci(nama):
            raise ForumSalah(nama, "Pilih salah satu dari daftar.")
    if asing := set(isi.dasar_hukum) - kerangka.kunci("dasar_hukum"):
        raise ForumSalah(
            "dasar_hukum", f"Dasar hukum {min(asing)} tidak ada di daftar. Pilih hanya yang ada di daftar."
        )
    _periksa_waktu(unit, forum, isi, saat)
    if isi.tautan and not _tautan_sah(isi.tautan):
        raise ForumSalah("tautan", "Tulis tautan yang lengkap, diawali https://, tanpa spasi.")
    if isi.survei_id is not None and (
        (survei := db.get(Survei, isi.survei_id)) is None or survei.unit_id != unit.id
    ):
        raise ForumSalah("survei", "Pilih survei unit ini.")
    boleh = {satu.id: satu for satu in (*(forum.layanan if forum else ()), *layanan_dilayani(db, unit))}
    if not set(isi.layanan) <= boleh.keys():
        raise ForumSalah("layanan", "Ada layanan yang tidak diberikan unit ini. Pilih lagi dari daftar.")
    return [boleh[nomor] for nomor in dict.fromkeys(isi.layanan)]


def _tautan_sah(tautan: str) -> bool:
    """Whether everyone may be sent there: an address of the web, nothing that a browser would run."""
    try:
        bagian = urlsplit(tautan)
    except ValueError:
        return False
    return bagian.scheme in ("http", "https") and bool(bagian.netloc) and " " not in tautan


def _periksa_waktu(unit: Unit, forum: Forum | None, isi: IsiForum, saat: datetime) -> None:
    if isi.mulai and isi.selesai and isi.selesai <= isi.mulai:
        raise ForumSalah("selesai", "Jam selesai harus sesudah jam mulai.")
    if isi.selesai and not isi.mulai:
        raise ForumSalah("mulai", "Isi juga jam mulainya.")
    kini = setempat(saat, unit.zona).date()
    tetap = forum is not None and forum.tanggal == isi.tanggal
    if isi.tanggal and isi.tanggal < kini and not tetap:
        raise TanggalLewat(
            "tanggal",
            f"Tanggal {tanggal(isi.tanggal)} sudah lewat. Untuk forum yang sudah berlangsung, pakai Catat "
            "forum lama.",
        )
    if forum is None or forum.tahap == TahapForum.RANCANGAN:
        return
    # What was announced stays complete.
    if isi.tanggal is None or isi.mulai is None:
        raise ForumSalah(
            "mulai" if isi.tanggal else "tanggal",
            "Forum ini sudah diumumkan, jadi tanggal dan jam mulainya tidak boleh kosong.",
        )
    if isi.moda != "daring" and not isi.tempat:
        raise ForumSalah("tempat", "Forum ini sudah diumumkan, jadi tempatnya tidak boleh kosong.")
    if isi.moda != "tatap_muka" and not isi.tautan:
        raise ForumSalah("tautan", "Forum ini sudah diumumkan, jadi tautannya tidak boleh kosong.")


def _periksa_terbuka(forum: Forum, versi: int) -> None:
    if forum.tahap not in TERBUKA:
        raise TahapForumSalah(
            f"Forum ini bertahap {NAMA[TahapForum(forum.tahap)]}, sehingga tidak dapat diubah lagi."
        )
    if forum.versi != versi:
        raise VersiForumBerbeda


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
