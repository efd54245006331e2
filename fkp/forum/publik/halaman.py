"""Everyone: one forum, its material, and what they say of it before it begins."""

import uuid
from contextlib import suppress
from dataclasses import dataclass

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.batas import jaga
from fkp.berkas import sebut_berkas
from fkp.clock import now, setempat
from fkp.db import db, nomor
from fkp.formats import berbahasa_jam
from fkp.forum.materi.actions import IsiTanggapan, menerima_tanggapan, tanggapi
from fkp.forum.materi.berkas import kirim_materi
from fkp.forum.materi.queries import bahasan_forum, find_materi, materi_forum
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.tautan import peserta_diingat
from fkp.forum.publik.queries import janji_forum_lalu
from fkp.forum.queries import forum_umum, kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut.kantor import kantor_semua
from fkp.tindak_lanjut.tampil import tampilkan

TANGGAPAN_SEMENIT = 60
"""Comments a minute to one forum: more than a room full of people writes."""


@dataclass(frozen=True, slots=True)
class Ketikan:
    """A comment that was refused: where it belongs, what was typed, and what is wrong with it."""

    kunci: str
    sikap: str
    teks: str
    isian: str
    pesan: str


@require(Izin.PUBLIK)
def lihat(kode: str) -> ResponseReturnValue:
    """What is discussed, when, where, how to join; later what came of it."""
    forum = forum_umum(db(), kode)
    if kode != forum.kode:
        return redirect(url_for(".lihat", kode=forum.kode))
    jawab = make_response(_lihat(forum))
    # A phone that remembers its holder is shown that name; nobody on the way may keep it.
    jawab.headers["Cache-Control"] = "private, no-store"
    return jawab


@require(Izin.PUBLIK)
def tanggapi_materi(kode: str) -> ResponseReturnValue:
    """Somebody says what they think of one component, or in general."""
    forum = forum_umum(db(), kode)
    jaga(f"tanggapan {forum.kode}", TANGGAPAN_SEMENIT)
    bagian = request.form.get("bagian", "")
    sikap, teks = request.form.get("sikap", ""), request.form.get("teks", "")
    peserta = peserta_diingat(db(), forum) if request.form.get("dengan_nama") == "1" else None
    layanan_id, komponen = None, ""
    if bagian:
        awal, _garis, komponen = bagian.partition("-")
        with suppress(ValueError):
            layanan_id = nomor(awal)
    try:
        isi = IsiTanggapan(_id(request.form.get("id", "")), layanan_id, komponen, sikap, teks)
        tanggapi(db(), forum, isi, peserta, now())
    except ForumSalah as galat:
        return _lihat(forum, Ketikan(bagian, sikap, teks, galat.isian, galat.pesan)), 422
    db().commit()
    flash(_("Terima kasih. Tanggapan Anda sudah diterima dan dibaca tim forum."), "baik")
    return redirect(url_for(".lihat", kode=forum.kode), 303)


@require(Izin.PUBLIK)
def unduh_materi(kode: str, materi_id: int) -> Response:
    """A file that everyone may read."""
    return kirim_materi(find_materi(db(), forum_umum(db(), kode), materi_id, umum=True))


def _lihat(forum: Forum, ketikan: Ketikan | None = None) -> str:
    saat = now()
    lalu, janji = forum.forum_lalu, janji_forum_lalu(db(), forum)
    return render_template(
        "forum/publik/lihat.html",
        forum=forum,
        kerangka=kerangka_of(forum),
        bahasan=bahasan_forum(db(), forum),
        materi=materi_forum(db(), forum, umum=True),
        janji=tampilkan(janji, saat),
        kantor=kantor_semua(db(), janji),
        lalu=lalu if lalu is not None and lalu.tahap == TahapForum.TERBIT else None,
        menerima=menerima_tanggapan(forum),
        diingat=peserta_diingat(db(), forum),
        ketikan=ketikan,
        hari_ini=setempat(saat, forum.unit.zona).date() == forum.tanggal,
        id_baru=uuid.uuid4,
        jam=berbahasa_jam,
        sebut_berkas=sebut_berkas,
    )


def _id(teks: str) -> uuid.UUID:
    """The id that the page made, so that a double tap is one comment."""
    try:
        return uuid.UUID(teks)
    except ValueError:
        return uuid.uuid4()
