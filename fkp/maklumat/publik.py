"""Everyone: the maklumat of a unit, as it hangs on its wall."""

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue

from fkp.alamat import asal_publik
from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.maklumat.actions import susunan_of
from fkp.maklumat.queries import jajaran_of
from fkp.unit.queries import find_unit_umum

bp = Blueprint("maklumat_publik", __name__)


@bp.get("/unit/<slug>/maklumat")
@require(Izin.PUBLIK)
def lihat(slug: str) -> ResponseReturnValue:
    """The maklumat in force as one sheet; without one, that there is none yet."""
    unit = find_unit_umum(db(), slug) or abort(404)
    maklumat = jajaran_of(db(), unit.id).berlaku
    if maklumat is None:
        return render_template("maklumat_publik/belum.html", unit=unit)
    return render_template(
        "maklumat_publik/lihat.html",
        unit=unit,
        maklumat=maklumat,
        klausul=susunan_of(maklumat).klausul,
        alamat=asal_publik() + url_for(".lihat", slug=unit.slug),
    )
