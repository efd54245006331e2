"""Merged cells of a sheet: which cell is one with the cell above it, and titles that take several rows."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from surveys.berkas.tabel import Gabungan

TINGGI = 3
"""Rows that titles may take."""

Sel = Sequence[str]


class Gabung:
    """Merged cells of a sheet, looked up by cell."""

    def __init__(self, semua: Iterable[Gabungan]) -> None:
        self._mulai: dict[int, list[Gabungan]] = defaultdict(list)
        self._tegak: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for satu in semua:
            self._mulai[satu.baris].append(satu)
            self._tegak[satu.kolom].append((satu.baris, satu.baris_akhir))
        for rentang in self._tegak.values():
            rentang.sort()

    def lanjut(self, baris: int, kolom: int) -> bool:
        """Whether this cell is one with the cell above it."""
        rentang = self._tegak.get(kolom, [])
        di = bisect_right(rentang, (baris, -1)) - 1
        return di >= 0 and rentang[di][0] < baris <= rentang[di][1]

    def mulai(self, baris: int) -> Sequence[Gabungan]:
        """Those whose first row is this one."""
        return self._mulai.get(baris, ())


def tinggi_judul(nomor: int, menurut: Mapping[int, Sel], gabung: Gabung) -> int:
    """How many rows titles take that begin in this one: as many as the tallest merged one, or two when one
    spans several columns that are named below it. ``menurut`` are the first rows by their numbers."""
    mulai = gabung.mulai(nomor)
    tinggi = max((satu.baris_akhir - nomor + 1 for satu in mulai), default=1)
    if tinggi == 1 and (lebar := [satu for satu in mulai if satu.kolom_akhir > satu.kolom]):
        bawah = [di for di, teks in enumerate(menurut.get(nomor + 1, ())) if teks]
        if bawah and all(any(s.kolom <= di <= s.kolom_akhir for s in lebar) for di in bawah):
            return 2
    return tinggi if tinggi <= TINGGI else 1


def kolom_judul(nomor: int, tinggi: int, menurut: Mapping[int, Sel], gabung: Gabung) -> list[list[str]]:
    """Of each column the texts of the titles in these rows, from top to bottom."""
    baris: list[Sel] = [_rentang(menurut.get(nomor, ()), nomor, gabung)]
    baris += [menurut.get(nomor + n, ()) for n in range(1, tinggi)]
    lebar = max(len(satu) for satu in baris)
    return [[satu[di] for satu in baris if di < len(satu) and satu[di]] for di in range(lebar)]


def _rentang(sel: Sel, nomor: int, gabung: Gabung) -> list[str]:
    """The titles with those that span several columns standing in each of them."""
    keluar = list(sel)
    for satu in gabung.mulai(nomor):
        if satu.kolom < len(sel):
            akhir = min(satu.kolom_akhir, len(sel) - 1)
            keluar[satu.kolom : akhir + 1] = [sel[satu.kolom]] * (akhir + 1 - satu.kolom)
    return keluar
