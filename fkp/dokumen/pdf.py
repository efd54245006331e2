"""A Laporan as PDF/A-3a and PDF/UA-1: to be kept for decades, read aloud, and checked without us, because the
files it rests on travel inside it.

Typst sets the page from the templates in ``typst/``; the Laporan reaches them as data only, so that text
which looks like markup is printed as written.
"""

import json
from pathlib import Path
from typing import Any

import typst

from fkp.dokumen.aksara import HURUF, Ketat, fonts, sesuaikan
from fkp.dokumen.cetak import susun_cetak
from fkp.dokumen.laporan import Berkas, Laporan
from fkp.galat import Galat

TEMPLAT = Path(__file__).parent / "typst"
_TAK_MUAT = "tidak muat satu halaman"
_TAK_TERGAMBAR = "could not be displayed"
_DATA = ("text/csv", "application/json")


class DokumenSalah(Galat):
    """The document cannot be printed as asked; the sentence says what to do instead."""

    status = 422


def write_pdf(laporan: Laporan) -> bytes:
    """The document as PDF. The same Laporan gives the same bytes.

    Raises DokumenSalah when a sheet of one page holds more than a page can show legibly.
    """
    isi = susun_cetak(laporan)
    berkas = json.dumps([_berkas(satu) for satu in laporan.berkas], ensure_ascii=False)
    for ketat in Ketat:
        try:
            return _compile(sesuaikan(isi, ketat), berkas, int(laporan.saat.timestamp()))
        except typst.TypstError as salah:
            if _TAK_MUAT in salah.message:
                raise DokumenSalah(
                    f"“{laporan.judul}” terlalu panjang untuk satu halaman. "
                    "Kurangi baris atau teksnya, lalu coba lagi."
                ) from salah
            if _TAK_TERGAMBAR not in salah.message or ketat is Ketat.POLOS:
                raise
    raise AssertionError  # the last turn returns or raises


def _compile(isi: Any, berkas: str, saat: int) -> bytes:
    masukan = {
        "isi": json.dumps(isi, ensure_ascii=False),
        "berkas": berkas,
        "huruf": HURUF,
    }
    # The plain function: a Compiler is refused when a second thread enters it, and no faster for new data.
    return typst.compile(
        TEMPLAT / "dokumen.typ",
        root=TEMPLAT,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=masukan,
        pdf_standards=["a-3a", "ua-1"],
        timestamp=saat,
    )


def _berkas(berkas: Berkas) -> dict[str, Any]:
    """An attachment; bytes that are no text travel as numbers, for the template takes only text in."""
    isi: str | list[int]
    try:
        isi = berkas.isi.decode()
    except UnicodeDecodeError:
        isi = list(berkas.isi)
    hubungan = "data" if berkas.mime.partition(";")[0].strip() in _DATA else "supplement"
    return {
        "nama": berkas.nama,
        "mime": berkas.mime,
        "isi": isi,
        "uraian": berkas.uraian,
        "hubungan": hubungan,
    }
