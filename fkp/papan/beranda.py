"""What the first page says of the board: how many were kept and how many are late, and a few of both."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from fkp.papan.keadaan import KeadaanPapan
from fkp.papan.queries import Ringkasan, cari_janji, ringkasan
from fkp.papan.saringan import Saringan
from fkp.papan.tampil import JanjiTampil, tampilkan

TAMPIL = 3


@dataclass(frozen=True)
class JanjiBeranda:
    """The sum of the year, and at most three promises."""

    ringkas: Ringkasan
    janji: list[JanjiTampil]


def janji_beranda(db: Session, saat: datetime) -> JanjiBeranda:
    """The promises kept last, and the one that is late for longest: a page that shows only what went well
    is not believed."""
    kini = {}
    for keadaan in (KeadaanPapan.DITEPATI, KeadaanPapan.LEWAT):
        cari = cari_janji(Saringan(keadaan=keadaan), saat).limit(TAMPIL)
        kini[keadaan] = list(db.scalars(cari))
    lewat = kini[KeadaanPapan.LEWAT]
    ditepati = kini[KeadaanPapan.DITEPATI][: TAMPIL - 1 if lewat else TAMPIL]
    baris = ditepati + lewat[: TAMPIL - len(ditepati)]
    sebut = {row.id: keadaan for keadaan, semua in kini.items() for row in semua}
    return JanjiBeranda(ringkasan(db, Saringan(), saat), tampilkan(db, baris, saat, sebut))
