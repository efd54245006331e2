"""Who is reminded when: versioned data, and the hours in which nobody is. Pure.

The days are our own design, graded D in the file: no regulation that we could read sets any.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from fkp.clock import ZONA, setempat

DATA = Path(__file__).parent / "data"
TERBARU = ("jadwal", 1)
PELAKSANA, PIMPINAN, PEMBINA = "pelaksana", "pimpinan", "pembina"


@dataclass(frozen=True, slots=True)
class Sasaran:
    """One row: on which days from the date (``hari``, ascending) this kind of reader is told, and every how
    many days again after the last of them (0 for never)."""

    kunci: str
    hari: tuple[int, ...]
    ulang: int

    def terbaru(self, selisih: int) -> int | None:
        """The newest day of this row that has come ``selisih`` days after the date; None before the first."""
        sudah = [hari for hari in self.hari if hari <= selisih]
        if not sudah:
            return None
        akhir = sudah[-1]
        if self.ulang and akhir == self.hari[-1]:
            return akhir + (selisih - akhir) // self.ulang * self.ulang
        return akhir


@dataclass(frozen=True, slots=True)
class Jadwal:
    """One version of the table."""

    sasaran: tuple[Sasaran, ...]
    susulan: int
    hari_ringkasan: int
    teratas: int

    @property
    def terawal(self) -> int:
        """The first day of all, as days before the date."""
        return -min(satu.hari[0] for satu in self.sasaran)

    def tiba(self, tenggat: date, hari: date) -> list[tuple[str, int]]:
        """What is to be told on ``hari`` of a promise due on ``tenggat``: of each row its newest day, unless
        that lies too far back."""
        selisih = (hari - tenggat).days
        return [
            (satu.kunci, kini)
            for satu in self.sasaran
            if (kini := satu.terbaru(selisih)) is not None and selisih - kini <= self.susulan
        ]


@cache
def load_jadwal(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> Jadwal:
    """That version of the table; FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{kode}-{versi}.toml").read_text(encoding="utf-8"))
    return Jadwal(
        tuple(Sasaran(s["kunci"], tuple(sorted(s["hari"])), s.get("ulang", 0)) for s in isi["sasaran"]),
        isi["susulan"]["hari"],
        isi["ringkasan"]["hari"],
        isi["ringkasan"]["teratas"],
    )


def tenang(pukul: time, jam: tuple[time, time]) -> bool:
    """Whether nobody is to be reminded at that hour; ``jam`` is from when to when, over midnight too."""
    dari, sampai = jam
    if dari <= sampai:
        return dari <= pukul < sampai
    return pukul >= dari or pukul < sampai


def hari_terjaga(saat: datetime, jam: tuple[time, time]) -> dict[str, date]:
    """The zones in which people may be reminded at ``saat``, each with the day on its calendar."""
    lokal = {zona: setempat(saat, zona) for zona in ZONA}
    return {zona: kini.date() for zona, kini in lokal.items() if not tenang(kini.time(), jam)}
