"""Staff: plan whom to invite, element by element: one by one, from the contact book, or pasted."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.clock import now
from fkp.db import db
from fkp.forum.langkah import bukan_arsip, langkah_forum
from fkp.forum.models import Forum
from fkp.forum.peserta import actions
from fkp.forum.peserta.forms import FormPeserta, form_peserta
from fkp.forum.peserta.kirim import surat_gagal
from fkp.forum.peserta.kontak import kontak_unit
from fkp.forum.peserta.queries import cari_peserta, liputan_forum, semua_peserta
from fkp.forum.peserta.tampil import kelompokkan, ringkas_kebutuhan, tampilkan
from fkp.forum.peserta.tempel import Tempelan, TempelanSalah, baca_tempelan
from fkp.forum.queries import find_forum, kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.potongan import potong

SEKILAS = 12
"""People of an element shown at first; the rest are on pages of their own."""


@require(Izin.KELOLA_FORUM)
def lihat(forum_id: int) -> ResponseReturnValue:
    """The people of each element and how far their invitations are; with ``unsur`` all of one element."""
    forum = bukan_arsip(find_forum(db(), forum_id))
    kerangka, semua = kerangka_of(forum), semua_peserta(db(), forum)
    gagal = surat_gagal(db(), forum)
    kelompok = kelompokkan(forum, kerangka, semua, gagal, SEKILAS)
    satu = next((k for k in kelompok if k.unsur.kunci == request.args.get("unsur")), None)
    lembar = None
    if satu:
        lembar = potong(db(), cari_peserta(forum, satu.unsur.kunci), request.args.get("hal"))
    return render_template(
        "forum/undangan/lihat.html",
        forum=forum,
        langkah=langkah_forum(forum),
        kelompok=kelompok,
        satu=satu,
        lembar=lembar,
        orang=[tampilkan(forum, p, gagal) for p in lembar.baris] if lembar else [],
        liputan=liputan_forum(db(), forum),
        kebutuhan=ringkas_kebutuhan(kerangka, semua),
        gagal=len(gagal),
        perlu=sum(k.belum_dikirim for k in kelompok),
        terbuka=forum.tahap in actions.TERBUKA,
    )


@require(Izin.KELOLA_FORUM)
def tambah(forum_id: int) -> ResponseReturnValue:
    """One more person."""
    forum = find_forum(db(), forum_id, kunci=request.method == "POST")
    form = form_peserta(kerangka_of(forum))
    if request.method == "GET":
        actions.periksa_terbuka(forum)
        form.unsur.data = request.args.get("unsur", "")
        return _tambah(forum, form)
    if not form.validate():
        return _tambah(forum, form), 422
    try:
        actions.undang(db(), pengguna(), forum, [form.isi()], now())
    except ForumSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _tambah(forum, form), 422
    db().commit()
    flash(_("%(nama)s masuk daftar undangan.", nama=form.nama.data), "baik")
    if request.form.get("lanjut"):
        return redirect(url_for(".tambah", forum_id=forum.id, unsur=form.unsur.data))
    return redirect(url_for(".lihat", forum_id=forum.id))


@require(Izin.KELOLA_FORUM)
def kontak(forum_id: int) -> ResponseReturnValue:
    """People from the contact book of the unit: those ticked, who are not on the list yet."""
    forum = find_forum(db(), forum_id, kunci=request.method == "POST")
    sudah = {p.kontak_id for p in semua_peserta(db(), forum)}
    tersedia = [k for k in kontak_unit(db(), forum.unit_id) if k.id not in sudah]
    if request.method == "POST":
        dipilih = set(request.form.getlist("kontak"))
        semua = [
            actions.IsiPeserta(k.nama, k.unsur, k.lembaga, k.jabatan, k.hp, k.surel, kontak_id=k.id)
            for k in tersedia
            if str(k.id) in dipilih
        ]
        if semua:
            actions.undang(db(), pengguna(), forum, semua, now())
            db().commit()
            return _selesai(forum, len(semua))
    return render_template(
        "forum/undangan/kontak.html",
        forum=forum,
        langkah=langkah_forum(forum),
        kerangka=kerangka_of(forum),
        tersedia=tersedia,
        sudah=len(sudah - {None}),
        kosong=request.method == "POST",
    ), 422 if request.method == "POST" else 200


@require(Izin.KELOLA_FORUM)
def tempel(forum_id: int) -> ResponseReturnValue:
    """Many people pasted from a spreadsheet; what cannot be used stays in the box."""
    forum = find_forum(db(), forum_id, kunci=request.method == "POST")
    actions.periksa_terbuka(forum)
    if request.method == "GET":
        return _tempel(forum, "")
    teks, unsur = request.form.get("tempelan", ""), request.form.get("unsur", "")
    ada = [p.nama for p in semua_peserta(db(), forum)]
    baku = unsur if unsur in kerangka_of(forum).kunci("unsur") else ""
    try:
        hasil = baca_tempelan(forum, teks, ada, baku)
    except TempelanSalah as galat:
        return _tempel(forum, teks, galat=galat.pesan), 422
    sekalian = request.form.get("kembar") == "1"
    baik = sorted([*hasil.baik, *(hasil.kembar if sekalian else [])], key=lambda b: b.nomor)
    jumlah = actions.undang(db(), pengguna(), forum, [b.isi for b in baik if b.isi], now())
    db().commit()
    sisa = hasil.sisa(dengan_kembar=not sekalian)
    if not sisa:
        return _selesai(forum, jumlah)
    return _tempel(forum, sisa, hasil, jumlah, kembar=not sekalian), 422


def _tambah(forum: Forum, form: FormPeserta) -> str:
    return render_template("forum/undangan/tambah.html", forum=forum, langkah=langkah_forum(forum), form=form)


def _tempel(
    forum: Forum,
    teks: str,
    hasil: Tempelan | None = None,
    jumlah: int = 0,
    *,
    galat: str = "",
    kembar: bool = False,
) -> str:
    return render_template(
        "forum/undangan/tempel.html",
        forum=forum,
        langkah=langkah_forum(forum),
        kerangka=kerangka_of(forum),
        teks=teks,
        hasil=hasil,
        kembar=hasil.kembar if hasil and kembar else [],
        jumlah=jumlah,
        galat=galat,
        unsur=request.form.get("unsur", ""),
    )


def _selesai(forum: Forum, jumlah: int) -> ResponseReturnValue:
    pesan = ngettext("%(num)s orang masuk daftar undangan.", "%(num)s orang masuk daftar undangan.", jumlah)
    flash(pesan, "baik")
    return redirect(url_for(".lihat", forum_id=forum.id))
