"""Entering a forum of earlier years by hand, and changing what is known of one."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.arsip.queries import arsip_of, baris_arsip
from fkp.forum.arsip.simpan import simpan_baru
from fkp.forum.arsip.susunan import DIJELASKAN, DISEPAKATI
from fkp.forum.arsip.tanggal import hari_terakhir
from fkp.forum.arsip.waktu import Lama, baca_lama, hitung_tenggat
from fkp.forum.models import ArsipForum, Forum, TahapForum
from fkp.forum.notulen.actions import ingat
from fkp.forum.notulen.models import AsalMasukan, Masukan
from fkp.forum.tahap import OBJEK
from fkp.galat import VersiBerbeda
from fkp.jejak.actions import catat
from fkp.unit.models import Unit


@dataclass(frozen=True)
class IsiBaris:
    """One row as filled in; ``id`` is the row it was, None for a new one."""

    id: uuid.UUID | None
    masalah: str = ""
    tindakan: str = ""
    jangka_teks: str = ""
    penanggung_jawab: str = ""
    jawaban: str = ""


@dataclass(frozen=True)
class IsiArsip:
    """What is known of a forum, as filled in; names as in ``Forum`` and ``ArsipForum``."""

    tema: str
    tanggal: date | None
    moda: str
    waktu_teks: str
    unsur: list[str]
    unsur_ragu: list[str]
    jumlah_peserta: int | None
    sebagian: bool
    bukti: str
    sumber: str
    catatan: list[str]
    baris: tuple[IsiBaris, ...] = ()
    tempat: str = ""


FORUM = ("tema", "tanggal", "moda", "tempat")
ARSIP = tuple(f.name for f in fields(IsiArsip) if f.name not in (*FORUM, "baris"))
TEKS_BARIS = ("masalah", "tindakan", "jangka_teks", "penanggung_jawab", "jawaban")


def catat_arsip(db: Session, oleh: Akun, unit: Unit, isi: IsiArsip, saat: datetime) -> Forum:
    """A forum of earlier years that somebody enters."""
    forum = Forum(kerangka="fkp", kerangka_versi=1, tahap=TahapForum.ARSIP, dibuat=saat)
    arsip = ArsipForum(kunci="", peran={}, asli={})
    _isi(forum, arsip, isi)
    baris = []
    for nomor, satu in enumerate(isi.baris, start=1):
        row = _baris_baru(saat)
        _ubah_baris(row, satu, isi.tanggal, nomor)
        baris.append(row)
    simpan_baru(db, oleh, unit, forum, arsip, baris, "arsip forum dicatat")
    return forum


def ubah_arsip(db: Session, oleh: Akun, forum: Forum, isi: IsiArsip, saat: datetime, *, versi: int) -> None:
    """Change what is known. A row that is emptied leaves the list; what its fields said before is kept.
    ``versi`` is the one that was read. Raises VersiBerbeda."""
    if forum.versi != versi:
        raise VersiBerbeda("arsip ini")
    arsip = arsip_of(db, forum)
    berubah = _isi(forum, arsip, isi)
    banyak = _ubah_semua(db, oleh, forum, isi, saat)
    if not berubah and not banyak:
        return
    forum.versi += 1
    rincian = {"isian": berubah, "baris": banyak}
    catat(db, oleh, "arsip forum diubah", OBJEK, forum.id, forum.unit.jalur, rincian)
    db.flush()


def _isi(forum: Forum, arsip: ArsipForum, isi: IsiArsip) -> list[str]:
    """Set the columns; the names of those that changed."""
    berubah = []
    for objek, kolom in ((forum, FORUM), (arsip, ARSIP)):
        for nama in kolom:
            if getattr(objek, nama) != getattr(isi, nama):
                setattr(objek, nama, getattr(isi, nama))
                berubah.append(nama)
    return berubah


def _ubah_semua(db: Session, oleh: Akun, forum: Forum, isi: IsiArsip, saat: datetime) -> int:
    """Set the rows; how many changed."""
    ada = {row.id: row for row in baris_arsip(db, forum)}
    banyak = 0
    for nomor, satu in enumerate(isi.baris, start=1):
        row = ada.pop(satu.id, None) if satu.id else None
        if row is None:
            row = _baris_baru(saat)
            row.forum_id = forum.id
            _ubah_baris(row, satu, forum.tanggal, nomor)
            db.add(row)
            banyak += 1
            continue
        lama = {nama: getattr(row, nama) for nama in TEKS_BARIS}
        if _ubah_baris(row, satu, forum.tanggal, nomor):
            row.diubah, row.versi = saat, row.versi + 1
            banyak += 1
            for nama in TEKS_BARIS:
                if (kini := getattr(row, nama)) != lama[nama]:
                    ingat(db, oleh, row, nama, lama[nama], kini, saat)
    for row in ada.values():
        row.dihapus_pada, row.versi = saat, row.versi + 1
        banyak += 1
    return banyak


def _baris_baru(saat: datetime) -> Masukan:
    teks = dict.fromkeys((*TEKS_BARIS, "usulan", "hasil", "kelas"), "")
    return Masukan(
        id=uuid.uuid4(), asal=AsalMasukan.ARSIP, waktu=saat, dibuat=saat, diubah=saat, satuan="hari", **teks
    )


def _ubah_baris(row: Masukan, isi: IsiBaris, tanggal: date | None, nomor: int) -> bool:
    """Set one row; whether its texts changed. A proposal that only repeated the action follows it, and what
    the words of the time limit say is reckoned anew when they, or the day of the forum, are others."""
    beda = [nama for nama in TEKS_BARIS if getattr(row, nama) != getattr(isi, nama)]
    if row.usulan == row.tindakan:
        row.usulan = isi.tindakan
    if "jangka_teks" in beda:
        lama = baca_lama(isi.jangka_teks)
        row.kelas, row.durasi, row.satuan = lama.kelas, lama.durasi, lama.satuan
    for nama in beda:
        setattr(row, nama, getattr(isi, nama))
    sendiri = hari_terakhir(row.jangka_teks)
    tenggat = sendiri or hitung_tenggat(tanggal, Lama(row.kelas, row.durasi, row.satuan))
    if tenggat and tanggal and tenggat < tanggal:
        tenggat = None  # an import kept it as words: no promise ends before it was made
    if "jangka_teks" in beda or tenggat:
        row.tenggat = tenggat
    if beda:
        row.hasil = _hasil(row)
    row.urutan = nomor
    return bool(beda)


def _hasil(row: Masukan) -> str:
    if row.tindakan or row.jangka_teks or row.penanggung_jawab:
        return DISEPAKATI
    tetap = row.hasil if row.hasil != DISEPAKATI else ""
    return tetap or (DIJELASKAN if row.jawaban else "")


def baris_terisi(baris: Sequence[IsiBaris]) -> tuple[IsiBaris, ...]:
    """The rows in which something stands."""
    return tuple(satu for satu in baris if any(getattr(satu, nama) for nama in TEKS_BARIS))
