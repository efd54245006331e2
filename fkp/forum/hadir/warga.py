"""Participants: checking in at the door with their own phone."""

from datetime import datetime

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from fkp.batas import jaga
from fkp.clock import now
from fkp.db import db
from fkp.forum.hadir.forms import FormMasuk, form_masuk
from fkp.forum.hadir.masuk import SudahHadir, catat_diri, catat_tamu
from fkp.forum.hadir.pintu import Tiket, baca_tiket, beri_tiket, lepas_tiket, pintu_buka, tiket_baru
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import (
    ingat_peserta,
    peserta_diingat,
    tanda_diingat,
    tanda_peserta,
    tanda_pintu,
)
from fkp.forum.queries import forum_umum, kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.izin.guard import require
from fkp.izin.rules import Izin

bp = Blueprint("forum_hadir_warga", __name__, url_prefix="/f/<kode>/hadir")

SEMENIT = 3000
"""Check-ins a minute to one forum that no hall reaches; ``BATAS_HADIR`` in the settings overrides."""
SALAH_SEMENIT = 1000
"""Wrong codes a minute: an old photo that a hall shares, but far too few to guess one of 40 bits."""
TERBESAR = 32 * 1024


@bp.get("")
@require(Izin.PUBLIK)
def masuk(kode: str) -> ResponseReturnValue:
    """What the QR opens. ``k`` is the code of the moment, scanned or typed; ``lain`` asks for the form on a
    phone that somebody else used."""
    forum, saat = forum_umum(db(), kode), now()
    if kode != forum.kode:
        return redirect(url_for(".masuk", kode=forum.kode, k=request.args.get("k")))
    if not pintu_buka(forum, saat):
        return _tutup(forum)
    minta = request.args.get("k", "")
    tiket = (tiket_baru(forum, minta, saat) if minta else None) or baca_tiket(forum, saat)
    if tiket is None and minta:
        jaga(f"hadir-salah {forum.kode}", SALAH_SEMENIT)
        return render_template("forum/hadir/pintu.html", forum=forum, keadaan="berganti"), 410
    if tiket is None:
        return render_template("forum/hadir/pintu.html", forum=forum, keadaan="pindai")
    diingat = None if "lain" in request.args else peserta_diingat(db(), forum)
    return _simpan(beri_tiket(make_response(_halaman(forum, diingat)), forum, tiket))


@bp.post("")
@require(Izin.PUBLIK)
def catat(kode: str) -> ResponseReturnValue:
    """Somebody at the door says that they are here."""
    request.max_content_length = TERBESAR
    forum, saat = forum_umum(db(), kode), now()
    if not pintu_buka(forum, saat):
        return _tutup(forum)
    tiket = baca_tiket(forum, saat)
    if tiket is None:
        return render_template("forum/hadir/pintu.html", forum=forum, keadaan="berganti"), 410
    # Only who was at the door counts: nobody can close it from home.
    jaga(f"hadir {forum.kode}", current_app.config.get("BATAS_HADIR", SEMENIT))
    diingat = None if "lain" in request.args else peserta_diingat(db(), forum)
    if diingat is not None:
        db().refresh(diingat, with_for_update=True)
        catat_diri(diingat, tiket.saat, saat)
        db().commit()
        return _ke_halaman(forum, diingat, tanda_diingat(forum))
    form = form_masuk(kerangka_of(forum))
    if not form.validate():
        return _halaman(forum, None, form), 422
    return _orang(forum, form, tiket, saat)


def _orang(forum: Forum, form: FormMasuk, tiket: Tiket, saat: datetime) -> ResponseReturnValue:
    # One after the other: the second tap of a double tap must find whom the first one added.
    db().refresh(forum, with_for_update={"of": Forum})
    if not pintu_buka(forum, saat):
        return _tutup(forum)
    try:
        peserta = catat_tamu(db(), forum, form.isi(), form.kebutuhan.data or [], tiket, saat)
    except ForumSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _halaman(forum, None, form), 422
    except SudahHadir as sudah:
        halaman = render_template("forum/hadir/pintu.html", forum=forum, keadaan="sudah", pada=sudah.pada)
        return halaman, 409
    db().commit()
    # A name and an organisation are known to others too: the link that was sent to that person is not given.
    baru = peserta.id == tiket.id
    return _ke_halaman(forum, peserta, tanda_peserta(peserta) if baru else tanda_pintu(peserta, saat))


def _ke_halaman(forum: Forum, peserta: Peserta, tanda: str) -> BaseResponse:
    """To their own page, which this phone remembers from now on. The ticket is used up: the next person who
    borrows this phone scans again. Whose link was revoked gets none here either."""
    if peserta.dicabut:
        flash(_("%(nama)s tercatat hadir.", nama=peserta.nama), "baik")
        halaman = make_response(redirect(url_for("forum_publik.lihat", kode=forum.kode), 303))
        return _simpan(lepas_tiket(halaman, forum))
    tujuan = make_response(redirect(url_for("forum_peserta.saya", kode=forum.kode, tanda=tanda), 303))
    return _simpan(ingat_peserta(lepas_tiket(tujuan, forum), forum, tanda))


def _halaman(forum: Forum, diingat: Peserta | None, form: FormMasuk | None = None) -> str:
    form = None if diingat else form or form_masuk(kerangka_of(forum))
    saya = url_for("forum_peserta.saya", kode=forum.kode, tanda=tanda_diingat(forum)) if diingat else ""
    return render_template("forum/hadir/masuk.html", forum=forum, peserta=diingat, form=form, saya=saya)


def _tutup(forum: Forum) -> ResponseReturnValue:
    halaman = render_template("forum/hadir/pintu.html", forum=forum, keadaan="tutup")
    return halaman, 410 if forum.dimulai_pada else 200


def _simpan(jawab: Response) -> Response:
    """A page of one person is kept by nobody on the way."""
    jawab.headers["Cache-Control"] = "no-store"
    return jawab
