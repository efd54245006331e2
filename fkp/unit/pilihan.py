"""Which unit something new is for: the one that the address names, the only one, or one to be chosen."""

from flask import abort, render_template, request
from sqlalchemy import Select, select

from fkp.db import db, nomor
from fkp.izin.guard import dalam_cakupan
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.unit.models import Unit


def unit_diminta() -> Unit | None:
    """The active unit in scope that ``unit`` names (404 when there is none), or the only one; None when there
    is a choice."""
    minta = request.values.get("unit", type=nomor)
    if minta is not None:
        return db().scalar(_aktif().where(Unit.id == minta)) or abort(404)
    dua = db().scalars(_aktif().limit(2)).all()
    return dua[0] if len(dua) == 1 else None


def pilih_unit(templat: str) -> str:
    """The page to choose from, by name; ``q`` are words of it."""
    kata = rapikan(request.args.get("q"))[:80]
    cari = _aktif().order_by(Unit.nama, Unit.id)
    for satu in kata.split()[:6]:
        cari = cari.where(Unit.nama.icontains(satu, autoescape=True))
    return render_template(templat, lembar=potong(db(), cari, request.args.get("hal")), kata=kata)


def _aktif() -> Select[Unit]:
    return select(Unit).where(dalam_cakupan(Unit.jalur), Unit.aktif)
