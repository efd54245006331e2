"""Sheets that people fill in and hand back: an empty one with a guide to its columns, its rows, and the cells
that cannot be used."""

import io
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import xlsxwriter
from flask_babel import gettext as _

from fkp.galat import Galat
from fkp.ketikan import rapikan
from fkp.sel_gabung import TINGGI, Gabung, kolom_judul, tinggi_judul
from fkp.unggahan import terurai_wajar
from surveys.berkas.lembar import open_buku
from surveys.berkas.tabel import BerkasTakTerbaca, Tabel

JUDUL_TERJAUH = 20
"""Rows in which the titles of the columns are looked for."""
KOLOM_TERBANYAK = 100


class BerkasSalah(Galat):
    """The file cannot be used; the sentence says why and what to do."""

    status = 422


@dataclass(frozen=True)
class Baris:
    """One row as typed: its number in the spreadsheet, and its texts by column."""

    nomor: int
    isi: dict[str, str]


@dataclass(frozen=True)
class Masalah:
    """A cell that cannot be used: row and column of the spreadsheet, what stands there, and what to do."""

    baris: int
    kolom: str
    nilai: str
    saran: str


@dataclass(frozen=True)
class CaraBaca:
    """How a sheet is read. ``kamus`` leads from the titles people write, in small letters, to the names of
    columns; ``cukup`` tells whether these columns make a row one of titles, and ``perlu`` names them for who
    has none; ``teks`` tidies a cell of a column; ``terbanyak`` is how many rows one file may have. Cells of
    the columns ``turun`` that are merged over several rows say the same in each; a number never does."""

    kamus: Mapping[str, str]
    cukup: Callable[[Collection[str]], bool]
    perlu: str
    teks: Callable[[str, str], str]
    terbanyak: int
    turun: Collection[str] = ()


def tulis_templat(
    lembar: str, kolom: Sequence[tuple[str, str]], atur: Callable[[Any, Any], None] | None = None
) -> bytes:
    """An empty workbook to fill in, with a sheet that explains each column. ``atur`` is given the workbook
    and the sheet, for what only this one needs."""
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar, {"in_memory": True, "strings_to_formulas": False})
    tebal, lipat = buku.add_format({"bold": True}), buku.add_format({"text_wrap": True, "valign": "top"})
    isi = buku.add_worksheet(lembar)
    isi.write_row(0, 0, [nama for nama, _uraian in kolom], tebal)
    isi.set_column(0, len(kolom) - 1, 24)
    isi.freeze_panes(1, 0)
    if atur is not None:
        atur(buku, isi)
    petunjuk = buku.add_worksheet(_("Petunjuk"))
    petunjuk.set_column(0, 0, 22, tebal)
    petunjuk.set_column(1, 1, 90, lipat)
    for nomor, (nama, uraian) in enumerate(kolom):
        petunjuk.write_row(nomor, 0, (nama, uraian))
    buku.close()
    return keluar.getvalue()


def baca_lembar(isi: bytes, cara: CaraBaca) -> list[Baris]:
    """Rows that say something, in the order of the file, whatever its name. Raises BerkasSalah when it is not
    a readable CSV or XLSX, has no row of titles, no rows, or too many."""
    if not terurai_wajar(isi):
        raise BerkasSalah("Isi berkas terlalu besar setelah diurai. Bagi menjadi beberapa berkas.")
    try:
        with open_buku(isi) as buku:
            for tabel in buku.tabel:
                if (baris := _baris_tabel(tabel, cara)) is not None:
                    return baris
    except BerkasTakTerbaca as galat:
        raise BerkasSalah(f"Berkas tidak terbaca: {galat}.") from None
    raise BerkasSalah(
        f"Baris judul tidak ditemukan. Salah satu dari {JUDUL_TERJAUH} baris pertama harus memuat kolom "
        f"{cara.perlu}; pakai templatnya."
    )


def _baris_tabel(tabel: Tabel, cara: CaraBaca) -> list[Baris] | None:
    """The rows below the titles, or None when there are no such titles in the first rows."""
    gabung, semua = Gabung(tabel.gabungan()), enumerate(tabel.rows(), start=1)
    awal = list(islice(semua, JUDUL_TERJAUH + TINGGI - 1))
    judul = _cari_judul(awal, cara, gabung)
    if judul is None:
        return None
    letak, akhir = judul
    hasil: list[Baris] = []
    atas: dict[str, str] = {}
    for nomor, sel in chain(awal, semua):
        if nomor <= akhir:
            continue
        isi = {nama: cara.teks(nama, sel[di]) if di < len(sel) else "" for nama, di in letak.items()}
        terisi = any(isi.values())
        isi |= {n: atas[n] for n in cara.turun if n in atas and gabung.lanjut(nomor, letak[n])}
        atas = isi
        if terisi:
            hasil.append(Baris(nomor, isi))
            if len(hasil) > cara.terbanyak:
                raise BerkasSalah(f"Lebih dari {cara.terbanyak} baris. Bagi menjadi beberapa berkas.")
    if not hasil:
        raise BerkasSalah("Di bawah baris judul semuanya kosong. Isi dulu, lalu coba lagi.")
    return hasil


def _cari_judul(
    awal: Sequence[tuple[int, Sequence[str]]], cara: CaraBaca, gabung: Gabung
) -> tuple[dict[str, int], int] | None:
    """Where the columns are that we know, and the last row of their titles. Titles take as many rows as their
    merged cells; a text file has none of those, so two rows are tried as well."""
    menurut = {nomor: [rapikan(teks) for teks in sel[:KOLOM_TERBANYAK]] for nomor, sel in awal}
    for nomor in list(menurut)[:JUDUL_TERJAUH]:
        for tinggi in (tinggi_judul(nomor, menurut, gabung), 2):
            letak = _letak(kolom_judul(nomor, tinggi, menurut, gabung), cara)
            if cara.cukup(letak):
                return letak, nomor + tinggi - 1
    return None


def _letak(kolom: Sequence[Sequence[str]], cara: CaraBaca) -> dict[str, int]:
    """By the whole title first, then by its lowest line, then by its highest."""
    letak: dict[str, int] = {}
    for pilih in (" ".join, lambda bagian: bagian[-1], lambda bagian: bagian[0]):
        for di, bagian in enumerate(kolom):
            nama = cara.kamus.get(pilih(bagian).casefold()) if bagian else None
            if nama is not None and di not in letak.values():
                letak.setdefault(nama, di)
    return letak
