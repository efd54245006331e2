"""The text of a document piece by piece, each piece with the place where a reader finds it."""

import base64
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl import load_workbook
from pypdf import PdfReader

from fkp.dokumen.lembar.bawaan import LEMBAR
from fkp.laporan.periksa.temuan import TakTerpakai

LEBAR_TERBESAR = 200
"""Columns of a table or a sheet. Ours are far narrower, and a small file can claim millions of them."""
MUAT_BAWAAN = 64 * 1024 * 1024
"""Bytes that a file in a workbook may unpack to; ours are some ten thousand."""


@dataclass(frozen=True, slots=True)
class Potongan:
    """A paragraph, a row of a table, or a page: where it stands, and its texts with their own places (of a
    paragraph one with an empty place)."""

    tempat: str
    isi: tuple[tuple[str, str], ...]

    @property
    def teks(self) -> tuple[str, ...]:
        return tuple(satu for _letak, satu in self.isi)


def baca_pdf(data: bytes) -> list[Potongan]:
    """A piece for each page."""
    try:
        halaman = [satu.extract_text() for satu in PdfReader(io.BytesIO(data)).pages]
    except Exception as salah:  # a damaged PDF makes its reader stumble in many ways
        raise TakTerpakai(f"PDF rusak atau terpotong ({type(salah).__name__})") from None
    return [Potongan(f"halaman {n}", (("", _rata(teks)),)) for n, teks in enumerate(halaman, start=1)]


def baca_docx(data: bytes) -> list[Potongan]:
    """A piece for each paragraph and each row of a table, of the letterhead in the margins too."""
    try:
        dokumen = docx.Document(io.BytesIO(data))
        _periksa_lebar(dokumen)
        return list(_isi_docx(dokumen))
    except TakTerpakai:
        raise
    except Exception as salah:  # a damaged DOCX makes its reader stumble in many ways
        raise TakTerpakai(f"DOCX rusak atau terpotong ({type(salah).__name__})") from None


def _periksa_lebar(dokumen: Any) -> None:
    for satu in dokumen.element.body.iter(qn("w:gridSpan"), qn("w:gridBefore"), qn("w:gridAfter")):
        if not (satu.get(qn("w:val")) or "0").isdecimal() or int(satu.get(qn("w:val")) or 0) > LEBAR_TERBESAR:
            raise TakTerpakai("DOCX ini memuat tabel yang lebarnya tidak wajar")


def _isi_docx(dokumen: Any) -> Iterator[Potongan]:
    bab, paragraf, tabel = "awal dokumen", 0, 0
    for satu in dokumen.iter_inner_content():
        if isinstance(satu, Table):
            tabel += 1
            for b, baris in enumerate(satu.rows, start=1):
                sel = tuple((f"kolom {k}", _rata(isi.text)) for k, isi in enumerate(baris.cells, start=1))
                yield Potongan(f"tabel {tabel} (di bawah “{bab}”), baris {b}", sel)
            continue
        teks = _rata(satu.text)
        if not teks:
            continue
        if str(satu.style.name if satu.style else "").startswith(("Heading", "Judul")):
            bab, paragraf = teks, 0
        paragraf += 1
        yield Potongan(f"paragraf {paragraf} di bawah “{bab}”", (("", teks),))


def baca_html(data: bytes) -> list[Potongan]:
    """A piece for each block of text and each row of a table."""
    pembaca = _Html()
    pembaca.feed(data.decode("utf-8", "replace"))
    pembaca.close()
    pembaca.tutup_baris()
    return pembaca.potongan


_BLOK = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "figcaption", "caption", "text"),
        *("title", "div", "section", "header", "footer", "td", "th"),
    )
)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.potongan: list[Potongan] = []
        self.bab, self.paragraf, self.tabel, self.baris = "awal dokumen", 0, 0, 0
        self.kini: list[str] = []
        self.sel: list[str] | None = None
        self.diam = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script"):
            self.diam += 1
        if tag == "table":
            self.tabel, self.baris = self.tabel + 1, 0
        if tag in _BLOK or tag == "tr":
            self._tutup(tag)
        if tag == "tr":
            self.baris, self.sel = self.baris + 1, []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self.diam -= 1
        if tag in ("td", "th") and self.sel is not None:
            self.sel.append(_rata(" ".join(self.kini)))
            self.kini = []
        elif tag == "tr":
            self.tutup_baris()
        elif tag in _BLOK:
            self._tutup(tag)

    def handle_data(self, data: str) -> None:
        if not self.diam:
            self.kini.append(data)

    def tutup_baris(self) -> None:
        if self.sel:
            isi = tuple((f"kolom {k}", satu) for k, satu in enumerate(self.sel, start=1))
            tempat = f"tabel {self.tabel} (di bawah “{self.bab}”), baris {self.baris}"
            self.potongan.append(Potongan(tempat, isi))
        self.sel = None
        self._tutup("")

    def _tutup(self, tag: str) -> None:
        if self.sel is not None:
            return
        teks, self.kini = _rata(" ".join(self.kini)), []
        if not teks:
            return
        if tag in ("h1", "h2", "h3", "h4"):
            self.bab, self.paragraf = teks, 0
        self.paragraf += 1
        self.potongan.append(Potongan(f"paragraf {self.paragraf} di bawah “{self.bab}”", (("", teks),)))


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell of a workbook: its formula (empty without) and the value that was kept with it."""

    rumus: str
    nilai: object


Buku = dict[str, dict[str, Sel]]
"""Sheets by name, their filled cells by coordinate ("D17"), row by row."""


@lru_cache(maxsize=1)
def baca_xlsx(data: bytes) -> Buku:
    """Every filled cell of a workbook. One check asks several times for the same."""
    try:
        rumus, nilai = (
            load_workbook(io.BytesIO(data), read_only=True, data_only=satu) for satu in (False, True)
        )
        buku: Buku = {}
        for lembar in rumus.worksheets:
            isi = buku.setdefault(lembar.title, {})
            # What the file says of its own size is not believed: a cell beside it would go unseen.
            lembar.reset_dimensions()
            nilai[lembar.title].reset_dimensions()
            for baris, hasil in zip(lembar.iter_rows(), nilai[lembar.title].iter_rows(), strict=True):
                if len(baris) > LEBAR_TERBESAR:
                    raise TakTerpakai("XLSX ini memuat lembar yang lebarnya tidak wajar")
                for satu, lain in zip(baris, hasil, strict=True):
                    if satu.value not in (None, ""):
                        teks = str(satu.value)
                        ada = satu.data_type == "f"
                        isi[satu.coordinate] = Sel(teks if ada else "", lain.value)
    except TakTerpakai:
        raise
    except Exception as salah:  # a damaged workbook makes its reader stumble in many ways
        raise TakTerpakai(f"XLSX rusak atau terpotong ({type(salah).__name__})") from None
    return buku


def isi_bawaan(buku: Buku, nama: str) -> bytes:
    """A file that a workbook carries, empty without it. Raises TakTerpakai when it cannot be unpacked."""
    sel = buku.get(LEMBAR, {})
    letak = [satu for satu in sel if satu.startswith("A") and sel[satu].nilai == nama]
    teks = "".join(str(sel.get(f"B{satu[1:]}", Sel("", "")).nilai) for satu in letak)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(base64.b64decode(teks), MUAT_BAWAAN)
    except (ValueError, zlib.error):
        raise TakTerpakai(f"salinan hasil yang disahkan di lembar {LEMBAR} rusak") from None


def _rata(teks: str) -> str:
    return " ".join(teks.split())
