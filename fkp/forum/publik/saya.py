"""A participant's own page, opened by a signed link: answer, needs, and what comes next."""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from fkp.batas import jaga
from fkp.clock import now
from fkp.db import db, terkunci
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.retensi import HAPUS_KEBUTUHAN
from fkp.forum.peserta.tautan import baca_peserta, ingat_peserta
from fkp.forum.publik.balasan import balas, dapat_membalas, lupakan, sudah_tanda_tangan
from fkp.forum.publik.balasan_forms import FormBalasan, form_balasan
from fkp.forum.queries import forum_umum, kerangka_of
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.rahasia import rahasia

bp = Blueprint("forum_peserta", __name__, url_prefix="/f/<kode>/p/<tanda>")

BALAS_SEMENIT = 20
"""Answers a minute by one person."""


@bp.get("")
@require(Izin.PUBLIK)
def saya(kode: str, tanda: str) -> ResponseReturnValue:
    """Everything this person can do now. The phone remembers whose link it opened."""
    forum, peserta = _siapa(kode, tanda)
    form = form_balasan(forum, kerangka_of(forum), peserta)
    return ingat_peserta(make_response(_saya(forum, peserta, tanda, form)), forum, tanda)


@bp.post("")
@require(Izin.PUBLIK)
def balas_undangan(kode: str, tanda: str) -> ResponseReturnValue:
    """Whether they come, how, and what they need."""
    forum, peserta = _siapa(kode, tanda)
    jaga(f"balasan {peserta.id.hex}", BALAS_SEMENIT)
    form = form_balasan(forum, kerangka_of(forum), peserta)
    if not form.validate():
        return _saya(forum, peserta, tanda, form), 422
    _tahan(peserta)
    balas(db(), forum, peserta, form.isi(), now())
    db().commit()
    flash(_("Balasan Anda tersimpan. Terima kasih."), "baik")
    return redirect(url_for(".saya", kode=forum.kode, tanda=tanda), 303)


@bp.post("/lupakan")
@require(Izin.PUBLIK)
def jangan_hubungi(kode: str, tanda: str) -> ResponseReturnValue:
    """They no longer want to be reached."""
    forum, peserta = _siapa(kode, tanda)
    _tahan(peserta)
    lupakan(db(), forum, peserta)
    db().commit()
    flash(_("Nomor telepon dan surel Anda sudah dihapus. Anda tidak akan dihubungi lagi."), "baik")
    return redirect(url_for(".saya", kode=forum.kode, tanda=tanda), 303)


def _siapa(kode: str, tanda: str) -> tuple[Forum, Peserta]:
    forum = forum_umum(db(), kode)
    return forum, baca_peserta(db(), forum, tanda)


def _tahan(peserta: Peserta) -> None:
    """Read the row as it is now and hold it: staff may be changing it."""
    db().scalars(terkunci(select(Peserta).where(Peserta.id == peserta.id), Peserta)).one()


def _saya(forum: Forum, peserta: Peserta, tanda: str, form: FormBalasan) -> Response:
    return rahasia(
        render_template(
            "forum/peserta/saya.html",
            forum=forum,
            peserta=peserta,
            tanda=tanda,
            form=form,
            membalas=dapat_membalas(forum, peserta),
            bertanda=sudah_tanda_tangan(db(), forum, peserta),
            hapus_hari=HAPUS_KEBUTUHAN.days,
        )
    )
