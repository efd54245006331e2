"""Staff: the draft of a KIPP proposal, to write and to download."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import beda_isian, versi_dibaca
from fkp.clock import now
from fkp.db import db
from fkp.galat import VersiBerbeda
from fkp.inovasi import actions, queries
from fkp.inovasi.dokumen import usulan_kipp
from fkp.inovasi.forms import FormUsulan, form_usulan, isi_usulan
from fkp.inovasi.isi import OBJEK
from fkp.inovasi.kipp import isi_awal, load_formulir
from fkp.inovasi.models import KartuInovasi
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.laporan.kepala import kop_unit
from fkp.laporan.templat.queries import templat_of
from fkp.laporan.unduhan import kirim_unduhan

bp = Blueprint("inovasi_usulan", __name__, url_prefix="/kelola/inovasi/<int:kartu_id>")

BENTUK = ("docx", "pdf")


@bp.route("/usulan", methods=["GET", "POST"])
@require(Izin.KELOLA_INOVASI)
def usulan(kartu_id: int) -> ResponseReturnValue:
    """The fields of the proposal; what is left empty is taken from the card."""
    kartu = queries.find_kartu(db(), kartu_id, kunci=request.method == "POST")
    form = form_usulan(load_formulir(), data=None if request.form else isi_usulan(kartu))
    if not form.validate_on_submit():
        return _usulan(kartu, form), 422 if form.errors else 200
    try:
        actions.ubah_usulan(db(), pengguna(), kartu, form.usulan(), now(), versi=versi_dibaca(form.versi))
    except VersiBerbeda as galat:
        return _usulan(kartu, form, galat), 409
    db().commit()
    flash(_("Tersimpan."), "baik")
    return redirect(url_for("inovasi.lihat", kartu_id=kartu.id))


@bp.get("/usulan-kipp.<bentuk>")
@require(Izin.LIHAT_INOVASI)
def unduh(kartu_id: int, bentuk: str) -> Response:
    """The proposal as a file; the download leaves a line."""
    kartu = queries.find_kartu(db(), kartu_id)
    if bentuk not in BENTUK:
        abort(404)
    formulir = load_formulir()
    awal = isi_awal(formulir, kartu, queries.tiruan(db(), kartu))
    laporan = usulan_kipp(kartu, formulir, awal, kop_unit(db(), kartu.unit), now())
    templat = templat_of(db(), kartu.unit.jalur) if bentuk == "docx" else None
    rincian = {"bentuk": bentuk, "versi": kartu.versi}
    catatan = Catatan("usulan inovasi diunduh", OBJEK, kartu.id, kartu.unit.jalur, rincian)
    nama = f"usulan-kipp-{kartu.unit.slug}-{kartu.kode}.{bentuk}"
    return kirim_unduhan(laporan, bentuk, nama, catatan, templat=templat)


def _usulan(kartu: KartuInovasi, form: FormUsulan, bentrok: VersiBerbeda | None = None) -> str:
    formulir = load_formulir()
    kini = {**dict.fromkeys((satu.kunci for satu in formulir.isian), ""), **isi_usulan(kartu)}
    beda = beda_isian(form, kini) if bentrok else []
    if bentrok:
        form.versi.data = str(kartu.versi)
    return render_template(
        "inovasi/usulan.html",
        kartu=kartu,
        form=form,
        formulir=formulir,
        awal=isi_awal(formulir, kartu, queries.tiruan(db(), kartu)),
        bentrok=bentrok,
        beda=beda,
    )
