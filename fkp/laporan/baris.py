"""The rows of the processing sheet, read from the canonical answer file while they are printed."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter

from fkp.dokumen.laporan import Sel

_KODE: dict[str, int | None] = {"": None, **{str(kode): kode for kode in range(128)}}
"""Every cell of an answer file is one of these (``surveys.kuesioner``: a value fits a signed byte)."""


def judul_kanonik(kanonik: bytes) -> tuple[str, ...]:
    """The column names of a canonical file, empty for an empty one."""
    return tuple(next(_rows(kanonik), ()))


class BarisResponden(Collection[Sequence[Sel]]):
    """One row for each respondent: number, number of the layanan, the answers in the order of ``item``, an
    empty cell for the sum, then the codes of ``profil``. Walking it reads the file anew, so that a million
    rows need no memory of their own.

    ``layanan`` gives the number of each name; ``banyak`` is how many rows the file has.
    """

    def __init__(
        self,
        kanonik: bytes,
        item: Sequence[str],
        profil: Sequence[str],
        layanan: Mapping[str, int],
        banyak: int,
    ) -> None:
        self._kanonik = kanonik
        self._kolom = [*item, *profil]
        self._item = len(item)
        self._layanan = layanan
        self._banyak = banyak if kanonik else 0

    def __len__(self) -> int:
        return self._banyak

    def __iter__(self) -> Iterator[Sequence[Sel]]:
        baris = _rows(self._kanonik)
        judul = next(baris, [])
        if not judul:
            return
        # The layanan is picked twice so that even one question comes back as a row.
        pilih = itemgetter(*(judul.index(satu) for satu in ("layanan", "layanan", *self._kolom)))
        sampai = self._item
        for nomor, satu in enumerate(map(pilih, baris), start=1):
            nilai = [_KODE[sel] for sel in satu[2:]]
            yield [nomor, self._layanan[satu[0]], *nilai[:sampai], None, *nilai[sampai:]]

    def __contains__(self, cari: object) -> bool:
        return any(satu == cari for satu in self)


def _rows(kanonik: bytes) -> Iterator[list[str]]:
    # BytesIO shares the bytes; the reader needs its line ends untouched, a name may hold one.
    return csv.reader(io.TextIOWrapper(io.BytesIO(kanonik), "utf-8", newline=""), strict=True)
