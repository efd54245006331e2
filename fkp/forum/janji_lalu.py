"""What earlier forums promised and nobody has kept yet: the next one opens with it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from fkp.forum.models import Forum
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.tindak_lanjut.queries import TERBUKA
from fkp.tindak_lanjut.tampil import BarisTampil, tampilkan


def janji_terbuka(
    db: Session, unit_id: int, saat: datetime, *, sebelum: Forum | None = None
) -> list[BarisTampil]:
    """The promises of forums of this unit that someone still has to keep, the earliest date first; with
    ``sebelum`` those of the forums before that one."""
    cari = (
        select(TindakLanjut)
        .outerjoin(Forum, Forum.id == TindakLanjut.forum_id)
        .where(
            TindakLanjut.asal == Asal.FORUM,
            TindakLanjut.unit_id == unit_id,
            TindakLanjut.status.in_(TERBUKA),
        )
        .order_by(TindakLanjut.tenggat, TindakLanjut.id)
        .options(selectinload(TindakLanjut.lanjutan), selectinload(TindakLanjut.layanan))
    )
    if sebelum is not None:
        cari = cari.where(TindakLanjut.forum_id.is_(None) | (TindakLanjut.forum_id != sebelum.id))
        if sebelum.tanggal:
            cari = cari.where(Forum.tanggal.is_(None) | (Forum.tanggal <= sebelum.tanggal))
    return tampilkan((row for row in db.scalars(cari) if row.lanjutan is None), saat)
