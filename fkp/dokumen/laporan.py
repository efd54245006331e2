"""A document without a format: what it says, in which order, with every figure already worked out.

Builders make it (``fkp.laporan``); writers print it (``write_pdf``, ``write_docx``, ``write_xlsx``,
``write_html``). A writer computes nothing: it places text and numbers, and writes a number the Indonesian
way with the places it has.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rumus:
    """A cell that a spreadsheet works out anew: ``pola`` is the formula without "=", ``nilai`` what it gives,
    which every other format prints.

    In ``pola`` stand ``{k}`` for the letter of this column, ``{a}`` and ``{z}`` for the numbers of the first
    and the last row of the body, ``{r}`` for this row, and the ``kunci`` of a foot row, such as ``{nrr}``,
    for its number. ``{kolom:NAME}`` is the letter of the column with that ``kunci``. A table without body
    rows has ``{a}`` above ``{z}``: builders give no formula over an empty body.
    """

    pola: str
    nilai: str | int | Decimal


@dataclass(frozen=True, slots=True)
class Goresan:
    """Room for a signature: the strokes of a finger on a canvas of ``KANVAS`` units, each a row of points.
    Where there are none ``teks`` says how it was signed, and without it the room stays empty for a pen.
    ``teks`` is also what is read aloud, and what a spreadsheet holds."""

    garis: tuple[tuple[tuple[int, int], ...], ...] = ()
    teks: str = ""


KANVAS = (600, 200)
"""Width and height of what a finger signs on."""

Sel = str | int | Decimal | date | Rumus | Goresan | None
"""A cell; None is empty. A Decimal is printed with the places it has; a day as 22 Nov 2026, and a spreadsheet
holds it as a day, so that its rows can be sorted by it."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column. ``lebar`` is relative to the others, ``kelompok`` the heading that spans neighbours with the
    same one, ``kunci`` a name that formulas can use."""

    judul: str
    rata: Literal["kiri", "kanan", "tengah"] = "kiri"
    lebar: float = 1
    kelompok: str = ""
    kunci: str = ""


@dataclass(frozen=True, slots=True)
class Kaki:
    """A row under the body, such as sums; ``kunci`` names it for formulas. Printed strong."""

    kunci: str
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with its title; ``baris`` may be walked more than once and knows its length, so a million rows
    need not stand in memory. ``catatan`` are lines under it. ``lembar`` is its name as a sheet of a workbook
    (31 characters at most), ``kepala`` lines above it there, ``saring`` lets one filter its rows there.
    ``kotak`` draws a box around each cell, as forms that are signed have them."""

    judul: str
    kolom: tuple[Kolom, ...]
    baris: Collection[Sequence[Sel]]
    kaki: tuple[Kaki, ...] = ()
    catatan: tuple[str, ...] = ()
    lembar: str = ""
    kepala: tuple[tuple[str, str], ...] = ()
    kotak: bool = False
    saring: bool = False


class Peran(StrEnum):
    """What a paragraph is for."""

    ISI = "isi"
    CATATAN = "catatan"
    KUTIPAN = "kutipan"
    PERINGATAN = "peringatan"


@dataclass(frozen=True, slots=True)
class Paragraf:
    """Running text; a line break inside begins a new paragraph."""

    teks: str
    peran: Peran = Peran.ISI


@dataclass(frozen=True, slots=True)
class Poin:
    """A list, numbered when ``bernomor``."""

    butir: tuple[str, ...]
    bernomor: bool = False


@dataclass(frozen=True, slots=True)
class Fakta:
    """Names and their values, one pair a line."""

    butir: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ButirBatang:
    """A bar. ``teks`` is the value as printed; ``huruf`` its letter, empty without one; ``tanda`` singles it
    out (the lowest ones)."""

    label: str
    nilai: Decimal
    teks: str
    huruf: str = ""
    tanda: bool = False


@dataclass(frozen=True, slots=True)
class Batang:
    """A bar chart on the scale ``mulai``..``akhir``; thin lines at ``batas``, where a letter begins, each
    with its letter. ``uraian`` says in words what it shows."""

    judul: str
    uraian: str
    butir: tuple[ButirBatang, ...]
    mulai: Decimal = Decimal(25)
    akhir: Decimal = Decimal(100)
    batas: tuple[tuple[Decimal, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TitikGaris:
    """A point of a line. ``lain`` marks a value on another scale: drawn hollow and not joined."""

    label: str
    nilai: Decimal
    teks: str
    huruf: str = ""
    lain: bool = False


@dataclass(frozen=True, slots=True)
class Garis:
    """A line chart over periods, oldest first, with its values written at the points."""

    judul: str
    uraian: str
    titik: tuple[TitikGaris, ...]


@dataclass(frozen=True, slots=True)
class AngkaBesar:
    """The one number of a sheet: its name, the number, and what stands under it."""

    label: str
    nilai: str
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Place and date, office, room to sign, name and NIP; an empty part is a dotted line to fill by hand.
    ``goresan`` is what stands in the room. None leaves a line out: a letter has its date at its head, and a
    copy for everyone has no NIP."""

    tempat_tanggal: str | None
    jabatan: str
    nama: str
    nip: str | None = ""
    goresan: Goresan = Goresan()


@dataclass(frozen=True, slots=True)
class KepalaSurat:
    """The head of a letter: place and date, its number and subject and the like, and to whom."""

    tempat_tanggal: str
    butir: tuple[tuple[str, str], ...]
    kepada: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KodeQr:
    """An address to open with a phone, and what for; it is printed beside the code, for whoever reads the
    document on the phone itself."""

    alamat: str
    teks: str


@dataclass(frozen=True, slots=True)
class HalamanBaru:
    """What follows begins on a new page."""


Blok = (
    Paragraf
    | Poin
    | Fakta
    | Tabel
    | Batang
    | Garis
    | AngkaBesar
    | TandaTangan
    | KepalaSurat
    | KodeQr
    | HalamanBaru
)


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part with its heading, as printed ("BAB I PENDAHULUAN", "1.1 Latar Belakang"); parts may hold parts,
    three levels at most."""

    judul: str
    isi: "tuple[Blok | Bagian, ...]"


@dataclass(frozen=True, slots=True)
class Bukti:
    """How a reader proves the document: the code, the address that the QR leads to, the SHA-256 of the
    answer file, and one line that says which version this is. ``kode_isi`` is printed in place of ``sidik``
    where that is the SHA-256 of the text itself, short enough to compare by eye."""

    kode: str
    alamat: str
    sidik: str
    uraian: str
    kode_isi: str = ""


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file carried inside the document."""

    nama: str
    mime: str
    isi: bytes
    uraian: str


class Bentuk(StrEnum):
    """How it lies on paper: a bound report (cover, contents, chapters), plain pages, the same turned
    sideways for wide tables, one sheet that must fit a page, an official text with its title in capitals, or
    letters: each part of the first level is one, with the letterhead and without any title."""

    LAPORAN = "laporan"
    LEMBAR = "lembar"
    LEBAR = "lebar"
    SEHALAMAN = "sehalaman"
    NASKAH = "naskah"
    SURAT = "surat"


@dataclass(frozen=True, slots=True)
class Laporan:
    """A document. ``sampul`` are the lines under the title; ``saat`` the moment it speaks of, on the wall
    clock of whom it is about (a letterhead prints its day); files carry it as their date, so that the same
    document is the same bytes. ``tanda_air`` is printed
    across each page of what is not final. ``lembar`` are the sheets of the workbook, in order; when empty
    the writer takes every table of the text that has a ``lembar``. ``berkas`` are carried by formats that
    can (PDF). ``kop`` are the lines of the letterhead, the government first."""

    judul: str
    sampul: tuple[str, ...]
    bagian: tuple[Bagian, ...]
    penyusun: str
    saat: datetime
    bentuk: Bentuk = Bentuk.LAPORAN
    bukti: Bukti | None = None
    tanda_air: str = ""
    kop: tuple[str, ...] = ()
    lembar: tuple[Tabel, ...] = ()
    berkas: tuple[Berkas, ...] = ()
