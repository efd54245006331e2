"""The layanan of one unit: add, rename, put in order, switch off."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.unit import layanan as tindakan
from fkp.unit.forms import FormLayanan, FormLayananBanyak
from fkp.unit.models import Layanan, Unit
from fkp.unit.pohon import NamaKembar
from fkp.unit.routes import bp, halaman_unit, selesai, unit_dalam


@bp.post("/<int:unit_id>/layanan")
@require(Izin.KELOLA_LAYANAN)
def layanan_tambah(unit_id: int) -> ResponseReturnValue:
    unit, form = unit_dalam(unit_id), FormLayananBanyak()
    if not form.validate():
        return halaman_unit(unit, form)
    baru = tindakan.tambah_layanan(db(), pengguna(), unit, form.nama)
    return selesai(
        unit,
        ngettext("%(num)s layanan ditambahkan.", "%(num)s layanan ditambahkan.", len(baru))
        if baru
        else _("Semua layanan itu sudah ada."),
    )


@bp.route("/<int:unit_id>/layanan/<int:layanan_id>", methods=["GET", "POST"])
@require(Izin.KELOLA_LAYANAN)
def layanan_ubah(unit_id: int, layanan_id: int) -> ResponseReturnValue:
    unit, layanan = _layanan(unit_id, layanan_id)
    urut = tindakan.daftar_layanan(db(), unit)
    form = FormLayanan(data={"nama": layanan.nama, "tempat": urut.index(layanan) + 1})
    if form.validate_on_submit():
        try:
            tindakan.ubah_layanan(db(), pengguna(), unit, layanan, nama=form.nama.data, aktif=layanan.aktif)
        except NamaKembar as galat:
            form.nama.errors = [galat.pesan]
        else:
            tindakan.letakkan_layanan(db(), pengguna(), unit, layanan, form.tempat.data or 1)
            return selesai(unit, _("Tersimpan."))
    halaman = render_template("unit/layanan.html", form=form, unit=unit, layanan=layanan, jumlah=len(urut))
    return halaman, 422 if form.errors else 200


@bp.post("/<int:unit_id>/layanan/<int:layanan_id>/urut")
@require(Izin.KELOLA_LAYANAN)
def layanan_urut(unit_id: int, layanan_id: int) -> ResponseReturnValue:
    unit, layanan = _layanan(unit_id, layanan_id)
    langkah = {"naik": -1, "turun": 1}.get(request.form.get("arah", "")) or abort(400)
    kini = tindakan.daftar_layanan(db(), unit).index(layanan) + 1
    tindakan.letakkan_layanan(db(), pengguna(), unit, layanan, kini + langkah)
    db().commit()
    return redirect(url_for("unit.lihat", unit_id=unit_id, _anchor=f"layanan-{layanan_id}"))


@bp.post("/<int:unit_id>/layanan/<int:layanan_id>/aktif")
@require(Izin.KELOLA_LAYANAN)
def layanan_aktif(unit_id: int, layanan_id: int) -> ResponseReturnValue:
    unit, layanan = _layanan(unit_id, layanan_id)
    nyala = request.form.get("aktif") == "ya"
    tindakan.ubah_layanan(db(), pengguna(), unit, layanan, nama=layanan.nama, aktif=nyala)
    return selesai(
        unit, _("Layanan diaktifkan.") if nyala else _("Layanan dinonaktifkan. Jawaban lamanya tetap ada.")
    )


def _layanan(unit_id: int, layanan_id: int) -> tuple[Unit, Layanan]:
    unit = unit_dalam(unit_id)
    return unit, next((x for x in unit.layanan if x.id == layanan_id), None) or abort(404)
