"""What the database holds of who came."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta


def hadir(db: Session, forum: Forum) -> list[str]:
    """The names of those who came, as stored by now."""
    db.expire_all()
    cari = select(Peserta.nama).where(Peserta.forum_id == forum.id, Peserta.hadir_pada.is_not(None))
    return sorted(db.scalars(cari))


def banyak(db: Session, forum: Forum) -> int:
    """How many people are on the list."""
    return db.scalar(select(func.count()).where(Peserta.forum_id == forum.id)) or 0
