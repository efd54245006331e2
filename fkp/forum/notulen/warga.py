"""Participants: sending issues from their phones and weighing those of others."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from fkp.batas import jaga
from fkp.clock import now
from fkp.db import db
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen import suara
from fkp.forum.notulen.forms import UNSUR_WARGA, FormMasukan
from fkp.forum.notulen.models import AsalMasukan, Masukan
from fkp.forum.notulen.queries import dukungan_of, find_masukan
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import baca_peserta
from fkp.forum.queries import forum_umum
from fkp.forum.tahap import ForumSalah
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.rahasia import rahasia

bp = Blueprint("forum_masukan_warga", __name__, url_prefix="/f/<kode>/p/<tanda>/masukan")

KIRIM_SEMENIT, DUKUNG_SEMENIT = 12, 60
"""What one person sends and weighs in a minute; nobody writes or reads faster."""
TERBESAR = 32 * 1024


@bp.get("")
@require(Izin.PUBLIK)
def lihat(kode: str, tanda: str) -> ResponseReturnValue:
    """Own issues, those of others, and a form while the forum takes them."""
    forum, peserta = _siapa(kode, tanda)
    return _halaman(forum, peserta, tanda, FormMasukan(formdata=None, id=uuid.uuid4()))


@bp.post("")
@require(Izin.PUBLIK)
def kirim(kode: str, tanda: str) -> ResponseReturnValue:
    """Send an issue."""
    request.max_content_length = TERBESAR
    forum, peserta = _siapa(kode, tanda)
    jaga(f"masukan {peserta.id.hex}", KIRIM_SEMENIT)
    suara.periksa_menerima(forum.tahap)
    form = FormMasukan()
    if not form.validate():
        return _halaman(forum, peserta, tanda, form, 422)
    try:
        suara.kirim_masukan(db(), forum, peserta, form.suara(), now())
    except ForumSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _halaman(forum, peserta, tanda, form, 422)
    db().commit()
    flash(_("Masukan Anda sudah diterima."), "baik")
    return redirect(url_for(".lihat", kode=forum.kode, tanda=tanda), 303)


@bp.post("/<uuid:masukan_id>/dukung")
@require(Izin.PUBLIK)
def dukung(kode: str, tanda: str, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """Say that an issue of somebody else matters to me too, or take that back."""
    forum, peserta = _siapa(kode, tanda)
    jaga(f"dukung {peserta.id.hex}", DUKUNG_SEMENIT)
    masukan = find_masukan(db(), forum, masukan_id)
    if masukan.peserta_id == peserta.id or not _terlihat(masukan):
        abort(404)
    suara.dukung(db(), forum, peserta, masukan, ya=request.form.get("ya") == "1")
    db().commit()
    return redirect(url_for(".lihat", kode=forum.kode, tanda=tanda, _anchor=f"m-{masukan.id.hex}"), 303)


@bp.post("/<uuid:masukan_id>/tarik")
@require(Izin.PUBLIK)
def tarik(kode: str, tanda: str, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """Take back an own issue that nobody took up."""
    forum, peserta = _siapa(kode, tanda)
    masukan = find_masukan(db(), forum, masukan_id)
    if masukan.peserta_id != peserta.id:
        abort(404)
    ditarik = suara.tarik_masukan(db(), forum, peserta, masukan, now())
    db().commit()
    flash(
        _("Masukan Anda ditarik.")
        if ditarik
        else _("Masukan ini sudah dicatat tim, jadi tidak dapat ditarik. Sampaikan langsung kepada notulis."),
        "baik" if ditarik else "galat",
    )
    return redirect(url_for(".lihat", kode=forum.kode, tanda=tanda), 303)


def _siapa(kode: str, tanda: str) -> tuple[Forum, Peserta]:
    forum = forum_umum(db(), kode)
    return forum, baca_peserta(db(), forum, tanda)


def _halaman(
    forum: Forum, peserta: Peserta, tanda: str, form: FormMasukan, status: int = 200
) -> ResponseReturnValue:
    cari = (
        select(Masukan)
        .where(Masukan.forum_id == forum.id, Masukan.asal == AsalMasukan.PESERTA)
        .order_by(Masukan.dukungan.desc(), Masukan.waktu, Masukan.id)
    )
    semua = db().scalars(cari).all()
    return rahasia(
        render_template(
            "forum/notulen/masukan.html",
            forum=forum,
            tanda=tanda,
            form=form,
            milik=[satu for satu in semua if satu.peserta_id == peserta.id and (satu.masalah or satu.urutan)],
            lain=[satu for satu in semua if satu.peserta_id != peserta.id and _terlihat(satu)],
            didukung=dukungan_of(db(), peserta),
            unsur=dict(UNSUR_WARGA),
            menerima=forum.tahap in suara.MENERIMA,
            berlangsung=forum.tahap == TahapForum.BERLANGSUNG,
        ),
        status,
    )


def _terlihat(masukan: Masukan) -> bool:
    return masukan.asal == AsalMasukan.PESERTA and masukan.tampil and masukan.dihapus_pada is None
