"""Staff: the list of who came. The screen with the QR and paper sheets have files of their own."""

import uuid

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from fkp.clock import now
from fkp.db import db
from fkp.forum.hadir import kertas, layar
from fkp.forum.hadir.catat import TERBUKA, Peristiwa, gabung
from fkp.forum.hadir.forms import FormTamu, form_tamu
from fkp.forum.hadir.pintu import pintu_buka
from fkp.forum.hadir.sama import gabungkan, mungkin_sama
from fkp.forum.hadir.tampil import jam_hadir, keadaan_orang, nomor_orang, per_unsur
from fkp.forum.langkah import bukan_arsip, langkah_forum
from fkp.forum.models import Forum
from fkp.forum.peserta.actions import hapus_peserta
from fkp.forum.peserta.queries import find_peserta, liputan_forum, semua_peserta
from fkp.forum.peserta.tautan import tanda_perangkat
from fkp.forum.queries import boleh_forum, find_forum, kerangka_of
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan

bp = Blueprint("forum_hadir", __name__, url_prefix="/kelola/forum/<int:forum_id>/hadir")
bp.add_app_template_filter(jam_hadir)
layar.pasang(bp)
kertas.pasang(bp)


@bp.get("")
@require(Izin.LIHAT_FORUM)
def lihat(forum_id: int) -> ResponseReturnValue:
    """Everyone invited and everyone who came, by element."""
    return _lihat(bukan_arsip(find_forum(db(), forum_id)))


@bp.get("/kini")
@require(Izin.LIHAT_FORUM)
def kini(forum_id: int) -> ResponseReturnValue:
    """The same as it is now, for a list that is already open."""
    forum = find_forum(db(), forum_id)
    panel = render_template("forum/hadir/_liputan_kini.html", forum=forum, liputan=liputan_forum(db(), forum))
    jawab = jsonify(panel=panel, **keadaan_orang(forum, semua_peserta(db(), forum)))
    jawab.add_etag()
    return jawab.make_conditional(request)


@bp.post("/tandai")
@require(Izin.CATAT_FORUM)
def tandai(forum_id: int) -> ResponseReturnValue:
    """One tap: this person came (``hadir``, or ``daring``), or did not after all (``batal``)."""
    forum, saat = find_forum(db(), forum_id, kunci=True), now()
    cara = next((nama for nama in ("hadir", "daring", "batal") if request.form.get(nama)), None) or abort(400)
    peserta = find_peserta(db(), forum, nomor_orang(request.form[cara]) or abort(404))
    ketuk = Peristiwa(uuid.uuid4(), peserta.id, cara != "batal", saat, daring=cara == "daring")
    (hasil,) = gabung(db(), forum, pengguna(), [ketuk], saat)
    if hasil.status == "ditolak":
        flash(hasil.pesan, "galat")
    db().commit()
    return _kembali(forum, f"p-{peserta.id.hex}")


@bp.post("/tamu")
@require(Izin.CATAT_FORUM)
def tamu(forum_id: int) -> ResponseReturnValue:
    """Somebody came who is on no list."""
    forum, saat = find_forum(db(), forum_id, kunci=True), now()
    form = form_tamu(kerangka_of(forum))
    if not form.validate():
        return _lihat(forum, form), 422
    id_ = uuid.uuid4()
    datang = Peristiwa(uuid.uuid4(), id_, True, saat, form.daring.data, form.isi())
    (hasil,) = gabung(db(), forum, pengguna(), [datang], saat)
    if hasil.status == "ditolak":
        form.nama.errors = [hasil.pesan]
        return _lihat(forum, form), 422
    db().commit()
    flash(_("%(nama)s tercatat hadir.", nama=form.nama.data), "baik")
    return _kembali(forum, f"p-{id_.hex}")


@bp.post("/gabung")
@require(Izin.CATAT_FORUM)
def gabung_orang(forum_id: int) -> ResponseReturnValue:
    """Two rows are one person: the one in ``simpan`` stays."""
    forum = find_forum(db(), forum_id, kunci=True)
    simpan, lepas = (
        find_peserta(db(), forum, nomor_orang(request.form.get(n, "")) or abort(404))
        for n in ("simpan", "lepas")
    )
    gabungkan(db(), pengguna(), forum, simpan, lepas)
    db().commit()
    flash(_("Dua baris digabung menjadi satu: %(nama)s.", nama=simpan.nama), "baik")
    return _kembali(forum, f"p-{simpan.id.hex}")


@bp.post("/hapus")
@require(Izin.CATAT_FORUM)
def hapus(forum_id: int) -> ResponseReturnValue:
    """Somebody was added at the door by mistake."""
    forum = find_forum(db(), forum_id, kunci=True)
    peserta = find_peserta(db(), forum, nomor_orang(request.form.get("peserta", "")) or abort(404))
    hapus_peserta(db(), pengguna(), peserta)
    db().commit()
    flash(_("Baris itu dihapus dari daftar."), "baik")
    return _kembali(forum, "daftar")


def _lihat(forum: Forum, form: FormTamu | None = None) -> str:
    kerangka, semua, saat = kerangka_of(forum), semua_peserta(db(), forum), now()
    cari = rapikan(request.values.get("cari"))[:80]
    catat = forum.tahap in TERBUKA and boleh_forum(db(), forum, Izin.CATAT_FORUM)
    return render_template(
        "forum/hadir/lihat.html",
        forum=forum,
        langkah=langkah_forum(forum),
        kerangka=kerangka,
        kelompok=per_unsur(kerangka, semua, cari),
        jumlah=len(semua),
        cari=cari,
        liputan=liputan_forum(db(), forum),
        ganda=mungkin_sama(semua) if catat else [],
        catat=catat,
        kelola=boleh_forum(db(), forum, Izin.CATAT_FORUM),
        unduh=boleh_forum(db(), forum, Izin.UNDUH_FORUM),
        pintu=pintu_buka(forum, saat),
        form=form or form_tamu(kerangka, formdata=None),
        perangkat=tanda_perangkat(forum, pengguna(), Izin.CATAT_FORUM, saat) if catat else "",
    )


def _kembali(forum: Forum, jangkar: str) -> Response:
    cari = rapikan(request.form.get("cari"))[:80] or None
    return redirect(url_for(".lihat", forum_id=forum.id, cari=cari, _anchor=jangkar), 303)
