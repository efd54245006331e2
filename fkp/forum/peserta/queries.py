"""Reading the people of a forum."""

import uuid
from collections.abc import Sequence

from flask import abort
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from fkp.forum.liputan import Liputan, susun_liputan
from fkp.forum.models import Forum
from fkp.forum.peserta.models import AsalPeserta, Balasan, Peserta
from fkp.forum.queries import kerangka_of


def semua_peserta(db: Session, forum: Forum) -> Sequence[Peserta]:
    """Everyone invited or present, by element and in the order in which they were noted."""
    cari = select(Peserta).where(Peserta.forum_id == forum.id)
    return db.scalars(cari.order_by(Peserta.unsur, Peserta.urutan, Peserta.nama, Peserta.id)).all()


def cari_peserta(forum: Forum, unsur: str) -> Select[Peserta]:
    """The people of one element, for a list in pages."""
    cari = select(Peserta).where(Peserta.forum_id == forum.id, Peserta.unsur == unsur)
    return cari.order_by(Peserta.urutan, Peserta.nama, Peserta.id)


def peserta_hadir(db: Session, forum: Forum) -> Sequence[Peserta]:
    """Everyone who came, in the order of the attendance list."""
    cari = select(Peserta).where(Peserta.forum_id == forum.id, Peserta.hadir_pada.is_not(None))
    return db.scalars(cari.order_by(Peserta.hadir_pada, Peserta.urutan, Peserta.id)).all()


def find_peserta(db: Session, forum: Forum, peserta_id: uuid.UUID) -> Peserta:
    """That person of this forum; 404 otherwise."""
    peserta = db.get(Peserta, peserta_id)
    return peserta if peserta is not None and peserta.forum_id == forum.id else abort(404)


def liputan_forum(db: Session, forum: Forum) -> Liputan:
    """The coverage of the elements as it is now."""
    cari = select(Peserta.unsur, Peserta.asal, Peserta.balasan, Peserta.hadir_pada)
    return susun_liputan(
        kerangka_of(forum),
        (
            (unsur, asal == AsalPeserta.UNDANGAN, balasan == Balasan.HADIR, hadir is not None)
            for unsur, asal, balasan, hadir in db.execute(cari.where(Peserta.forum_id == forum.id))
        ),
    )
