"""Names of sheets: what spreadsheet programs allow, each once."""

import re

from fkp.dokumen.teks import bersih

PANJANG = 31
# Excel refuses these anywhere, an apostrophe at the ends, and the name that it keeps for itself.
_TERLARANG = re.compile(r"[\[\]:*?/\\\r\n\t]+")
_MILIK_EXCEL = "history"


def nama_lembar(ingin: str, dipakai: set[str], ke: int = 1) -> str:
    """A name like ``ingin`` that no sheet has yet, and adds it to ``dipakai``; the ``ke``-th sheet of one
    table ends in "(ke)"."""
    dasar = " ".join(_TERLARANG.sub(" ", bersih(ingin)).split()).strip("' ") or "Tabel"
    if dasar.casefold() == _MILIK_EXCEL:
        dasar = f"{dasar} 1"
    while True:
        ekor = f" ({ke})" if ke > 1 else ""
        nama = _potong(dasar, PANJANG - len(ekor)).rstrip("' ") + ekor
        if nama.casefold() not in dipakai:
            dipakai.add(nama.casefold())
            return nama
        ke += 1


def _potong(teks: str, panjang: int) -> str:
    """The length that Excel counts is in UTF-16, where an emoji takes two."""
    return teks.encode("utf-16-le")[: panjang * 2].decode("utf-16-le", "ignore")
