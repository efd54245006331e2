"""Class, duration and date of a promise: each follows from the other. Pure.

No bounds of the classes were found in the regulation, so people choose the class themselves.
"""

from datetime import date

from fkp.forum.berita_acara.jangka import jatuh_tempo
from fkp.unit.isian import TAHUN_TERAKHIR

HARI, BULAN = "hari", "bulan"
TERLAMA = {HARI: 3650, BULAN: 120}
"""Ten years: what is longer is a slip of the finger."""


def tenggat_of(tanggal: date, durasi: int, satuan: str) -> date | None:
    """The day that is so many calendar days or months after the forum; None when it lies beyond the
    calendar that forms know."""
    try:
        hari = jatuh_tempo(tanggal, durasi, satuan)
    except (OverflowError, ValueError):
        return None
    return hari if hari.year <= TAHUN_TERAKHIR else None


def durasi_of(tanggal: date, tenggat: date, durasi: int | None, satuan: str) -> tuple[int, str] | None:
    """Duration and unit that belong to a day somebody typed: those that are there when they already lead to
    it, else calendar days. None for a day that is not after the forum."""
    if durasi and tenggat_of(tanggal, durasi, satuan) == tenggat:
        return durasi, satuan
    hari = (tenggat - tanggal).days
    return (hari, HARI) if hari > 0 else None
