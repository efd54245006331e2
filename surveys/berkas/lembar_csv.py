"""CSV as agencies really send it: any separator, any of three encodings, quotes that do not close."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from surveys.berkas.tabel import BerkasTakTerbaca, Tabel

PEMISAH = (",", ";", "\t", "|")
_AKHIR = "\x00akhir"  # appended after the last line: if a record swallows it, a quote was never closed
_CARRY = 1 << 20


@contextmanager
def open_csv(biner: BinaryIO, awal: bytes) -> Iterator[tuple[tuple[Tabel, ...], tuple[str, ...]]]:
    """One Tabel per possible separator, the likeliest first, and notes about the encoding.

    The header row, not a guess from frequencies, tells which separator is the right one; only a first line
    `sep=;` (written by Excel, and never shown as a row) settles it at once.
    """
    sandi, catatan = _encoding(biner, awal)
    biner.seek(0)
    teks = io.TextIOWrapper(biner, encoding=sandi, errors="replace", newline="")
    try:
        pertama = teks.readline(1024).strip().lower().strip('"')
        lewati = len(pertama) == 5 and pertama.startswith("sep=")
        calon = (pertama[4],) if lewati else PEMISAH
        yield (
            tuple(Tabel("", _Rows(teks, pemisah, lewati), lambda: 0) for pemisah in calon),
            catatan,
        )
    finally:
        teks.detach()


def _encoding(biner: BinaryIO, awal: bytes) -> tuple[str, tuple[str, ...]]:
    if awal.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", ()
    if b"\x00" in awal:
        # UTF-16 without its mark leaves every other byte of plain text zero; anything else with zeros is no
        # text.
        genap, ganjil = awal[0::2].count(0), awal[1::2].count(0)
        if max(genap, ganjil) > 0.4 * len(awal) / 2 and min(genap, ganjil) * 20 < max(genap, ganjil):
            return ("utf-16-be" if genap > ganjil else "utf-16-le"), ()
        raise BerkasTakTerbaca("ini berkas biner, bukan CSV atau XLSX")
    if sum(bita < 32 and bita not in (9, 10, 11, 12, 13, 26, 27) for bita in awal) * 20 > len(awal):
        raise BerkasTakTerbaca("ini berkas biner, bukan CSV atau XLSX")
    pembaca = codecs.getincrementaldecoder("utf-8")()
    biner.seek(0)
    try:
        while potong := biner.read(_CARRY):
            pembaca.decode(potong)
        pembaca.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", ("Berkas tidak memakai UTF-8; huruf dibaca sebagai Windows-1252.",)
    return "utf-8-sig", ()


class _Rows:
    """A restartable pass over one text; the separator is fixed."""

    def __init__(self, teks: io.TextIOWrapper, pemisah: str, lewati: bool) -> None:
        self.teks, self.pemisah, self.lewati = teks, pemisah, lewati

    def __call__(self) -> Iterator[Sequence[str]]:
        self.teks.seek(0)
        if self.lewati:
            self.teks.readline()
        pembaca = csv.reader(chain(self.teks, (_AKHIR,)), delimiter=self.pemisah)
        nomor, terbaca, sebelum = 0, 0, 0
        try:
            for baris in pembaca:
                nomor += 1
                if pembaca.line_num - terbaca > 1:
                    self._refuse_swallowed(baris, nomor, sebelum)
                terbaca = pembaca.line_num
                if baris and baris[-1] == _AKHIR:
                    return
                sebelum = len(baris) or sebelum
                yield baris
        except csv.Error:
            raise BerkasTakTerbaca(
                f"baris {nomor + 1}: satu sel berisi lebih dari {csv.field_size_limit()} huruf; "
                "mungkin sebuah tanda kutip tidak ditutup"
            ) from None

    def _refuse_swallowed(self, baris: Sequence[str], nomor: int, lebar: int) -> None:
        """A quote that closes too late hides whole rows inside one cell: they must not vanish in silence."""
        for sel in baris:
            if "\n" not in sel and "\r" not in sel:
                continue
            tertelan = max(potong.count(self.pemisah) for potong in sel.splitlines())
            if _AKHIR in sel or (lebar > 2 and tertelan >= lebar - 2):
                raise BerkasTakTerbaca(
                    f'baris {nomor}: tanda kutip (") dibuka tetapi tidak ditutup sehingga baris sesudahnya '
                    "tertelan; perbaiki tanda kutip itu"
                )
