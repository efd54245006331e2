"""Units: the list, one unit, adding and changing one."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import ZONA
from fkp.db import db
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin, cakupan
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.unit import actions, pohon, queries
from fkp.unit.forms import FormLayananBanyak, FormUnit, pilihan_instansi
from fkp.unit.models import Instansi, JenisUnit, Unit

bp = Blueprint("unit", __name__, url_prefix="/kelola/unit")


@bp.get("")
@require(Izin.LIHAT_UNIT)
def daftar() -> ResponseReturnValue:
    cari, di = rapikan(request.args.get("cari")), request.args.get("instansi", "")
    pilihan = pilihan_instansi(queries.daftar_instansi(db(), g.cakupan))
    instansi = _instansi(di) if di in {p.value for p in pilihan} else None
    lembar = potong(db(), queries.unit_terlihat(g.cakupan, cari, instansi), request.args.get("hal"))
    return render_template(
        "unit/daftar.html",
        lembar=lembar,
        jumlah_layanan=queries.jumlah_layanan(db(), lembar.baris),
        zona=ZONA,
        pilihan=pilihan,
        cari=cari,
        di=di,
        boleh_tambah=bool(cakupan(pengguna(), Izin.KELOLA_UNIT)),
    )


@bp.route("/baru", methods=["GET", "POST"])
@require(Izin.KELOLA_UNIT)
def baru() -> ResponseReturnValue:
    form = FormUnit(data={"instansi": request.args.get("instansi", "")})
    form.instansi.choices = pilihan_instansi(queries.daftar_instansi(db(), g.cakupan))
    if not form.instansi.choices:
        abort(403)  # an admin of a single unit has no instansi to put one under
    if form.validate_on_submit():
        try:
            unit = actions.tambah_unit(db(), pengguna(), _instansi(form.instansi.data), **_kolom(form))
        except pohon.NamaKembar as galat:
            form.nama.errors = [galat.pesan]
        else:
            db().commit()
            flash(_("Unit tersimpan. Sekarang tulis layanannya."), "baik")
            return redirect(url_for(".lihat", unit_id=unit.id))
    return render_template("unit/baru.html", form=form), 422 if form.errors else 200


@bp.get("/<int:unit_id>")
@require(Izin.LIHAT_UNIT)
def lihat(unit_id: int) -> ResponseReturnValue:
    return halaman_unit(unit_dalam(unit_id), FormLayananBanyak())


@bp.route("/<int:unit_id>/ubah", methods=["GET", "POST"])
@require(Izin.KELOLA_UNIT)
def ubah(unit_id: int) -> ResponseReturnValue:
    unit = unit_dalam(unit_id)
    form = FormUnit(data={**_isi(unit), "instansi": str(unit.instansi_id)})
    form.instansi.choices = pilihan_instansi(queries.daftar_instansi(db(), g.cakupan))
    if not form.instansi.choices:
        del form.instansi
    if form.validate_on_submit():
        instansi = _instansi(form.instansi.data) if "instansi" in form else unit.instansi
        try:
            actions.ubah_unit(db(), pengguna(), unit, instansi=instansi, **_kolom(form))
        except pohon.NamaKembar as galat:
            form.nama.errors = [galat.pesan]
        except actions.MasihBergerai as galat:
            form.jenis.errors = [galat.pesan]
        else:
            return selesai(unit, _("Tersimpan."))
    return render_template("unit/ubah.html", form=form, unit=unit), 422 if form.errors else 200


@bp.post("/<int:unit_id>/aktif")
@require(Izin.KELOLA_UNIT)
def aktif(unit_id: int) -> ResponseReturnValue:
    nyala = request.form.get("aktif") == "ya"
    unit = unit_dalam(unit_id)
    actions.ubah_unit(db(), pengguna(), unit, aktif=nyala)
    return selesai(unit, _("Unit diaktifkan.") if nyala else _("Unit dinonaktifkan. Datanya tetap ada."))


def unit_dalam(unit_id: int) -> Unit:
    """That unit, when it lies in the scope of this request; otherwise there is no such page."""
    return queries.find_unit(db(), unit_id, g.cakupan) or abort(404)


def selesai(unit: Unit, kabar: str) -> ResponseReturnValue:
    """Keep what was changed of the unit, and go back to its page."""
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for("unit.lihat", unit_id=unit.id))


def halaman_unit(unit: Unit, form: FormLayananBanyak) -> ResponseReturnValue:
    """The page of one unit, with the form that adds layanan as it stands."""
    halaman = render_template(
        "unit/lihat.html",
        unit=unit,
        form=form,
        jenis=JenisUnit(unit.jenis).nama,
        zona=ZONA.get(unit.zona, unit.zona),
        mpp=unit.jenis == JenisUnit.MPP,
        jalan=queries.jalan_ke(db(), unit.instansi, g.cakupan),
        boleh_unit=boleh(Izin.KELOLA_UNIT, unit.jalur),
        boleh_layanan=boleh(Izin.KELOLA_LAYANAN, unit.jalur),
        boleh_laporan=boleh(Izin.SUSUN_LAPORAN, unit.jalur),
        boleh_kontak=boleh(Izin.KELOLA_FORUM, unit.jalur),
        boleh_penilaian=boleh(Izin.LIHAT_PENILAIAN, unit.jalur),
    )
    return halaman, 422 if form.errors else 200


def _instansi(nomor: str) -> Instansi:
    return queries.find_instansi(db(), int(nomor), g.cakupan) or abort(404)


_KOLOM = ("nama", "singkatan", "jenis", "alamat", "jam_layanan", "zona")


def _isi(unit: Unit) -> dict[str, str]:
    return {k: getattr(unit, k) for k in _KOLOM}


def _kolom(form: FormUnit) -> dict[str, str]:
    return {k: form[k].data for k in _KOLOM}
