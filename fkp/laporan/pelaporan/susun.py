"""The report: each unit's figures, the totals, and who is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from sqlalchemy.orm import Session

from fkp.clock import ZONA_BERSAMA, setempat
from fkp.forum.models import TERSEGEL, TahapForum
from fkp.laporan.pelaporan.baris import Capaian, ForumUnit, JanjiUnit, SurveiUnit
from fkp.laporan.pelaporan.permintaan import Permintaan
from fkp.laporan.pelaporan.queries import UnitTerbaca, baca_unit
from fkp.skm.periode import Kalender
from fkp.tindak_lanjut.models import Asal

T = TypeVar("T")
SATU_DESIMAL = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class BarisPelaporan:
    """A unit on ``hari``, the last day of the period or today. ``survei`` and ``forum`` are those sealed in
    the period; ``survei_lain`` and ``forum_lain`` touch it without counting, ``arsip`` are forums of the
    period that were entered afterwards. ``skm`` and ``fkp`` are the promises of surveys and of forums."""

    unit: UnitTerbaca
    hari: date
    survei: tuple[SurveiUnit, ...]
    survei_lain: tuple[SurveiUnit, ...]
    forum: tuple[ForumUnit, ...]
    forum_lain: tuple[ForumUnit, ...]
    arsip: tuple[ForumUnit, ...]
    skm: tuple[JanjiUnit, ...]
    fkp: tuple[JanjiUnit, ...]

    @property
    def kurang_skm(self) -> bool:
        return not self.survei

    @property
    def kurang_fkp(self) -> bool:
        return not self.forum

    @property
    def terbaru(self) -> SurveiUnit | None:
        """The survey sealed last in the period, whose IKM is printed."""
        return max(self.survei, key=lambda s: (s.disahkan, s.id), default=None)

    @property
    def unsur(self) -> int:
        """How many different elements came to its forums of the period."""
        return len(frozenset[str]().union(*(f.unsur for f in self.forum)))

    @property
    def terbit(self) -> tuple[ForumUnit, ...]:
        """Its forums of the period whose berita acara is published by then."""
        return tuple(f for f in self.forum if f.terbit is not None and f.terbit <= self.hari)

    @property
    def banyak_skm(self) -> Counter[Capaian]:
        return Counter(j.capaian(self.hari) for j in self.skm)

    @property
    def banyak_fkp(self) -> Counter[Capaian]:
        return Counter(j.capaian(self.hari) for j in self.fkp)


@dataclass(frozen=True, slots=True)
class Jumlah:
    """The totals of the table."""

    survei: int
    skm: int
    skm_capaian: Counter[Capaian]
    forum: int
    terbit: int
    hari_terbit: Decimal | None
    fkp: int
    fkp_capaian: Counter[Capaian]


@dataclass(frozen=True, slots=True)
class Pelaporan:
    """The whole report. ``baris`` by instansi and name."""

    minta: Permintaan
    saat: datetime
    baris: tuple[BarisPelaporan, ...]

    @property
    def kurang_skm(self) -> list[BarisPelaporan]:
        """The units without a sealed survey in the period."""
        return [b for b in self.baris if b.kurang_skm]

    @property
    def kurang_fkp(self) -> list[BarisPelaporan]:
        """The units without a sealed forum in the period."""
        return [b for b in self.baris if b.kurang_fkp]

    @property
    def kurang(self) -> list[BarisPelaporan]:
        """The units that lack one of the two, those that lack both first."""
        semua = [b for b in self.baris if b.kurang_skm or b.kurang_fkp]
        return sorted(semua, key=lambda b: not (b.kurang_skm and b.kurang_fkp))

    @property
    def hari(self) -> date:
        """The last day that the report speaks of, where the clock of the capital hangs."""
        return hari_akhir(self.minta.kalender, self.saat, ZONA_BERSAMA)

    @property
    def jumlah(self) -> Jumlah:
        skm = sum((b.banyak_skm for b in self.baris), Counter[Capaian]())
        fkp = sum((b.banyak_fkp for b in self.baris), Counter[Capaian]())
        return Jumlah(
            survei=sum(len(b.survei) for b in self.baris),
            skm=skm.total(),
            skm_capaian=skm,
            forum=sum(len(b.forum) for b in self.baris),
            terbit=sum(len(b.terbit) for b in self.baris),
            hari_terbit=rata_hari(f for b in self.baris for f in b.terbit),
            fkp=fkp.total(),
            fkp_capaian=fkp,
        )


def susun_pelaporan(db: Session, minta: Permintaan, saat: datetime) -> Pelaporan:
    """The report as it is at ``saat``. A unit that was switched off is in it when it held something."""
    semua = (_baris(unit, minta.kalender, saat) for unit in baca_unit(db, minta))
    return Pelaporan(minta, saat, tuple(b for b in semua if b.unit.aktif or b.survei or b.forum))


def hari_akhir(kalender: Kalender, saat: datetime, zona: str) -> date:
    """The last day of the period on that wall clock, or today while it runs."""
    return min(setempat(saat, zona).date(), kalender.akhir - timedelta(days=1))


def rata_hari(forum: Iterable[ForumUnit]) -> Decimal | None:
    """Mean days from a forum to the publication of its berita acara, one place, half up; None without any."""
    hari = [n for f in forum if (n := f.hari_terbit) is not None]
    return (Decimal(sum(hari)) / len(hari)).quantize(SATU_DESIMAL, ROUND_HALF_UP) if hari else None


def bagian(n: int, dari: int) -> Decimal:
    """The share in per cent, one place, half up; of nothing it is 0."""
    return (Decimal(n * 100) / (dari or 1)).quantize(SATU_DESIMAL, ROUND_HALF_UP)


def _baris(unit: UnitTerbaca, kalender: Kalender, saat: datetime) -> BarisPelaporan:
    hari = hari_akhir(kalender, saat, unit.zona)

    def dalam(disahkan: date | None) -> bool:
        return disahkan is not None and kalender.mulai <= disahkan < kalender.akhir

    survei = [s for s in unit.survei if dalam(s.disahkan)]
    arsip = [f for f in unit.forum if f.tahap == TahapForum.ARSIP]
    forum = [f for f in unit.forum if f.tahap in TERSEGEL and dalam(f.disahkan)]
    return BarisPelaporan(
        unit=unit,
        hari=hari,
        survei=tuple(survei),
        survei_lain=tuple(
            s for s in _selain(unit.survei, survei) if s.mulai < kalender.akhir and s.akhir > kalender.mulai
        ),
        forum=tuple(forum),
        forum_lain=tuple(
            f
            for f in _selain(unit.forum, [*forum, *arsip])
            if f.tanggal is not None and kalender.mulai <= f.tanggal < kalender.akhir
        ),
        arsip=tuple(arsip),
        skm=tuple(j for j in unit.janji if j.asal == Asal.SKM),
        fkp=tuple(j for j in unit.janji if j.asal == Asal.FORUM),
    )


def _selain(semua: Sequence[T], ini: Sequence[T]) -> tuple[T, ...]:
    return tuple(satu for satu in semua if satu not in ini)
