"""Cells and texts as every format prints them: Indonesian numbers, and only characters that a file can hold.

Not ``fkp.formats``: a document stays Indonesian on a page in another language, and a recap writes numbers by
the million.
"""

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from fkp.dokumen.laporan import Goresan, Rumus, Sel

# What XML 1.0 (2.2, Char) leaves out, and with it DOCX, XLSX and SVG: control characters but tab and line
# ends, halves of a surrogate pair, and the two that are never characters.
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TUKAR = str.maketrans(",.", ".,")


def bersih(teks: str) -> str:
    """The text without the characters that no XML file can hold."""
    return _TERLARANG.sub("", teks)


def teks_angka(nilai: int | Decimal) -> str:
    """1234.50 -> "1.234,50": a Decimal keeps the places it has."""
    return f"{nilai:,f}".translate(_TUKAR) if isinstance(nilai, Decimal) else f"{nilai:,}".replace(",", ".")


def teks_sel(sel: Sel) -> str:
    """A cell in print; None is empty, a formula shows what it gives, a signature its words."""
    if isinstance(sel, Goresan):
        return bersih(sel.teks)
    nilai = sel.nilai if isinstance(sel, Rumus) else sel
    if nilai is None:
        return ""
    if isinstance(nilai, date):
        return format_date(nilai, "d MMM yyyy", locale="id_ID")
    return bersih(nilai) if isinstance(nilai, str) else teks_angka(nilai)


def alinea(teks: str) -> list[str]:
    """The paragraphs of a running text: a line break begins a new one, empty ones are left out."""
    return [satu for satu in map(str.strip, bersih(teks).splitlines()) if satu]
