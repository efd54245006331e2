"""What a unit promised in public and nobody has kept yet: the next forum opens with it."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from fkp.clock import setempat
from fkp.forum.models import Forum
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.tindak_lanjut.queries import masih_terbuka
from fkp.tindak_lanjut.tampil import BarisTampil, tampilkan


def janji_terbuka(
    db: Session, unit_id: int, saat: datetime, *, sebelum: Forum | None = None
) -> list[BarisTampil]:
    """The promises of this unit that someone still has to keep, the earliest date first, so what is late
    stands above: those of its forums, and whatever else stands on the board. With ``sebelum`` those that were
    made, or known, before that forum."""
    cari = (
        select(TindakLanjut)
        .outerjoin(Forum, Forum.id == TindakLanjut.forum_id)
        .where(
            or_(TindakLanjut.asal == Asal.FORUM, TindakLanjut.tayang_pada.is_not(None)),
            TindakLanjut.unit_id == unit_id,
            masih_terbuka(),
        )
        .order_by(TindakLanjut.tenggat, TindakLanjut.id)
        .options(selectinload(TindakLanjut.lanjutan), selectinload(TindakLanjut.layanan))
    )
    if sebelum is not None:
        cari = cari.where(TindakLanjut.forum_id.is_(None) | (TindakLanjut.forum_id != sebelum.id))
        if sebelum.tanggal:
            cari = cari.where(Forum.tanggal.is_(None) | (Forum.tanggal <= sebelum.tanggal))
    return tampilkan((row for row in db.scalars(cari) if _dikenal(row, sebelum)), saat)


def _dikenal(row: TindakLanjut, sebelum: Forum | None) -> bool:
    """Whether what no forum promised was on the board by the day of this one."""
    if sebelum is None or sebelum.tanggal is None or row.forum_id is not None or row.tayang_pada is None:
        return True
    return setempat(row.tayang_pada, row.unit.zona).date() <= sebelum.tanggal
