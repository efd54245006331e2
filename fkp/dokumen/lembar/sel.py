"""Writing rows: a number as a number, a day as a day, a text as a text whatever it looks like, a formula with
its value."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from fkp.dokumen.laporan import Rumus, Sel, Tabel
from fkp.dokumen.lembar.gaya import Gaya
from fkp.dokumen.lembar.kepala import TINGGI, gabung, lebar_kolom, tinggi_teks
from fkp.dokumen.lembar.rumus import Letak
from fkp.dokumen.teks import bersih, teks_angka, teks_sel
from fkp.rumus import seperti_rumus

TERPANJANG = 32_767
"""Characters of a cell (Excel specifications and limits); counted in UTF-16."""
DIPOTONG = " … [dipotong: sel Excel memuat 32.767 huruf]"
BERLIPAT = 20_000
"""Rows up to which a long text runs over several lines; the height of each such row is kept until the file is
closed, and a million of them would not be streamed any more."""
ANGKA_PASTI = 15
"""Digits that a binary double keeps; a longer number is written as text rather than changed."""
_BULAT_PASTI: int = 10**ANGKA_PASTI


class Penulis:
    """Writes the rows of one table on one sheet."""

    def __init__(self, lembar: Worksheet, gaya: Gaya, tabel: Tabel, letak: Letak) -> None:
        self._lembar = lembar
        self._gaya = gaya
        self._letak = letak
        self._rata = [kolom.rata for kolom in tabel.kolom]
        self._lebar = len(tabel.kolom)
        self._huruf = [int(lebar / 1.05) for lebar in lebar_kolom(tabel.kolom)]
        self._lipat = len(tabel.baris) <= BERLIPAT
        self._kolom = tabel.kolom

    def tulis(self, baris: int, sel: Sequence[Sel], kuat: bool = False) -> None:
        """Write a row (``baris`` from 0); a short one is filled with empty cells."""
        lembar, gaya, lipat = self._lembar, self._gaya, self._lipat
        if lipat:
            self._tinggikan(baris, sel)
        for kolom in range(self._lebar):
            nilai = sel[kolom] if kolom < len(sel) else None
            if isinstance(nilai, (int, Decimal)) and _pasti(nilai):
                lembar.write_number(baris, kolom, float(nilai), gaya.angka(nilai, kuat))
            elif nilai is None or nilai == "":
                lembar.write_blank(baris, kolom, None, gaya.teks(self._rata[kolom], kuat, lipat))
            elif isinstance(nilai, date):
                lembar.write_datetime(baris, kolom, nilai, gaya.hari(self._rata[kolom], kuat))
            elif isinstance(nilai, Rumus):
                self._tulis_rumus(baris, kolom, nilai, kuat)
            else:
                teks = teks_angka(nilai) if isinstance(nilai, (int, Decimal)) else teks_sel(nilai)
                rupa = gaya.teks(self._rata[kolom], kuat, lipat, seperti_rumus(teks))
                lembar.write_string(baris, kolom, muat(teks), rupa)

    def _tinggikan(self, baris: int, sel: Sequence[Sel]) -> None:
        """Room for a text of several lines: programs that open the file do not all make it themselves."""
        garis = max(
            (
                1 + len(satu) // huruf + satu.count("\n")
                for satu, huruf in zip(sel, self._huruf, strict=False)
                if isinstance(satu, str) and (len(satu) > huruf or "\n" in satu)
            ),
            default=1,
        )
        if garis > 1:
            self._lembar.set_row(baris, min(TINGGI * garis, 405))

    def tulis_catatan(self, baris: int, teks: str) -> None:
        """A note across the whole width."""
        self._lembar.set_row(baris, tinggi_teks(teks, self._kolom))
        gabung(self._lembar, baris, 0, self._lebar - 1, muat(teks), self._gaya.catatan)

    def _tulis_rumus(self, baris: int, kolom: int, rumus: Rumus, kuat: bool) -> None:
        nilai = rumus.nilai
        rupa = (
            self._gaya.teks(self._rata[kolom], kuat, self._lipat)
            if isinstance(nilai, str)
            else self._gaya.angka(nilai, kuat)
        )
        isi = "=" + self._letak.resolve(rumus.pola, kolom, baris + 1)
        self._lembar.write_formula(
            baris, kolom, isi, rupa, muat(nilai) if isinstance(nilai, str) else float(nilai)
        )


def muat(teks: str) -> str:
    """The text as a cell holds it: what is too long is cut, and says so."""
    teks = bersih(teks)
    if teks.startswith("<r>") and teks.endswith("</r>"):
        # The library takes such a string for cell markup of its own and would write it unescaped.
        teks += " "
    if len(teks) * 2 <= TERPANJANG or len(satuan := teks.encode("utf-16-le")) <= TERPANJANG * 2:
        return teks
    return satuan[: (TERPANJANG - len(DIPOTONG)) * 2].decode("utf-16-le", "ignore") + DIPOTONG


def _pasti(nilai: int | Decimal) -> bool:
    """Whether a double gives back every digit of the number."""
    if isinstance(nilai, int):
        return abs(nilai) < _BULAT_PASTI
    return nilai.is_finite() and len(nilai.as_tuple().digits) <= ANGKA_PASTI
