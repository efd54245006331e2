"""All units of a pembina on one screen."""

from datetime import datetime

from flask import g, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, lazyload

from fkp.clock import now
from fkp.db import db
from fkp.halaman.kelola import bp
from fkp.halaman.queries import cocok, pada_hari_ini, terbitan_terakhir
from fkp.halaman.tugas import tanpa_survei
from fkp.izin.guard import dalam_cakupan, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.skm.models import HitunganJawaban, Survei
from fkp.skm.tahap import NAMA
from fkp.unit.models import Instansi, Unit


@bp.get("/kelola/ringkas")
@require(Izin.LIHAT_SURVEI)
def unit_ringkas() -> ResponseReturnValue:
    """Every unit in scope on one screen: newest published index, and how far the present period is."""
    saat, kata = now(), rapikan(request.args.get("cari"))
    tanpa = request.args.get("tanpa") == "ya"
    cari = (
        select(Unit)
        .join(Unit.instansi)
        .where(Unit.aktif, dalam_cakupan(Unit.jalur))
        .order_by(Instansi.nama, Unit.nama, Unit.id)
        .options(contains_eager(Unit.instansi))
    )
    if kata:
        cari = cari.where(cocok(kata))
    if tanpa:
        cari = cari.where(tanpa_survei(g.cakupan, saat))
    lembar = potong(db(), cari, request.args.get("hal"))
    nomor = [u.id for u in lembar.baris]
    return render_template(
        "halaman/unit_ringkas.html",
        lembar=lembar,
        terbitan=terbitan_terakhir(db(), nomor),
        kini=_survei_kini(db(), nomor, saat),
        nama_tahap={t.value: n for t, n in NAMA.items()},
        kata=kata,
        tanpa=tanpa,
    )


def _survei_kini(db: Session, unit_id: list[int], saat: datetime) -> dict[int, tuple[Survei, int]]:
    """For each unit the survey whose period holds today, with its answers so far."""
    cari = (
        select(Survei, func.coalesce(func.sum(HitunganJawaban.n), 0))
        .join(Survei.unit)
        .outerjoin(
            HitunganJawaban,
            (HitunganJawaban.survei_id == Survei.id)
            & (HitunganJawaban.butir == 0)
            & (HitunganJawaban.nilai == 0),
        )
        .where(Survei.unit_id.in_(unit_id), pada_hari_ini(saat))
        .group_by(Survei.id)
        .order_by(Survei.akhir.desc(), Survei.id)
        .options(lazyload(Survei.unit), lazyload(Survei.layanan))
    )
    return {survei.unit_id: (survei, n) for survei, n in db.execute(cari)}
