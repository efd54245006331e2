"""Pictures of a document: charts and the QR, each with the words of someone who does not see it.

A chart is drawn as SVG, as in a page, and made a picture by Typst: Word takes no SVG that older versions and
LibreOffice show alike, and Typst is here already. At the width of the text it prints 300 dots an inch.
"""

import io
from itertools import count
from typing import Any

import segno
import typst
from docx.document import Document
from docx.shared import Emu
from lxml import etree

from fkp.dokumen.gambar import LEBAR, susun_batang, susun_garis
from fkp.dokumen.laporan import Batang, Garis
from fkp.dokumen.tampilan import svg_of
from fkp.dokumen.teks import bersih

_PPI = 216
"""Of a page one point a unit: 640 units at 16 cm are 300 dots an inch."""
_HALAMAN = """#set page(width: {lebar}pt, height: {tinggi}pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)
"""


class Galeri:
    """Places pictures in one document, each with a number of its own."""

    def __init__(self, dokumen: Document, lebar: int) -> None:
        self._dokumen = dokumen
        self._lebar = lebar
        self._nomor = count(10_000)

    def grafik(self, grafik: Batang | Garis) -> str:
        """A run with the chart, as wide as the text or 16 cm."""
        tinggi = (susun_batang(grafik) if isinstance(grafik, Batang) else susun_garis(grafik)).tinggi
        halaman = _HALAMAN.format(lebar=LEBAR, tinggi=tinggi).encode()
        png = typst.compile(
            halaman,
            format="png",
            ppi=_PPI,
            ignore_system_fonts=True,
            sys_inputs={"svg": svg_of(grafik)},
        )
        if not isinstance(png, bytes):
            raise TypeError("satu halaman diharapkan")  # a list comes only for several pages
        return self._gambar(png, min(self._lebar, 5_760_000), f"{grafik.judul}. {grafik.uraian}")

    def qr(self, alamat: str, lebar: int) -> str:
        """A run with the QR of an address."""
        png = io.BytesIO()
        segno.make(alamat, error="m", micro=False).save(png, kind="png", scale=10, border=4)
        return self._gambar(png.getvalue(), lebar, f"Kode QR menuju {alamat}")

    def _gambar(self, png: bytes, lebar: int, uraian: str) -> str:
        gambar: Any = self._dokumen.part.new_pic_inline(io.BytesIO(png), width=Emu(lebar))
        nomor = next(self._nomor)
        gambar.docPr.id, gambar.docPr.name = nomor, f"Gambar {nomor - 9_999}"
        gambar.docPr.set("descr", bersih(uraian))
        return f"<w:r><w:drawing>{etree.tostring(gambar, encoding='unicode')}</w:drawing></w:r>"
