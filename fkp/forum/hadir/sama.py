"""Who is the same person: at the door with certainty, in the list as a question for people."""

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.berita_acara.models import TandaTangan
from fkp.forum.hadir.catat import periksa_hadir
from fkp.forum.materi.models import TanggapanMateri
from fkp.forum.models import Forum
from fkp.forum.notulen.models import DukunganMasukan, Masukan
from fkp.forum.peserta.models import AsalPeserta, Balasan, CaraHadir, Peserta
from fkp.forum.tahap import OBJEK
from fkp.galat import Galat
from fkp.jejak.actions import catat

_GELAR = {"bapak", "bpk", "ibu", "sdr", "sdri", "dr", "drg", "drs", "dra", "ir", "hj", "h", "kh", "prof"}
_ISIAN = ("lembaga", "jabatan", "hp", "surel", "jenis_kelamin", "kebutuhan", "kebutuhan_lain", "kontak_id")


class Calon(NamedTuple):
    """What of a person on the list tells who they are."""

    id: uuid.UUID
    nama: str
    lembaga: str
    hp: str


class GabungSalah(Galat):
    """These two rows cannot become one."""


def lipat(teks: str) -> str:
    """A text without the differences that do not matter: capitals, spaces, punctuation."""
    return " ".join(re.findall(r"\w+", teks.casefold()))


def nama_inti(nama: str) -> str:
    """The name without titles: "Drs. H. Budi Umpama, M.Si" and "budi umpama" are alike."""
    kata = lipat(nama.partition(",")[0]).split()
    while len(kata) > 1 and kata[0] in _GELAR:
        kata = kata[1:]
    return " ".join(kata)


def cari_sama(semua: Iterable[Calon], nama: str, lembaga: str, hp: str) -> Calon | None:
    """Who of the list is at the door: by telephone and a word of the name (a number may be shared by an
    office), else by the same name and organisation. None when nobody, or when two could be meant."""
    ada = list(semua)
    kata = set(nama_inti(nama).split())
    lewat_hp = [p for p in ada if hp and p.hp == hp and kata & set(nama_inti(p.nama).split())]
    if len(lewat_hp) == 1:
        return lewat_hp[0]
    cari = (lipat(nama), lipat(lembaga))
    lewat_nama = [p for p in lewat_hp or ada if (lipat(p.nama), lipat(p.lembaga)) == cari]
    return lewat_nama[0] if len(lewat_nama) == 1 else None


def mungkin_sama(semua: Iterable[Peserta]) -> list[list[Peserta]]:
    """Groups of rows that bear the same name: perhaps one person who is on the list twice."""
    kelompok = defaultdict(list)
    for satu in semua:
        kelompok[nama_inti(satu.nama)].append(satu)
    return [urut_utama(orang) for orang in kelompok.values() if len(orang) > 1]


def urut_utama(orang: Sequence[Peserta]) -> list[Peserta]:
    """The row to keep first: the one whose link a phone in the room holds, for links of the other stop; then
    an invited one; then the older one."""
    return sorted(
        orang,
        key=lambda p: (p.hadir_lewat != CaraHadir.QR, p.asal != AsalPeserta.UNDANGAN, p.dibuat, p.id.hex),
    )


def gabungkan(db: Session, oleh: Akun, forum: Forum, simpan: Peserta, lepas: Peserta) -> None:
    """Make two rows of one person one: ``simpan`` stays, takes what only ``lepas`` knows, and everything that
    ``lepas`` said, supported or signed. Links of ``lepas`` stop. Raises GabungSalah and as periksa_hadir."""
    periksa_hadir(forum)
    if simpan.id == lepas.id or {simpan.forum_id, lepas.forum_id} != {forum.id}:
        raise GabungSalah("Pilih dua baris yang berbeda dari forum ini.")
    for isian in _ISIAN:
        if not getattr(simpan, isian):
            setattr(simpan, isian, getattr(lepas, isian))
    if lepas.asal == AsalPeserta.UNDANGAN:
        simpan.asal = lepas.asal  # who was invited still counts as invited
    if simpan.dikirim_pada is None:
        simpan.dikirim_pada, simpan.dikirim_lewat = lepas.dikirim_pada, lepas.dikirim_lewat
    if simpan.balasan == Balasan.BELUM:
        simpan.balasan, simpan.balasan_pada = lepas.balasan, lepas.balasan_pada
    if lepas.hadir_pada and (simpan.hadir_pada is None or lepas.hadir_pada < simpan.hadir_pada):
        simpan.hadir_pada, simpan.hadir_lewat = lepas.hadir_pada, lepas.hadir_lewat
    simpan.hadir_diubah = _terakhir(simpan.hadir_diubah, lepas.hadir_diubah)
    pindah = _pindahkan(db, forum, simpan.id, lepas.id)
    db.delete(lepas)
    db.flush()
    rincian = {"simpan": simpan.id.hex, "lepas": lepas.id.hex, "dipindah": pindah}
    catat(db, oleh, "peserta digabung", OBJEK, forum.id, forum.unit.jalur, rincian)


def _terakhir(satu: datetime | None, dua: datetime | None) -> datetime | None:
    return max(filter(None, (satu, dua)), default=None)


def _pindahkan(db: Session, forum: Forum, ke: uuid.UUID, dari: uuid.UUID) -> int:
    """Everything of one person becomes another's; how many rows. What both did counts once."""
    db.flush()
    sudah = select(DukunganMasukan.masukan_id).where(DukunganMasukan.peserta_id == ke)
    ganda = DukunganMasukan.masukan_id.in_(sudah)
    dobel = select(DukunganMasukan.masukan_id).where(DukunganMasukan.peserta_id == dari, ganda)
    turun = db.scalars(dobel).all()
    db.execute(delete(DukunganMasukan).where(DukunganMasukan.peserta_id == dari, ganda))
    kurangi = update(Masukan).where(Masukan.id.in_(turun), Masukan.dukungan > 0)
    db.execute(kurangi.values(dukungan=Masukan.dukungan - 1))
    sidik = select(TandaTangan.naskah_sidik).where(
        TandaTangan.forum_id == forum.id, TandaTangan.peserta_id == ke
    )
    teken = (TandaTangan.forum_id == forum.id, TandaTangan.peserta_id == dari)
    db.execute(delete(TandaTangan).where(*teken, TandaTangan.naskah_sidik.in_(sidik)))
    banyak = 0
    for tabel in (Masukan, DukunganMasukan, TanggapanMateri, TandaTangan):
        hasil = db.execute(update(tabel).where(tabel.peserta_id == dari).values(peserta_id=ke))
        banyak += hasil.rowcount if isinstance(hasil, CursorResult) else 0
    db.expire_all()
    return banyak
