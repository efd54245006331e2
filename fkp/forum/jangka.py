"""Time limits of promises: class, duration and date, each following from the other, and how they are worded.
Pure.

No bounds of the classes were found in the regulation, so people choose the class themselves.
"""

from datetime import date, timedelta

from fkp.bulan import bulan_lagi
from fkp.forum.kerangka import Kerangka
from fkp.isian import TAHUN_TERAKHIR

HARI, BULAN = "hari", "bulan"
TERLAMA = {HARI: 3650, BULAN: 120}
"""Ten years: what is longer is a slip of the finger."""


def jatuh_tempo(mulai: date, durasi: int, satuan: str) -> date:
    """The day ``durasi`` days or months after ``mulai``; a month without that day ends on its last.

    Raises OverflowError and ValueError for a day that no calendar has.
    """
    return bulan_lagi(mulai, durasi) if satuan == BULAN else mulai + timedelta(days=durasi)


def tenggat_of(tanggal: date, durasi: int, satuan: str) -> date | None:
    """The same for a form; None when the day lies beyond the calendar that forms know."""
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


def kata_jangka(kerangka: Kerangka, kelas: str, durasi: int | None, satuan: str, teks: str = "") -> str:
    """ "Jangka pendek (10 Hari)", by the pattern of the kerangka. Without a duration the class alone, with
    the words of an old source (``teks``) behind it; empty when nothing is known."""
    nama = kerangka.nama_of("kelas", kelas)
    if not durasi:
        return ", ".join(satu for satu in (nama, teks) if satu)
    pola: str = kerangka.naskah["berita_acara"]["jangka_waktu"]
    return pola.format(kelas=nama, durasi=durasi, satuan=kerangka.nama_of("satuan", satuan)).strip()
