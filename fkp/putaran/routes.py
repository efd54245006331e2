"""Staff: the promises that a survey says something about."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.putaran.banding import Putaran, putaran_banyak
from fkp.putaran.tampil import kata_putaran, kata_singkat, nama_nilai, sebut_nilai, teks_galat
from fkp.skm.models import TERSEGEL, Survei
from fkp.skm.queries import find_survei
from fkp.tindak_lanjut.models import TindakLanjut

bp = Blueprint("putaran", __name__)

for _filter in (kata_putaran, kata_singkat, nama_nilai, sebut_nilai, teks_galat):
    bp.add_app_template_filter(_filter)


@bp.get("/kelola/survei/<int:survei_id>/putaran")
@require(Izin.LIHAT_SURVEI)
def survei(survei_id: int) -> ResponseReturnValue:
    """Which kept promises this survey measures, and which were still open."""
    survei = find_survei(db(), survei_id)
    tersegel = survei.tahap in TERSEGEL
    semua = _dinilai(db(), survei) if tersegel else []
    return render_template(
        "putaran/survei.html",
        survei=survei,
        tersegel=tersegel,
        ditepati=[(row, p) for row, p in semua if p.ditepati],
        terbuka=[(row, p) for row, p in semua if not p.ditepati],
    )


def _dinilai(db: Session, survei: Survei) -> list[tuple[TindakLanjut, Putaran]]:
    """The promises of the unit whose later survey is this one, in the order in which they were kept."""
    cari = (
        select(TindakLanjut)
        .where(
            TindakLanjut.unit_id == survei.unit_id,
            or_(TindakLanjut.selesai_pada.is_(None), TindakLanjut.selesai_pada < survei.akhir),
        )
        .order_by(TindakLanjut.selesai_pada, TindakLanjut.tenggat, TindakLanjut.id)
    )
    rows = list(db.scalars(cari))
    putaran = putaran_banyak(db, rows, umum=False)
    pas = ((row, putaran[row.id]) for row in rows if row.id in putaran)
    return [(row, p) for row, p in pas if p.sesudah is not None and p.sesudah.survei_id == survei.id]
