"""How cells look, each look made once per workbook."""

from decimal import Decimal
from typing import Any, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

Rata = Literal["kiri", "kanan", "tengah"]
_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}
_HARI = "[$-421]d mmm yyyy"
"""421 is Indonesian (ECMA-376-1, 18.8.31)."""
_GARIS = {"border": 1, "border_color": "#B9B4A8"}
_KEPALA = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "bg_color": "#E4E8F4"}


class Gaya:
    """The looks of one workbook. Numbers show the places they have; a text that looks like a formula is
    marked as text, so that it stays one when someone edits the cell."""

    def __init__(self, buku: Workbook) -> None:
        self._buku = buku
        self._angka: dict[tuple[int, bool], Format] = {}
        self._hari: dict[tuple[Rata, bool], Format] = {}
        self._teks: dict[tuple[Rata, bool, bool, bool], Format] = {}
        self.judul = self._jadi(bold=True, font_size=14)
        self.sub = self._jadi(font_color="#57534A")
        self.nama = self._jadi(bold=True, valign="top")
        self.nilai = self._jadi(text_wrap=True, valign="top", align="left")
        self.nilai_rumus = self._jadi(text_wrap=True, valign="top", align="left", quote_prefix=True)
        self.kepala = self._jadi(**_GARIS, **_KEPALA)
        self.catatan = self._jadi(text_wrap=True, valign="top", italic=True)

    def angka(self, nilai: Decimal | int, kuat: bool) -> Format:
        """The look of a number with the places of ``nilai``."""
        pangkat = nilai.as_tuple().exponent if isinstance(nilai, Decimal) else 0
        tempat = -pangkat if isinstance(pangkat, int) and pangkat < 0 else 0
        ada = self._angka.get((tempat, kuat))
        if ada is None:
            bentuk = "#,##0" + ("." + "0" * min(tempat, 30) if tempat else "")
            ada = self._angka[tempat, kuat] = self._jadi(
                **_GARIS, num_format=bentuk, valign="top", bold=kuat, align="right"
            )
        return ada

    def hari(self, rata: Rata, kuat: bool) -> Format:
        """The look of a day, with Indonesian names of months wherever it is opened. It shrinks rather than
        becoming a row of crosses in a column that somebody made narrow."""
        ada = self._hari.get((rata, kuat))
        if ada is None:
            ada = self._hari[rata, kuat] = self._jadi(
                **_GARIS, num_format=_HARI, align=_RATA[rata], valign="top", bold=kuat, shrink=True
            )
        return ada

    def teks(self, rata: Rata, kuat: bool, lipat: bool, seperti_rumus: bool = False) -> Format:
        """The look of a text, or of an empty cell; ``lipat`` lets it run over several lines."""
        ada = self._teks.get((rata, kuat, lipat, seperti_rumus))
        if ada is None:
            ada = self._teks[rata, kuat, lipat, seperti_rumus] = self._jadi(
                **_GARIS,
                align=_RATA[rata],
                valign="top",
                text_wrap=lipat,
                bold=kuat,
                quote_prefix=seperti_rumus,
            )
        return ada

    def _jadi(self, **sifat: Any) -> Format:
        return self._buku.add_format(sifat)
