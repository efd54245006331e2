"""Staff: one person on the list of a forum."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.db import db
from fkp.forum.langkah import langkah_forum
from fkp.forum.models import Forum
from fkp.forum.peserta import actions
from fkp.forum.peserta.forms import FormPeserta, form_peserta
from fkp.forum.peserta.kirim import awalan_surat, jadwal_lain, surat_gagal
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.naskah import teks_wa
from fkp.forum.peserta.queries import find_peserta
from fkp.forum.peserta.tampil import tampilkan
from fkp.forum.peserta.tautan import alamat_peserta
from fkp.forum.peserta.wa import seluler, tautan_wa
from fkp.forum.queries import find_forum, kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.surat.actions import tarik_surat


@require(Izin.KELOLA_FORUM)
def orang(forum_id: int, peserta_id: uuid.UUID) -> ResponseReturnValue:
    """What is known of the person, the link, and how far the invitation is."""
    forum = find_forum(db(), forum_id, kunci=request.method == "POST")
    peserta = find_peserta(db(), forum, peserta_id)
    form = form_peserta(kerangka_of(forum), peserta)
    if request.method == "GET":
        return _orang(forum, peserta, form)
    if not form.validate():
        return _orang(forum, peserta, form), 422
    try:
        actions.ubah_peserta(db(), pengguna(), peserta, form.isi())
    except ForumSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _orang(forum, peserta, form), 422
    db().commit()
    flash(_("Tersimpan."), "baik")
    return redirect(url_for(".orang", forum_id=forum.id, peserta_id=peserta.id))


@require(Izin.KELOLA_FORUM)
def hapus(forum_id: int, peserta_id: uuid.UUID) -> ResponseReturnValue:
    """Off the list, with the letters that did not leave yet."""
    forum = find_forum(db(), forum_id, kunci=True)
    peserta = find_peserta(db(), forum, peserta_id)
    tarik_surat(db(), awalan_surat(forum, peserta))
    actions.hapus_peserta(db(), pengguna(), peserta)
    db().commit()
    flash(_("%(nama)s dihapus dari daftar.", nama=peserta.nama), "baik")
    return redirect(url_for(".lihat", forum_id=forum.id))


@require(Izin.KELOLA_FORUM)
def tautan(forum_id: int, peserta_id: uuid.UUID) -> ResponseReturnValue:
    """A new link, so that older ones stop; or none at all."""
    forum = find_forum(db(), forum_id, kunci=True)
    peserta = find_peserta(db(), forum, peserta_id)
    cabut = request.form.get("tindakan") == "cabut"
    tarik_surat(db(), awalan_surat(forum, peserta))
    actions.ganti_tautan(db(), pengguna(), peserta, cabut=cabut)
    db().commit()
    baru = _("Tautan baru dibuat. Yang lama tidak berlaku lagi; kirim undangan sekali lagi.")
    flash(_("Tautan dicabut. Orang ini tidak dapat lagi membuka halamannya.") if cabut else baru, "baik")
    return redirect(url_for(".orang", forum_id=forum.id, peserta_id=peserta.id))


def _orang(forum: Forum, peserta: Peserta, form: FormPeserta) -> str:
    gagal = surat_gagal(db(), forum)
    alamat = alamat_peserta(forum, peserta)
    teks = teks_wa(forum, peserta, alamat, lagi=jadwal_lain(forum, peserta))
    return render_template(
        "forum/undangan/orang.html",
        forum=forum,
        langkah=langkah_forum(forum),
        kerangka=kerangka_of(forum),
        peserta=peserta,
        u=tampilkan(forum, peserta, gagal),
        gagal=gagal.get(peserta.id.hex, ""),
        alamat=alamat,
        wa=tautan_wa(peserta.hp, teks) if seluler(peserta.hp) else "",
        form=form,
        terbuka=forum.tahap in actions.TERBUKA,
    )
