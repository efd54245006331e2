"""A Laporan as templates show it: every block with its kind, every heading with its level and address.

The same macros (``templates/dokumen/blok.html``) draw it inside a page of ours and in a file of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, groupby
from pathlib import Path
from typing import Any

import segno
from flask import Flask
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fkp.dokumen.gambar import susun_batang, susun_garis
from fkp.dokumen.goresan import svg_goresan
from fkp.dokumen.laporan import Bagian, Batang, Blok, Garis, Goresan, Kolom, Laporan, Sel, Tabel
from fkp.dokumen.teks import alinea, bersih, teks_sel

TEMPLAT = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class Bab:
    """A heading: its level (1..3), text, and address inside the page."""

    tingkat: int
    judul: str
    id: str


@dataclass(frozen=True, slots=True)
class Simpul:
    """A block to show: ``jenis`` names its macro, ``blok`` is it, ``id`` its address."""

    jenis: str
    blok: Any
    id: str


@dataclass(frozen=True, slots=True)
class Tampilan:
    """What a page shows: the headings for its contents, and everything in order."""

    daftar_isi: tuple[Bab, ...]
    isi: tuple[Simpul, ...]


def susun_tampilan(laporan: Laporan, awalan: str = "dok") -> Tampilan:
    """Flatten a document; ``awalan`` begins each id, so that two documents can share a page."""
    nomor = count(1)
    simpul = tuple(_ratakan(laporan.bagian, 1, awalan, nomor))
    return Tampilan(tuple(satu.blok for satu in simpul if satu.jenis == "bab"), simpul)


def _ratakan(
    isi: Sequence[Bagian | Blok], tingkat: int, awalan: str, nomor: "count[int]"
) -> Iterator[Simpul]:
    for satu in isi:
        id_ = f"{awalan}-{next(nomor)}"
        if isinstance(satu, Bagian):
            yield Simpul("bab", Bab(min(tingkat, 3), satu.judul, id_), id_)
            yield from _ratakan(satu.isi, tingkat + 1, awalan, nomor)
        else:
            yield Simpul(type(satu).__name__.lower(), satu, id_)


def kelompok_kolom(tabel: Tabel) -> list[tuple[str, int]]:
    """The upper row of headings, (text, columns); empty when no column has one."""
    if not any(kolom.kelompok for kolom in tabel.kolom):
        return []
    # Columns without one stay apart: each has its heading in the lower row.
    bagian = groupby(enumerate(tabel.kolom), key=lambda satu: satu[1].kelompok or satu[0])
    return [(kunci if isinstance(kunci, str) else "", len(list(anggota))) for kunci, anggota in bagian]


def kelas_sel(kolom: Kolom) -> str:
    """The class of a cell of this column: numbers stand right."""
    return {"kiri": "", "kanan": "n", "tengah": "tengah"}[kolom.rata]


def isi_sel(sel: Sel) -> Markup:
    """A cell as a page shows it: a line break breaks the line, a signature is drawn."""
    if isinstance(sel, Goresan):
        return tanda_goresan(sel)
    return Markup("<br>").join(teks_sel(sel).split("\n"))


def tanda_goresan(goresan: Goresan) -> Markup:
    """A signature, as a picture with its words; without strokes the words, or an empty room."""
    if not goresan.garis:
        return Markup('<span class="dok-ruang">{}</span>').format(bersih(goresan.teks))
    gambar = Markup(svg_goresan(goresan))  # noqa: S704  # numbers only
    return Markup('<span class="dok-goresan" role="img" aria-label="{}">{}</span>').format(
        bersih(goresan.teks), gambar
    )


def qr_svg(alamat: str) -> Markup:
    """The QR of an address, as SVG without any style."""
    kode = segno.make(alamat, error="m", micro=False)
    jalur = kode.svg_inline(border=4, scale=4, svgclass="qr", lineclass=None, omitsize=False)
    return Markup(jalur)  # noqa: S704  # drawn by segno from squares, no text of ours inside


@cache
def lingkungan() -> Environment:
    """Jinja for documents outside a request: the same templates, nothing of the web."""
    env = Environment(
        loader=FileSystemLoader(TEMPLAT),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    _daftarkan(env)
    return env


def init_tampilan(app: Flask) -> None:
    """Let pages of ours show a document with the same macros."""
    _daftarkan(app.jinja_env)


def svg_of(grafik: Batang | Garis) -> str:
    """A chart as an SVG file, without title and description: for a picture that has an alt text."""
    modul: Any = lingkungan().get_template("dokumen/grafik.html").module
    gambar = (
        modul.batang(susun_batang(grafik)) if isinstance(grafik, Batang) else modul.garis(susun_garis(grafik))
    )
    return str(gambar)


def _daftarkan(env: Environment) -> None:
    env.filters.update(
        isi_sel=isi_sel, tanda_goresan=tanda_goresan, alinea=alinea, bersih=bersih, kelas_sel=kelas_sel
    )
    env.globals.update(
        tampilan_dokumen=susun_tampilan,
        kelompok_kolom=kelompok_kolom,
        gambar_batang=susun_batang,
        gambar_garis=susun_garis,
        qr_dokumen=qr_svg,
    )
