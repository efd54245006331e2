"""Staff: what is missing, locking and opening the text, who signed, and the paper."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.alamat import asal_publik
from fkp.clock import now
from fkp.db import db
from fkp.forum.berita_acara import kunci as aksi
from fkp.forum.berita_acara.berkas import berkas_naskah
from fkp.forum.berita_acara.forms import FormBuka, FormPenandatangan, form_penandatangan
from fkp.forum.berita_acara.kata_elektronik import KataElektronik, kata_elektronik, segel_elektronik
from fkp.forum.berita_acara.kertas import susun_kertas, susun_tanda
from fkp.forum.berita_acara.naskah import sidik_teks, susun_naskah
from fkp.forum.berita_acara.queries import find_segel, segel_terbaru, semua_segel
from fkp.forum.berita_acara.samaran import catatan_sidik, samarkan_isi
from fkp.forum.berita_acara.segel import isi_tanda
from fkp.forum.berita_acara.tampil import versi_tampil
from fkp.forum.berita_acara.tandatangan import daftar_penandatangan
from fkp.forum.langkah import bukan_arsip, langkah_forum
from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.models import TERSEGEL, Forum, TahapForum
from fkp.forum.notulen.periksa import peringatan
from fkp.forum.notulen.queries import papan_forum
from fkp.forum.notulen.tampil import kurang_tertaut
from fkp.forum.queries import boleh_forum, find_forum
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.skm.kelola.berkas import versi_diminta
from fkp.skm.kelola.qr import qr_of

ISIAN_PENANDATANGAN = FormPenandatangan.__dict__.keys() & {"kota", "jabatan", "penandatangan", "nip"}


@require(Izin.LIHAT_FORUM)
def lihat(forum_id: int) -> ResponseReturnValue:
    """What is missing, who signed, and what can be done next."""
    forum = bukan_arsip(find_forum(db(), forum_id))
    return _lihat(forum, form_penandatangan(forum))


@require(Izin.LIHAT_FORUM)
def cetak(forum_id: int) -> ResponseReturnValue:
    """The paper as it stands, or a sealed version (``versi``). Phone numbers and signatures are for those who
    work in this forum; ``salinan=publik`` and everyone else get the copy without them."""
    forum = find_forum(db(), forum_id)
    versi = versi_diminta()
    sah = find_segel(db(), forum, versi) if versi else segel_terbaru(db(), forum)
    berwenang = any(
        boleh_forum(db(), forum, izin) for izin in (Izin.KELOLA_FORUM, Izin.CATAT_FORUM, Izin.SAHKAN_FORUM)
    )
    lengkap = berwenang and request.args.get("salinan") != "publik"
    isi, pribadi = (sah.isi, sah.pribadi if lengkap else {}) if sah else _rancangan(forum)
    alamat = asal_publik() + url_for("halaman.verifikasi", kode=sah.kode) if sah else ""
    return render_template(
        "forum/berita_acara/cetak.html",
        forum=forum,
        sah=sah,
        kertas=susun_kertas(isi if lengkap else samarkan_isi(isi)),
        catatan_sidik="" if lengkap else catatan_sidik(isi),
        tanda=susun_tanda(isi, pribadi) if lengkap else None,
        berwenang=berwenang,
        sidik=sidik_teks(isi),
        alamat=alamat,
        qr=qr_of(alamat) if sah else None,
        rancangan=sah is None and forum.tahap != TahapForum.PENANDATANGANAN,
    )


@require(Izin.KELOLA_FORUM)
def penandatangan(forum_id: int) -> ResponseReturnValue:
    """Who signs for the unit, and where."""
    forum, form = find_forum(db(), forum_id, kunci=True), FormPenandatangan()
    if not form.validate():
        return _lihat(forum, form), 422
    aksi.isi_penandatangan(db(), forum, pengguna(), form.isi())
    db().commit()
    flash(_("Penanda tangan tersimpan."), "baik")
    return redirect(url_for(".lihat", forum_id=forum.id))


@require(Izin.KELOLA_FORUM)
def kunci(forum_id: int) -> ResponseReturnValue:
    """Freeze the text for signing."""
    forum = find_forum(db(), forum_id, kunci=True)
    try:
        aksi.kunci(db(), forum, pengguna(), now())
    except aksi.BelumLengkap as galat:
        flash(galat.pesan, "galat")
        return _lihat(forum, form_penandatangan(forum)), 422
    db().commit()
    flash(_("Naskah dikunci. Sekarang peserta dapat menandatanganinya."), "baik")
    return redirect(url_for(".lihat", forum_id=forum.id))


@require(Izin.KELOLA_FORUM)
def buka(forum_id: int) -> ResponseReturnValue:
    """Let a locked text change again, with a reason."""
    forum, form = find_forum(db(), forum_id, kunci=request.method == "POST"), FormBuka()
    if not form.validate_on_submit():
        orang = [satu for satu in daftar_penandatangan(db(), forum) if satu.tanda]
        isi = {"forum": forum, "langkah": langkah_forum(forum), "form": form, "sudah": len(orang)}
        return render_template("forum/berita_acara/buka.html", **isi), 422 if form.errors else 200
    aksi.buka(db(), forum, pengguna(), form.alasan.data)
    db().commit()
    flash(_("Naskah dibuka. Setelah dikunci lagi, minta semua peserta menandatangani lagi."), "perhatian")
    return redirect(url_for(".lihat", forum_id=forum.id))


def _lihat(forum: Forum, form: FormPenandatangan) -> str:
    rapat = forum.tahap == TahapForum.PENANDATANGANAN
    segel = semua_segel(db(), forum) if forum.tahap in TERSEGEL else []
    disusun = forum.tahap in (TahapForum.TERJADWAL, TahapForum.BERLANGSUNG)
    alamat = asal_publik() + url_for("forum_publik.tanda_tangan", kode=forum.kode)
    return render_template(
        "forum/berita_acara/lihat.html",
        forum=forum,
        langkah=langkah_forum(forum),
        form=form,
        kurang=_kurang(forum) if disusun else [],
        peringatan=peringatan(db(), forum) if disusun or rapat else [],
        kertas=susun_kertas(segel[0].isi if segel else susun_naskah(db(), forum).isi),
        orang=daftar_penandatangan(db(), forum) if rapat else [],
        berkas=[(satu, _elektronik(forum, satu)) for satu in berkas_naskah(db(), forum)] if rapat else [],
        versi=versi_tampil(segel),
        elektronik_versi={sah.versi: segel_elektronik(sah) for sah in segel},
        alamat=alamat,
        qr=qr_of(alamat) if rapat else None,
        kelola=boleh_forum(db(), forum, Izin.KELOLA_FORUM),
        catat=boleh_forum(db(), forum, Izin.CATAT_FORUM),
        sahkan=boleh_forum(db(), forum, Izin.SAHKAN_FORUM),
        unduh=boleh_forum(db(), forum, Izin.UNDUH_FORUM),
    )


def _rancangan(forum: Forum) -> tuple[dict[str, object], dict[str, object]]:
    """The text as it stands, with the signatures that were given so far."""
    naskah = susun_naskah(db(), forum)
    tanda = {
        satu.peserta.id.hex: isi_tanda(satu.tanda, {})
        for satu in daftar_penandatangan(db(), forum)
        if satu.tanda and forum.naskah_sidik == naskah.sidik_teks
    }
    return naskah.isi, {**naskah.pribadi, "tanda_tangan": tanda}


def _elektronik(forum: Forum, berkas: BerkasForum) -> KataElektronik | None:
    """What its signatures say; None for a scan."""
    if berkas.jenis != JenisBerkas.NASKAH_ELEKTRONIK:
        return None
    return kata_elektronik(berkas.pemeriksaan, forum.unit.zona)


def _kurang(forum: Forum) -> list[tuple[str, str]]:
    def tempat(isian: str) -> str:
        if isian in ISIAN_PENANDATANGAN:
            return f"#{isian}"
        return url_for("forum_hadir.lihat" if isian == "hadir" else "forum.ubah", forum_id=forum.id)

    halaman = url_for("forum_notulen.lihat", forum_id=forum.id)
    return kurang_tertaut(db(), forum, papan_forum(db(), forum), tempat, halaman)
