"""The annex of a decree: the components of a standard in their order, and what changes in the one before.

The order is that of the list of components (service delivery first, then manufacturing), which evaluators
look for (domain/context.md 2; seen in a real forum).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import force_locale

from fkp.clock import setempat
from fkp.dokumen.laporan import (
    Bagian,
    Bentuk,
    Blok,
    Fakta,
    Kolom,
    Laporan,
    Paragraf,
    Peran,
    Tabel,
    TandaTangan,
)
from fkp.formats import tanggal
from fkp.standar.actions import susunan_of
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.standar.peminta import Peminta
from fkp.standar.tampil import KelompokKomponen, susun

TITIK = "……………………"
RANCANGAN = "RANCANGAN"


@dataclass(frozen=True)
class BahanLampiran:
    """A revision, the one it replaces (``lama``), the lines of the letterhead, the day on which it was
    reviewed, and the promises that asked for it."""

    standar: StandarPelayanan
    lama: StandarPelayanan | None
    kop: tuple[str, ...]
    ditinjau: date | None = None
    diminta: tuple[Peminta, ...] = ()


def lampiran_sk(bahan: BahanLampiran) -> Laporan:
    """The annex of this revision. A draft says RANCANGAN across every page and leaves number and day of the
    decree open."""
    standar = bahan.standar
    kelompok = susun(standar, bahan.lama)
    with force_locale("id"):
        return Laporan(
            judul=f"{_sebut(standar)}: standar pelayanan {standar.layanan.nama}",
            sampul=(),
            bagian=(
                Bagian("", (*_kepala(bahan), *_isi(kelompok), *_perubahan(bahan, kelompok), *_tutup(bahan))),
            ),
            penyusun=standar.layanan.unit.nama,
            saat=setempat(standar.diubah, standar.layanan.unit.zona),
            bentuk=Bentuk.NASKAH,
            tanda_air=RANCANGAN if standar.tahap == TahapStandar.RANCANGAN else "",
            kop=bahan.kop,
        )


def _sebut(standar: StandarPelayanan) -> str:
    tambahan = " (rancangan)" if standar.tahap == TahapStandar.RANCANGAN else ""
    return f"Lampiran Keputusan Kepala {standar.layanan.unit.nama}{tambahan}"


def _kepala(bahan: BahanLampiran) -> tuple[Blok, ...]:
    standar = bahan.standar
    butir = [
        ("Nomor", standar.nomor_sk or TITIK),
        ("Tanggal", tanggal(standar.tanggal_sk) if standar.tanggal_sk else TITIK),
        ("Tentang", f"Standar Pelayanan {standar.layanan.nama}"),
        ("Revisi", str(standar.revisi)),
    ]
    if standar.alasan:
        butir.append(("Alasan revisi", standar.alasan))
    if bahan.ditinjau:
        butir.append(("Dibahas bersama masyarakat", tanggal(bahan.ditinjau)))
    return (Fakta(tuple(butir)),)


def _isi(kelompok: Sequence[KelompokKomponen]) -> tuple[Blok, ...]:
    kolom = (Kolom("No", "tengah", 0.5), Kolom("Komponen", lebar=2), Kolom("Uraian", lebar=5))
    return tuple(
        Tabel(satu.nama, kolom, tuple((b.nomor, b.nama, b.kini or "-") for b in satu.baris), kotak=True)
        for satu in kelompok
    )


def _perubahan(bahan: BahanLampiran, kelompok: Sequence[KelompokKomponen]) -> tuple[Blok, ...]:
    """What this revision changes in the one before, and who asked for it."""
    lama = bahan.lama
    if lama is None:
        return ()
    beda = [b for satu in kelompok for b in satu.baris if b.beda != "sama"]
    if not beda:
        return (Paragraf(f"Tidak ada komponen yang berbeda dari revisi {lama.revisi}.", Peran.CATATAN),)
    kolom = (
        Kolom("No", "tengah", 0.5),
        Kolom("Komponen", lebar=1.6),
        Kolom("Semula", lebar=3),
        Kolom("Menjadi", lebar=3),
        Kolom("Atas dasar", lebar=2),
    )
    baris = tuple(
        (b.nomor, b.nama, b.lama or "-", b.kini or "-", _dasar(bahan.diminta, b.kunci)) for b in beda
    )
    hari = f", SK Nomor {lama.nomor_sk} tanggal {tanggal(lama.tanggal_sk)}" if lama.tanggal_sk else ""
    catatan = (f"Semula: revisi {lama.revisi}{hari}.",)
    return (
        Tabel(f"Komponen yang berubah dari revisi {lama.revisi}", kolom, baris, catatan=catatan, kotak=True),
    )


def _dasar(diminta: Sequence[Peminta], komponen: str) -> str:
    return "\n".join(
        f"{satu.asal}: {satu.teks}" if satu.asal else satu.teks
        for satu in diminta
        if satu.komponen == komponen
    )


def _tutup(bahan: BahanLampiran) -> tuple[Blok, ...]:
    susunan = susunan_of(bahan.standar)
    return (
        TandaTangan(None, f"Kepala {bahan.standar.layanan.unit.nama}", "", ""),
        Paragraf(
            f"Susunan komponen menurut {susunan.dasar}, versi {susunan.versi}. {susunan.catatan}",
            Peran.CATATAN,
        ),
    )
