"""Standards that were changed because a forum agreed on it: from its row over the promise to the revision."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.models import TERSEGEL, Forum
from fkp.standar.models import PerubahanStandar, StandarPelayanan, TahapStandar
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Layanan


@dataclass(frozen=True, slots=True)
class Pengubahan:
    """The layanan whose standard a forum changed, the revision that says so, and the day of its decree."""

    layanan_id: int
    standar_id: int
    sejak: date


def standar_diubah(db: Session, unit: Sequence[int]) -> Mapping[int, Sequence[Pengubahan]]:
    """By sealed forum of these units, what it changed in the standards of its own unit. A draft changes
    nothing yet, and neither does a revision that left the component as it was."""
    cari = (
        select(
            TindakLanjut.forum_id,
            StandarPelayanan.layanan_id,
            StandarPelayanan.id,
            StandarPelayanan.tanggal_sk,
            StandarPelayanan.isi,
            PerubahanStandar.komponen,
            PerubahanStandar.semula,
        )
        .join(PerubahanStandar.standar)
        .join(Layanan, Layanan.id == StandarPelayanan.layanan_id)
        .join(TindakLanjut, TindakLanjut.id == PerubahanStandar.tindak_lanjut_id)
        .join(Forum, Forum.id == TindakLanjut.forum_id)
        .where(
            Forum.unit_id.in_(unit),
            Forum.tahap.in_(TERSEGEL),
            Layanan.unit_id == Forum.unit_id,
            StandarPelayanan.tahap != TahapStandar.RANCANGAN,
        )
        .order_by(PerubahanStandar.id)
    )
    hasil: defaultdict[int, list[Pengubahan]] = defaultdict(list)
    for forum_id, layanan_id, standar_id, sejak, isi, komponen, semula in db.execute(cari):
        if forum_id is None or sejak is None or isi.get(komponen, "") == semula:
            continue
        satu = Pengubahan(layanan_id, standar_id, sejak)
        if satu not in hasil[forum_id]:
            hasil[forum_id].append(satu)
    return hasil
