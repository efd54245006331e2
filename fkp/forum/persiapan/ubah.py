"""Staff: changing what is planned of a forum, moving it on, throwing a draft away."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import beda_isian, versi_dibaca
from fkp.clock import now
from fkp.db import db
from fkp.formats import berbahasa_jam
from fkp.forum import tahap
from fkp.forum.langkah import langkah_forum
from fkp.forum.models import Forum, TahapForum
from fkp.forum.persiapan import actions
from fkp.forum.persiapan.forms import FormForum, form_forum, isi_forum
from fkp.forum.persiapan.lihat import tampil_forum
from fkp.forum.persiapan.queries import survei_pilihan
from fkp.forum.persiapan.tindakan import hari_ini
from fkp.forum.queries import find_forum, kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.galat import VersiBerbeda
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan_paragraf
from fkp.tindak_lanjut.queries import layanan_dilayani

ALASAN_TERPANJANG = 500


@require(Izin.KELOLA_FORUM)
def ubah(forum_id: int) -> ResponseReturnValue:
    """Theme, time, place, who signs; while it runs only what may still be another."""
    forum = find_forum(db(), forum_id, kunci=request.method == "POST")
    if forum.tahap not in actions.TERBUKA:
        return redirect(url_for(".lihat", forum_id=forum.id))
    form = _form(forum)
    if not form.validate_on_submit():
        return _ubah(forum, form), 422 if form.errors else 200
    try:
        isi, saat = form.isi(), now()
        kabari = actions.ubah_forum(db(), forum, isi, pengguna(), saat, versi=versi_dibaca(form.versi))
    except ForumSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _ubah(forum, form), 422
    except VersiBerbeda:
        return _ubah(forum, form, bentrok=True), 409
    return selesai(forum, _("Perubahan tersimpan."), berubah="1" if kabari else None)


@require(Izin.KELOLA_FORUM)
def pindah(forum_id: int) -> ResponseReturnValue:
    """Announce it, begin it, or (with a reason) call it off."""
    forum = find_forum(db(), forum_id, kunci=True)
    tujuan = request.form.get("tujuan")
    try:
        match tujuan:
            case TahapForum.TERJADWAL:
                actions.sambung_lalu(db(), forum)
                tahap.jadwalkan(db(), forum, pengguna(), now())
                kabar = _("Forum diumumkan: halamannya dapat dibuka semua orang. Kirim undangannya.")
            case TahapForum.BERLANGSUNG:
                _periksa_hari(forum)
                actions.sambung_lalu(db(), forum)
                tahap.mulai(db(), forum, pengguna(), now())
                kabar = _("Forum dimulai. Peserta dapat mendaftar hadir, notulen dapat ditulis.")
            case TahapForum.BATAL:
                alasan = rapikan_paragraf(request.form.get("alasan"))[:ALASAN_TERPANJANG]
                tahap.batalkan(db(), forum, pengguna(), alasan)
                kabar = _("Forum dibatalkan.")
            case _lain:
                abort(400)
    except ForumSalah as galat:
        return tampil_forum(forum, salah=galat), 422
    return selesai(forum, kabar)


@require(Izin.KELOLA_FORUM)
def hapus(forum_id: int) -> ResponseReturnValue:
    """Throw a draft away."""
    forum = find_forum(db(), forum_id, kunci=True)
    actions.hapus_rancangan(db(), forum, pengguna())
    db().commit()
    flash(_("Rancangan forum dihapus."), "baik")
    return redirect(url_for(".daftar"))


def selesai(forum: Forum, kabar: str, **alamat: Any) -> ResponseReturnValue:
    """Keep the change and go home."""
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for(".lihat", forum_id=forum.id, **alamat))


def _form(forum: Forum) -> FormForum:
    layanan = layanan_dilayani(db(), forum.unit)
    layanan += [satu for satu in forum.layanan if satu not in layanan]
    jalan = forum.tahap == TahapForum.BERLANGSUNG
    return form_forum(
        forum.unit,
        kerangka_of(forum),
        layanan,
        survei_pilihan(db(), forum.unit_id, forum.survei_id),
        forum=forum,
        tanpa=(*actions.TETAP_SAAT_BERLANGSUNG, "hari") if jalan else (),
        data=None if request.form else isi_forum(forum),
    )


def _ubah(forum: Forum, form: FormForum, bentrok: bool = False) -> str:
    ada = {nama: nilai for nama, nilai in isi_forum(forum).items() if nama in form and nama != "hari"}
    beda = _beda(form, ada) if bentrok else []
    if bentrok:
        # Once both texts have been seen, the next press saves.
        form.versi.data = str(forum.versi)
    return render_template(
        "forum/persiapan/ubah.html",
        forum=forum,
        langkah=langkah_forum(forum),
        form=form,
        bentrok=bentrok,
        beda=beda,
    )


def _beda(form: FormForum, ada: dict[str, Any]) -> list[tuple[str, str]]:
    """Where the form differs from what is stored by now, hours and lists of ticks in words."""
    beda = []
    for nama in ("mulai", "selesai"):
        kini = ada.pop(nama, None)
        if nama in form and form[nama].data != kini:
            beda.append((str(form[nama].label.text), berbahasa_jam(kini) if kini else str(_("kosong"))))
    for nama in ("layanan", "dasar_hukum"):
        kini = set(ada.pop(nama))
        if kini != {*(form[nama].data or ())}:
            sebut = "; ".join(str(c.label) for c in form[nama].choices if c.value in kini)
            beda.append((str(form[nama].label.text), sebut or str(_("kosong"))))
    return [*beda_isian(form, ada), *beda]


def _periksa_hari(forum: Forum) -> None:
    """A forum does not begin before its day: what begins cannot be planned again."""
    if forum.tahap == TahapForum.TERJADWAL and forum.tanggal and forum.tanggal > hari_ini(forum, now()):
        raise ForumSalah(
            "tanggal", _("Forum ini belum waktunya. Bila diadakan lebih awal, ubah dulu tanggalnya.")
        )
