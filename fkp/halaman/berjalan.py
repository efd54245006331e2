"""How the surveys that are open are doing: answers so far, answers needed, and where the pace leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, lazyload

from fkp.clock import setempat
from fkp.halaman.queries import sedang_menerima
from fkp.izin.guard import dalam_cakupan
from fkp.skm.models import HitunganJawaban, Survei, SurveiLayanan
from fkp.unit.models import Layanan, Unit
from surveys.sampel import krejcie_morgan

HARI_PERTAMA = 3
"""Fewer days than these say nothing about a pace."""


@dataclass(frozen=True)
class Laju:
    """Answers at a steady pace: ``ada`` in the ``hari`` days so far (today counts), ``sisa`` days to come.
    ``populasi`` and ``perlu`` (Krejcie-Morgan) are None when the number of people served is not known."""

    nama: str
    ada: int
    populasi: int | None
    perlu: int | None
    hari: int
    sisa: int

    @property
    def perkiraan(self) -> int:
        """Answers at the end of the period if every coming day brings what a day brought so far."""
        return self.ada + self.ada * self.sisa // self.hari

    @property
    def tertinggal(self) -> bool:
        """Whether that will not be enough; too early to tell in the first days."""
        return self.perlu is not None and self.hari >= HARI_PERTAMA and self.perkiraan < self.perlu


@dataclass(frozen=True)
class Berjalan:
    """An open survey with its pace per layanan."""

    survei: Survei
    mulai: date
    terakhir: date
    layanan: list[Laju]

    @property
    def ada(self) -> int:
        return sum(satu.ada for satu in self.layanan)

    @property
    def perlu(self) -> int | None:
        """Needed in all, None when some layanan does not know whom it serves."""
        semua = [satu.perlu for satu in self.layanan]
        return None if None in semua else sum(n for n in semua if n is not None)

    @property
    def tertinggal(self) -> list[Laju]:
        """The layanan that will fall short, furthest behind first."""
        kurang = [satu for satu in self.layanan if satu.tertinggal]
        return sorted(kurang, key=lambda satu: satu.perkiraan / (satu.perlu or 1))


def sedang_berjalan(db: Session, nodes: Sequence[str], saat: datetime) -> list[Berjalan]:
    """The surveys under ``nodes`` that accept answers now, the one that ends first in front. Reads the
    counts kept beside the answers: two queries, whatever the number of surveys and answers."""
    di_sini = (sedang_menerima(saat), dalam_cakupan(Unit.jalur, tuple(nodes)))
    survei = db.scalars(
        select(Survei)
        .join(Survei.unit)
        .where(*di_sini)
        .order_by(Survei.akhir, Unit.nama, Survei.id)
        .options(contains_eager(Survei.unit), lazyload(Survei.layanan))
    ).all()
    cacah = db.execute(
        select(SurveiLayanan.survei_id, Layanan.nama, SurveiLayanan.populasi, HitunganJawaban.n)
        .join(Layanan, Layanan.id == SurveiLayanan.layanan_id)
        .join(Survei, Survei.id == SurveiLayanan.survei_id)
        .join(Unit, Unit.id == Survei.unit_id)
        .join(
            HitunganJawaban,
            (HitunganJawaban.survei_id == SurveiLayanan.survei_id)
            & (HitunganJawaban.layanan_id == SurveiLayanan.layanan_id)
            & (HitunganJawaban.butir == 0)
            & (HitunganJawaban.nilai == 0),
        )
        .where(*di_sini)
        .order_by(SurveiLayanan.urutan, Layanan.id)
    ).all()
    per_survei: dict[int, list[tuple[str, int | None, int]]] = {}
    for survei_id, nama, populasi, n in cacah:
        per_survei.setdefault(survei_id, []).append((nama, populasi, n))
    return [_berjalan(s, per_survei.get(s.id, []), saat) for s in survei]


def _berjalan(survei: Survei, cacah: list[tuple[str, int | None, int]], saat: datetime) -> Berjalan:
    zona = survei.unit.zona
    hari_ini, terakhir = setempat(saat, zona).date(), survei.akhir - timedelta(days=1)
    dibuka = setempat(survei.dibuka_pada or saat, zona).date()
    mulai = min(max(survei.mulai, dibuka), hari_ini)
    hari, sisa = (hari_ini - mulai).days + 1, (terakhir - hari_ini).days
    laju = [
        Laju(nama, n, populasi, None if populasi is None else krejcie_morgan(populasi), hari, sisa)
        for nama, populasi, n in cacah
    ]
    return Berjalan(survei, mulai, terakhir, laju)
