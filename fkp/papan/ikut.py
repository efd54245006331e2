"""Everyone: follow promises by e-mail, confirm the address, stop. Nothing here asks for a session."""

import uuid
from contextlib import suppress

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.exceptions import TooManyRequests

from fkp.batas import jaga
from fkp.clock import now
from fkp.config import Config
from fkp.db import db
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import baca_peserta
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.papan import jawab_halaman, pengikut
from fkp.papan.forms import FormIkut, form_ikut
from fkp.papan.persetujuan import load_kabar
from fkp.papan.sasaran import Sasaran, baca_sasaran, sasaran_of
from fkp.papan.tanda import KONFIRMASI, baca_berhenti, baca_pengikut, tanda_berhenti
from fkp.rahasia import rahasia
from fkp.unit.models import Situs

bp = Blueprint("papan_ikut", __name__, url_prefix="/janji")
bp.add_url_rule(
    "/<int:tindak_lanjut_id>/jawab/<tanda>", "jawab", jawab_halaman.jawab, methods=["GET", "POST"]
)

SEMENIT = 30
"""Addresses asked in a minute by one process of this installation: a hall full of people, and not a machine
that tries every address it knows."""


@bp.route("/ikut", methods=["GET", "POST"])
@require(Izin.PUBLIK)
def ikut() -> ResponseReturnValue:
    """Ask for news. Whoever asks reads the same, whether the address is known or not."""
    sasaran = baca_sasaran(db(), request.args.get("sasaran", ""))
    tanda = request.args.get("tanda", "")
    peserta = _peserta(sasaran, tanda)
    form = form_ikut(load_kabar().setuju)
    if request.method == "GET" and "terkirim" in request.args:
        return render_template("papan/ikut_terkirim.html", sasaran=sasaran, sehari=pengikut.SEHARI)
    if not form.validate_on_submit():
        return rahasia(_ikut(sasaran, form, tanda), 422 if form.errors else 200)
    try:
        jaga("ikut janji", SEMENIT)
    except TooManyRequests:
        form.surel.errors = [_("Terlalu banyak permintaan saat ini. Tunggu satu menit, lalu kirim lagi.")]
        return rahasia(_ikut(sasaran, form, tanda), 429)
    pengikut.minta_ikut(db(), form.surel.data, sasaran, load_kabar().nama, now(), peserta)
    db().commit()
    return redirect(url_for(".ikut", sasaran=sasaran.alamat, terkirim=1), 303)


@bp.route("/ikut/<tanda>", methods=["GET", "POST"])
@require(Izin.PUBLIK)
def konfirmasi(tanda: str) -> ResponseReturnValue:
    """Say that the address is mine: with a button, because mail programs open links by themselves."""
    siapa = baca_pengikut(db(), tanda, KONFIRMASI, kunci=request.method == "POST")
    if siapa is None:
        return rahasia(render_template("papan/konfirmasi.html", sasaran=None), 410)
    if request.method == "POST":
        pengikut.konfirmasi(db(), siapa, now())
        db().commit()
        return redirect(url_for(".konfirmasi", tanda=tanda), 303)
    return rahasia(
        render_template(
            "papan/konfirmasi.html",
            sasaran=sasaran_of(db(), siapa),
            sudah=siapa.dikonfirmasi_pada is not None,
            tanda=tanda,
            berhenti=tanda_berhenti(siapa.surel),
        )
    )


@bp.route("/berhenti/<tanda>", methods=["GET", "POST"])
@require(Izin.PUBLIK)
def berhenti(tanda: str) -> ResponseReturnValue:
    """Stop. Mail programs post here by themselves when their reader says so (RFC 8058), without cookie or
    token; the link is the secret, and the answer is no redirect, as that asks."""
    surel = baca_berhenti(db(), tanda)
    if surel is not None and request.method == "POST":
        pengikut.berhenti(db(), surel, _hanya())
        db().commit()
    semua = pengikut.yang_diikuti(db(), surel) if surel is not None else []
    diikuti = [(satu.id.hex, sasaran_of(db(), satu)) for satu in semua]
    return rahasia(
        render_template("papan/berhenti.html", diikuti=diikuti, tanda=tanda, baru=request.method == "POST")
    )


def _ikut(sasaran: Sasaran, form: FormIkut, tanda: str) -> str:
    config: Config = current_app.config["FKP"]
    kontak = db().scalar(select(Situs.kontak_data)) or _("Tanyakan kepada %(unit)s.", unit=sasaran.unit.nama)
    kabar = load_kabar()
    butir = kabar.terisi(hari_tunggu=pengikut.TUNGGU.days, hari_surat=config.simpan_pekerjaan, kontak=kontak)
    return render_template(
        "papan/ikut.html", sasaran=sasaran, form=form, tanda=tanda, kabar=kabar, butir=butir
    )


def _peserta(sasaran: Sasaran, tanda: str) -> Peserta | None:
    """Who came here from their own page of the forum; 404 for a link that is not theirs."""
    return baca_peserta(db(), sasaran.forum, tanda) if sasaran.forum and tanda else None


def _hanya() -> uuid.UUID | None:
    """The one thing to stop; None stops all of it."""
    with suppress(ValueError):
        return uuid.UUID(request.form.get("hanya", ""))
    return None
