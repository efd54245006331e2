"""Sealed reports that this process printed a moment ago: several evidence packs hold the same ones, and who
collects proof asks for one pack after the other.

Kept in memory only. The program cannot change while it runs, so a print that is kept is the one it would make
again; a file that outlived the program might not be.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from fkp.dokumen.pdf import write_pdf
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.skm import laporan_skm
from fkp.laporan.unduhan import etag_of


class Cetakan:
    """The prints asked for last, by their tag, as many as ``terbesar`` bytes hold."""

    def __init__(self, terbesar: int) -> None:
        self._terbesar = terbesar
        self._isi: OrderedDict[str, bytes] = OrderedDict()
        self._kunci = Lock()

    def ambil(self, tanda: str, buat: Callable[[], bytes]) -> bytes:
        """What was kept under ``tanda``, or what ``buat`` makes now."""
        with self._kunci:
            if tanda in self._isi:
                self._isi.move_to_end(tanda)
                return self._isi[tanda]
        isi = buat()
        if len(isi) <= self._terbesar:
            with self._kunci:
                self._isi[tanda] = isi
                while sum(map(len, self._isi.values())) > self._terbesar:
                    self._isi.popitem(last=False)
        return isi


CETAKAN = Cetakan(24 * 1024 * 1024)
"""A dozen reports of a thousand answers, two megabytes each."""


def cetak_laporan(bahan: BahanLaporan) -> bytes:
    """The full report as PDF."""
    tanda = etag_of(bahan)

    def buat() -> bytes:
        return write_pdf(laporan_skm(bahan))

    return CETAKAN.ambil(tanda, buat) if tanda else buat()
