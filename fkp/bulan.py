"""Months: one as weeks from Monday to Sunday, and the day that lies some of them ahead."""

from calendar import Calendar, monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")
TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100


@dataclass(frozen=True)
class Hari(Generic[T]):
    """A day of the sheet with what lies on it; ``luar`` when it belongs to the month before or after."""

    tanggal: date
    luar: bool
    isi: tuple[T, ...]


def baca_bulan(teks: str | None, kini: date) -> date:
    """The first day of the month that ``teks`` names ("2026-11"); of this month when it names none."""
    try:
        tahun, bulan = (teks or "").split("-")
        awal = date(int(tahun), int(bulan), 1)
    except ValueError:
        return kini.replace(day=1)
    return awal if TAHUN_TERAWAL <= awal.year <= TAHUN_TERAKHIR else kini.replace(day=1)


def sebelum(awal: date) -> date:
    """The first day of the month before."""
    return (awal - timedelta(days=1)).replace(day=1)


def sesudah(awal: date) -> date:
    """The first day of the month after."""
    return awal + timedelta(days=monthrange(awal.year, awal.month)[1])


def bulan_lagi(hari: date, bulan: int) -> date:
    """The same day so many months later; a month without that day ends on its last.

    Raises ValueError for a day that no calendar has.
    """
    tahun, sisa = divmod(hari.month - 1 + bulan, 12)
    tahun, ke = hari.year + tahun, sisa + 1
    if tahun > date.max.year:
        raise ValueError(bulan)
    return date(tahun, ke, min(hari.day, monthrange(tahun, ke)[1]))


def lembar_bulan(awal: date, isi: Iterable[T], hari: Callable[[T], date | None]) -> list[list[Hari[T]]]:
    """The weeks that hold the month of ``awal``, each from Monday to Sunday; ``isi`` in the order of
    ``hari``, the day on which each lies."""
    per_hari: Mapping[date | None, tuple[T, ...]] = {
        satu: tuple(milik) for satu, milik in groupby(isi, key=hari)
    }
    return [
        [Hari(satu, satu.month != awal.month, per_hari.get(satu, ())) for satu in pekan]
        for pekan in Calendar().monthdatescalendar(awal.year, awal.month)
    ]
