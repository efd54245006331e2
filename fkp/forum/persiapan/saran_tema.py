"""Themes that suggest themselves: open promises, weak unsur, standards due for review.

Pure: what was read comes in, what a new forum may start from goes out. The sentences go into documents, so
they are Indonesian whatever the page speaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fkp.formats import tanggal
from surveys.rincian import TERKECIL

TERPANJANG = 200
"""Letters that a theme may have (``Forum.tema``)."""

TERENDAH = 3
"""So many of the lowest unsur are offered."""

_RINGKAS = {
    "prosedur": "prosedur",
    "biaya": "biaya",
    "produk": "produk layanan",
    "pengaduan": "penanganan pengaduan",
}
"""What the longest names are called in a theme."""


@dataclass(frozen=True)
class Awalan:
    """What the form of a new forum starts from. ``asal`` says from where, for whoever looks at the form."""

    tema: str
    topik: str
    tujuan: str
    asal: str
    layanan: tuple[int, ...] = ()
    survei_id: int | None = None


@dataclass(frozen=True)
class UnsurLemah:
    """One of the lowest unsur of a survey: its value as printed, and its letter, empty without one."""

    kunci: str
    nama: str
    ikm_teks: str
    huruf: str = ""


@dataclass(frozen=True)
class LayananTinjau:
    """A layanan whose standard is due; ``ada`` when it has one, ``ditinjau`` when it was last reviewed."""

    id: int
    nama: str
    ada: bool
    ditinjau: date | None


@dataclass(frozen=True)
class JanjiTerbuka:
    """A promise that is still open."""

    kegiatan: str
    tenggat: date
    layanan_id: int | None


@dataclass(frozen=True)
class UnsurDiadukan:
    """An unsur that people complained of in the last twelve months, and how often."""

    kunci: str
    nama: str
    jumlah: int


def awalan_survei(survei_id: int, periode: str, unsur: Sequence[UnsurLemah]) -> Awalan:
    """A forum about these unsur of the result of a survey; about the whole result without any."""
    sebut = [_RINGKAS.get(satu.kunci, satu.nama.lower()) for satu in unsur]
    angka = "; ".join(
        f"{satu.nama} {satu.ikm_teks}" + (f" (mutu {satu.huruf})" if satu.huruf else "") for satu in unsur
    )
    tema = f"Hasil SKM {periode}" + (f": {', '.join(sebut)}" if sebut else "")
    tujuan = f"Menyepakati perbaikan atas hasil SKM {periode}" + (f": {angka}." if angka else ".")
    return Awalan(_potong(tema), "hasil_skm", tujuan, f"hasil SKM {periode}", survei_id=survei_id)


def awalan_pengaduan(unsur: Sequence[UnsurDiadukan]) -> Awalan:
    """A forum about what people complained of most. Its aim is read by everyone, so a number of people below
    ``TERKECIL`` stays out of it."""
    sebut = [_RINGKAS.get(satu.kunci, satu.nama.lower()) for satu in unsur]
    angka = "; ".join(
        satu.nama + (f" ({satu.jumlah} pengaduan)" if satu.jumlah >= TERKECIL else "") for satu in unsur
    )
    return Awalan(
        _potong(f"Pengaduan terbanyak: {', '.join(sebut)}"),
        "hasil_pengaduan",
        f"Menyepakati perbaikan atas pengaduan terbanyak dalam 12 bulan terakhir: {angka}.",
        "angka pengaduan 12 bulan terakhir",
    )


def awalan_janji(semua: Sequence[JanjiTerbuka]) -> Awalan:
    """A forum that takes up open promises again."""
    pertama = semua[0]
    tema = pertama.kegiatan if len(semua) == 1 else f"{len(semua)} janji yang belum selesai"
    butir = "\n".join(f"{satu.kegiatan} (tenggat {tanggal(satu.tenggat)})" for satu in semua)
    return Awalan(
        _potong(f"Kelanjutan janji: {tema}" if len(semua) == 1 else tema[:1].upper() + tema[1:]),
        "lain",
        f"Membahas kelanjutan janji yang belum selesai:\n{butir}",
        "janji yang masih terbuka",
        layanan=tuple(dict.fromkeys(satu.layanan_id for satu in semua if satu.layanan_id)),
    )


def awalan_standar(layanan: LayananTinjau) -> Awalan:
    """A forum about the standard of a layanan: a new one where there is none."""
    if not layanan.ada:
        tema, topik = f"Penyusunan standar pelayanan {layanan.nama}", "sp_baru"
        tujuan = f"Menyusun standar pelayanan {layanan.nama} bersama penggunanya."
    else:
        tema, topik = f"Peninjauan standar pelayanan {layanan.nama}", "sp_tinjau"
        terakhir = f", terakhir ditinjau {tanggal(layanan.ditinjau)}" if layanan.ditinjau else ""
        tujuan = f"Meninjau standar pelayanan {layanan.nama} bersama penggunanya{terakhir}."
    return Awalan(_potong(tema), topik, tujuan, f"standar pelayanan {layanan.nama}", layanan=(layanan.id,))


def _potong(tema: str) -> str:
    """As long as a theme may be, cut between words."""
    if len(tema) <= TERPANJANG:
        return tema
    return tema[: TERPANJANG - 3].rsplit(" ", 1)[0].rstrip(",;:") + "..."
