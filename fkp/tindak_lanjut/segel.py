"""The plan of a survey when a report prints it: held while it is read, and kept as it was printed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.db import terkunci
from fkp.tindak_lanjut.models import TindakLanjut


def tahan_rencana(db: Session, survei_id: int) -> None:
    """Read the plan of this survey as it is now and hold its rows until the transaction ends: a change that
    is being saved at this moment comes wholly before what is read next, or wholly after."""
    cari = select(TindakLanjut).where(TindakLanjut.survei_id == survei_id).order_by(TindakLanjut.id)
    db.scalars(terkunci(cari, TindakLanjut)).all()


def kunci_rencana(db: Session, survei_id: int, saat: datetime) -> None:
    """Note that the plan of this survey was sealed into a report at ``saat``: its rows can no longer be
    deleted, and their dates as printed are kept. Rows sealed before stay as they are. Whoever prints them
    holds them first (``tahan_rencana``)."""
    cari = select(TindakLanjut).where(
        TindakLanjut.survei_id == survei_id, TindakLanjut.tersegel_pada.is_(None)
    )
    for row in db.scalars(cari):
        row.tersegel_pada, row.tenggat_semula = saat, row.tenggat
    db.flush()
