"""What a unit has to show for a year, each fact with the rows it was counted from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from fkp.clock import setempat
from fkp.penilaian.skor import KeadaanSkm, KeadaanStandar
from fkp.unit.models import Unit

ARSIP, TANPA_BERITA_ACARA, HANYA_NILAI, BELUM_SAH = "arsip", "tanpa_berita_acara", "hanya_nilai", "belum_sah"
MENGUBAH_STANDAR = "mengubah_standar"
DITERUSKAN, DIHENTIKAN, BELUM_SELESAI = "diteruskan", "dihentikan", "belum_selesai"
"""Remarks on a row; their words are in ``fkp.penilaian.kata``."""


class Jenis(StrEnum):
    """The kinds of rows that are counted."""

    STANDAR = "standar"
    TINJAUAN = "tinjauan"
    FORUM = "forum"
    SURVEI = "survei"
    JANJI = "janji"
    BUKTI = "bukti"
    NILAI_LAMA = "nilai_lama"


@dataclass(frozen=True, slots=True)
class Rujukan:
    """A row that a fact was counted from: which one, how people call it, and its day. The page of a standard
    is that of its layanan, so ``id`` is the layanan's there; a review stands on the same page, and
    ``layanan_id`` says which. ``catatan`` is the key of a remark; a row that is shown and not counted says
    so (``dihitung``)."""

    jenis: Jenis
    id: int
    nama: str
    hari: date | None = None
    catatan: str = ""
    dihitung: bool = True
    layanan_id: int | None = None


@dataclass(frozen=True, slots=True)
class FaktaLayanan:
    """The standard of an active layanan as it stood, and what was done with it. ``revisi_id`` is the row in
    force, ``ditinjau`` the last day of a review until the day that is looked at."""

    id: int
    keadaan: KeadaanStandar
    revisi_id: int | None = None
    ditinjau: date | None = None
    standar: tuple[Rujukan, ...] = ()
    pelibatan: tuple[Rujukan, ...] = ()
    tinjauan: tuple[Rujukan, ...] = ()
    monev: tuple[Rujukan, ...] = ()


@dataclass(frozen=True, slots=True)
class ForumStandar:
    """A sealed forum of the year that was about standards or changed one, with the keys of the elements that
    came to it."""

    rujukan: Rujukan
    unsur: frozenset[str]


@dataclass(frozen=True, slots=True)
class FaktaStandar:
    """The standards of a unit, its forums about them in the year, and archives, which do not count."""

    layanan: tuple[FaktaLayanan, ...] = ()
    forum: tuple[ForumStandar, ...] = ()
    arsip: tuple[Rujukan, ...] = ()

    @property
    def unsur(self) -> frozenset[str]:
        """The elements that came to any of the forums."""
        return frozenset().union(*(satu.unsur for satu in self.forum))


@dataclass(frozen=True, slots=True)
class FaktaSkm:
    """The surveys whose period ended in the year: ``survei`` sealed with a questionnaire of the regulation,
    ``lain`` what was done otherwise. ``media`` are the rows by the kind of media in which a result was made
    known, ``selesai`` the rows of their plans that are done."""

    survei: tuple[Rujukan, ...] = ()
    lain: tuple[Rujukan, ...] = ()
    media: Mapping[str, tuple[Rujukan, ...]] = field(default_factory=dict)
    selesai: tuple[Rujukan, ...] = ()
    keadaan: KeadaanSkm = field(default_factory=KeadaanSkm)


@dataclass(frozen=True, slots=True)
class BarisRencana:
    """A row of the plan: the day of the report it stands in, whether work on it has begun, when it was done,
    and whether it was stopped. ``rujukan`` is the row as it stands now, which may be a later one that carries
    it on."""

    rujukan: Rujukan
    laporan: date
    dimulai: bool
    selesai: date | None
    dihentikan: bool = False


@dataclass(frozen=True, slots=True)
class FaktaRencana:
    """The sealed reports of the year before, and the rows of their plans, each counted once."""

    laporan: tuple[Rujukan, ...] = ()
    baris: tuple[BarisRencana, ...] = ()

    @property
    def dihentikan(self) -> int:
        """How many rows were stopped."""
        return sum(satu.dihentikan for satu in self.baris)


@dataclass(frozen=True, slots=True)
class FaktaUnit:
    """All facts of one unit for the year ``tahun`` as of ``hari``."""

    unit: Unit
    tahun: int
    hari: date
    standar: FaktaStandar
    skm: FaktaSkm
    rencana: FaktaRencana


def per_kunci(baris: Iterable[Any], kolom: str) -> dict[int, list[Any]]:
    """The rows of a query by the value of one of their columns, in their order."""
    per: defaultdict[int, list[Any]] = defaultdict(list)
    for satu in baris:
        per[getattr(satu, kolom)].append(satu)
    return per


def hari_penilaian(unit: Unit, tahun: int, saat: datetime) -> date:
    """The day of which a year speaks: its last one, or today while it runs, on the calendar of the unit."""
    return min(date(tahun, 12, 31), setempat(saat, unit.zona).date())
