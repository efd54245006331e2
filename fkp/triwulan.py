"""Quarters of a year: the columns TW I to TW IV of every plan, on pages and in documents alike."""

from datetime import date


def triwulan_jalan(mulai: date | None, tenggat: date, tahun: int) -> frozenset[int]:
    """The quarters (1..4) of ``tahun`` that hold a day from ``mulai`` to ``tenggat``; without ``mulai`` that
    of the last day alone."""
    awal = mulai or tenggat
    return frozenset(tw for tw in (1, 2, 3, 4) if _triwulan(awal) <= (tahun, tw) <= _triwulan(tenggat))


def _triwulan(hari: date) -> tuple[int, int]:
    return hari.year, (hari.month + 2) // 3
