"""Counts: how many respondents of each layanan gave each value to each question.

An index is made of counts because counts add up: a unit, a government, a province are sums of the same
numbers, exact whichever engine counted. Averages of averages would not be.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from surveys.frame import Layanan, check_frame, item_codes, layanan_codes
from surveys.instrumen import Instrumen, load_instrumen
from surveys.silang import InstrumenBerbeda, Silang, cross_products

__all__ = ["Hitungan", "HitunganSalah", "InstrumenBerbeda", "Silang", "count", "cross_products"]

BARIS_SEKALI = 1_000_000
"""Rows counted at a time: measured best near a million; a whole column at once leaves the cache."""
KOTAK_TERBANYAK = 200_000
"""Counters of one pass; 8 bytes each, so that they stay in the second-level cache of one core."""


class HitunganSalah(ValueError):
    """Counts that no survey can give."""


@dataclass(frozen=True, eq=False, slots=True)
class Hitungan:
    """Counts of one instrument version.

    `layanan`: labels of the groups, sorted (numbers, then names, then None). `cacah`: int64, shape
    (layanan, item, skala_maks), number of respondents per value, items in the instrument's order.
    `per_layanan`: int64, shape (layanan,), respondents, also those who answered no question.
    Make one with `count`, `Hitungan.from_rows`, `from_dict` or `kosongan`.
    """

    instrumen: Instrumen
    layanan: tuple[Layanan, ...]
    cacah: NDArray[np.int64]
    per_layanan: NDArray[np.int64]

    @classmethod
    def build(
        cls, instrumen: Instrumen, layanan: Sequence[Layanan], cacah: NDArray[Any], per_layanan: NDArray[Any]
    ) -> "Hitungan":
        """Put groups in order, join groups with the same label, drop empty ones. Raises HitunganSalah."""
        bentuk = (len(layanan), len(instrumen.pertanyaan), instrumen.skala_maks)
        if cacah.shape != bentuk or per_layanan.shape != bentuk[:1]:
            raise HitunganSalah("Ukuran hitungan tidak cocok dengan instrumen.")
        if (cacah < 0).any() or (per_layanan < 0).any():
            raise HitunganSalah("Hitungan tidak boleh negatif.")
        terpakai = np.flatnonzero(per_layanan + cacah.sum(axis=(1, 2), dtype=np.int64)).tolist()
        urut = sorted({layanan[i] for i in terpakai}, key=_order)
        tempat = {label: nomor for nomor, label in enumerate(urut)}
        tujuan = [tempat[layanan[i]] for i in terpakai]
        baru = np.zeros((len(urut), *bentuk[1:]), dtype=np.int64)
        orang = np.zeros(len(urut), dtype=np.int64)
        np.add.at(baru, tujuan, cacah[terpakai])
        np.add.at(orang, tujuan, per_layanan[terpakai])
        baru.flags.writeable = orang.flags.writeable = False
        return cls(instrumen, tuple(urut), baru, orang)

    @classmethod
    def kosongan(cls, instrumen: Instrumen) -> "Hitungan":
        """No respondents at all: what sums start from."""
        bentuk = (0, len(instrumen.pertanyaan), instrumen.skala_maks)
        return cls.build(instrumen, [], np.zeros(bentuk, np.int64), np.zeros(0, np.int64))

    @classmethod
    def from_rows(
        cls,
        instrumen: Instrumen,
        rows: Iterable[tuple[Layanan, str, int, int]],
        responden: Mapping[Layanan, int],
    ) -> "Hitungan":
        """Counts kept elsewhere: rows of (layanan, item, nilai, n), and respondents per layanan.

        Rows for the same cell add up. Raises HitunganSalah for an unknown item or a value outside the scale.
        """
        baris = list(rows)
        label = list(dict.fromkeys([*responden, *(satu[0] for satu in baris)]))
        tempat = {satu: nomor for nomor, satu in enumerate(label)}
        item = {kunci: nomor for nomor, kunci in enumerate(instrumen.kunci_item)}
        cacah = np.zeros((len(label), len(item), instrumen.skala_maks), dtype=np.int64)
        for layanan, kunci, nilai, n in baris:
            if kunci not in item:
                raise HitunganSalah(f"Pertanyaan '{kunci}' tidak ada pada instrumen {instrumen.kode}.")
            if not 1 <= nilai <= instrumen.skala_maks:
                raise HitunganSalah(f"Nilai {nilai} untuk '{kunci}' di luar 1 sampai {instrumen.skala_maks}.")
            cacah[tempat[layanan], item[kunci], nilai - 1] += n
        orang = np.array([responden.get(satu, 0) for satu in label], dtype=np.int64)
        return cls.build(instrumen, label, cacah, orang)

    def rows(self) -> Iterator[tuple[Layanan, str, int, int]]:
        """Every count that is not 0 as (layanan, item, nilai, n), in a fixed order."""
        kunci = self.instrumen.kunci_item
        for i, j, k in zip(*np.nonzero(self.cacah), strict=True):
            yield self.layanan[i], kunci[j], int(k) + 1, int(self.cacah[i, j, k])

    @property
    def responden(self) -> int:
        """Respondents of all layanan together."""
        return int(self.per_layanan.sum())

    @property
    def responden_layanan(self) -> dict[Layanan, int]:
        """Respondents per layanan."""
        return {label: int(n) for label, n in zip(self.layanan, self.per_layanan, strict=True)}

    def nilai(self, item: str) -> tuple[int, ...]:
        """How many gave value 1, 2, ... to this question."""
        nomor = self.instrumen.kunci_item.index(item)
        return tuple(int(n) for n in self.cacah[:, nomor].sum(axis=0))

    def terisi(self, item: str) -> int:
        """Respondents who answered this question: the divisor of its mean."""
        return sum(self.nilai(item))

    def jumlah(self, item: str) -> int:
        """Sum of the values given to this question."""
        return sum(nilai * n for nilai, n in enumerate(self.nilai(item), start=1))

    def kosong(self, item: str) -> int:
        """Respondents who left this question empty."""
        return self.responden - self.terisi(item)

    def untuk(self, *layanan: Layanan) -> "Hitungan":
        """The part of these layanan; empty when none of them has respondents."""
        pilih = [i for i, label in enumerate(self.layanan) if label in layanan]
        return self._part(pilih, [self.layanan[i] for i in pilih])

    def digabung(self) -> "Hitungan":
        """The same answers with all layanan as one group (None)."""
        return self._part(list(range(len(self.layanan))), [None] * len(self.layanan))

    def _part(self, pilih: list[int], label: list[Layanan]) -> "Hitungan":
        return Hitungan.build(self.instrumen, label, self.cacah[pilih], self.per_layanan[pilih])

    def __add__(self, lain: "Hitungan") -> "Hitungan":
        if not isinstance(lain, Hitungan):
            return NotImplemented
        InstrumenBerbeda.check(self.instrumen, lain.instrumen)
        return Hitungan.build(
            self.instrumen,
            [*self.layanan, *lain.layanan],
            np.concatenate([self.cacah, lain.cacah]),
            np.concatenate([self.per_layanan, lain.per_layanan]),
        )

    def __radd__(self, awal: object) -> "Hitungan":
        # sum() starts from 0
        return self if awal == 0 else NotImplemented

    def __eq__(self, lain: object) -> bool:
        if not isinstance(lain, Hitungan):
            return NotImplemented
        return (
            (self.instrumen.kode, self.instrumen.versi) == (lain.instrumen.kode, lain.instrumen.versi)
            and self.layanan == lain.layanan
            and np.array_equal(self.per_layanan, lain.per_layanan)
            and np.array_equal(self.cacah, lain.cacah)
        )

    __hash__ = None  # type: ignore[assignment]  # equal by content, and the content is large

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe; the same counts always give the same text."""
        return {
            "instrumen": self.instrumen.kode,
            "versi": self.instrumen.versi,
            "layanan": list(self.layanan),
            "responden": self.per_layanan.tolist(),
            "item": {
                kunci: self.cacah[:, nomor].tolist() for nomor, kunci in enumerate(self.instrumen.kunci_item)
            },
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], instrumen: Instrumen | None = None) -> "Hitungan":
        """Back from `to_dict`; loads the instrument it names unless it is given."""
        dipakai = instrumen or load_instrumen(data["instrumen"], data["versi"])
        InstrumenBerbeda.check_name(dipakai, data["instrumen"], data["versi"])
        label = data["layanan"]
        bentuk = (len(label), len(dipakai.pertanyaan), dipakai.skala_maks)
        per_item = [data["item"][kunci] for kunci in dipakai.kunci_item]
        cacah = np.array(per_item, dtype=np.int64).reshape(bentuk[1], bentuk[0], bentuk[2]).swapaxes(0, 1)
        return cls.build(dipakai, label, cacah, np.array(data["responden"], dtype=np.int64))


def count(frame: pd.DataFrame, instrumen: Instrumen) -> Hitungan:
    """Count a responden frame (see `surveys.frame`); row order never matters. Raises FrameSalah.

    Several questions are packed into one small number together with the group, so that one `bincount` pass
    serves three questions; chunks of rows are spread over threads. About three times as fast as a GROUP BY.
    """
    check_frame(frame, instrumen)
    grup, label = layanan_codes(frame)
    ada = [kunci for kunci in instrumen.kunci_item if kunci in frame.columns]
    nilai = [item_codes(frame, kunci, instrumen.skala_maks) for kunci in ada]
    pekerja_terbanyak = os.cpu_count() or 1
    # Enough pieces for every core, unless they would be too small to be worth a thread.
    langkah = min(BARIS_SEKALI, max(BARIS_SEKALI // 10, -(-len(frame) // pekerja_terbanyak)))
    potong = [slice(awal, awal + langkah) for awal in range(0, len(frame), langkah)]
    dasar = instrumen.skala_maks + 1

    def part(baris: slice) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        return _count_part(grup[baris], [satu[baris] for satu in nilai], len(label), dasar)

    if len(potong) > 1:
        with ThreadPoolExecutor(min(len(potong), pekerja_terbanyak)) as pekerja:
            bagian = list(pekerja.map(part, potong))
    else:
        bagian = [part(satu) for satu in potong]
    cacah = np.zeros((len(label), len(instrumen.pertanyaan), instrumen.skala_maks), dtype=np.int64)
    orang = np.zeros(len(label), dtype=np.int64)
    tempat = [instrumen.kunci_item.index(kunci) for kunci in ada]
    for n, per_grup in bagian:
        cacah[:, tempat] += n[:, :, 1:]
        orang += per_grup
    return Hitungan.build(instrumen, label, cacah, orang)


def _count_part(
    grup: NDArray[Any], nilai: list[NDArray[np.int8]], banyak: int, dasar: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Counts of one run of rows: (group, item, value 0..skala_maks), and rows per group."""
    sekali = 1
    while sekali < len(nilai) and dasar ** (sekali + 1) <= min(127, KOTAK_TERBANYAK // max(banyak, 1)):
        sekali += 1
    hasil = np.empty((banyak, len(nilai), dasar), dtype=np.int64)
    kotak = np.empty(len(grup), dtype=np.intp)
    for awal in range(0, len(nilai), sekali):
        isi = nilai[awal : awal + sekali]
        sandi = isi[0]
        for berikut in isi[1:]:
            sandi = sandi * np.int8(dasar) + berikut
        np.multiply(grup, dasar ** len(isi), out=kotak, dtype=np.intp)
        kotak += sandi
        n = np.bincount(kotak, minlength=banyak * dasar ** len(isi)).reshape(banyak, *[dasar] * len(isi))
        for nomor in range(len(isi)):
            sumbu = tuple(satu for satu in range(1, len(isi) + 1) if satu != nomor + 1)
            hasil[:, awal + nomor] = n.sum(axis=sumbu)
    return hasil, hasil[:, 0].sum(axis=1)


def _order(label: Layanan) -> tuple[int, int, str]:
    if label is None:
        return (2, 0, "")
    return (0, label, "") if isinstance(label, int) else (1, 0, label)
