"""Staff: what is published before a forum, and what people said of it."""

import uuid

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.berkas import sebut_berkas
from fkp.bersih.utuh import baca_utuh
from fkp.clock import now
from fkp.db import db
from fkp.forum.langkah import bukan_arsip, langkah_forum
from fkp.forum.materi import actions
from fkp.forum.materi.berkas import kirim_materi
from fkp.forum.materi.forms import FormMateri
from fkp.forum.materi.models import JenisBerkas, TanggapanMateri
from fkp.forum.materi.queries import (
    bahasan_forum,
    dokumentasi_forum,
    find_materi,
    materi_forum,
    tanggapan_forum,
)
from fkp.forum.models import Forum
from fkp.forum.peserta.queries import semua_peserta
from fkp.forum.peserta.tampil import ringkas_kebutuhan
from fkp.forum.queries import find_forum, kerangka_of
from fkp.forum.tahap import OBJEK, ForumSalah
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.unggahan import UnggahanSalah

bp = Blueprint("forum_materi", __name__, url_prefix="/kelola/forum/<int:forum_id>/materi")


@bp.get("")
@require(Izin.KELOLA_FORUM)
def lihat(forum_id: int) -> ResponseReturnValue:
    """The files, and the comments by component."""
    return _lihat(bukan_arsip(find_forum(db(), forum_id)), FormMateri(formdata=None, umum=True))


@bp.post("")
@require(Izin.KELOLA_FORUM)
def unggah(forum_id: int) -> ResponseReturnValue:
    """One more file; what it is comes from its bytes, and it opens."""
    forum = find_forum(db(), forum_id)
    form = FormMateri()
    if not form.validate():
        return _lihat(forum, form), 422
    try:
        # To open a file takes seconds: nothing is held meanwhile.
        db().rollback()
        berkas = baca_utuh(request.files.get("berkas"), actions.DITERIMA)
        forum = find_forum(db(), forum_id, kunci=True)
        judul = form.judul.data or ""
        jenis = JenisBerkas(form.jenis.data)
        actions.unggah_materi(db(), pengguna(), forum, berkas, judul, bool(form.umum.data), now(), jenis)
    except UnggahanSalah as galat:
        form.berkas.errors = [galat.pesan]
        return _lihat(forum, form), 422
    except ForumSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _lihat(forum, form), 422
    db().commit()
    flash(_("Berkas tersimpan."), "baik")
    return redirect(url_for(".lihat", forum_id=forum.id))


@bp.get("/<int:materi_id>")
@require(Izin.KELOLA_FORUM)
def unduh(forum_id: int, materi_id: int) -> Response:
    """The file itself; the download leaves a line."""
    forum = find_forum(db(), forum_id)
    materi = find_materi(db(), forum, materi_id)
    jawab, rincian = kirim_materi(materi), {"berkas": materi.id}
    catat_unduhan(pengguna(), Catatan("materi diunduh", OBJEK, forum.id, forum.unit.jalur, rincian))
    return jawab


@bp.post("/<int:materi_id>")
@require(Izin.KELOLA_FORUM)
def ubah(forum_id: int, materi_id: int) -> ResponseReturnValue:
    """Show it to everyone, to the team only, or remove it."""
    forum = find_forum(db(), forum_id, kunci=True)
    materi = find_materi(db(), forum, materi_id)
    tindakan = request.form.get("tindakan")
    if tindakan == "hapus":
        actions.hapus_materi(db(), pengguna(), forum, materi)
        pesan = _("“%(judul)s” dihapus.", judul=materi.judul)
    elif tindakan in ("umum", "tim"):
        actions.atur_umum(db(), pengguna(), forum, materi, tindakan == "umum")
        pesan = _("Tersimpan.")
    else:
        abort(400)
    db().commit()
    flash(pesan, "baik")
    return redirect(url_for(".lihat", forum_id=forum.id))


@bp.post("/tanggapan/<uuid:tanggapan_id>")
@require(Izin.KELOLA_FORUM)
def jadikan(forum_id: int, tanggapan_id: uuid.UUID) -> ResponseReturnValue:
    """Make a row of the minutes of this comment."""
    forum = find_forum(db(), forum_id, kunci=True)
    tanggapan = db().get(TanggapanMateri, tanggapan_id)
    if tanggapan is None or tanggapan.forum_id != forum.id:
        abort(404)
    actions.jadikan_masukan(db(), pengguna(), forum, tanggapan, now())
    db().commit()
    flash(_("Tanggapan itu sekarang ada di notulen."), "baik")
    return redirect(url_for(".lihat", forum_id=forum.id, _anchor="tanggapan"))


def _lihat(forum: Forum, form: FormMateri) -> str:
    return render_template(
        "forum/materi/lihat.html",
        forum=forum,
        langkah=langkah_forum(forum),
        form=form,
        materi=materi_forum(db(), forum),
        dokumentasi=dokumentasi_forum(db(), forum),
        mendokumentasi=forum.tahap in actions.BERDOKUMEN,
        bahasan=bahasan_forum(db(), forum),
        tanggapan=tanggapan_forum(db(), forum),
        kebutuhan=ringkas_kebutuhan(kerangka_of(forum), semua_peserta(db(), forum)),
        berubah=forum.tahap in actions.BERUBAH,
        menerima=actions.menerima_tanggapan(forum),
        sebut_berkas=sebut_berkas,
    )
