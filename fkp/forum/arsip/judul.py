"""Finding the titles of a table: which row holds them, and which column each names.

Above a table stand the lines of a berita acara, and titles may take two rows with merged cells, so the row
that names the most columns is the one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fkp.forum.arsip.istilah import load_istilah
from fkp.ketikan import rapikan
from fkp.sel_gabung import TINGGI, Gabung, Sel, kolom_judul, tinggi_judul

TERJAUH = 60
"""Rows in which titles are looked for; a letterhead is shorter."""
NOMOR = "nomor"
POKOK = frozenset(("tema", "masalah", "usulan", "tindakan"))
"""A table of forums has one of these."""

BarisBernomor = tuple[int, Sel]


@dataclass(frozen=True, slots=True)
class Judul:
    """The titles of a table: the row they begin in, how many rows they take, the texts by column, and where
    the columns are that we know."""

    baris: int
    tinggi: int
    teks: tuple[str, ...]
    letak: dict[str, int]

    @property
    def dikenal(self) -> int:
        """How many columns we know; numbers of rows are none."""
        return len(self.letak.keys() - {NOMOR})

    @property
    def cukup(self) -> bool:
        """Whether these are titles at all, and not a line in which such a word stands."""
        ada = sum(bool(satu) for satu in self.teks)
        return bool(self.letak.keys() & POKOK) and (self.dikenal > 1 or len(self.letak) == ada)

    @property
    def asing(self) -> dict[int, str]:
        """The titles that nobody knows, by column."""
        dipakai = set(self.letak.values())
        return {di: satu for di, satu in enumerate(self.teks) if satu and di not in dipakai}


def cari_judul(rows: Sequence[BarisBernomor], gabung: Gabung) -> Judul | None:
    """The titles; None when no row of the first ones is enough. The fullest counts, the first of equals."""
    calon = [satu for satu in _calon(rows, gabung) if satu.cukup]
    return max(calon, key=_penuh, default=None)


def judul_terdekat(rows: Sequence[BarisBernomor], gabung: Gabung) -> Judul | None:
    """The row that is most like titles, for saying what it lacks."""
    calon = [satu for satu in _calon(rows, gabung) if sum(bool(teks) for teks in satu.teks) > 1]
    return max(calon, key=_penuh, default=None)


def _penuh(judul: Judul) -> tuple[int, float]:
    return judul.dikenal, len(judul.letak) / max(1, sum(bool(satu) for satu in judul.teks))


def _calon(rows: Sequence[BarisBernomor], gabung: Gabung) -> Iterable[Judul]:
    menurut = {nomor: sel for nomor, sel in rows if nomor <= TERJAUH + TINGGI}
    for nomor, _sel in rows:
        if nomor > TERJAUH:
            return
        tinggi = tinggi_judul(nomor, menurut, gabung)
        kolom = kolom_judul(nomor, tinggi, menurut, gabung)
        teks = tuple(rapikan(" ".join(dict.fromkeys(satu))) for satu in kolom)
        yield Judul(nomor, tinggi, teks, _letak(kolom, teks))


def _letak(kolom: Sequence[Sequence[str]], teks: Sequence[str]) -> dict[str, int]:
    """Where each column is that we know. Of "Mulai" and "Selesai" below "Jangka waktu" the second says it in
    its own line too, so it goes first; then whole titles, own lines, and the lines above."""
    kenal, letak = load_istilah().kolom, dict[str, int]()

    def berdua(di: int) -> str:
        return kenal(kolom[di][-1]) if kenal(kolom[di][-1]) == kenal(kolom[di][0]) else ""

    for cara in (
        berdua,
        lambda di: kenal(teks[di]),
        lambda di: kenal(kolom[di][-1]),
        lambda di: kenal(kolom[di][0]),
    ):
        for di, bagian in enumerate(kolom):
            if bagian and di not in letak.values() and (nama := cara(di)):
                letak.setdefault(nama, di)
    return letak


def sama_judul(judul: Judul, sel: Sel) -> bool:
    """Whether this row repeats the titles, as the next page of a table does: in columns that we know stand
    their own names, and no other word."""
    isi = [(nama, sel[di]) for nama, di in judul.letak.items() if di < len(sel) and sel[di]]
    return len(isi) > 1 and all(load_istilah().kolom(teks) == nama for nama, teks in isi)
