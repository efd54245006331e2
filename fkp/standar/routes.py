"""Staff: the standards of a unit, their drafts and revisions."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import versi_dibaca
from fkp.clock import now, setempat
from fkp.db import db
from fkp.galat import Galat, VersiBerbeda
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin
from fkp.standar import actions, penetapan, queries
from fkp.standar.forms import (
    FormBaru,
    FormRancangan,
    FormSk,
    FormTetapkan,
    FormTinjau,
    form_rancangan,
)
from fkp.standar.models import StandarPelayanan
from fkp.standar.peminta import Peminta, peminta_of
from fkp.standar.tampil import baris_standar, beda_rancangan, daftar_standar, susun
from fkp.unit.isian import rapikan
from fkp.unit.lembaran import potong
from fkp.unit.models import Layanan

bp = Blueprint("standar", __name__, url_prefix="/kelola/standar")

SATU = "/<int:layanan_id>"


@bp.get("")
@require(Izin.LIHAT_UNIT)
def daftar() -> ResponseReturnValue:
    """The layanan in scope: which standard is in force, and when it was last reviewed."""
    saat, unit = now(), rapikan(request.args.get("unit"))[:80]
    perlu = request.args.get("perlu") == "ya"
    lembar = potong(db(), queries.cari_layanan(saat, unit, perlu), request.args.get("hal"))
    return render_template(
        "standar/daftar.html",
        lembar=lembar,
        baris=daftar_standar(db(), lembar.baris, saat),
        unit=unit,
        perlu=perlu,
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
    return _lihat(layanan)


@bp.post(f"{SATU}/baru")
@require(Izin.KELOLA_STANDAR)
def baru(layanan_id: int) -> ResponseReturnValue:
    """Open a draft."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    form = FormBaru()
    if not form.validate():
        return _lihat(layanan, baru=form), 422
    try:
        actions.buka_rancangan(db(), pengguna(), layanan, now(), alasan=form.alasan.data or "")
    except actions.StandarSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _lihat(layanan, baru=form), 422
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
    return _selesai(layanan_id, _("Rancangan tersimpan."))


@bp.post(f"{SATU}/tetapkan")
@require(Izin.KELOLA_STANDAR)
def tetapkan(layanan_id: int) -> ResponseReturnValue:
    """Set the draft in force by its decree."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    standar, form = _rancangan(layanan), FormTetapkan()
    if not form.validate():
        return _lihat(layanan, tetapkan=form), 422
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
        return _lihat(layanan, tetapkan=form), 422
    except VersiBerbeda as galat:
        form.versi_dibaca.data = str(standar.versi)
        return _lihat(layanan, tetapkan=form, bentrok=galat), 409
    return _selesai(layanan_id, _("Revisi %(nomor)s ditetapkan dan berlaku.", nomor=standar.revisi))


@bp.post(f"{SATU}/tinjau")
@require(Izin.KELOLA_STANDAR)
def tinjau(layanan_id: int) -> ResponseReturnValue:
    """The standard was reviewed and stays as it is."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    standar, form = queries.standar_berlaku(db(), layanan_id) or abort(404), FormTinjau()
    if not form.validate():
        return _lihat(layanan, tinjau=form), 422
    try:
        penetapan.tinjau(db(), pengguna(), standar, form.hari.data, now(), forum=form.kode_forum)
    except actions.StandarSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _lihat(layanan, tinjau=form), 422
    return _selesai(layanan_id, _("Peninjauan tercatat."))


@bp.post(f"{SATU}/sk")
@require(Izin.KELOLA_STANDAR)
def sk(layanan_id: int) -> ResponseReturnValue:
    """The decree of what is in force, written correctly."""
    layanan = queries.find_layanan(db(), layanan_id, kunci=True)
    standar, form = queries.standar_berlaku(db(), layanan_id) or abort(404), FormSk()
    if not form.validate():
        return _lihat(layanan, sk=form), 422
    try:
        penetapan.betulkan_sk(db(), pengguna(), standar, form.nomor.data, form.tanggal.data, now())
    except actions.StandarSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _lihat(layanan, sk=form), 422
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


def _lihat(
    layanan: Layanan,
    *,
    baru: FormBaru | None = None,
    tetapkan: FormTetapkan | None = None,
    tinjau: FormTinjau | None = None,
    sk: FormSk | None = None,
    bentrok: Galat | None = None,
) -> str:
    saat = now()
    jajaran = queries.jajaran_of(db(), [layanan.id])[layanan.id]
    rancangan, berlaku = jajaran.rancangan, jajaran.berlaku
    kini = rancangan or berlaku
    diminta = peminta_of(kini) if kini else []
    return render_template(
        "standar/lihat.html",
        layanan=layanan,
        jajaran=jajaran,
        t=baris_standar(layanan, jajaran, saat),
        kelompok=susun(kini, berlaku) if kini else [],
        diminta=diminta,
        kosong=actions.komponen_kosong(rancangan) if rancangan else [],
        kosong_berlaku=actions.komponen_kosong(berlaku) if berlaku else [],
        susunan_of=actions.susunan_of,
        form_baru=baru or FormBaru(formdata=None),
        form_tetapkan=tetapkan or FormTetapkan(formdata=None, data=_tetapkan(rancangan, diminta)),
        form_tinjau=tinjau or FormTinjau(formdata=None),
        form_sk=sk or FormSk(formdata=None, data=_sk(berlaku)),
        bentrok=bentrok,
        kelola=boleh(Izin.KELOLA_STANDAR, layanan.unit.jalur),
        unduh=boleh(Izin.UNDUH_LAPORAN, layanan.unit.jalur),
        hari=setempat(saat, layanan.unit.zona).date(),
    )


def _tetapkan(rancangan: StandarPelayanan | None, diminta: list[Peminta]) -> dict[str, object]:
    """What asked for the draft was agreed with the public, so that day is offered as its review."""
    hari = max((satu.hari for satu in diminta if satu.hari), default=None)
    return {"versi_dibaca": rancangan.versi, "ditinjau": hari} if rancangan else {}


def _sk(berlaku: StandarPelayanan | None) -> dict[str, object]:
    return {"nomor": berlaku.nomor_sk, "tanggal": berlaku.tanggal_sk} if berlaku else {}


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
