"""When a standard was last reviewed with the public, and whether it is time again."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

BULAN_PERINGATAN = 10
"""From so many months after the last review someone is reminded (domain/fkp.md, 14 rule 6: our design, two
months before the year is over)."""

BULAN_TERLAMA = 12
"""A review "yearly or faster" earns most in the PEKPPP, indicator 4.a.K (domain/fkp.md, 9; second hand)."""


class Tinjauan(StrEnum):
    """How the review of a standard stands on a day, the most pressing last."""

    BARU = "baru"
    PERLU = "perlu"
    LEWAT = "lewat"
    BELUM = "belum"


def keadaan_tinjauan(ditinjau: date | None, hari: date) -> Tinjauan:
    """How it stands on ``hari`` when the last review was on ``ditinjau``: a reminder once ten months are
    full, overdue on the day after twelve."""
    if ditinjau is None:
        return Tinjauan.BELUM
    if ditinjau < mundur_bulan(hari, BULAN_TERLAMA):
        return Tinjauan.LEWAT
    return Tinjauan.PERLU if ditinjau <= mundur_bulan(hari, BULAN_PERINGATAN) else Tinjauan.BARU


def bulan_sejak(lalu: date, hari: date) -> int:
    """The full months from one day to a later one; 31 January to 28 February is one."""
    bulan = (hari.year - lalu.year) * 12 + hari.month - lalu.month
    return bulan if lalu <= mundur_bulan(hari, bulan) else bulan - 1


def mundur_bulan(hari: date, bulan: int) -> date:
    """The latest day from which ``bulan`` full months have passed on ``hari``: on the last day of a month
    that is the last day of the other."""
    tahun, sisa = divmod(hari.year * 12 + hari.month - 1 - bulan, 12)
    akhir = monthrange(tahun, sisa + 1)[1]
    di_akhir = hari.day == monthrange(hari.year, hari.month)[1]
    return date(tahun, sisa + 1, akhir if di_akhir else min(hari.day, akhir))
