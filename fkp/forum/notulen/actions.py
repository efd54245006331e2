"""Changing the minutes while people talk: two who type at once lose nothing.

A field is written when it still says what its writer saw. When somebody else changed it meanwhile, long texts
are merged if the changes stand apart; else the stored text stays, the writer is told, and nothing is thrown
away. Every change of a field leaves a row in ``RiwayatMasukan``; the audit trail gets names of fields only.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.jangka import BULAN, TERLAMA, durasi_of, tenggat_of
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.gabung import gabung
from fkp.forum.notulen.isian import PARAGRAF, Daftar, baca, daftar_of, kolom_of, rapikan_isian, teks_of
from fkp.forum.notulen.models import Masukan, RiwayatMasukan
from fkp.forum.tahap import SEBELUM_KUNCI, ForumSalah, TahapForumSalah
from fkp.galat import Galat
from fkp.jejak.actions import catat

OBJEK = "masukan forum"
DAPAT_DITULIS = SEBELUM_KUNCI
Perubahan = Mapping[str, tuple[str, str]]
"""Field -> (what its writer saw, what it is to say)."""


class MasukanLain(Galat):
    """The id belongs to a row of something else."""


@dataclass(frozen=True)
class Bentrok:
    """Somebody else changed the same place: what is stored, and both texts one after the other."""

    kini: str
    gabungan: str


@dataclass
class HasilUbah:
    """What became of each field: written (with the text as it is kept now), written by somebody else too,
    or refused with a sentence."""

    tersimpan: dict[str, str] = field(default_factory=dict)
    bentrok: dict[str, Bentrok] = field(default_factory=dict)
    salah: dict[str, str] = field(default_factory=dict)

    @property
    def beres(self) -> bool:
        """Whether everything was written."""
        return not self.bentrok and not self.salah


def tahan_forum(db: Session, forum: Forum) -> None:
    """Hold the forum so that its text is not locked meanwhile, without holding up others who write. Raises
    TahapForumSalah when its minutes may no longer change."""
    db.refresh(forum, with_for_update={"read": True, "of": Forum})
    if forum.tahap not in DAPAT_DITULIS:
        raise TahapForumSalah(kenapa_tetap(forum))


def kenapa_tetap(forum: Forum) -> str:
    """Why the minutes of this forum cannot change, and what to do."""
    return {
        TahapForum.PENANDATANGANAN: "Berita acara sedang ditandatangani, jadi notulen tidak dapat diubah. "
        "Minta petugas membuka kunci berita acara.",
        TahapForum.BATAL: "Forum ini dibatalkan, jadi notulen tidak dapat diubah.",
        TahapForum.ARSIP: "Forum ini arsip tahun lalu. Ubah isinya di halaman arsip.",
    }.get(TahapForum(forum.tahap), "Berita acara sudah disahkan, jadi notulen tidak dapat diubah lagi.")


def tambah_masukan(
    db: Session, oleh: Akun, forum: Forum, id_: uuid.UUID, isi: Mapping[str, str], saat: datetime, asal: str
) -> tuple[Masukan, HasilUbah]:
    """A new row, last of the minutes; the same id again changes nothing, since what it says may have been
    changed since. A field that can never be right is left empty and said. Raises TahapForumSalah and
    MasukanLain."""
    tahan_forum(db, forum)
    ada = db.get(Masukan, id_)
    if ada is not None:
        return _sama(ada, forum), HasilUbah()
    masukan = Masukan(
        id=id_,
        forum_id=forum.id,
        asal=asal,
        urutan=urutan_berikut(db, forum),
        waktu=saat,
        dibuat=saat,
        diubah=saat,
        satuan="hari",
        versi=1,
    )
    daftar, hasil = daftar_of(db, forum), HasilUbah()
    for nama, teks in isi.items():
        _coba(hasil, forum, daftar, masukan, nama, rapikan_isian(nama, teks))
    _ikutkan_jangka(forum, masukan, set(hasil.tersimpan))
    try:
        with db.begin_nested():
            db.add(masukan)
    except IntegrityError:  # sent twice at the same moment; the other one is there by now
        return _sama(db.get_one(Masukan, id_), forum), HasilUbah()
    catat(db, oleh, "masukan dicatat", OBJEK, id_, forum.unit.jalur, {"forum_id": forum.id})
    return masukan, hasil


def _sama(ada: Masukan, forum: Forum) -> Masukan:
    if ada.forum_id != forum.id:
        raise MasukanLain("Baris ini milik forum lain. Muat ulang halaman, lalu tulis lagi.")
    return ada


def ubah_masukan(
    db: Session, oleh: Akun, forum: Forum, masukan: Masukan, perubahan: Perubahan, saat: datetime
) -> HasilUbah:
    """Write these fields, each by itself; see the head of this file. Raises TahapForumSalah."""
    tahan_forum(db, forum)
    db.refresh(masukan, with_for_update={"key_share": True})
    daftar, hasil = daftar_of(db, forum), HasilUbah()
    awal = {nama: teks_of(masukan, nama) for nama in (*perubahan, "durasi", "satuan", "tenggat")}
    for nama, (dari, ke) in perubahan.items():
        _tulis(hasil, forum, daftar, masukan, nama, rapikan_isian(nama, dari), rapikan_isian(nama, ke))
    berubah = {nama for nama, teks in awal.items() if teks_of(masukan, nama) != teks}
    _ikutkan_jangka(forum, masukan, berubah)
    for nama, lama in awal.items():
        kini = teks_of(masukan, nama)
        if kini != lama:
            hasil.tersimpan[nama] = kini
            ingat(db, oleh, masukan, nama, lama, kini, saat)
            berubah.add(nama)
    if berubah:
        masukan.versi += 1
        masukan.diubah = saat
        rincian = {"forum_id": forum.id, "isian": sorted(berubah)}
        db.flush()
        catat(db, oleh, "masukan diubah", OBJEK, masukan.id, forum.unit.jalur, rincian)
    return hasil


def urutan_berikut(db: Session, forum: Forum) -> int:
    """The place after the last row."""
    cari = select(func.coalesce(func.max(Masukan.urutan), 0)).where(Masukan.forum_id == forum.id)
    return (db.scalar(cari) or 0) + 1


def _tulis(
    hasil: HasilUbah, forum: Forum, daftar: Daftar, masukan: Masukan, nama: str, dari: str, ke: str
) -> None:
    kini = teks_of(masukan, nama)
    if kini == dari or ke in (kini, dari):
        _coba(hasil, forum, daftar, masukan, nama, kini if ke == dari else ke)
        return
    bersama = gabung(dari, kini, ke) if nama in PARAGRAF else None
    if bersama is not None and not bersama.bertumpuk:
        _coba(hasil, forum, daftar, masukan, nama, rapikan_isian(nama, bersama.teks))
    else:
        hasil.bentrok[nama] = Bentrok(kini, bersama.teks if bersama else "")


def _coba(hasil: HasilUbah, forum: Forum, daftar: Daftar, masukan: Masukan, nama: str, teks: str) -> None:
    """Put the text into its column; what stays as it was is not read again, a choice may have left its
    list since."""
    if teks == teks_of(masukan, nama):
        hasil.tersimpan[nama] = teks
        return
    try:
        nilai: Any = baca(forum, daftar, nama, teks)
        if nama == "durasi" and masukan.satuan == BULAN and nilai and nilai > TERLAMA[BULAN]:
            raise ForumSalah("durasi", f"Paling lama {TERLAMA[BULAN]} bulan.")
    except ForumSalah as salah:
        hasil.salah[nama] = salah.pesan
        return
    setattr(masukan, kolom_of(nama), nilai)
    hasil.tersimpan[nama] = teks


def _ikutkan_jangka(forum: Forum, masukan: Masukan, berubah: set[str]) -> None:
    """The date follows from the duration, and the duration from a date that was typed."""
    if forum.tanggal is None:
        return
    if "tenggat" in berubah and masukan.tenggat:
        jangka = durasi_of(forum.tanggal, masukan.tenggat, masukan.durasi, masukan.satuan)
        if jangka:
            masukan.durasi, masukan.satuan = jangka
    elif berubah & {"durasi", "satuan"} and masukan.durasi:
        masukan.tenggat = tenggat_of(forum.tanggal, masukan.durasi, masukan.satuan) or masukan.tenggat


def ingat(db: Session, oleh: Akun, masukan: Masukan, nama: str, lama: str, baru: str, saat: datetime) -> None:
    """Keep what a field said before and after a change."""
    db.add(
        RiwayatMasukan(masukan_id=masukan.id, waktu=saat, akun_id=oleh.id, isian=nama, lama=lama, baru=baru)
    )
