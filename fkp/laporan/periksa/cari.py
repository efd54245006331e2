"""Finding the changed cell with nothing but a fingerprint.

A fingerprint does not say what changed, but one changed cell is one of a few thousand possibilities: undo
each, sort, hash, and see whether the sealed fingerprint comes out. Rows up to the first touched one are
hashed once and shared, so a file of a thousand answers takes about a second.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from fkp.laporan.periksa.beda import baris_teks
from fkp.laporan.periksa.jawaban import Lembar, tempat, tulis
from fkp.laporan.periksa.temuan import Beda

BYTE_TERBANYAK = 8_000_000_000
"""Bytes hashed before giving up: a few seconds. Counted in bytes and not in time, so that the same file
gets the same answer on every machine."""

Baris = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pencarian:
    """``beda`` is the one change that explains the fingerprint, None when none was found; ``tuntas`` tells
    whether every possibility was tried."""

    beda: Beda | None
    tuntas: bool


class _Sidik:
    """Hashes of the sorted file with one row taken out and one put in."""

    def __init__(self, lembar: Lembar, sidik: str) -> None:
        self.sidik = sidik
        self.urut = sorted(lembar.baris)
        self.isi = memoryview(tulis(lembar.kolom, self.urut))
        self.letak = [len(tulis(lembar.kolom, ()))]
        awal = hashlib.sha256(self.isi[: self.letak[0]])
        self.pangkal = [awal]
        for satu in self.urut:
            mulai, akhir = self.letak[-1], self.letak[-1] + len(tulis(satu, ()))
            lanjut = self.pangkal[-1].copy()
            lanjut.update(self.isi[mulai:akhir])
            self.letak.append(akhir)
            self.pangkal.append(lanjut)
        self.terpakai = 0

    def kena(self, buang: Baris | None, pasang: Baris | None) -> bool:
        """Whether the fingerprint comes out without one row ``buang`` and with ``pasang`` in its place."""
        i = bisect_left(self.urut, buang) if buang is not None else len(self.urut)
        j = bisect_left(self.urut, pasang) if pasang is not None else len(self.urut)
        mulai = min(i, j)
        coba = self.pangkal[mulai].copy()
        baru = tulis(pasang, ()) if pasang is not None else b""
        sela = [(self.letak[i], self.letak[i + 1] if buang is not None else self.letak[i], b"")]
        sela.append((self.letak[j], self.letak[j], baru))
        kini = self.letak[mulai]
        for dari, sampai, sisip in sorted(sela, key=lambda satu: (satu[0], satu[1])):
            coba.update(self.isi[kini:dari])
            coba.update(sisip)
            kini = max(kini, sampai)
        coba.update(self.isi[kini:])
        self.terpakai += len(self.isi) - self.letak[mulai] + 256
        return coba.hexdigest().startswith(self.sidik)


def cari_ubahan(lembar: Lembar, sidik: str, batas: int = BYTE_TERBANYAK) -> Pencarian:
    """The single changed cell, added row or lost copy of a row after whose undoing the SHA-256 begins with
    ``sidik`` (hexadecimal, lower case)."""
    if not lembar.baris:
        return Pencarian(None, tuntas=False)
    alat = _Sidik(lembar, sidik)
    for beda, buang, pasang in _kemungkinan(lembar):
        if alat.terpakai > batas:
            return Pencarian(None, tuntas=False)
        if alat.kena(buang, pasang):
            return Pencarian(beda, tuntas=True)
    return Pencarian(None, tuntas=True)


def _kemungkinan(lembar: Lembar) -> Iterator[tuple[Beda, Baris | None, Baris | None]]:
    """Every single change undone, the likely ones first: cells outside the scale, rows out of order."""
    salah = lembar.di_luar_skala()
    sah = [lembar.sah(k) for k in range(len(lembar.kolom))]
    if salah:
        # A cell that nobody can have answered is certainly not as sealed: no other cell needs trying.
        b, k = salah[0]
        if len(salah) == 1:
            yield from _sel(lembar, b, k, sah[k])
        return
    curiga = lembar.tak_urut()
    lain: dict[Baris, int] = {}
    for i, satu in enumerate(lembar.baris):
        lain[satu] = i
    urut = dict.fromkeys([*curiga, *lain.values()])
    for b in curiga:
        for k in range(len(lembar.kolom)):
            yield from _sel(lembar, b, k, sah[k])
    for b in urut:
        isi = lembar.baris[b]
        teks = baris_teks(isi)
        yield Beda(f"baris {lembar.nomor[b]}", teks, "tidak ada baris ini"), isi, None
        yield Beda("baris yang hilang", "tidak ada", teks), None, isi
    for b in urut:
        if b not in curiga:
            for k in range(len(lembar.kolom)):
                yield from _sel(lembar, b, k, sah[k])


def _sel(lembar: Lembar, b: int, k: int, sah: tuple[str, ...]) -> Iterator[tuple[Beda, Baris, Baris]]:
    isi = lembar.baris[b]
    for nilai in sah:
        if nilai != isi[k]:
            yield Beda(tempat(lembar, b, k), isi[k], nilai), isi, (*isi[:k], nilai, *isi[k + 1 :])
