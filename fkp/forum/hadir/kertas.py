"""Staff: a sheet that people signed by hand, or the list of a video call, entered later."""

import uuid
from collections.abc import Collection

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import undefer

from fkp.bersih.utuh import baca_utuh
from fkp.clock import now
from fkp.db import db
from fkp.forum.hadir.catat import periksa_hadir
from fkp.forum.hadir.forms import FormKertas, form_kertas
from fkp.forum.hadir.lembar import BarisTempelSalah, baca_nama, catat_lembar
from fkp.forum.hadir.tampil import lewat_daring, nomor_orang, per_unsur
from fkp.forum.langkah import langkah_forum
from fkp.forum.materi.berkas import berkas_baru, kirim_materi
from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.models import Forum
from fkp.forum.peserta.queries import semua_peserta
from fkp.forum.peserta.tempel import TempelanSalah
from fkp.forum.queries import find_forum, kerangka_of
from fkp.forum.tahap import OBJEK
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.unggahan import JPEG, PDF, PNG, UnggahanSalah


def pasang(bp: Blueprint) -> None:
    """Put the paper sheet under the attendance list."""
    bp.add_url_rule("/kertas", "kertas", kertas, methods=["GET", "POST"])
    bp.add_url_rule("/kertas/<int:lembar_id>", "lembar", lembar)


@require(Izin.CATAT_FORUM)
def kertas(forum_id: int) -> ResponseReturnValue:
    """Tick who signed, paste who is not on the list, keep the sheet. All of it or nothing is stored."""
    forum = find_forum(db(), forum_id)
    periksa_hadir(forum)
    form = form_kertas(forum, kerangka_of(forum))
    centang = {nomor_orang(satu) for satu in request.form.getlist("peserta")} - {None}
    if not form.validate_on_submit():
        return _halaman(forum, form, centang), 422 if form.errors else 200
    return _terima(forum, form, {satu for satu in centang if satu is not None})


@require(Izin.CATAT_FORUM)
def lembar(forum_id: int, lembar_id: int) -> ResponseReturnValue:
    """The sheet itself. It shows names and signatures, so the download leaves a line."""
    forum = find_forum(db(), forum_id)
    cari = select(BerkasForum).where(BerkasForum.id == lembar_id, BerkasForum.forum_id == forum.id)
    cari = cari.where(BerkasForum.jenis == JenisBerkas.HADIR_KERTAS).options(undefer(BerkasForum.isi))
    berkas = db().scalar(cari) or abort(404)
    rincian = {"berkas_id": lembar_id}
    catat_unduhan(pengguna(), Catatan("lembar hadir diunduh", OBJEK, forum.id, forum.unit.jalur, rincian))
    return kirim_materi(berkas)


def _terima(forum: Forum, form: FormKertas, centang: set[uuid.UUID]) -> ResponseReturnValue:
    saat = now()
    if form.belum_tiba(forum, saat):
        form.pukul.errors = [_("Jam ini belum tiba. Isi jam ketika mereka datang.")]
        return _halaman(forum, form, centang), 422
    berkas, forum_id, unggahan = request.files.get(form.lembar.name), forum.id, None
    # To open a file takes seconds: nothing is held meanwhile.
    db().rollback()
    try:
        unggahan = baca_utuh(berkas, (PDF, PNG, JPEG)) if berkas and berkas.filename else None
    except UnggahanSalah as galat:
        form.lembar.errors = [galat.pesan]
    forum = find_forum(db(), forum_id, kunci=True)
    periksa_hadir(forum)
    try:
        nama = baca_nama(db(), forum, form.nama_baru.data or "", form.unsur_baru.data or "")
    except (BarisTempelSalah, TempelanSalah) as galat:
        form.nama_baru.errors = galat.semua if isinstance(galat, BarisTempelSalah) else [galat.pesan]
    if form.errors:
        return _halaman(forum, form, centang), 422
    if not (centang or nama or unggahan):
        form.nama_baru.errors = [_("Centang atau tulis paling sedikit satu orang, atau pilih berkasnya.")]
        return _halaman(forum, form, centang), 422
    if unggahan:
        judul = "Daftar hadir bertanda tangan"
        db().add(berkas_baru(forum, JenisBerkas.HADIR_KERTAS, judul, unggahan, pengguna(), saat))
    lewat = lewat_daring(forum, bool(form.daring.data))
    banyak = catat_lembar(
        db(), forum, pengguna(), centang, nama, form.datang(forum), lewat, saat, berkas=unggahan is not None
    )
    db().commit()
    flash(ngettext("%(num)s orang tercatat hadir.", "%(num)s orang tercatat hadir.", banyak), "baik")
    return redirect(url_for(".lihat", forum_id=forum.id), 303)


def _halaman(forum: Forum, form: FormKertas, centang: Collection[uuid.UUID | None]) -> str:
    kerangka = kerangka_of(forum)
    belum = [p for p in semua_peserta(db(), forum) if p.hadir_pada is None]
    cari = select(BerkasForum).where(
        BerkasForum.forum_id == forum.id, BerkasForum.jenis == JenisBerkas.HADIR_KERTAS
    )
    return render_template(
        "forum/hadir/kertas.html",
        forum=forum,
        langkah=langkah_forum(forum),
        form=form,
        kelompok=[k for k in per_unsur(kerangka, belum) if k.orang],
        centang=centang,
        berkas=db().scalars(cari.order_by(BerkasForum.id)).all(),
    )
