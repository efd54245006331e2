"""Rows of the register as the pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.tindak_lanjut.forms import NAMA_ASAL, NAMA_KEADAAN
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.tindak_lanjut.queries import Keadaan, Kelompok, keadaan, kelompok
from fkp.triwulan import triwulan_jalan
from surveys.unsur import UNSUR

BENTUK = {
    Keadaan.LEWAT: "lewat",
    Keadaan.SEGERA: "perhatian",
    Keadaan.BERJALAN: "jalan",
    Keadaan.SELESAI: "selesai",
}
"""The shape of each state, for ``components/status.html``; the others are a dashed ring."""

TAHUN_TERBANYAK = 3
"""A row that runs longer is said in words: so many small grids say nothing."""

NAMA_UNSUR = {u.kunci: u.nama for u in UNSUR}


@dataclass(frozen=True)
class Petak:
    """The four quarters of a year and those that are worked on; ``kalimat`` says it in words."""

    tahun: int
    jalan: frozenset[int]
    kalimat: str


@dataclass(frozen=True)
class BarisTampil:
    """One row: what it is, how it stands today, and when it is worked on."""

    row: TindakLanjut
    unsur: str
    asal: str
    kelompok: Kelompok
    bentuk: str
    keadaan: str
    waktu: str
    petak: tuple[Petak, ...]


def tampilkan(baris: Iterable[TindakLanjut], saat: datetime, tahun: int | None = None) -> list[BarisTampil]:
    """The rows as they stand at ``saat``, with the quarters of ``tahun``, or of each year they run in."""
    return [_baris(row, setempat(saat, row.unit.zona).date(), tahun) for row in baris]


def _baris(row: TindakLanjut, hari: date, tahun: int | None) -> BarisTampil:
    kini = keadaan(row, hari)
    return BarisTampil(
        row=row,
        unsur=NAMA_UNSUR.get(row.unsur, ""),
        asal=str(NAMA_ASAL[Asal(row.asal)]),
        kelompok=kelompok(row, hari),
        bentuk=BENTUK.get(kini, "belum"),
        keadaan=_sebut(row, kini, hari),
        waktu=_waktu(row),
        petak=petak(row.mulai, row.tenggat, tahun),
    )


def petak(mulai: date | None, tenggat: date, tahun: int | None = None) -> tuple[Petak, ...]:
    """The quarters of ``tahun``, or of each year from the first day to the last; none when these are many."""
    semua = [tahun] if tahun else list(range((mulai or tenggat).year, tenggat.year + 1))
    if len(semua) > TAHUN_TERBANYAK:
        return ()
    return tuple(_petak(satu, triwulan_jalan(mulai, tenggat, satu)) for satu in semua)


def _sebut(row: TindakLanjut, kini: Keadaan, hari: date) -> str:
    if kini is Keadaan.LEWAT:
        lewat = (hari - row.tenggat).days
        return str(ngettext("Lewat waktu %(num)s hari", "Lewat waktu %(num)s hari", lewat))
    if kini is Keadaan.SEGERA:
        sisa = (row.tenggat - hari).days
        return str(ngettext("%(num)s hari lagi", "%(num)s hari lagi", sisa)) if sisa else str(_("Hari ini"))
    return str(NAMA_KEADAAN[kini])


def _waktu(row: TindakLanjut) -> str:
    if row.mulai is None:
        return tanggal(row.tenggat)
    return str(_("%(mulai)s sampai %(akhir)s", mulai=tanggal(row.mulai), akhir=tanggal(row.tenggat)))


def _petak(tahun: int, jalan: frozenset[int]) -> Petak:
    romawi = [("I", "II", "III", "IV")[tw - 1] for tw in sorted(jalan)]
    if not romawi:
        return Petak(tahun, jalan, str(_("Tidak dikerjakan pada %(tahun)s", tahun=tahun)))
    return Petak(tahun, jalan, str(_("Triwulan %(tw)s %(tahun)s", tw=", ".join(romawi), tahun=tahun)))
