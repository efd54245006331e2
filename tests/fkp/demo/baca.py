"""Surveys of the demo that its tests look at."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.demo.rencana import KODE_CONTOH
from fkp.skm.models import Survei, Tahap
from fkp.skm.queries import frame_jawaban, survei_by_kode


def contoh_of(db: Session) -> Survei:
    survei = survei_by_kode(db, KODE_CONTOH)
    assert survei is not None
    return survei


def besar(db: Session) -> list[Survei]:
    """The sealed surveys with enough answers to judge."""
    semua = db.scalars(select(Survei).where(Survei.tahap == Tahap.TERBIT).order_by(Survei.id)).unique()
    return [s for s in semua if len(frame_jawaban(db, s)) >= 200]
