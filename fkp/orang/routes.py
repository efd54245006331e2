"""Managing people and their roles, within the scope of whoever does it."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.akun.models import Akun, Peran
from fkp.akun.tautan import BERLAKU
from fkp.alamat import asal_publik
from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.orang import actions, queries
from fkp.orang.forms import FormKabar, FormOrang, FormOrangBaru, FormPeran
from fkp.potongan import potong

bp = Blueprint("orang", __name__, url_prefix="/kelola/orang")


@bp.get("")
@require(Izin.KELOLA_ORANG)
def daftar() -> ResponseReturnValue:
    cari, peran = rapikan(request.args.get("cari")), rapikan(request.args.get("peran"))
    lembar = potong(db(), queries.orang_terlihat(g.cakupan, cari, peran), request.args.get("hal"))
    tempat = _tempat()
    return render_template(
        "orang/daftar.html",
        lembar=lembar,
        peran_orang={akun.id: queries.peran_terlihat(akun, tempat) for akun in lembar.baris},
        cari=cari,
        peran=peran,
        semua_peran=list(Peran),
    )


@bp.route("/baru", methods=["GET", "POST"])
@require(Izin.KELOLA_ORANG)
def baru() -> ResponseReturnValue:
    form = FormOrangBaru(daftar_tempat=_tempat())
    if form.validate_on_submit():
        try:
            akun, rahasia = actions.tambah_orang(
                db(), pengguna(), form.nama.data, form.nama_pengguna.data, Peran(form.peran.data), form.jalur
            )
        except actions.NamaDipakai as galat:
            form.nama_pengguna.errors = [galat.pesan]
        else:
            db().commit()
            return _tunjukkan(akun, rahasia)
    return render_template("orang/baru.html", form=form), 422 if form.errors else 200


@bp.route("/<int:akun_id>", methods=["GET", "POST"])
@require(Izin.KELOLA_ORANG)
def ubah(akun_id: int) -> ResponseReturnValue:
    akun = _akun(akun_id)
    form = FormOrang(obj=akun)
    if form.validate_on_submit():
        actions.ubah_nama(db(), pengguna(), akun, form.nama.data, g.cakupan)
        return _selesai(akun, _("Tersimpan."))
    return _halaman(akun, form, _form_peran())


@bp.post("/<int:akun_id>/peran")
@require(Izin.KELOLA_ORANG)
def peran_tambah(akun_id: int) -> ResponseReturnValue:
    akun = _akun(akun_id)
    form = FormPeran(daftar_tempat=_tempat())
    if not form.validate():
        return _halaman(akun, FormOrang(formdata=None, obj=akun), form)
    actions.beri_peran(db(), pengguna(), akun, Peran(form.peran.data), form.jalur, g.cakupan)
    return _selesai(akun, _("Peran ditambahkan."))


@bp.post("/<int:akun_id>/peran/cabut")
@require(Izin.KELOLA_ORANG)
def peran_cabut(akun_id: int) -> ResponseReturnValue:
    akun = _akun(akun_id)
    nomor = request.form.get("penugasan", "")
    penugasan = next((p for p in akun.penugasan if str(p.id) == nomor), None) or abort(404)
    actions.cabut_peran(db(), pengguna(), akun, penugasan, g.cakupan)
    db().commit()
    flash(_("Peran dicabut."), "baik")
    masih = queries.find_orang(db(), akun_id, g.cakupan)
    return redirect(url_for(".ubah", akun_id=akun_id) if masih else url_for(".daftar"))


@bp.post("/<int:akun_id>/aktif")
@require(Izin.KELOLA_ORANG)
def aktif(akun_id: int) -> ResponseReturnValue:
    akun = _akun(akun_id)
    nyala = request.form.get("aktif") == "ya"
    actions.nyalakan(db(), pengguna(), akun, nyala, g.cakupan)
    return _selesai(akun, _("Akun diaktifkan.") if nyala else _("Akun dinonaktifkan. Sesinya sudah ditutup."))


@bp.post("/<int:akun_id>/pengingat")
@require(Izin.KELOLA_ORANG)
def kabar(akun_id: int) -> ResponseReturnValue:
    """Where reminders of this person go."""
    akun = _akun(akun_id)
    form = FormKabar()
    if not form.validate():
        return _halaman(akun, FormOrang(formdata=None, obj=akun), _form_peran(), form)
    surel, ringkasan = form.surel.data or "", form.ringkasan.data
    actions.ubah_kabar(db(), pengguna(), akun, surel, ringkasan=ringkasan, nodes=g.cakupan)
    return _selesai(akun, form.kabar)


@bp.post("/<int:akun_id>/tautan")
@require(Izin.KELOLA_ORANG)
def tautan_baru(akun_id: int) -> ResponseReturnValue:
    akun = _akun(akun_id)
    rahasia = actions.tautan_baru(db(), pengguna(), akun, g.cakupan)
    db().commit()
    return _tunjukkan(akun, rahasia)


def _akun(akun_id: int) -> Akun:
    return queries.find_orang(db(), akun_id, g.cakupan) or abort(404)


def _tempat() -> dict[str, queries.Tempat]:
    return queries.tempat_dalam(db(), g.cakupan)


def _form_peran() -> FormPeran:
    return FormPeran(formdata=None, daftar_tempat=_tempat())


def _halaman(
    akun: Akun, form: FormOrang, form_peran: FormPeran, form_kabar: FormKabar | None = None
) -> ResponseReturnValue:
    form_kabar = form_kabar or FormKabar(formdata=None, obj=akun)
    terlihat = queries.peran_terlihat(akun, form_peran.daftar_tempat)
    halaman = render_template(
        "orang/ubah.html",
        akun=akun,
        form=form,
        form_peran=form_peran,
        form_kabar=form_kabar,
        terlihat=terlihat,
        lainnya=len(akun.penugasan) - len(terlihat),
        sepenuhnya=queries.sepenuhnya(akun, g.cakupan),
        diri=akun.id == pengguna().id,
    )
    return halaman, 422 if form.errors or form_peran.errors or form_kabar.errors else 200


def _selesai(akun: Akun, kabar: str) -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for(".ubah", akun_id=akun.id))


def _tunjukkan(akun: Akun, rahasia: str) -> ResponseReturnValue:
    """The link, on this page only: it is kept nowhere, so it is not sent through a redirect either."""
    return render_template(
        "orang/tautan_baru.html",
        akun=akun,
        alamat=asal_publik() + url_for("akun.tautan", token=rahasia),
        sampai=now() + BERLAKU,
    )
