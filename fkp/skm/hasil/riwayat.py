"""Earlier sealed results of the same unit with the same instrument: the only ones that compare."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, load_only

from fkp.skm.models import TERSEGEL, Pengesahan, Survei
from fkp.skm.periode import nama_periode
from fkp.skm.queries import pengesahan_terbaru
from surveys.hasil import HasilSkm

TITIK_TREN = 8


@dataclass(frozen=True)
class HasilLalu:
    """An earlier period with its newest sealed result; ``margin`` in IKM points, None when not known.
    ``mulai``..``akhir`` is half-open."""

    survei_id: int
    periode: str
    pendek: str
    mulai: date
    akhir: date
    hasil: HasilSkm
    margin: Decimal | None


def hasil_lalu(db: Session, survei: Survei) -> list[HasilLalu]:
    """The sealed results before this survey, oldest first, as many as a trend shows."""
    cari = (
        select(Pengesahan)
        .join(Pengesahan.survei)
        .where(
            Survei.unit_id == survei.unit_id,
            Survei.instrumen == survei.instrumen,
            Survei.tahap.in_(TERSEGEL),
            Survei.mulai < survei.mulai,
            pengesahan_terbaru(),
        )
        .order_by(Survei.mulai.desc(), Survei.id.desc())
        .limit(TITIK_TREN - 1)
        .options(
            load_only(Pengesahan.hasil, Pengesahan.rincian),
            contains_eager(Pengesahan.survei).options(load_only(Survei.periode, Survei.mulai, Survei.akhir)),
        )
    )
    return [_lalu(satu) for satu in reversed(db.scalars(cari).all())]


def _lalu(sah: Pengesahan) -> HasilLalu:
    s, margin = sah.survei, sah.rincian.get("margin")
    return HasilLalu(
        s.id,
        nama_periode(s.periode, s.mulai, s.akhir),
        nama_periode(s.periode, s.mulai, s.akhir, pendek=True),
        s.mulai,
        s.akhir,
        HasilSkm.from_dict(sah.hasil),
        Decimal(margin) if margin else None,
    )
