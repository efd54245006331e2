"""Participants: reading the text and signing it, with a finger or by typing the name."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from fkp.clock import now
from fkp.db import db
from fkp.forum.berita_acara.forms import FormTandaPeserta
from fkp.forum.berita_acara.goresan import GoresanSalah
from fkp.forum.berita_acara.kertas import susun_kertas
from fkp.forum.berita_acara.kunci import NaskahBerubah
from fkp.forum.berita_acara.naskah import susun_naskah
from fkp.forum.berita_acara.tandatangan import (
    BelumDapatTandaTangan,
    SudahTandaTangan,
    tanda_peserta_ini,
    tanda_tangani,
)
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import baca_peserta
from fkp.forum.queries import forum_umum
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.rahasia import rahasia

bp = Blueprint("forum_tanda_tangan", __name__, url_prefix="/f/<kode>/p/<tanda>/tanda-tangan")


@bp.get("")
@require(Izin.PUBLIK)
def lihat(kode: str, tanda: str) -> ResponseReturnValue:
    """The text, and where to sign it."""
    forum = forum_umum(db(), kode)
    return _lihat(forum, baca_peserta(db(), forum, tanda), tanda, FormTandaPeserta())


@bp.post("")
@require(Izin.PUBLIK)
def kirim(kode: str, tanda: str) -> ResponseReturnValue:
    """Sign the text that was shown."""
    forum = forum_umum(db(), kode)
    peserta, form = baca_peserta(db(), forum, tanda), FormTandaPeserta()
    if not form.validate():
        return _lihat(forum, peserta, tanda, form), 422
    try:
        tanda_tangani(
            db(),
            forum,
            peserta,
            now(),
            sidik=form.sidik.data or "",
            goresan=form.goresan.data or "",
            nama=form.nama.data or "",
            perangkat=pengguna() if current_user.is_authenticated else None,
        )
    except SudahTandaTangan as galat:
        flash(galat.pesan, "baik")
        return redirect(url_for(".lihat", kode=forum.kode, tanda=tanda))
    except GoresanSalah as galat:
        form.nama.errors = [galat.pesan]
        return _lihat(forum, peserta, tanda, form), 422
    except (NaskahBerubah, BelumDapatTandaTangan) as galat:
        # Who agreed, agreed to the text before: the strokes stay, the consent is asked for again.
        form.form_errors, form.setuju.data = [galat.pesan], False
        return _lihat(forum, peserta, tanda, form), 409
    db().commit()
    flash(_("Terima kasih. Tanda tangan Anda tersimpan."), "baik")
    return redirect(url_for(".lihat", kode=forum.kode, tanda=tanda))


def _lihat(forum: Forum, peserta: Peserta, tanda: str, form: FormTandaPeserta) -> Response:
    buka = forum.tahap == TahapForum.PENANDATANGANAN
    milik = tanda_peserta_ini(db(), forum, peserta)
    # What is shown is what the next press signs.
    form.sidik.data = forum.naskah_sidik
    isi = render_template(
        "forum/berita_acara/tanda_tangan.html",
        forum=forum,
        peserta=peserta,
        tanda=tanda,
        form=form,
        milik=milik,
        buka=buka,
        kertas=susun_kertas(susun_naskah(db(), forum).isi) if buka else None,
    )
    return rahasia(isi)
