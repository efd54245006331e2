"""Staff: moving a survey on. Opening and closing is for those who run it, sealing for who answers for it."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan_paragraf
from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.hasil.pengesahan import (
    HitunganBerbeda,
    KoreksiSalah,
    halangan,
    koreksi_survei,
    sahkan_survei,
)
from fkp.skm.kelola.form_aturan import isi_aturan
from fkp.skm.kelola.forms import FormKoreksi, PilihanLayanan, form_koreksi, isi_populasi
from fkp.skm.kelola.kunci import find_terkunci
from fkp.skm.models import TERSEGEL, Survei, Tahap
from fkp.skm.naskah.ringkas import ringkas_naskah
from fkp.skm.queries import find_survei, instrumen_of, label_layanan
from fkp.skm.tahap import close_survei, open_survei, publish_survei, reopen_survei


@require(Izin.KELOLA_SURVEI)
def pindah(survei_id: int) -> ResponseReturnValue:
    """Open, close, or (from closed, with a reason) open again."""
    survei = find_terkunci(db(), survei_id)
    match request.form.get("tujuan"):
        case Tahap.DIBUKA if survei.tahap == Tahap.RANCANGAN:
            open_survei(db(), survei, pengguna(), now())
            kabar = _("Survei dibuka. Cetak posternya, lalu pasang di loket.")
        case Tahap.DIBUKA:
            reopen_survei(db(), survei, pengguna(), now(), rapikan_paragraf(request.form.get("alasan"))[:500])
            kabar = _("Survei dibuka kembali.")
        case Tahap.DITUTUP:
            close_survei(db(), survei, pengguna(), now())
            kabar = _("Survei ditutup.")
        case _lain:
            abort(400)
    return _selesai(survei, kabar)


@require(Izin.SAHKAN_SURVEI)
def terbitkan(survei_id: int) -> ResponseReturnValue:
    """Show the sealed result to everyone."""
    survei = find_terkunci(db(), survei_id)
    publish_survei(db(), survei, pengguna(), now())
    return _selesai(survei, _("Hasil terbit dan dapat dilihat semua orang."))


@require(Izin.SAHKAN_SURVEI)
def sahkan(survei_id: int) -> ResponseReturnValue:
    """Say exactly what will be sealed and what cannot be undone; then seal it."""
    survei = find_survei(db(), survei_id)
    if request.method == "POST":
        sah = sahkan_survei(db(), survei, pengguna(), now())
        db().commit()
        flash(_("Hasil disahkan. Kode verifikasinya %(kode)s.", kode=sah.kode), "baik")
        return redirect(url_for(".hasil", survei_id=survei.id))
    if survei.tahap in TERSEGEL:
        return redirect(url_for(".hasil", survei_id=survei.id))
    bahan = bahan_of(db(), survei)
    return render_template(
        "skm_kelola/sahkan.html",
        survei=survei,
        bahan=bahan,
        naskah=ringkas_naskah(db(), survei, bahan.hasil) if bahan else None,
        halangan=halangan(db(), survei, now()),
        label=label_layanan(survei),
    )


@require(Izin.SAHKAN_SURVEI)
def koreksi(survei_id: int) -> ResponseReturnValue:
    """The next sealed version, with its reason."""
    survei = find_survei(db(), survei_id)
    if survei.tahap not in TERSEGEL:
        return redirect(url_for(".lihat", survei_id=survei.id))
    instrumen = instrumen_of(survei)
    pilihan = [PilihanLayanan(i, nama) for i, nama in label_layanan(survei).items()]
    awal = None if request.form else {**isi_aturan(survei), **isi_populasi(survei)}
    form = form_koreksi(pilihan, instrumen)(data=awal)
    if form.validate_on_submit() and form.check_aturan(instrumen):
        try:
            sah = koreksi_survei(
                db(),
                survei,
                pengguna(),
                now(),
                form.alasan.data or "",
                aturan=form.aturan(instrumen),
                populasi=form.populasi(),
            )
        except (KoreksiSalah, HitunganBerbeda) as galat:
            form.alasan.errors = [galat.pesan]
        else:
            return _selesai(survei, _("Versi %(n)s disahkan. Versi sebelumnya tetap tersimpan.", n=sah.versi))
    return _koreksi(form, survei)


def _koreksi(form: FormKoreksi, survei: Survei) -> ResponseReturnValue:
    # What the refused correction changed must not be shown as if it were so.
    db().rollback()
    halaman = render_template("skm_kelola/koreksi.html", form=form, survei=survei)
    return halaman, 422 if form.errors else 200


def _selesai(survei: Survei, kabar: str) -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for(".lihat", survei_id=survei.id))
