"""The tree of instansi: look, add, rename, move, switch off."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import SelectChoice

from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.unit import pohon, queries
from fkp.unit.forms import FormInstansi, pilihan_instansi
from fkp.unit.models import Instansi, JenisInstansi

bp = Blueprint("instansi", __name__, url_prefix="/kelola/instansi")


@bp.get("")
@require(Izin.KELOLA_INSTANSI)
def daftar() -> ResponseReturnValue:
    return render_template("instansi/daftar.html", pohon=queries.pohon(db(), g.cakupan))


@bp.route("/baru", methods=["GET", "POST"])
@require(Izin.KELOLA_INSTANSI)
def baru() -> ResponseReturnValue:
    form = FormInstansi(data={"jenis": JenisInstansi.OPD.value, "induk": request.args.get("induk", "")})
    form.induk.choices = pilihan_instansi(queries.daftar_instansi(db(), g.cakupan))
    if "/" in g.cakupan:
        form.induk.choices.append(SelectChoice("", _("Tidak di bawah siapa pun (puncak pohon baru)")))
    if not form.induk.choices:
        abort(403)  # an admin of a single unit has no instansi to put one under
    if form.validate_on_submit():
        induk = _instansi(int(form.induk.data)) if form.induk.data else None
        jenis = JenisInstansi(form.jenis.data)
        try:
            pohon.tambah_instansi(db(), pengguna(), induk, form.nama.data, form.singkatan.data, jenis)
        except pohon.NamaKembar as galat:
            form.nama.errors = [galat.pesan]
        except pohon.TakDapatPindah as galat:
            form.induk.errors = [galat.pesan]
        else:
            db().commit()
            flash(_("%(nama)s ditambahkan.", nama=form.nama.data), "baik")
            return redirect(url_for(".daftar"))
    return render_template("instansi/baru.html", form=form), 422 if form.errors else 200


@bp.route("/<int:instansi_id>", methods=["GET", "POST"])
@require(Izin.KELOLA_INSTANSI)
def ubah(instansi_id: int) -> ResponseReturnValue:
    instansi = _instansi(instansi_id)
    form = _form(instansi)
    if form.validate_on_submit():
        try:
            pohon.ubah_instansi(
                db(),
                pengguna(),
                instansi,
                nama=form.nama.data,
                singkatan=form.singkatan.data,
                jenis=form.jenis.data,
            )
            if "induk" in form:
                pohon.pindah_instansi(db(), pengguna(), instansi, _instansi(int(form.induk.data)))
        except pohon.NamaKembar as galat:
            form.nama.errors = [galat.pesan]
        except pohon.TakDapatPindah as galat:
            form.induk.errors = [galat.pesan]
        else:
            db().commit()
            flash(_("Tersimpan."), "baik")
            return redirect(url_for(".daftar"))
        db().rollback()
        instansi = _instansi(instansi_id)
    return render_template("instansi/ubah.html", form=form, instansi=instansi), 422 if form.errors else 200


@bp.post("/<int:instansi_id>/aktif")
@require(Izin.KELOLA_INSTANSI)
def aktif(instansi_id: int) -> ResponseReturnValue:
    instansi = _instansi(instansi_id)
    nyala = request.form.get("aktif") == "ya"
    pohon.ubah_instansi(db(), pengguna(), instansi, aktif=nyala)
    db().commit()
    flash(_("Instansi diaktifkan.") if nyala else _("Instansi dinonaktifkan."), "baik")
    return redirect(url_for(".daftar"))


def _instansi(instansi_id: int) -> Instansi:
    return queries.find_instansi(db(), instansi_id, g.cakupan) or abort(404)


def _form(instansi: Instansi) -> FormInstansi:
    """The form of one instansi; where it hangs can be changed by whoever sees what it hangs from."""
    form = FormInstansi(
        data={
            "nama": instansi.nama,
            "singkatan": instansi.singkatan,
            "jenis": instansi.jenis,
            "induk": str(instansi.induk_id),
        }
    )
    if instansi.induk_id and queries.find_instansi(db(), instansi.induk_id, g.cakupan):
        form.induk.choices = pilihan_instansi(queries.daftar_instansi(db(), g.cakupan), instansi.jalur)
    else:
        del form.induk
    return form
