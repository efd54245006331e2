"""Laporan -> XLSX: tables as sheets, formulas live, rows streamed so that a million need no memory."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from itertools import islice
from typing import IO

from xlsxwriter import Workbook

from fkp.dokumen.laporan import Bagian, Blok, Laporan, Rumus, Sel, Tabel
from fkp.dokumen.lembar.bawaan import tulis_bawaan
from fkp.dokumen.lembar.gaya import Gaya
from fkp.dokumen.lembar.kepala import tulis_judul, tulis_kepala
from fkp.dokumen.lembar.nama import nama_lembar
from fkp.dokumen.lembar.rumus import letak_of
from fkp.dokumen.lembar.sel import Penulis
from fkp.dokumen.teks import bersih, teks_angka
from fkp.galat import Galat

MUAT = 1_048_576
"""Rows of a sheet (ECMA-376, and every program that opens XLSX)."""


class TerlaluBanyakBaris(Galat):
    """A table whose sums span more rows than a sheet holds."""

    status = 413


def write_xlsx(laporan: Laporan, tujuan: IO[bytes]) -> None:
    """Write the workbook to ``tujuan``, the same bytes for the same document.

    Its sheets are ``laporan.lembar``, or every table of the text with a ``lembar``; each body is walked
    once. A body longer than a sheet goes on on a further one, "... (2)", unless formulas span it: a sum over
    half of the rows would be wrong, so that raises TerlaluBanyakBaris. Raises RumusSalah for a formula with a
    name its table does not have, ValueError when a body has not the length it says.
    """
    buku = Workbook(
        tujuan,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    buku.set_properties(
        {
            "title": bersih(laporan.judul),
            "author": bersih(laporan.penyusun),
            "created": laporan.saat.astimezone(UTC).replace(tzinfo=None),
        }
    )
    gaya, dipakai = Gaya(buku), set[str]()
    try:
        for tabel in laporan.lembar or tuple(tabel_berlembar(laporan.bagian)):
            _tulis_tabel(buku, gaya, laporan, tabel, dipakai)
        if not dipakai:
            kosong = buku.add_worksheet(nama_lembar("Kosong", dipakai))
            kosong.write_string(0, 0, "Dokumen ini tidak mempunyai tabel.")
        tulis_bawaan(buku, laporan.berkas, dipakai)
    except BaseException:
        # Rows wait in temporary files, which only closing removes; half a workbook goes nowhere.
        buku.filename = os.devnull
        raise
    finally:
        buku.close()


def tabel_berlembar(isi: Sequence[Bagian | Blok]) -> Iterator[Tabel]:
    """Every table of the text that has a sheet's name, in order."""
    for satu in isi:
        if isinstance(satu, Bagian):
            yield from tabel_berlembar(satu.isi)
        elif isinstance(satu, Tabel) and satu.lembar:
            yield satu


def _tulis_tabel(buku: Workbook, gaya: Gaya, laporan: Laporan, tabel: Tabel, dipakai: set[str]) -> None:
    banyak = len(tabel.baris)
    # Above the body: title, named lines, a line of room, two of headings; the foot and the notes below.
    muat = MUAT - len(tabel.kepala) - len(tabel.kaki) - len(tabel.catatan) - 6
    if banyak > muat and any(_berumus(kaki.sel) for kaki in tabel.kaki):
        raise TerlaluBanyakBaris(
            f"Tabel “{tabel.judul}” mempunyai {teks_angka(banyak)} baris, sedangkan satu lembar Excel memuat "
            f"{teks_angka(muat)} dan jumlahnya harus dihitung di lembar yang sama. Unduh berkas jawaban "
            "(CSV), atau pilih periode atau unit yang lebih sempit."
        )
    sisa = iter(tabel.baris)
    potongan = range(0, max(banyak, 1), muat)
    for ke, mulai in enumerate(potongan, start=1):
        terakhir = mulai == potongan[-1]
        satu = replace(tabel, kaki=tabel.kaki if terakhir else (), catatan=tabel.catatan if terakhir else ())
        nama = nama_lembar(tabel.lembar or tabel.judul, dipakai, ke)
        jumlah = min(muat, banyak - mulai)
        _tulis_lembar(buku, gaya, laporan, satu, nama, islice(sisa, jumlah), jumlah, len(potongan) > 1)
    if next(sisa, None) is not None:
        raise ValueError(f"tabel {tabel.judul!r} lebih panjang dari yang disebutkannya")


def _tulis_lembar(
    buku: Workbook,
    gaya: Gaya,
    laporan: Laporan,
    tabel: Tabel,
    nama: str,
    isi: Iterator[Sequence[Sel]],
    jumlah: int,
    terpotong: bool,
) -> None:
    lembar = buku.add_worksheet(nama)
    baris = tulis_judul(lembar, gaya, laporan, tabel)
    atas = baris
    baris = tulis_kepala(lembar, gaya, tabel, baris)
    lembar.freeze_panes(baris, 0)
    lembar.repeat_rows(atas, baris - 1)
    penulis = Penulis(lembar, gaya, tabel, letak_of(tabel, baris + 1, jumlah, terpotong))
    mulai = baris
    for sel in isi:
        penulis.tulis(baris, sel)
        baris += 1
    if baris - mulai != jumlah:
        raise ValueError(f"tabel {tabel.judul!r} lebih pendek dari yang disebutkannya")
    if tabel.saring and jumlah:
        lembar.autofilter(mulai - 1, 0, baris - 1, len(tabel.kolom) - 1)
    for kaki in tabel.kaki:
        penulis.tulis(baris, kaki.sel, kuat=True)
        baris += 1
    for catatan in tabel.catatan:
        penulis.tulis_catatan(baris, catatan)
        baris += 1


def _berumus(sel: Sequence[Sel]) -> bool:
    return any(isinstance(satu, Rumus) for satu in sel)
