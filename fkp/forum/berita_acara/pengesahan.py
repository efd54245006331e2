"""The head of the unit: signing and sealing, publishing, correcting."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import versi_dibaca
from fkp.clock import now
from fkp.db import db
from fkp.forum.berita_acara import perbaikan, segel
from fkp.forum.berita_acara.berkas import berkas_naskah
from fkp.forum.berita_acara.forms import (
    UNGGAH,
    FormBaris,
    FormPerbaikan,
    FormSahkan,
    form_baris,
    form_sahkan,
)
from fkp.forum.berita_acara.goresan import GoresanSalah
from fkp.forum.berita_acara.kertas import susun_kertas
from fkp.forum.berita_acara.kunci import BelumLengkap, NaskahBerubah
from fkp.forum.berita_acara.models import BeritaAcara, CaraTandaTangan
from fkp.forum.berita_acara.naskah import susun_naskah
from fkp.forum.berita_acara.perbaikan import beda_versi, isi_baris, kurang_perbaikan, usulkan
from fkp.forum.berita_acara.queries import segel_terbaru
from fkp.forum.berita_acara.segel import TandaPimpinan
from fkp.forum.berita_acara.tampil import beda_tampil
from fkp.forum.berita_acara.tandatangan import daftar_penandatangan
from fkp.forum.berita_acara.unggah import unggahan_naskah
from fkp.forum.langkah import langkah_forum
from fkp.forum.models import TERSEGEL, Forum, TahapForum
from fkp.forum.queries import find_forum, kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.forum.tahap import terbitkan as terbitkan_forum
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.unggahan import UnggahanSalah


@require(Izin.SAHKAN_FORUM)
def sahkan(forum_id: int) -> ResponseReturnValue:
    """Read the text once more, sign it, and seal it."""
    forum = find_forum(db(), forum_id)
    if forum.tahap != TahapForum.PENANDATANGANAN and request.method == "GET":
        return redirect(url_for(".lihat", forum_id=forum.id))
    form: FormSahkan = form_sahkan(berkas_naskah(db(), forum))
    if not form.validate_on_submit():
        return _sahkan(forum, form), 422 if form.errors else 200
    try:
        tanda = _tanda(forum, form)
        forum = find_forum(db(), forum_id, kunci=True)
        sah = segel.sahkan(db(), forum, pengguna(), now(), sidik=form.sidik.data or "", tanda=tanda)
    except (GoresanSalah, UnggahanSalah) as galat:
        form.cara.errors = [galat.pesan]
    except (BelumLengkap, NaskahBerubah, TindakLanjutSalah) as galat:
        form.form_errors = [galat.pesan]
    else:
        db().commit()
        kabar = _("Berita acara disahkan dengan kode %(kode)s. Barisnya menjadi janji tindak lanjut.")
        flash(kabar % {"kode": sah.kode.upper()}, "baik")
        return redirect(url_for(".lihat", forum_id=forum.id))
    db().rollback()
    return _sahkan(find_forum(db(), forum_id), form), 422


@require(Izin.SAHKAN_FORUM)
def terbitkan(forum_id: int) -> ResponseReturnValue:
    """Let everyone read the copy without phone numbers, gender and signatures."""
    forum = find_forum(db(), forum_id, kunci=True)
    terbitkan_forum(db(), forum, pengguna(), now())
    db().commit()
    flash(_("Berita acara terbit. Salinan publiknya kini dapat dibaca siapa saja."), "baik")
    return redirect(url_for(".lihat", forum_id=forum.id))


@require(Izin.SAHKAN_FORUM)
def perbaiki(forum_id: int) -> ResponseReturnValue:
    """Correct rows: first all rows and the reason, then before and after with the signature. The second step
    carries the whole form along, so that nothing is kept in between."""
    forum = find_forum(db(), forum_id)
    sah = segel_terbaru(db(), forum)
    if forum.tahap not in TERSEGEL or sah is None:
        return redirect(url_for(".lihat", forum_id=forum.id))
    kirim = request.method == "POST"
    form: FormPerbaikan = form_sahkan([], FormPerbaikan, **({} if kirim else {"dari": str(sah.versi)}))
    kerangka, semula = kerangka_of(forum), sah.isi["baris"]
    baris = [form_baris(kerangka, satu["nomor"], None if kirim else isi_baris(satu)) for satu in semula]
    if not kirim:
        return _perbaiki(forum, sah, form, baris)
    if request.form.get("langkah") == "ubah":
        return _perbaiki(forum, sah, form, baris)
    langkah_dua = request.form.get("langkah") == "sahkan"
    if not _sah_baris(forum, baris) or not _sah_perbaikan(form, langkah_dua):
        return _perbaiki(forum, sah, form, baris, langkah_dua and not _salah(baris, form)), 422
    isi = [satu.isi() for satu in baris]
    try:
        if not langkah_dua:
            perbaikan.periksa_perbaikan(sah, isi, form.alasan.data, dari=versi_dibaca(form.dari))
            return _perbaiki(forum, sah, form, baris, True)
        tanda = _tanda(forum, form)
        forum = find_forum(db(), forum_id, kunci=True)
        baru = perbaikan.perbaiki(
            db(),
            forum,
            pengguna(),
            now(),
            dari=versi_dibaca(form.dari),
            baris=isi,
            alasan=form.alasan.data,
            tanda=tanda,
        )
    except (GoresanSalah, UnggahanSalah) as galat:
        form.cara.errors = [galat.pesan]
    except perbaikan.VersiLain as galat:
        # Once the newer version has been seen beside what was typed, the next press goes on from it.
        form.form_errors, form.dari.data, langkah_dua = [galat.pesan], str(sah.versi), False
    except (ForumSalah, BelumLengkap, TindakLanjutSalah) as galat:
        form.form_errors, langkah_dua = [galat.pesan], False
    else:
        db().commit()
        flash(
            _("Versi %(versi)s disahkan dengan kode %(kode)s.", versi=baru.versi, kode=baru.kode.upper()),
            "baik",
        )
        return redirect(url_for(".lihat", forum_id=forum.id))
    db().rollback()
    forum = find_forum(db(), forum_id)
    return _perbaiki(forum, segel_terbaru(db(), forum) or sah, form, baris, langkah_dua), 422


def _tanda(forum: Forum, form: FormSahkan) -> TandaPimpinan:
    """What the form says of how the head signs; a file that came along is checked before anything is held.
    Raises UnggahanSalah and GoresanSalah."""
    cara = form.cara.data or ""
    if cara.startswith(UNGGAH):
        jenis = CaraTandaTangan(cara.removeprefix(UNGGAH))
        return TandaPimpinan(jenis, unggahan=unggahan_naskah(form.berkas.data, jenis))
    for satu in berkas_naskah(db(), forum):
        if str(satu.id) == cara:
            return TandaPimpinan(segel.cara_berkas(satu), berkas=satu)
    if not form.goresan.data:
        raise GoresanSalah(_("Gores tanda tangan Anda di dalam kotak, atau pilih cara lain."))
    return TandaPimpinan(CaraTandaTangan.JARI, goresan=form.goresan.data)


def _sahkan(forum: Forum, form: FormSahkan) -> str:
    naskah = susun_naskah(db(), forum)
    # What is shown below is what the next press signs.
    form.sidik.data = forum.naskah_sidik
    orang = daftar_penandatangan(db(), forum)
    return render_template(
        "forum/berita_acara/sahkan.html",
        forum=forum,
        langkah=langkah_forum(forum),
        form=form,
        kertas=susun_kertas(naskah.isi),
        berubah=naskah.sidik_teks != forum.naskah_sidik,
        sudah=sum(1 for satu in orang if satu.tanda),
        hadir=len(orang),
        baris=len(naskah.isi["baris"]),
    )


def _perbaiki(
    forum: Forum, sah: BeritaAcara, form: FormPerbaikan, baris: list[FormBaris], tinjau: bool = False
) -> str:
    beda = beda_versi(sah.isi, usulkan(sah, [satu.isi() for satu in baris])) if tinjau else []
    return render_template(
        "forum/berita_acara/perbaiki.html",
        forum=forum,
        langkah=langkah_forum(forum),
        form=form,
        baris=baris,
        sah=sah,
        salah=_ringkas(baris),
        tinjau=tinjau,
        beda=beda_tampil(kerangka_of(forum), beda),
    )


def _ringkas(baris: list[FormBaris]) -> list[tuple[str, str]]:
    """What is wrong in the rows, each with the way to its field."""
    return [
        (
            f"#{isian.id}",
            _("Baris %(n)s, %(isian)s: %(galat)s", n=n, isian=isian.label.text, galat=" ".join(isian.errors)),
        )
        for n, satu in enumerate(baris, 1)
        for isian in satu
        if isian.errors
    ]


def _sah_baris(forum: Forum, baris: list[FormBaris]) -> bool:
    """Whether every row can be sealed; what it lacks is said at its fields."""
    bentuk = [satu.validate() for satu in baris]
    for nomor, isian, pesan in kurang_perbaikan(forum, [satu.isi() for satu in baris]):
        galat = baris[nomor - 1][isian]
        if not galat.errors:
            galat.errors = [f"{pesan[0].upper()}{pesan[1:]}."]
    return all(bentuk) and not any(satu.errors for satu in baris)


def _sah_perbaikan(form: FormPerbaikan, langkah_dua: bool) -> bool:
    """The first step has no signature yet."""
    sah = form.validate()
    if not langkah_dua:
        form.cara.errors = []
    return sah if langkah_dua else not form.errors


def _salah(baris: list[FormBaris], form: FormPerbaikan) -> bool:
    return any(satu.errors for satu in baris) or bool(form.alasan.errors)
