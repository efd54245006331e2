"""Staff: the contact book of a unit, kept with consent."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.clock import now, setempat
from fkp.db import db
from fkp.forum.kerangka import load_kerangka
from fkp.forum.peserta import kontak as buku
from fkp.forum.peserta.isian import tulis_hp
from fkp.forum.peserta.kontak_forms import FormKontak, form_kontak
from fkp.forum.peserta.models import Kontak
from fkp.forum.peserta.persetujuan import Persetujuan, load_persetujuan
from fkp.forum.tahap import ForumSalah
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.unit.milik import unit_tercakup
from fkp.unit.models import Unit

bp = Blueprint("forum_kontak", __name__, url_prefix="/kelola/unit/<int:unit_id>/kontak")
bp.add_app_template_filter(tulis_hp, "hp")


@bp.get("")
@require(Izin.KELOLA_FORUM)
def daftar(unit_id: int) -> ResponseReturnValue:
    """Everyone in the book, by element."""
    unit, saat = unit_tercakup(db(), unit_id), now()
    cari, unsur = rapikan(request.args.get("cari"))[:80], request.args.get("unsur", "")
    nama_unsur = {satu.kunci: satu for satu in load_kerangka().unsur}
    unsur = unsur if unsur in nama_unsur else ""
    lembar = potong(db(), buku.cari_kontak(unit_id, cari, unsur), request.args.get("hal"))
    return render_template(
        "forum/kontak/daftar.html",
        unit=unit,
        lembar=lembar,
        sampai={satu.id: buku.berlaku_sampai(satu) for satu in lembar.baris},
        habis=len(buku.habis(db(), unit, saat)),
        saat=saat,
        cari=cari,
        unsur=unsur,
        nama_unsur=nama_unsur,
        persetujuan=load_persetujuan(),
    )


@bp.route("/tambah", methods=["GET", "POST"])
@require(Izin.KELOLA_FORUM)
def tambah(unit_id: int) -> ResponseReturnValue:
    """Someone new, who agreed."""
    unit, persetujuan, saat = unit_tercakup(db(), unit_id), load_persetujuan(), now()
    form = form_kontak(
        persetujuan,
        setuju_hari=setempat(saat, unit.zona).date(),
        unsur=request.args.get("unsur", ""),
    )
    if not form.validate_on_submit():
        return _isian(unit, form, persetujuan), 422 if form.errors else 200
    try:
        buku.tambah_kontak(
            db(), pengguna(), unit, form.isi(), form.persetujuan(), saat, tetap=form.tetap.data
        )
    except ForumSalah as galat:
        return _ditolak(unit, form, persetujuan, galat), 422
    return _selesai(unit_id, _("Kontak tersimpan."))


@bp.route("/<int:kontak_id>", methods=["GET", "POST"])
@require(Izin.KELOLA_FORUM)
def ubah(unit_id: int, kontak_id: int) -> ResponseReturnValue:
    """Change someone, or note that they agreed again once the first consent has ended."""
    unit, saat = unit_tercakup(db(), unit_id), now()
    kontak = buku.find_kontak(db(), unit, kontak_id)
    berlaku = buku.berlaku_sampai(kontak) > saat
    persetujuan = load_persetujuan(kontak.setuju_versi) if berlaku else load_persetujuan()
    form = form_kontak(persetujuan, kontak)
    if not form.validate_on_submit():
        return _isian(unit, form, persetujuan, kontak), 422 if form.errors else 200
    setuju = form.persetujuan(persetujuan.nama)
    try:
        buku.ubah_kontak(db(), pengguna(), kontak, form.isi(), setuju, saat, tetap=form.tetap.data)
    except ForumSalah as galat:
        return _ditolak(unit, form, persetujuan, galat, kontak), 422
    return _selesai(unit_id, _("Tersimpan."))


@bp.post("/<int:kontak_id>/hapus")
@require(Izin.KELOLA_FORUM)
def hapus(unit_id: int, kontak_id: int) -> ResponseReturnValue:
    """Consent was withdrawn, or nobody needs the contact any more."""
    buku.hapus_kontak(db(), pengguna(), buku.find_kontak(db(), unit_tercakup(db(), unit_id), kontak_id))
    return _selesai(unit_id, _("Kontak dihapus. Daftar forum yang sudah ada tidak berubah."))


@bp.post("/bersihkan")
@require(Izin.KELOLA_FORUM)
def bersihkan(unit_id: int) -> ResponseReturnValue:
    """Delete everyone whose consent has ended."""
    jumlah = buku.hapus_habis(db(), pengguna(), unit_tercakup(db(), unit_id), now())
    return _selesai(unit_id, ngettext("%(num)s kontak dihapus.", "%(num)s kontak dihapus.", jumlah))


def _ditolak(
    unit: Unit, form: FormKontak, persetujuan: Persetujuan, galat: ForumSalah, kontak: Kontak | None = None
) -> str:
    form[galat.isian].errors = [galat.pesan]
    kembar = list(galat.kembar) if isinstance(galat, buku.KontakKembar) else []
    return _isian(unit, form, persetujuan, kontak, kembar)


def _isian(
    unit: Unit,
    form: FormKontak,
    persetujuan: Persetujuan,
    kontak: Kontak | None = None,
    kembar: list[Kontak] | None = None,
) -> str:
    return render_template(
        "forum/kontak/isian.html",
        unit=unit,
        form=form,
        persetujuan=persetujuan,
        kontak=kontak,
        # A likeness that was seen once stays in view until it is saved or given up.
        kembar=kembar or (buku.kembar(db(), unit, form.isi(), kontak) if form.tetap.data else []),
        hari=setempat(now(), unit.zona).date(),
    )


def _selesai(unit_id: int, kabar: str) -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for(".daftar", unit_id=unit_id))
