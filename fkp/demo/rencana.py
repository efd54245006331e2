"""Which surveys the demo holds, in which stage, with dates that follow today."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fkp.demo.daerah import Daerah, UnitContoh
from fkp.skm.kelola.kode import ABJAD, PANJANG_SURVEI
from fkp.skm.models import Periode, Tahap
from fkp.skm.periode import PANJANG

KODE_CONTOH = "contoh"


@dataclass(frozen=True)
class Rencana:
    """One survey. ``ke`` counts periods from the running one (0). A survey closes at 15.00, ``tutup`` days
    before its period is over, so that even the newest result is sealed on the first day of the next one."""

    unit: UnitContoh
    ke: int
    tahap: Tahap
    kode: str
    periode: Periode
    mulai: date
    akhir: date
    tenggang: int
    tutup: int

    def pukul(self, hari: date, jam: int) -> datetime:
        """That hour on the unit's own clock."""
        return datetime.combine(hari, time(jam), ZoneInfo(self.unit.zona))

    @property
    def disusun(self) -> datetime:
        return self.pukul(self.mulai - timedelta(days=10), 9)

    @property
    def dibuka(self) -> datetime:
        return self.pukul(self.mulai - timedelta(days=3), 10)

    @property
    def ditutup(self) -> datetime:
        return self.pukul(self.akhir - timedelta(days=self.tutup), 15)

    @property
    def disahkan(self) -> datetime:
        return self.ditutup + timedelta(days=self.tenggang + 1, hours=-5)

    @property
    def terbit(self) -> datetime:
        return self.disahkan + timedelta(hours=23)


# unit, kind of period, periods before the running one by stage, running and coming ones
_T, _S = Periode.TRIWULAN, Periode.SEMESTER
_SUSUNAN: tuple[tuple[str, Periode, dict[int, Tahap]], ...] = (
    (
        "dukcapil-umpama",
        _T,
        {**dict.fromkeys(range(-5, 0), Tahap.TERBIT), 0: Tahap.DIBUKA, 1: Tahap.RANCANGAN},
    ),
    ("rsud-contoh", _T, {**dict.fromkeys(range(-5, 0), Tahap.TERBIT), 0: Tahap.DIBUKA}),
    ("dpmptsp-contoh", _T, {**dict.fromkeys(range(-5, 0), Tahap.TERBIT), 0: Tahap.DIBUKA}),
    ("puskesmas-umpama-barat", _T, {-2: Tahap.TERBIT, -1: Tahap.DISAHKAN, 0: Tahap.DIBUKA}),
    ("pajak-kendaraan-contoh", _S, {-2: Tahap.TERBIT, -1: Tahap.TERBIT, 0: Tahap.DIBUKA}),
    ("dukcapil-misal", _T, {-1: Tahap.TERBIT, 0: Tahap.DIBUKA}),
    ("mpp-misal", _T, {-2: Tahap.TERBIT, -1: Tahap.TERBIT, 0: Tahap.DIBUKA}),
    ("uji-kendaraan-misal", _T, {-2: Tahap.TERBIT, -1: Tahap.DITUTUP}),
    ("puskesmas-ibarat-selatan", _T, {-1: Tahap.TERBIT, 0: Tahap.DIBUKA}),
    ("pustu-pulau-umpama-kecil", Periode.BULAN, {-2: Tahap.TERBIT, -1: Tahap.DITUTUP}),
    ("perpustakaan-ibarat-barat", Periode.TAHUN, {-1: Tahap.TERBIT, 0: Tahap.RANCANGAN}),
)

# The ship did not sail last month, so the island's answers have five weeks to arrive: that survey is still
# within them, whatever day it is.
_MENUNGGU_KAPAL = ("pustu-pulau-umpama-kecil", -1)
_TENGGANG_KAPAL = 35


def rentang(periode: Periode, hari: date, ke: int) -> tuple[date, date]:
    """First day of the ``ke``-th period from the one that holds ``hari``, and the day after its last."""
    lebar = PANJANG[periode]
    nomor = (hari.year * 12 + hari.month - 1) // lebar + ke
    mulai, akhir = (divmod(n * lebar, 12) for n in (nomor, nomor + 1))
    return date(mulai[0], mulai[1] + 1, 1), date(akhir[0], akhir[1] + 1, 1)


def kode_of(kunci: str, mulai: date) -> str:
    """A printable code, the same each time the demo is made."""
    angka = int.from_bytes(hashlib.sha256(f"{kunci} {mulai}".encode()).digest()[:8])
    return "".join(ABJAD[angka // len(ABJAD) ** i % len(ABJAD)] for i in range(PANJANG_SURVEI))


def susun(daerah: Daerah, saat: datetime) -> list[Rencana]:
    """Every survey of the demo as seen at ``saat``."""
    return [
        _rencana(daerah.unit_of(kunci), periode, ke, tahap, saat)
        for kunci, periode, menurut in _SUSUNAN
        for ke, tahap in menurut.items()
    ]


def _rencana(unit: UnitContoh, periode: Periode, ke: int, tahap: Tahap, saat: datetime) -> Rencana:
    mulai, akhir = rentang(periode, saat.astimezone(ZoneInfo(unit.zona)).date(), ke)
    kapal = (unit.kunci, ke) == _MENUNGGU_KAPAL
    return Rencana(
        unit=unit,
        ke=ke,
        tahap=tahap,
        kode=KODE_CONTOH if (unit.kunci, ke) == ("dukcapil-umpama", 0) else kode_of(unit.kunci, mulai),
        periode=periode,
        mulai=mulai,
        akhir=akhir,
        tenggang=_TENGGANG_KAPAL if kapal else 3,
        tutup=1 if kapal else 7,
    )
