"""Working days: Monday to Friday. Public holidays are not known here, so a limit may lie some days later."""

from datetime import date, timedelta


def tambah_hari_kerja(mulai: date, banyak: int) -> date:
    """The day on which ``banyak`` working days after ``mulai`` have passed; the first counts from the next
    day."""
    hari = mulai
    while banyak > 0:
        hari += timedelta(days=1)
        banyak -= hari.weekday() < 5
    return hari
