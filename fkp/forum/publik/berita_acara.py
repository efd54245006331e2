"""Everyone: the public copy of a berita acara, and the way from a QR to one's own page for signing."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from fkp.db import db
from fkp.forum.berita_acara.kertas import susun_kertas
from fkp.forum.berita_acara.queries import segel_umum
from fkp.forum.berita_acara.samaran import catatan_sidik, samarkan_isi
from fkp.forum.berita_acara.tampil import versi_umum
from fkp.forum.peserta.tautan import peserta_diingat, tanda_diingat
from fkp.forum.queries import forum_umum, kerangka_of
from fkp.izin.guard import require
from fkp.izin.rules import Izin


@require(Izin.PUBLIK)
def berita_acara(kode: str) -> ResponseReturnValue:
    """What was agreed, in every published version, without anyone who came: no names, phone numbers, gender
    or signatures. Of the people it says which elements were there."""
    forum = forum_umum(db(), kode)
    semua = segel_umum(db(), forum)
    if not semua:
        return render_template("forum/publik/berita_acara_belum.html", forum=forum), 404
    minta = request.args.get("versi", type=int)
    sah = next((satu for satu in semua if satu.versi == minta), semua[0])
    return render_template(
        "forum/publik/berita_acara.html",
        forum=forum,
        sah=sah,
        terbaru=semua[0],
        kertas=susun_kertas(samarkan_isi(sah.isi)),
        catatan_sidik=catatan_sidik(sah.isi),
        hadir=[satu["nama"] for satu in sah.isi["liputan"] if satu["hadir"]],
        unsur=len(kerangka_of(forum).unsur),
        versi=versi_umum(semua),
    )


@require(Izin.PUBLIK)
def tanda_tangan(kode: str) -> ResponseReturnValue:
    """The one QR that the room sees leads each phone to the page of its own holder."""
    forum = forum_umum(db(), kode)
    if peserta_diingat(db(), forum) is None:
        return render_template("forum/publik/tanda_tangan.html", forum=forum)
    return redirect(url_for("forum_tanda_tangan.lihat", kode=forum.kode, tanda=tanda_diingat(forum)))
