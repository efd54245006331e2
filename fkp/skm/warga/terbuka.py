"""Which surveys citizens can answer now, and what they are told about the others."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.skm.models import Survei, Tahap
from fkp.skm.tahap import Keadaan, keadaan
from fkp.unit.models import Unit


def survei_terbuka(db: Session, saat: datetime, unit_id: int | None = None) -> list[Survei]:
    """Surveys that accept answers at ``saat``, by the name of their unit."""
    # A day on either side covers every zone; the exact moment is decided by the unit's own clock.
    hari = saat.date()
    cari = (
        select(Survei)
        .join(Survei.unit)
        .where(
            Survei.tahap == Tahap.DIBUKA,
            Unit.aktif,
            Survei.mulai <= hari + timedelta(days=1),
            Survei.akhir >= hari - timedelta(days=1),
        )
        .order_by(Unit.nama, Survei.mulai)
    )
    if unit_id is not None:
        cari = cari.where(Survei.unit_id == unit_id)
    return [s for s in db.scalars(cari) if keadaan(s, saat) is Keadaan.MENERIMA]
