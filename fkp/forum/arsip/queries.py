"""Reading archives: the rows of one, what can be derived from it, and which are there already."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.arsip.nilai import NilaiForum
from fkp.forum.arsip.simpan import nilai_baris
from fkp.forum.models import ArsipForum, Forum
from fkp.forum.notulen.models import Masukan


def baris_arsip(db: Session, forum: Forum) -> Sequence[Masukan]:
    """The rows of an archive in their order, without those that were removed."""
    cari = select(Masukan).where(Masukan.forum_id == forum.id, Masukan.dihapus_pada.is_(None))
    return db.scalars(cari.order_by(Masukan.urutan, Masukan.id)).all()


def arsip_of(db: Session, forum: Forum) -> ArsipForum:
    """What is known of this archive."""
    return db.get_one(ArsipForum, forum.id)


def nilai_arsip(db: Session, forum: Forum) -> NilaiForum:
    """Derived from what is stored."""
    return nilai_baris(forum, arsip_of(db, forum), baris_arsip(db, forum))


def arsip_berkunci(
    db: Session, unit_id: Iterable[int], kunci: Iterable[str]
) -> dict[tuple[int, str], ArsipForum]:
    """The archives of these units that have one of these keys."""
    cari = (
        select(Forum.unit_id, ArsipForum)
        .join(Forum, Forum.id == ArsipForum.forum_id)
        .where(Forum.unit_id.in_(set(unit_id)), ArsipForum.kunci.in_(set(kunci)), ArsipForum.kunci != "")
    )
    return {(unit, arsip.kunci): arsip for unit, arsip in db.execute(cari)}
