"""Staff: the standards of a unit, their drafts and revisions."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import versi_dibaca
from fkp.clock import now
from fkp.db import db
from fkp.galat import Galat, VersiBerbeda
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.standar import actions, penetapan, peninjauan, queries
from fkp.standar.forms import (
    FormBaru,
    FormRancangan,
    FormSk,
    form_rancangan,
    form_tetapkan,
    form_tinjau,
)
from fkp.standar.halaman import halaman_standar
from fkp.standar.models import StandarPelayanan
from fkp.standar.nomor import pesan_nomor
from fkp.standar.peninjau import peninjau_of
from fkp.standar.tampil import beda_rancangan, daftar_standar, sebut_menunggu, susun
from fkp.unit.models import Layanan

bp = Blueprint("standar", __name__, url_prefix="/kelola/standar")

SATU = "/<int:layanan_id>"


@bp.get("")
@require(Izin.LIHAT_UNIT)
def daftar() -> ResponseReturnValue:
    """The layanan in scope: which standard is in force, and when it was last reviewed."""
    saat, unit = now(), rapikan(request.args.get("unit"))[:80]
    perlu = request.args.get("perlu") == "ya"
    cari = queries.cari_layanan(saat, unit, perlu)
    lembar = potong(db(), cari, request.args.get("hal"))
    return render_template(
        "standar/daftar.html",
        lembar=lembar,
        baris=daftar_standar(db(), lembar.baris, saat),
        unit=unit,
        perlu=perlu,
        jumlah=sebut_menunggu(queries.menunggu_tinjauan(db(), cari)) if perlu and lembar.baris else "",
    )


@bp.get(SATU)
@require(Izin.LIHAT_UNIT)
def lihat(layanan_id: int) -> ResponseReturnValue:
    """One standard with its draft beside it; ``?revisi=`` shows that revision alone, as it is printed."""
    layanan = queries.find_layanan(db(), layanan_id)
    minta = request.args.get("revisi", "")
    if minta.isascii() and minta.isdigit() and len(minta) < 5:
        standar = queries.jajaran_of(db(), [layanan_id])[layanan_id].revisi(int(minta)) or abort(404)
        return render_template(
            "standar/revisi.html", layanan=layanan, standar=standar, kelompok=susun(standar)
        )
    return halaman_standar(layanan)


@bp.post(f"{SATU}/baru")
@require(Izin.KELOLA_STANDAR)
def baru(layanan_id: int) -> ResponseReturnValue:
    """Open a draft."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    form = FormBaru()
    if not form.validate():
        return halaman_standar(layanan, baru=form), 422
    try:
        actions.buka_rancangan(db(), pengguna(), layanan, now(), alasan=form.alasan.data or "")
    except actions.StandarSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return halaman_standar(layanan, baru=form), 422
    db().commit()
    flash(_("Rancangan dibuka. Tulis atau ubah komponennya."), "baik")
    return redirect(url_for(".ubah", layanan_id=layanan_id))


@bp.route(f"{SATU}/ubah", methods=["GET", "POST"])
@require(Izin.KELOLA_STANDAR)
def ubah(layanan_id: int) -> ResponseReturnValue:
    """Write the components of the draft."""
    standar = _rancangan(queries.find_layanan(db(), layanan_id, kunci=request.method == "POST"))
    form = form_rancangan(standar)
    if not form.validate_on_submit():
        return _ubah(standar, form), 422 if form.errors else 200
    pesan = pesan_nomor(actions.susunan_of(standar), standar.isi, form.isi())
    try:
        actions.ubah_rancangan(
            db(),
            pengguna(),
            standar,
            form.isi(),
            now(),
            versi=versi_dibaca(form.versi),
            alasan=form.teks_alasan,
        )
    except actions.StandarSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _ubah(standar, form), 422
    except VersiBerbeda as galat:
        return _ubah(standar, form, galat), 409
    if pesan:
        flash(pesan, "perhatian")
    return _selesai(layanan_id, _("Rancangan tersimpan."))


@bp.post(f"{SATU}/tetapkan")
@require(Izin.KELOLA_STANDAR)
def tetapkan(layanan_id: int) -> ResponseReturnValue:
    """Set the draft in force by its decree."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    standar, form = _rancangan(layanan), form_tetapkan(peninjau_of(layanan.unit))
    if not form.validate():
        return halaman_standar(layanan, tetapkan=form), 422
    try:
        penetapan.tetapkan(
            db(),
            pengguna(),
            standar,
            form.penetapan(),
            now(),
            versi=versi_dibaca(form.versi_dibaca),
            walau_kosong=form.walau_kosong.data,
        )
    except actions.StandarSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return halaman_standar(layanan, tetapkan=form), 422
    except VersiBerbeda as galat:
        form.versi_dibaca.data = str(standar.versi)
        return halaman_standar(layanan, tetapkan=form, bentrok=galat), 409
    return _selesai(layanan_id, _("Revisi %(nomor)s ditetapkan dan berlaku.", nomor=standar.revisi))


@bp.post(f"{SATU}/tinjau")
@require(Izin.KELOLA_STANDAR)
def tinjau(layanan_id: int) -> ResponseReturnValue:
    """The standard was reviewed and stays as it is."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    if queries.standar_berlaku(db(), layanan_id) is None:
        abort(404)
    form = form_tinjau(peninjau_of(layanan.unit))
    if not form.validate():
        return halaman_standar(layanan, tinjau=form), 422
    try:
        peninjauan.tinjau(db(), pengguna(), layanan, form.isi(), now())
    except actions.StandarSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return halaman_standar(layanan, tinjau=form), 422
    return _selesai(layanan_id, _("Peninjauan tercatat."))


@bp.post(f"{SATU}/tinjauan/<int:tinjauan_id>/batal")
@require(Izin.KELOLA_STANDAR)
def batal_tinjau(layanan_id: int, tinjauan_id: int) -> ResponseReturnValue:
    """A day was written by mistake."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    row = queries.find_tinjauan(db(), layanan, tinjauan_id)
    peninjauan.batalkan_tinjauan(db(), pengguna(), row, now())
    return _selesai(layanan_id, _("Peninjauan dibatalkan."))


@bp.post(f"{SATU}/sk")
@require(Izin.KELOLA_STANDAR)
def sk(layanan_id: int) -> ResponseReturnValue:
    """The decree of what is in force, written correctly."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    standar, form = queries.standar_berlaku(db(), layanan_id) or abort(404), FormSk()
    if not form.validate():
        return halaman_standar(layanan, sk=form), 422
    try:
        penetapan.betulkan_sk(db(), pengguna(), standar, form.nomor.data, form.tanggal.data, now())
    except actions.StandarSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return halaman_standar(layanan, sk=form), 422
    return _selesai(layanan_id, _("Data SK dibetulkan."))


@bp.post(f"{SATU}/hapus")
@require(Izin.KELOLA_STANDAR)
def hapus(layanan_id: int) -> ResponseReturnValue:
    """Delete the draft."""
    standar = _rancangan(queries.find_layanan(db(), layanan_id, kunci=True))
    actions.hapus_rancangan(db(), pengguna(), standar)
    return _selesai(layanan_id, _("Rancangan dihapus. Standar yang berlaku tidak berubah."))


def _rancangan(layanan: Layanan) -> StandarPelayanan:
    return queries.jajaran_of(db(), [layanan.id])[layanan.id].rancangan or abort(404)


def _ubah(standar: StandarPelayanan, form: FormRancangan, bentrok: Galat | None = None) -> str:
    beda = beda_rancangan(form, standar) if bentrok else []
    if bentrok:
        # Once both texts have been seen, the next press saves.
        form.versi.data = str(standar.versi)
    return render_template(
        "standar/ubah.html",
        standar=standar,
        layanan=standar.layanan,
        form=form,
        kelompok=susun(standar),
        bentrok=bentrok,
        beda=beda,
    )


def _selesai(layanan_id: int, kabar: str) -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for(".lihat", layanan_id=layanan_id))
