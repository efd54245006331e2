"""Staff: send the invitations, and see which did not arrive."""

import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.alamat import alamat_surat, tanpa_alamat
from fkp.clock import now
from fkp.db import db
from fkp.forum.langkah import langkah_forum
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.kirim import (
    LANGSUNG,
    WA,
    awalan_surat,
    jadwal_lain,
    kirim_surel,
    periksa_kirim,
    perlu_dikabari,
    surat_gagal,
    tandai_terkirim,
)
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.naskah import teks_wa
from fkp.forum.peserta.queries import find_peserta, liputan_forum, semua_peserta
from fkp.forum.peserta.tautan import alamat_peserta
from fkp.forum.peserta.wa import seluler, tautan_wa
from fkp.forum.queries import find_forum
from fkp.forum.tahap import OBJEK
from fkp.galat import Galat
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import catat
from fkp.surat.actions import kirim_ulang
from fkp.surat.amplop import pengirim
from fkp.unit.situs import nama_situs

SEKALI_LIHAT = 30
"""People without e-mail shown at once; the next ones follow when these are done."""


@dataclass(frozen=True, slots=True)
class LewatOrang:
    """Someone without e-mail, and the link that opens WhatsApp; "" without a mobile number."""

    peserta: Peserta
    wa: str


@dataclass(frozen=True, slots=True)
class Penandaan:
    """People whom somebody wants to mark as told, and in which way."""

    peserta: Sequence[Peserta]
    lewat: str


@require(Izin.KELOLA_FORUM)
def siapkan(forum_id: int) -> ResponseReturnValue:
    """Who gets the invitation in which way, and what failed. ``tetap`` when it was accepted in this visit
    that an element has nobody."""
    return _siapkan(find_forum(db(), forum_id), tetap=request.args.get("tetap") == "1")


@require(Izin.KELOLA_FORUM)
def kirim(forum_id: int) -> ResponseReturnValue:
    """Put the letters in the queue; when an element has nobody, only once that was said and accepted."""
    forum = find_forum(db(), forum_id, kunci=True)
    periksa_kirim(forum)
    if kurang := _kurang(forum):
        return _siapkan(forum, kurang)
    alamat = alamat_surat(current_app, nama_situs(db()))
    dari = pengirim(current_app.config["FKP"])
    jumlah = kirim_surel(db(), pengguna(), forum, semua_peserta(db(), forum), alamat, dari, now())
    db().commit()
    if jumlah:
        pesan = ngettext("%(num)s undangan sedang dikirim.", "%(num)s undangan sedang dikirim.", jumlah)
        flash(pesan, "baik")
    else:
        flash(_("Semua yang punya surel sudah dikirimi."))
    return redirect(url_for(".siapkan", forum_id=forum.id, tetap=request.form.get("tetap")))


@require(Izin.KELOLA_FORUM)
def tandai(forum_id: int) -> ResponseReturnValue:
    """A person says that these were told in another way; when an element has nobody, only once that was said
    and accepted."""
    forum = find_forum(db(), forum_id, kunci=True)
    periksa_kirim(forum)
    semua = []
    for satu in request.form.getlist("peserta"):
        with suppress(ValueError):
            semua.append(find_peserta(db(), forum, uuid.UUID(satu)))
    lewat = WA if request.form.get("lewat") == WA else LANGSUNG
    if kurang := _kurang(forum):
        return _siapkan(forum, kurang, Penandaan(semua, lewat))
    jumlah = tandai_terkirim(db(), pengguna(), forum, semua, lewat, now())
    db().commit()
    if jumlah:
        flash(
            ngettext(
                "%(num)s orang ditandai sudah dikirimi.", "%(num)s orang ditandai sudah dikirimi.", jumlah
            ),
            "baik",
        )
    tetap = request.form.get("tetap")
    return redirect(url_for(".siapkan", forum_id=forum.id, tetap=tetap, _anchor="lain"))


@require(Izin.KELOLA_FORUM)
def ulang(forum_id: int) -> ResponseReturnValue:
    """Try the letters that failed once more."""
    forum = find_forum(db(), forum_id, kunci=True)
    jumlah = kirim_ulang(db(), awalan_surat(forum), now())
    if jumlah:
        rincian = {"jumlah": jumlah}
        catat(db(), pengguna(), "surel dikirim ulang", OBJEK, forum.id, forum.unit.jalur, rincian)
    db().commit()
    flash(ngettext("%(num)s surel dicoba lagi.", "%(num)s surel dicoba lagi.", jumlah), "baik")
    return redirect(url_for(".siapkan", forum_id=forum.id))


def _kurang(forum: Forum) -> list[str]:
    """The elements that nobody is invited of, unless that was accepted already or nobody is invited any
    more."""
    if forum.tahap == TahapForum.BATAL or request.form.get("tetap") == "1":
        return []
    return [u.nama for u in liputan_forum(db(), forum).belum_diundang]


def _siapkan(
    forum: Forum, kurang: Sequence[str] = (), tandai: Penandaan | None = None, *, tetap: bool = False
) -> str:
    semua = semua_peserta(db(), forum)
    perlu = [p for p in semua if perlu_dikabari(forum, p)]
    lain = [_lewat_orang(forum, p) for p in perlu if not p.surel]
    gagal = surat_gagal(db(), forum)
    halangan = ""
    try:
        periksa_kirim(forum)
    except Galat as galat:
        halangan = galat.pesan
    return render_template(
        "forum/undangan/kirim.html",
        forum=forum,
        langkah=langkah_forum(forum),
        jumlah=len(semua),
        lewat_surel=[p for p in perlu if p.surel],
        lain=lain[:SEKALI_LIHAT],
        jumlah_lain=len(lain),
        gagal=[(p, gagal[p.id.hex]) for p in semua if p.id.hex in gagal],
        kurang=kurang,
        tandai=tandai,
        tetap=tetap,
        liputan=liputan_forum(db(), forum),
        halangan=halangan,
        sarana=current_app.config["FKP"].surel,
        tanpa_alamat=tanpa_alamat(),
    )


def _lewat_orang(forum: Forum, peserta: Peserta) -> LewatOrang:
    if not seluler(peserta.hp):
        return LewatOrang(peserta, "")
    teks = teks_wa(forum, peserta, alamat_peserta(forum, peserta), lagi=jadwal_lain(forum, peserta))
    return LewatOrang(peserta, tautan_wa(peserta.hp, teks))
