"""What can be derived from a forum: points for the elements that came, and how firm its promises are.

Source of the points: PEKPPP indicator 2.a.P as agencies' software has it (``fkp.forum.liputan``). An archive
often knows some elements only as "perhaps", so the points are a range. Pure: no database, no clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from fkp.forum.arsip.istilah import tak_berisi
from fkp.forum.arsip.waktu import ada_batas
from fkp.forum.kerangka import Kerangka
from fkp.forum.liputan import nilai_pelibatan


class Janji(Protocol):
    """What is looked at of a row of the minutes."""

    hasil: str
    durasi: int | None
    tenggat: date | None
    jangka_teks: str
    penanggung_jawab: str


@dataclass(frozen=True, slots=True)
class NilaiForum:
    """``terendah`` and ``tertinggi`` are the points without and with the elements that are uncertain; both
    are None when the source does not let anybody say. ``belum`` are the elements neither seen nor possible,
    empty when nothing may be inferred. Of the ``komitmen`` so many have a real limit and an owner."""

    teramati: int
    ragu: int
    terendah: int | None
    tertinggi: int | None
    belum: tuple[str, ...]
    komitmen: int
    bertenggat: int
    berpenanggung_jawab: int

    @property
    def turunan(self) -> dict[str, Any]:
        """The same under the keys that files of cases use for derived values."""
        tak_diketahui = {} if self.terendah is not None else {"pekppp_q2_scale": None}
        return {
            "elements_counted": self.teramati,
            "pekppp_q2_scale_min": self.terendah,
            "pekppp_q2_scale_max": self.tertinggi,
            **tak_diketahui,
            "missing": list(self.belum),
            "commitments_total": self.komitmen,
            "commitments_with_deadline": self.bertenggat,
            "commitments_with_pic": self.berpenanggung_jawab,
        }


def nilai_forum(
    kerangka: Kerangka,
    teramati: Iterable[str],
    ragu: Iterable[str],
    baris: Iterable[Janji],
    *,
    lengkap: bool = True,
) -> NilaiForum:
    """Derive from the keys of the elements seen and possible, and from all rows of the minutes. ``lengkap``
    is False when the source shows only a part of those who came, or nobody at all: then no element seen does
    not mean that none came."""
    semua = [satu.kunci for satu in kerangka.unsur]
    datang = set(teramati) & set(semua)
    mungkin = set(ragu) & set(semua) - datang
    diketahui = lengkap or bool(datang)
    janji = [satu for satu in baris if satu.hasil in kerangka.hasil_baris]
    return NilaiForum(
        teramati=len(datang),
        ragu=len(mungkin),
        terendah=nilai_pelibatan(len(datang)) if diketahui else None,
        tertinggi=nilai_pelibatan(len(datang | mungkin)) if diketahui else None,
        belum=tuple(k for k in semua if k not in datang | mungkin) if diketahui else (),
        komitmen=len(janji),
        bertenggat=sum(bertenggat(satu) for satu in janji),
        berpenanggung_jawab=sum(not tak_berisi(satu.penanggung_jawab) for satu in janji),
    )


def bertenggat(janji: Janji) -> bool:
    """Whether a promise has a limit that can be checked. A class alone ("jangka pendek") is none."""
    return janji.durasi is not None or janji.tenggat is not None or ada_batas(janji.jangka_teks)
