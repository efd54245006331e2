"""What the report counts: surveys, forums and promises of a unit, and how each stood on a day. Pure: no
database, no clock."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Capaian(StrEnum):
    """Where a promise stood on the last day that the report speaks of."""

    TEPAT = "tepat"
    LAMBAT = "lambat"
    TERBUKA = "terbuka"
    LEWAT = "lewat"
    DIHENTIKAN = "dihentikan"


@dataclass(frozen=True, slots=True)
class SurveiUnit:
    """A survey of a unit: ``nama`` of its own period, which is half-open; ``disahkan`` the day of its first
    seal and ``terbit`` that of its publication, on the unit's calendar, None before. ``ikm`` and ``mutu`` are
    those of its newest sealed version."""

    id: int
    kode: str
    nama: str
    mulai: date
    akhir: date
    tahap: str
    disahkan: date | None
    terbit: date | None
    ikm: Decimal | None
    mutu: str | None


@dataclass(frozen=True, slots=True)
class ForumUnit:
    """A forum of a unit, held on ``tanggal``; days as for a survey. ``unsur`` are the elements of the public
    of which somebody came."""

    id: int
    kode: str
    tema: str
    tahap: str
    tanggal: date | None
    disahkan: date | None
    terbit: date | None
    unsur: frozenset[str]

    @property
    def hari_terbit(self) -> int | None:
        """Days from the forum to the publication of its berita acara."""
        if self.tanggal is None or self.terbit is None:
            return None
        return (self.terbit - self.tanggal).days


@dataclass(frozen=True, slots=True)
class JanjiUnit:
    """A promise of a unit. ``berhenti`` is the day on which it was stopped."""

    id: int
    asal: str
    kegiatan: str
    penanggung_jawab: str
    tenggat_semula: date | None
    tenggat: date
    selesai: date | None
    berhenti: date | None

    def capaian(self, hari: date) -> Capaian:
        """How it stood on ``hari``; on time is not after the date that counts now."""
        if self.selesai is not None and self.selesai <= hari:
            return Capaian.TEPAT if self.selesai <= self.tenggat else Capaian.LAMBAT
        if self.berhenti is not None and self.berhenti <= hari:
            return Capaian.DIHENTIKAN
        return Capaian.LEWAT if self.tenggat < hari else Capaian.TERBUKA
