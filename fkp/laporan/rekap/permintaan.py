"""What a recap is about: a node, a period, one questionnaire."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from fkp.skm.models import Periode
from fkp.skm.periode import PANJANG, Kalender


@dataclass(frozen=True, slots=True)
class Permintaan:
    """One recap: everything below the instansi ``nama`` at ``jalur``, in the ``ke``-th period of kind
    ``periode`` of ``tahun``, measured with one version of one questionnaire. Answers to 9 and to 16 questions
    never meet in one recap."""

    instansi_id: int
    nama: str
    jalur: str
    periode: str
    tahun: int
    ke: int
    instrumen: str
    versi: int

    @property
    def kalender(self) -> Kalender:
        return Kalender(Periode(self.periode), self.tahun, self.ke)

    @property
    def mulai(self) -> date:
        return self.kalender.mulai

    @property
    def akhir(self) -> date:
        """The first day after the period."""
        return self.kalender.akhir

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Permintaan":
        """Back from ``to_dict``."""
        return cls(**data)


def sebelum(kalender: Kalender) -> Kalender:
    """The period of the same kind before this one."""
    if kalender.ke > 1:
        return Kalender(kalender.jenis, kalender.tahun, kalender.ke - 1)
    return Kalender(kalender.jenis, kalender.tahun - 1, 12 // PANJANG[kalender.jenis])
