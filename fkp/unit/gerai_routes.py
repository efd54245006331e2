"""The gerai of a Mal Pelayanan Publik: whose layanan it hosts."""

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.unit import layanan as tindakan
from fkp.unit import queries
from fkp.unit.forms import FormGerai
from fkp.unit.models import Gerai, JenisUnit, Unit
from fkp.unit.routes import bp, selesai, unit_dalam


@bp.get("/<int:unit_id>/gerai")
@require(Izin.KELOLA_UNIT)
def gerai_tambah(unit_id: int) -> ResponseReturnValue:
    mpp, cari = _mpp(unit_id), rapikan(request.args.get("cari"))
    calon = queries.layanan_lain(db(), mpp, g.cakupan, cari)
    return render_template("unit/gerai_tambah.html", unit=mpp, calon=calon, cari=cari)


@bp.post("/<int:unit_id>/gerai")
@require(Izin.KELOLA_UNIT)
def gerai_simpan(unit_id: int) -> ResponseReturnValue:
    mpp = _mpp(unit_id)
    nomor = {int(n) for n in request.form.getlist("layanan") if n.isascii() and n.isdigit() and len(n) < 10}
    pilihan = queries.layanan_bernomor(db(), nomor, g.cakupan)
    if len(pilihan) < len(nomor):
        abort(404)
    baru = tindakan.tambah_gerai(db(), pengguna(), mpp, pilihan)
    db().commit()
    if baru:
        flash(ngettext("%(num)s gerai ditambahkan.", "%(num)s gerai ditambahkan.", baru), "baik")
    else:
        flash(_("Belum ada layanan yang dipilih. Centang dulu, lalu tambahkan."), "perhatian")
    return redirect(
        url_for("unit.lihat", unit_id=unit_id) if baru else url_for(".gerai_tambah", unit_id=unit_id)
    )


@bp.route("/<int:unit_id>/gerai/<int:gerai_id>", methods=["GET", "POST"])
@require(Izin.KELOLA_UNIT)
def gerai_ubah(unit_id: int, gerai_id: int) -> ResponseReturnValue:
    mpp, gerai = _gerai(unit_id, gerai_id)
    form = FormGerai(obj=gerai)
    if form.validate_on_submit():
        tindakan.ubah_gerai(db(), pengguna(), mpp, gerai, form.nama.data)
        return selesai(mpp, _("Tersimpan."))
    return render_template("unit/gerai.html", form=form, unit=mpp, gerai=gerai), 422 if form.errors else 200


@bp.post("/<int:unit_id>/gerai/<int:gerai_id>/lepas")
@require(Izin.KELOLA_UNIT)
def gerai_lepas(unit_id: int, gerai_id: int) -> ResponseReturnValue:
    mpp, gerai = _gerai(unit_id, gerai_id)
    tindakan.lepas_gerai(db(), pengguna(), mpp, gerai)
    return selesai(mpp, _("Gerai dilepas. Layanan di unit asalnya tidak berubah."))


def _mpp(unit_id: int) -> Unit:
    unit = unit_dalam(unit_id)
    if unit.jenis != JenisUnit.MPP:
        abort(404)
    return unit


def _gerai(unit_id: int, gerai_id: int) -> tuple[Unit, Gerai]:
    unit = unit_dalam(unit_id)
    return unit, next((x for x in unit.gerai if x.id == gerai_id), None) or abort(404)
