"""Pictures of a document: charts and the QR, each with the words of someone who does not see it.

A chart is drawn as SVG, as in a page, and made a picture by Typst: Word takes no SVG that older versions and
LibreOffice show alike, and Typst is here already. At the width of the text it prints 300 dots an inch.
"""

import io
import json
from collections.abc import Iterable
from itertools import count
from typing import Any

import segno
import typst
from docx.document import Document
from docx.shared import Emu
from lxml import etree

from fkp.dokumen.gambar import LEBAR, susun_batang, susun_garis
from fkp.dokumen.goresan import svg_goresan
from fkp.dokumen.laporan import KANVAS, Batang, Garis, Goresan
from fkp.dokumen.tampilan import svg_of
from fkp.dokumen.teks import bersih

_PPI = 216
"""Of a page one point a unit: 640 units at 16 cm are 300 dots an inch."""
_HALAMAN = """#set page(width: {lebar}pt, height: {tinggi}pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)
"""
_GORESAN = """#set page(width: {lebar}pt, height: {tinggi}pt, margin: 0pt)
#for svg in json(bytes(sys.inputs.svg)) {{
  page(image(bytes(svg), format: "svg", width: 100%, height: 100%))
}}
"""
_PPI_GORESAN = 48
_LEBAR_GORESAN = 1_080_000
"""3 cm: at 400 dots that is 340 an inch."""


class Galeri:
    """Places pictures in one document, each with a number of its own."""

    def __init__(self, dokumen: Document, lebar: int) -> None:
        self._dokumen = dokumen
        self._lebar = lebar
        self._nomor = count(10_000)
        self._goresan: dict[Goresan, bytes] = {}

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

    def siapkan(self, goresan: Iterable[Goresan]) -> None:
        """Draw these signatures at once, which takes a fraction of the time that one after the other does."""
        baru = [satu for satu in dict.fromkeys(goresan) if satu.garis and satu not in self._goresan]
        if not baru:
            return
        gambar: Any = typst.compile(
            _GORESAN.format(lebar=KANVAS[0], tinggi=KANVAS[1]).encode(),
            format="png",
            ppi=_PPI_GORESAN,
            ignore_system_fonts=True,
            sys_inputs={"svg": json.dumps([svg_goresan(satu) for satu in baru])},
        )
        halaman = gambar if isinstance(gambar, list) else [gambar]
        self._goresan.update(zip(baru, (satu for satu in halaman if satu), strict=True))

    def goresan(self, goresan: Goresan) -> str:
        """A run with a signature that has strokes."""
        self.siapkan((goresan,))
        return self._gambar(self._goresan[goresan], _LEBAR_GORESAN, goresan.teks or "tanda tangan")

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
