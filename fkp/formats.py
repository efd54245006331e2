"""Indonesian numbers and dates, thin over Babel. Registered as template filters."""

from datetime import date, datetime, time
from decimal import Decimal

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import get_locale

from fkp.clock import ZONA, setempat
from fkp.identitas import samarkan
from fkp.istilah import indonesia, istilah

LOKAL = "id_ID"


def _locale() -> str:
    return str(get_locale() or LOKAL)


def angka(nilai: Decimal | int | float, desimal: int | None = None) -> str:
    """84.02 -> "84,02"; 1420 -> "1.420". A Decimal keeps its own places unless ``desimal`` is given."""
    if desimal is None:
        exponent = nilai.as_tuple().exponent if isinstance(nilai, Decimal) else 0
        desimal = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    pola = "#,##0" + ("." + "0" * desimal if desimal else "")
    return format_decimal(nilai, format=pola, locale=_locale(), decimal_quantization=True)


def selisih(nilai: Decimal) -> str:
    """ "+1,24" or "−1,24", with a true minus sign."""
    return f"{'−' if nilai < 0 else '+'}{angka(abs(nilai))}"


def tanggal(hari: date, bentuk: str = "d MMMM yyyy") -> str:
    """31 Desember 2026."""
    return format_date(hari, bentuk, locale=_locale())


def tanggal_hari(hari: date) -> str:
    """Kamis, 12 November 2026."""
    return tanggal(hari, "EEEE, d MMMM yyyy")


def waktu(saat: datetime, zona: str = "Asia/Jakarta") -> str:
    """Kamis, 12 November 2026, pukul 10.42 WIB, on the wall clock of ``zona``."""
    lokal = setempat(saat, zona)
    if _locale().startswith("id"):
        # Babel would quote the word; it belongs to the sentence, not to the pattern.
        jam = format_datetime(lokal, "HH.mm", locale=LOKAL)
        return f"{tanggal_hari(lokal.date())}, pukul {jam} {ZONA.get(zona, zona)}"
    return f"{tanggal_hari(lokal.date())}, {lokal:%H:%M} {ZONA.get(zona, zona)}"


def berbahasa_jam(pukul: time) -> str:
    """09.00, and 09:00 on an English page."""
    return f"{pukul:%H.%M}" if _locale().startswith("id") else f"{pukul:%H:%M}"


def tanggal_lokal(saat: datetime, zona: str = "Asia/Jakarta", bentuk: str = "d MMMM yyyy") -> str:
    """12 November 2026, the day of a moment on the wall clock of ``zona``: for lists, where the hour says
    nothing."""
    return tanggal(setempat(saat, zona).date(), bentuk)


def init_formats(app: Flask) -> None:
    """Make every function here, and those for words, a filter of the same name."""
    hitungan = (angka, selisih, tanggal, tanggal_hari, tanggal_lokal, waktu)
    for filter_ in (*hitungan, istilah, indonesia, samarkan):
        app.add_template_filter(filter_)
