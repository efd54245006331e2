"""The report of a forum, by the outline that its kerangka names."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import force_locale

from fkp.dokumen.laporan import Bagian, Blok, Laporan, Paragraf, Peran, Tabel
from fkp.formats import tanggal
from fkp.laporan.forum import bab, lampiran
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.samaran import untuk_umum
from fkp.laporan.forum.tabel import (
    tabel_berita_acara,
    tabel_hadir,
    tabel_notulen,
    tabel_rencana,
    tabel_tanda_tangan,
)
from fkp.laporan.forum.teks import berkas_of, bukti_of, hari_of, kop_of, saat_of, tanda_air

BuatBlok = Callable[[BahanForum, bool], tuple[Blok, ...]]

BLOK: dict[str, tuple[str, BuatBlok]] = {
    "latar_belakang": ("Latar Belakang", bab.latar_belakang),
    "dasar_hukum": ("Dasar Hukum", bab.dasar_hukum),
    "tujuan": ("Tujuan", bab.tujuan),
    "waktu_tempat": ("Waktu dan Tempat", bab.waktu_tempat),
    "peserta": ("Peserta", bab.peserta),
    "materi": ("Materi", bab.materi),
    "pembahasan": ("Pembahasan", bab.pembahasan),
    "kesepakatan": ("Kesepakatan", bab.kesepakatan),
    "rencana_aksi": ("Rencana Aksi", bab.rencana_aksi),
    "forum_lalu": ("Tindak Lanjut Forum Sebelumnya", bab.forum_lalu),
    "penutup": ("Penutup", bab.penutup),
    "lampiran_undangan": ("Undangan", lampiran.undangan),
    "lampiran_daftar_hadir": ("Daftar Hadir", lampiran.daftar_hadir),
    "lampiran_notulen": ("Notulen", lampiran.notulen),
    "lampiran_berita_acara": ("Berita Acara", lampiran.berita_acara),
    "lampiran_publikasi": ("Dokumentasi dan Publikasi", lampiran.publikasi),
}
"""The blocks that an outline may name, each with its heading. They get what the report is made of, and
whether everyone may read it."""


def laporan_fkp(bahan: BahanForum, *, umum: bool = False) -> Laporan:
    """The report; ``umum`` makes the copy for everyone, in which nobody is named but the head of the unit.
    Phone numbers and gender are in neither. Raises KeyError for a block that nobody makes."""
    umum = umum or bahan.pribadi is None
    bahan = untuk_umum(bahan) if umum else bahan
    with force_locale("id"):
        naskah = bahan.kerangka.naskah["laporan"]
        return Laporan(
            judul=naskah["judul"],
            sampul=_sampul(bahan, umum),
            bagian=tuple(_bab(bahan, umum, i, satu) for i, satu in enumerate(naskah["bab"], 1)),
            penyusun=bahan.unit["nama"],
            saat=saat_of(bahan),
            bukti=bukti_of(bahan, umum=umum),
            tanda_air=tanda_air(bahan),
            kop=kop_of(bahan),
            lembar=lembar_forum(bahan, umum=umum),
            berkas=() if umum else berkas_of(bahan),
        )


def lembar_forum(
    bahan: BahanForum, *, umum: bool, lengkap: bool = False, samar: bool = True
) -> tuple[Tabel, ...]:
    """The sheets of a workbook. ``lengkap`` adds the one with phone numbers and gender."""
    bahan = untuk_umum(bahan) if umum else bahan
    with force_locale("id"):
        judul = ("Berita acara", "Notulen", "Rencana aksi", "Daftar hadir", "Peserta lengkap")
        lembar = [
            tabel_berita_acara(bahan, judul[0]),
            tabel_notulen(bahan, judul[1]),
            tabel_rencana(bahan, judul[2]),
        ]
        if not umum and bahan.pribadi is not None:
            lembar.append(tabel_hadir(bahan, judul[3]))
            if lengkap:
                lembar.append(tabel_tanda_tangan(bahan, samar=samar, judul=judul[4], lembar=judul[4]))
        return tuple(lembar)


def _sampul(bahan: BahanForum, umum: bool) -> tuple[str, ...]:
    baris = [bahan.unit["nama"], bahan.forum["tema"], hari_of(bahan)]
    if bahan.segel:
        baris.append(f"Berita acara versi {bahan.segel.versi}, disahkan {tanggal(saat_of(bahan).date())}")
    elif bahan.arsip is not None:
        baris.append("Arsip: disusun dari catatan yang tersedia, tidak lengkap")
    else:
        baris.append("Rancangan, berita acara belum disahkan")
    if umum:
        baris.append("Salinan untuk umum: tanpa nama dan tanda tangan peserta")
    return tuple(satu for satu in baris if satu)


def _bab(bahan: BahanForum, umum: bool, nomor: int, satu: Mapping[str, Any]) -> Bagian:
    judul, kunci = satu["judul"], satu["isi"]
    if len(kunci) == 1:
        return Bagian(judul, _isi(bahan, umum, kunci[0]))
    awalan = "Lampiran " if all(k.startswith("lampiran_") for k in kunci) else f"{nomor}."
    return Bagian(
        judul,
        tuple(Bagian(f"{awalan}{i} {BLOK[k][0]}", _isi(bahan, umum, k)) for i, k in enumerate(kunci, 1)),
    )


def _isi(bahan: BahanForum, umum: bool, kunci: str) -> tuple[Blok, ...]:
    isi = BLOK[kunci][1](bahan, umum)
    return isi or (Paragraf("Tidak ada isi untuk bagian ini.", Peran.CATATAN),)
