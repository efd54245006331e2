"""Staff: one's own inbox."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now
from fkp.db import db, nomor
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.pemberitahuan import queries
from fkp.pemberitahuan.actions import baca, baca_sampai, setempat_saja
from fkp.potongan import potong

bp = Blueprint("kotak", __name__, url_prefix="/kelola/kotak")


@bp.get("")
@require(Izin.RUANG_KERJA)
def daftar() -> ResponseReturnValue:
    """What this person was told, unread first."""
    akun = pengguna()
    jumlah, terakhir = queries.belum_dibaca(db(), akun.id)
    lembar = potong(db(), queries.isi_kotak(akun.id), request.args.get("hal"))
    return render_template(
        "kotak/daftar.html",
        lembar=lembar,
        belum=[satu for satu in lembar.baris if satu.dibaca_pada is None],
        sudah=[satu for satu in lembar.baris if satu.dibaca_pada is not None],
        jumlah=jumlah,
        terakhir=terakhir,
        surel=akun.surel,
    )


@bp.post("/<int:pemberitahuan_id>")
@require(Izin.RUANG_KERJA)
def buka(pemberitahuan_id: int) -> ResponseReturnValue:
    """Note that the message was read, and go where it leads."""
    pesan = queries.find_pesan(db(), pengguna().id, pemberitahuan_id)
    baca(pesan, now())
    tujuan = pesan.alamat
    db().commit()
    return redirect(tujuan if tujuan and setempat_saja(tujuan) else url_for(".daftar"))


@bp.post("/baca")
@require(Izin.RUANG_KERJA)
def baca_semua() -> ResponseReturnValue:
    """Note that everything was read that stood there when the page was opened."""
    try:
        sampai = nomor(request.form.get("sampai", ""))
    except ValueError:
        sampai = 0
    baca_sampai(db(), pengguna().id, sampai, now())
    db().commit()
    flash(_("Semua pesan ditandai sudah dibaca."), "baik")
    return redirect(url_for(".daftar"))
