"""The top of a sheet: title, named lines, headings, widths, and how it prints."""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fkp.dokumen.laporan import Kolom, Laporan, Tabel
from fkp.dokumen.lembar.gaya import Gaya
from fkp.dokumen.teks import bersih
from fkp.rumus import seperti_rumus

SELEBAR = 130
"""Characters that a sheet is wide, shared by its columns; about A4 turned sideways at a size one can read."""
TERSEMPIT, TERLEBAR = 5, 70
A4 = 9
TINGGI = 15
"""Points of a line of 11 point letters."""


def tulis_judul(lembar: Worksheet, gaya: Gaya, laporan: Laporan, tabel: Tabel) -> int:
    """Widths, paper, title and named lines; gives the row after them (from 0)."""
    lebar = lebar_kolom(tabel.kolom)
    for i, satu in enumerate(lebar):
        lembar.set_column(i, i, satu)
    lembar.set_paper(A4)
    lembar.set_landscape()
    lembar.fit_to_pages(1, 0)
    lembar.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    if laporan.tanda_air:
        lembar.set_header(f'&C&"-,Bold"{_cetak(laporan.tanda_air)}')
    kode = f" {laporan.bukti.kode}" if laporan.bukti else ""
    lembar.set_footer(f"&L{_cetak((laporan.judul[:120] + kode)[:180])}&RHalaman &P dari &N")
    lembar.write_string(0, 0, bersih(tabel.judul or laporan.judul), gaya.judul)
    baris = 1
    if laporan.tanda_air:
        lembar.write_string(baris, 0, bersih(laporan.tanda_air), gaya.nama)
        baris += 1
    # The names take as many columns as the longest needs, or a narrow first column would cut them off.
    perlu = max((len(nama) for nama, _nilai in tabel.kepala), default=0) * 1.1
    sampai = next((i for i, jumlah in enumerate(accumulate(lebar)) if jumlah >= perlu), len(lebar) - 1)
    for nama, nilai in tabel.kepala:
        gabung(lembar, baris, 0, sampai, bersih(nama), gaya.nama)
        rupa = gaya.nilai_rumus if seperti_rumus(nilai) else gaya.nilai
        kanan = max(sampai + 1, len(lebar) - 1)
        lembar.set_row(
            baris, tinggi_teks(nilai, tabel.kolom[sampai + 1 :], SELEBAR - sum(lebar[: sampai + 1]))
        )
        gabung(lembar, baris, sampai + 1, kanan, bersih(nilai)[:32_000], rupa)
        baris += 1
    return baris + 1


def tulis_kepala(lembar: Worksheet, gaya: Gaya, tabel: Tabel, baris: int) -> int:
    """The headings, in two rows when columns share one; gives the row after them (from 0)."""
    lebar = lebar_kolom(tabel.kolom)
    if any(kolom.kelompok for kolom in tabel.kolom):
        lembar.set_row(baris, TINGGI * 2)
        mulai = 0
        while mulai < len(tabel.kolom):
            kelompok, akhir = tabel.kolom[mulai].kelompok, mulai
            while kelompok and akhir + 1 < len(tabel.kolom) and tabel.kolom[akhir + 1].kelompok == kelompok:
                akhir += 1
            gabung(lembar, baris, mulai, akhir, bersih(kelompok), gaya.kepala)
            mulai = akhir + 1
        baris += 1
    garis = max(ceil(len(k.judul) * 1.15 / satu) for k, satu in zip(tabel.kolom, lebar, strict=True))
    lembar.set_row(baris, TINGGI * min(max(garis, 1), 8))
    for i, kolom in enumerate(tabel.kolom):
        lembar.write_string(baris, i, bersih(kolom.judul), gaya.kepala)
    return baris + 1


def lebar_kolom(kolom: Sequence[Kolom]) -> list[float]:
    """Widths in characters: each column's share, wide enough for the longest word of its heading."""
    satuan = SELEBAR / sum(satu.lebar for satu in kolom)
    return [
        min(max(satu.lebar * satuan, _kata_terpanjang(satu.judul) * 1.2 + 1, TERSEMPIT), TERLEBAR)
        for satu in kolom
    ]


def tinggi_teks(teks: str, kolom: Sequence[Kolom], paling_sedikit: float = 20) -> float:
    """Points that a text needs when it runs across these columns: cells that are joined do not grow."""
    lebar = max(sum(lebar_kolom(kolom)) if kolom else 0, paling_sedikit, 20)
    garis = sum(max(1, ceil(len(satu) * 1.1 / lebar)) for satu in teks.splitlines() or [""])
    return min(TINGGI * garis, 400)


def gabung(lembar: Worksheet, baris: int, kiri: int, kanan: int, teks: str, rupa: Format) -> None:
    """One text over the columns from ``kiri`` to ``kanan``."""
    if kanan > kiri:
        # The library would take a text that begins with "=" for a formula here, so it joins empty cells.
        lembar.merge_range(baris, kiri, baris, kanan, "", rupa)
    lembar.write_string(baris, kiri, teks, rupa)


def _kata_terpanjang(judul: str) -> int:
    return max(map(len, judul.split()), default=0)


def _cetak(teks: str) -> str:
    """A text for the margin, where "&" begins a code."""
    return bersih(teks).replace("&", "&&")
