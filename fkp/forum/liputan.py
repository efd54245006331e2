"""Which of the five elements of the public are invited, have said yes, and came.

Source of the score: PEKPPP indicator 2.a.P as agencies' software has it (second hand): 0 without any element,
else as many points as there are different elements, five at most. The organiser is no element, and no
minimum number of people per element was found. Pure: no database, no clock.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fkp.forum.kerangka import Kerangka

TERTINGGI = 5


@dataclass(frozen=True, slots=True)
class UnsurLiputan:
    """An element, and how many of it were invited, said yes, and came (people who came uninvited too)."""

    kunci: str
    nama: str
    diundang: int
    bersedia: int
    hadir: int


@dataclass(frozen=True, slots=True)
class Liputan:
    """All elements in their order, and the organiser's people who came, who do not count."""

    unsur: tuple[UnsurLiputan, ...]
    penyelenggara: int

    @property
    def diundang(self) -> tuple[UnsurLiputan, ...]:
        """The elements of which somebody is invited."""
        return tuple(satu for satu in self.unsur if satu.diundang)

    @property
    def hadir(self) -> tuple[UnsurLiputan, ...]:
        """The elements of which somebody came."""
        return tuple(satu for satu in self.unsur if satu.hadir)

    @property
    def belum_diundang(self) -> tuple[UnsurLiputan, ...]:
        """The elements that nobody was invited of."""
        return tuple(satu for satu in self.unsur if not satu.diundang)

    @property
    def belum_hadir(self) -> tuple[UnsurLiputan, ...]:
        """The elements of which nobody came."""
        return tuple(satu for satu in self.unsur if not satu.hadir)

    @property
    def orang_hadir(self) -> int:
        """How many people of the public came."""
        return sum(satu.hadir for satu in self.unsur)

    @property
    def nilai(self) -> int:
        """Points of the elements that came, 0 to 5."""
        return nilai_pelibatan(len(self.hadir))


def nilai_pelibatan(unsur: int) -> int:
    """Points of PEKPPP 2.a.P for so many different elements."""
    return min(max(unsur, 0), TERTINGGI)


def susun_liputan(kerangka: Kerangka, orang: Iterable[tuple[str, bool, bool, bool]]) -> Liputan:
    """Count (key of the element, invited, said yes, came) for each person."""
    diundang, bersedia, hadir = Counter[str](), Counter[str](), Counter[str]()
    for unsur, diajak, ya, datang in orang:
        diundang[unsur] += diajak
        bersedia[unsur] += ya
        hadir[unsur] += datang
    dihitung = {satu.kunci for satu in kerangka.unsur}
    return Liputan(
        tuple(
            UnsurLiputan(u.kunci, u.nama, diundang[u.kunci], bersedia[u.kunci], hadir[u.kunci])
            for u in kerangka.unsur
        ),
        sum(n for kunci, n in hadir.items() if kunci not in dihitung),
    )
