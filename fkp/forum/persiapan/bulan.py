"""A month as weeks from Monday to Sunday."""

from calendar import Calendar, monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from fkp.forum.models import Forum

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100


@dataclass(frozen=True)
class Hari:
    """A day of the sheet with its forums; ``luar`` when it belongs to the month before or after."""

    tanggal: date
    luar: bool
    forum: tuple[Forum, ...]


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


def lembar_bulan(awal: date, forum: Iterable[Forum]) -> list[list[Hari]]:
    """The weeks that hold the month of ``awal``, each from Monday to Sunday; ``forum`` by date and hour."""
    per_hari: Mapping[date | None, tuple[Forum, ...]] = {
        hari: tuple(satu) for hari, satu in groupby(forum, key=lambda f: f.tanggal)
    }
    return [
        [Hari(hari, hari.month != awal.month, per_hari.get(hari, ())) for hari in pekan]
        for pekan in Calendar().monthdatescalendar(awal.year, awal.month)
    ]
