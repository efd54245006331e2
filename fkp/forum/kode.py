"""The public code of a forum: short, read from paper and typed, such as "k7qf2m"."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fkp.forum.models import Forum
from fkp.galat import Galat
from fkp.skm.kelola.kode import kode_acak

PANJANG = 6
PERCOBAAN = 20
"""Codes tried before giving up; one is taken once in hundreds of thousands of tries."""


class KodeHabis(Galat):
    """No free code was found."""


def simpan_berkode(db: Session, forum: Forum) -> None:
    """Add the forum with a code that no other has. Raises KodeHabis."""
    for _percobaan in range(PERCOBAAN):
        forum.kode = kode_acak(PANJANG)
        try:
            with db.begin_nested():
                db.add(forum)
        except IntegrityError:
            if db.scalar(select(Forum.id).where(Forum.kode == forum.kode)) is None:
                raise
        else:
            return
    raise KodeHabis("Kode forum belum didapat. Coba simpan sekali lagi.")
