"""Who answers for a promise now: read once for a whole round, so that ten thousand promises ask nothing more.

Only people with an active account count, and only by the roles they hold at this moment: whoever left a unit
hears nothing of it any more.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.pengingat.jadwal import PELAKSANA, PEMBINA, PIMPINAN

PERAN = (Peran.PETUGAS, Peran.PIMPINAN, Peran.PEMBINA)


@dataclass(frozen=True)
class Penerima:
    """The active people who may be told of promises: by role and path of the node where they hold it."""

    di: Mapping[tuple[str, str], frozenset[int]]

    def untuk(self, sasaran: str, jalur: str, pelaksana_id: int | None) -> frozenset[int]:
        """Whom a row of the schedule means for a promise of the unit at ``jalur``; nobody when there is
        none."""
        if sasaran == PELAKSANA:
            petugas, pimpinan = self.di_atas(Peran.PETUGAS, jalur), self.di_atas(Peran.PIMPINAN, jalur)
            if pelaksana_id is not None and pelaksana_id in petugas | pimpinan:
                return frozenset((pelaksana_id,))
            return petugas or pimpinan
        return self.di_atas({PIMPINAN: Peran.PIMPINAN, PEMBINA: Peran.PEMBINA}[sasaran], jalur)

    def di_atas(self, peran: Peran, jalur: str) -> frozenset[int]:
        """Those who hold this role at the node of ``jalur`` or above it."""
        kosong: frozenset[int] = frozenset()
        return kosong.union(*(self.di.get((peran.value, satu), kosong) for satu in _simpul(jalur)))


def baca_penerima(db: Session) -> Penerima:
    """Everybody who may be told."""
    di: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    cari = (
        select(Penugasan.peran, Penugasan.jalur, Penugasan.akun_id)
        .join(Penugasan.akun)
        .where(Akun.aktif, Penugasan.peran.in_(PERAN))
    )
    for peran, jalur, akun_id in db.execute(cari):
        di[peran, jalur].add(akun_id)
    return Penerima({simpul: frozenset(orang) for simpul, orang in di.items()})


def _simpul(jalur: str) -> Iterator[str]:
    """ "/1/4/u9/" -> "/", "/1/", "/1/4/", "/1/4/u9/": where a role covers this node."""
    for ke, huruf in enumerate(jalur):
        if huruf == "/":
            yield jalur[: ke + 1]
