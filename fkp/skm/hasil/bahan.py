"""What the result page is made of, sealed or provisional, in one shape."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from fkp.skm.hasil.cacah import silang_layanan
from fkp.skm.hasil.rinci import susun_rincian
from fkp.skm.models import TERSEGEL, Pengesahan, Survei
from fkp.skm.queries import aturan_of, hitungan, pengesahan_terakhir
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan
from surveys.scoring import TanpaResponden, score_skm

SILANG_TERBANYAK = 50_000
"""Above so many answers the spread between respondents is computed at the seal and not at each look."""


@dataclass(frozen=True)
class Bahan:
    """A result with all that is said beside it; ``rincian`` as in ``fkp.skm.hasil.rinci``. ``sah`` is the
    sealed version it was read from, None for a provisional one, which is computed from the counts as they
    are."""

    hasil: HasilSkm
    hitungan: Hitungan
    rincian: dict[str, Any]
    sah: Pengesahan | None

    @property
    def sementara(self) -> bool:
        return self.sah is None


def bahan_of(db: Session, survei: Survei, saat: datetime | None = None) -> Bahan | None:
    """The newest sealed result, or for a survey that is not sealed its provisional one at ``saat``; None
    while there is nothing to make an index of."""
    if survei.tahap in TERSEGEL and (sah := pengesahan_terakhir(db, survei)):
        return Bahan(HasilSkm.from_dict(sah.hasil), Hitungan.from_dict(sah.hitungan), sah.rincian, sah)
    kini, aturan = hitungan(db, survei), aturan_of(survei)
    try:
        hasil = score_skm(kini, aturan)
    except TanpaResponden:
        return None
    silang = silang_layanan(db, survei) if kini.responden <= SILANG_TERBANYAK else {}
    return Bahan(hasil, kini, susun_rincian(db, survei, kini, aturan, silang, saat), None)
