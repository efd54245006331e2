"""A unit, or a thing that belongs to one, found within the scope of whoever asks."""

from typing import ClassVar, Protocol, TypeVar

from flask import abort
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session, contains_eager, joinedload

from fkp.db import terkunci
from fkp.izin.guard import dalam_cakupan
from fkp.unit.models import Unit


class MilikUnit(Protocol):
    """A table whose rows belong to a unit."""

    id: ClassVar[InstrumentedAttribute[int]]
    unit: ClassVar[InstrumentedAttribute[Unit]]


M = TypeVar("M", bound=MilikUnit)


def find_milik(
    db: Session,
    jenis: type[M],
    nomor: int,
    *,
    kunci: bool = False,
    terlihat: ColumnElement[bool] | None = None,
) -> M:
    """The row with this number, if its unit lies within the scope of this request; 404 otherwise. What has a
    rule of its own gives it as ``terlihat``. ``kunci`` reads the row as it is now and holds it until the
    transaction ends."""
    cari = (
        select(jenis)
        .join(jenis.unit)
        .where(jenis.id == nomor, dalam_cakupan(Unit.jalur) if terlihat is None else terlihat)
        .options(contains_eager(jenis.unit))
    )
    return db.scalar(terkunci(cari, jenis) if kunci else cari) or abort(404)


def unit_tercakup(db: Session, unit_id: int, *, kunci: bool = False) -> Unit:
    """The unit, if it lies within the scope of this request; 404 otherwise. ``kunci`` as above: of two people
    who change what belongs to it at once, one waits for the other."""
    cari = (
        select(Unit).where(Unit.id == unit_id, dalam_cakupan(Unit.jalur)).options(joinedload(Unit.instansi))
    )
    return db.scalar(terkunci(cari, Unit) if kunci else cari) or abort(404)
