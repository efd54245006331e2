"""Time limits: the day on which so many days or months from the forum are over."""

from calendar import monthrange
from datetime import date, timedelta


def jatuh_tempo(mulai: date, durasi: int, satuan: str) -> date:
    """The day ``durasi`` days or months after ``mulai``; a month without that day ends on its last.

    Raises OverflowError and ValueError for a day that no calendar has.
    """
    if satuan != "bulan":
        return mulai + timedelta(days=durasi)
    tahun, sisa = divmod(mulai.month - 1 + durasi, 12)
    tahun, bulan = mulai.year + tahun, sisa + 1
    if tahun > date.max.year:
        raise OverflowError(durasi)
    return date(tahun, bulan, min(mulai.day, monthrange(tahun, bulan)[1]))
