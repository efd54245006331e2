"""Staff: changing what a promise says, its date, and where it stands; or deleting it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import beda_isian, versi_dibaca
from fkp.clock import now
from fkp.db import db
from fkp.galat import VersiBerbeda
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut import actions, queries
from fkp.tindak_lanjut.betulkan import betulkan_alasan, find_alasan
from fkp.tindak_lanjut.forms import FormAlasan, FormRencana, form_rencana, isi_rencana
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.kabar import tayangkan
from fkp.tindak_lanjut.lihat import Diisi, awalan_alasan, ditolak, form_undur, halaman_janji, tersimpan
from fkp.tindak_lanjut.models import TindakLanjut


@require(Izin.KELOLA_TINDAK_LANJUT)
def ubah(tindak_lanjut_id: int) -> ResponseReturnValue:
    """What is planned."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=request.method == "POST")
    form = form_rencana(
        row.unit,
        queries.layanan_dilayani(db(), row.unit),
        row.layanan,
        orang=queries.calon_pelaksana(db(), row.unit),
        orang_kini=row.pelaksana,
        data=None if request.form else isi_rencana(row),
    )
    if not form.validate_on_submit():
        return _ubah(row, form), 422 if form.errors else 200
    try:
        actions.ubah(
            db(),
            pengguna(),
            row,
            form.isi(),
            now(),
            versi=versi_dibaca(form.versi),
            alasan=form.alasan.data or "",
            jauh=form.jauh.data,
        )
    except TindakLanjutSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _ubah(row, form), 422
    except VersiBerbeda as galat:
        return _ubah(row, form, galat), 409
    return tersimpan(row, _("Tersimpan."))


@require(Izin.KELOLA_TINDAK_LANJUT)
def perpanjang(tindak_lanjut_id: int) -> ResponseReturnValue:
    """Another date for what people outside know, with a reason they may read."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    form = form_undur(row)
    if not form.validate():
        return halaman_janji(row, Diisi(form)), 422
    try:
        actions.perpanjang(
            db(),
            pengguna(),
            row,
            form.tenggat.data,
            form.alasan.data or "",
            now(),
            versi=versi_dibaca(form.versi),
            jauh=form.jauh.data,
        )
    except (TindakLanjutSalah, VersiBerbeda) as galat:
        return ditolak(row, form, galat, {"tenggat": row.tenggat})
    return tersimpan(row, _("Tanggal baru tersimpan."), "tenggat-baru")


@require(Izin.KELOLA_TINDAK_LANJUT)
def betulkan(tindak_lanjut_id: int) -> ResponseReturnValue:
    """Other words for the reason that the form names (``alasan``)."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    satu = find_alasan(row, request.form.get("alasan", ""))
    form = FormAlasan(prefix=awalan_alasan(satu.kunci))
    if not form.validate():
        return halaman_janji(row, Diisi(form)), 422
    try:
        betulkan_alasan(
            db(), pengguna(), row, satu.kunci, form.teks.data or "", now(), versi=versi_dibaca(form.versi)
        )
    except (TindakLanjutSalah, VersiBerbeda) as galat:
        return ditolak(row, form, galat, {"teks": satu.teks})
    return tersimpan(row, _("Kata-kata alasan dibetulkan."), "riwayat")


@require(Izin.KELOLA_TINDAK_LANJUT)
def tayang(tindak_lanjut_id: int) -> ResponseReturnValue:
    """Put it on the board, for good."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    tayangkan(db(), pengguna(), row, now())
    return tersimpan(row, _("Janji ini sekarang tampil di Papan janji."))


@require(Izin.KELOLA_TINDAK_LANJUT)
def hapus(tindak_lanjut_id: int) -> ResponseReturnValue:
    """Only what no sealed document quotes and nobody outside could read."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    survei_id = row.survei_id
    actions.hapus(db(), pengguna(), row)
    db().commit()
    flash(_("Baris dihapus."), "baik")
    if survei_id:
        return redirect(url_for("skm_kelola.rencana", survei_id=survei_id))
    return redirect(url_for("tindak_lanjut.daftar"))


def _ubah(row: TindakLanjut, form: FormRencana, bentrok: VersiBerbeda | None = None) -> str:
    beda = beda_isian(form, isi_rencana(row)) if bentrok else []
    if bentrok:
        form.versi.data = str(row.versi)
    return render_template(
        "tindak_lanjut/ubah.html",
        row=row,
        form=form,
        bentrok=bentrok,
        beda=beda,
        diketahui=actions.diketahui(row),
    )
