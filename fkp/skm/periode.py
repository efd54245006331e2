"""Periods: the days a calendar period covers, and its name as people say it."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from fkp.formats import tanggal
from fkp.skm.models import Periode

ROMAWI = ("I", "II", "III", "IV")
PANJANG = {Periode.BULAN: 1, Periode.TRIWULAN: 3, Periode.SEMESTER: 6, Periode.TAHUN: 12}
"""Months in a period of each kind."""


@dataclass(frozen=True)
class Kalender:
    """The ``ke``-th (from 1) period of its kind in a year."""

    jenis: Periode
    tahun: int
    ke: int

    @property
    def mulai(self) -> date:
        return date(self.tahun, (self.ke - 1) * PANJANG[self.jenis] + 1, 1)

    @property
    def akhir(self) -> date:
        """The first day after the period: periods are half-open."""
        return _maju(self.mulai, PANJANG[self.jenis])

    @property
    def nama(self) -> str:
        return nama_periode(self.jenis, self.mulai, self.akhir)


def kalender_of(periode: str, hari: date) -> Kalender:
    """The period of this kind that ``hari`` lies in."""
    jenis = Periode(periode)
    return Kalender(jenis, hari.year, (hari.month - 1) // PANJANG[jenis] + 1)


def nama_periode(periode: str, mulai: date, akhir: date, *, pendek: bool = False) -> str:
    """ "Triwulan III 2026", or the days themselves when the survey does not fill a calendar period.
    ``pendek`` gives "TW III 2026" for a chart. ``akhir`` is the first day after the period."""
    kalender = kalender_of(periode, mulai)
    if (mulai, akhir) != (kalender.mulai, kalender.akhir):
        return rentang(mulai, akhir, pendek=pendek)
    if kalender.jenis is Periode.TAHUN:
        return str(mulai.year) if pendek else str(_("Tahun %(tahun)s", tahun=mulai.year))
    if kalender.jenis is Periode.BULAN:
        return tanggal(mulai, "MMM yyyy" if pendek else "MMMM yyyy")
    if kalender.jenis is Periode.SEMESTER:
        pola = _("Sem. %(ke)s %(tahun)s") if pendek else _("Semester %(ke)s %(tahun)s")
    else:
        pola = _("TW %(ke)s %(tahun)s") if pendek else _("Triwulan %(ke)s %(tahun)s")
    return str(pola % {"ke": ROMAWI[kalender.ke - 1], "tahun": mulai.year})


def rentang(mulai: date, akhir: date, *, pendek: bool = False) -> str:
    """ "1 Juli sampai 30 September 2026": first and last day; ``akhir`` is the day after the last."""
    terakhir = akhir - timedelta(days=1)
    if pendek:
        return f"{tanggal(mulai, 'd/M/yy')}-{tanggal(terakhir, 'd/M/yy')}"
    if mulai == terakhir:
        return tanggal(mulai)
    pola = "d MMMM" if mulai.year == terakhir.year else "d MMMM yyyy"
    return str(_("%(mulai)s sampai %(akhir)s", mulai=tanggal(mulai, pola), akhir=tanggal(terakhir)))


def _maju(hari: date, bulan: int) -> date:
    tahun, sisa = divmod(hari.month - 1 + bulan, 12)
    return date(hari.year + tahun, sisa + 1, 1)
