"""Staff: the cards of their units and of everyone else, and working on one's own."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from fkp.borang import beda_isian, versi_dibaca
from fkp.clock import now
from fkp.db import db, nomor
from fkp.galat import VersiBerbeda
from fkp.inovasi import actions, queries
from fkp.inovasi.bukti import baca_bukti
from fkp.inovasi.forms import FormKartu, form_kartu, isi_kartu
from fkp.inovasi.isi import KartuBelumLengkap, KartuBernomor, KartuSalah
from fkp.inovasi.models import KartuInovasi, TahapKartu
from fkp.izin.guard import boleh, dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin, cakupan
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.tindak_lanjut.queries import find_tindak_lanjut
from fkp.tindak_lanjut.tampil import NAMA_UNSUR
from fkp.unit.models import Unit
from surveys.perbandingan import Putusan

bp = Blueprint("inovasi", __name__, url_prefix="/kelola/inovasi")

SATU = "/<int:kartu_id>"
UNIT_TERBANYAK = 200


@bp.get("")
@require(Izin.LIHAT_INOVASI)
def daftar() -> ResponseReturnValue:
    """The drafts in scope, and the published cards of every unit."""
    kata, unsur = rapikan(request.args.get("q"))[:80], request.args.get("unsur", "")
    unsur = unsur if unsur in NAMA_UNSUR else ""
    lembar = potong(db(), queries.cari_terbit(kata, unsur), request.args.get("hal"))
    return render_template(
        "inovasi/daftar.html",
        rancangan=queries.rancangan(db()),
        lembar=lembar,
        bukti={satu.id: baca_bukti(satu.bukti) for satu in lembar.baris},
        kata=kata,
        unsur=unsur,
        nama_unsur=NAMA_UNSUR,
        kelola=bool(cakupan(pengguna(), Izin.KELOLA_INOVASI)),
    )


@bp.post("/dari-janji/<int:tindak_lanjut_id>")
@require(Izin.KELOLA_INOVASI)
def buat(tindak_lanjut_id: int) -> ResponseReturnValue:
    """A card from a kept promise."""
    row = find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    if (ada := queries.kartu_janji(db(), row)) is not None:
        return redirect(url_for(".lihat", kartu_id=ada.id))
    kartu = actions.buat(db(), pengguna(), row, now())
    return _selesai(kartu, _("Kartu dibuat. Lengkapi, lalu terbitkan."), "ubah")


@bp.get(SATU)
@require(Izin.LIHAT_INOVASI)
def lihat(kartu_id: int) -> ResponseReturnValue:
    """One card, with what can be done with it."""
    return _lihat(queries.find_terbaca(db(), kartu_id))


@bp.route(f"{SATU}/ubah", methods=["GET", "POST"])
@require(Izin.KELOLA_INOVASI)
def ubah(kartu_id: int) -> ResponseReturnValue:
    """The text of a card."""
    kartu = queries.find_kartu(db(), kartu_id, kunci=request.method == "POST")
    form = form_kartu(data=None if request.form else isi_kartu(kartu))
    if not form.validate_on_submit():
        return _ubah(kartu, form), 422 if form.errors else 200
    try:
        actions.ubah(db(), pengguna(), kartu, form.isi(), now(), versi=versi_dibaca(form.versi))
    except KartuBelumLengkap as galat:
        for kunci in galat.kurang:
            form[kunci].errors = [_("Kartu ini sudah terbit, jadi isian ini tidak boleh kosong.")]
        return _ubah(kartu, form), 422
    except KartuBernomor as galat:
        form[galat.isian].errors = [galat.pesan]
        return _ubah(kartu, form), 422
    except VersiBerbeda as galat:
        return _ubah(kartu, form, galat), 409
    return _selesai(kartu, _("Tersimpan."))


@bp.post(f"{SATU}/terbitkan")
@require(Izin.KELOLA_INOVASI)
def terbitkan(kartu_id: int) -> ResponseReturnValue:
    """Let everyone read it."""
    kartu = queries.find_kartu(db(), kartu_id, kunci=True)
    try:
        actions.terbitkan(db(), pengguna(), kartu, now())
    except KartuBelumLengkap as galat:
        return _lihat(kartu, kurang=galat.kurang), 422
    except KartuBernomor as galat:
        form = form_kartu(formdata=None, data=isi_kartu(kartu))
        form[galat.isian].errors = [galat.pesan]
        return _ubah(kartu, form), 422
    return _selesai(kartu, _("Kartu terbit dan dapat dibaca semua orang."))


@bp.post(f"{SATU}/bukti")
@require(Izin.KELOLA_INOVASI)
def bukti(kartu_id: int) -> ResponseReturnValue:
    """Take what the surveys say today."""
    kartu = queries.find_kartu(db(), kartu_id, kunci=True)
    berubah = actions.perbarui_bukti(db(), pengguna(), kartu, now())
    return _selesai(kartu, _("Bukti diperbarui.") if berubah else _("Bukti sudah yang terbaru."))


@bp.post(f"{SATU}/janji")
@require(Izin.KELOLA_INOVASI)
def kaitkan(kartu_id: int) -> ResponseReturnValue:
    """Let it stand on a promise of its unit."""
    kartu = queries.find_kartu(db(), kartu_id, kunci=True)
    minta = request.form.get("janji", type=nomor)
    pilih = [satu for satu in queries.janji_tersedia(db(), kartu.unit) if satu.id == minta]
    if not pilih:
        return _lihat(kartu, salah=_("Pilih janji unit ini yang sudah selesai.")), 422
    actions.kaitkan(db(), pengguna(), kartu, pilih[0], now())
    return _selesai(kartu, _("Janji dikaitkan."))


@bp.post(f"{SATU}/tiru")
@require(Izin.KELOLA_INOVASI)
def tiru(kartu_id: int) -> ResponseReturnValue:
    """A draft of the chosen unit that copies this card."""
    asal = queries.find_terbaca(db(), kartu_id)
    minta = request.form.get("unit", type=nomor)
    pilih = [satu for satu in _unit_peniru() if satu.id == minta]
    if not pilih:
        return _lihat(asal, salah=_("Pilih unit yang akan menirunya.")), 422
    try:
        kartu = actions.tiru(db(), pengguna(), asal, pilih[0], now())
    except KartuSalah as galat:
        return _lihat(asal, salah=galat.pesan), 422
    return _selesai(kartu, _("Rancangan tiruan dibuat. Sesuaikan dengan unit Anda."), "ubah")


@bp.post(f"{SATU}/hapus")
@require(Izin.KELOLA_INOVASI)
def hapus(kartu_id: int) -> ResponseReturnValue:
    """Only a draft."""
    actions.hapus(db(), pengguna(), queries.find_kartu(db(), kartu_id, kunci=True))
    db().commit()
    flash(_("Rancangan kartu dihapus."), "baik")
    return redirect(url_for(".daftar"))


def _lihat(kartu: KartuInovasi, *, kurang: list[str] | None = None, salah: str = "") -> str:
    jalur = kartu.unit.jalur
    kelola, milik = boleh(Izin.KELOLA_INOVASI, jalur), boleh(Izin.LIHAT_INOVASI, jalur)
    terbit = kartu.tahap == TahapKartu.TERBIT
    p = baca_bukti(kartu.bukti)
    penemu = {kartu.unit_id, kartu.asal.unit_id if kartu.asal else None}
    peniru = [u for u in _unit_peniru() if u.id not in penemu] if terbit else []
    sudah = queries.ditiru_di(db(), kartu, peniru)
    return render_template(
        "inovasi/lihat.html",
        kartu=kartu,
        terbit=terbit,
        milik=milik,
        kelola=kelola,
        bukti=p,
        terbukti=p is not None and p.banding.putusan is Putusan.NAIK,
        kurang=kurang if kurang is not None else [],
        belum=actions.kekurangan(isi_kartu(kartu)) if kelola and not terbit else [],
        salah=salah,
        tiruan=[(satu, baca_bukti(satu.bukti)) for satu in queries.tiruan(db(), kartu)],
        asal=kartu.asal if kartu.asal is not None and kartu.asal.tahap == TahapKartu.TERBIT else None,
        sudah=sudah,
        peniru=[u for u in peniru if u.id not in {satu.unit_id for satu in sudah}],
        janji=queries.janji_tersedia(db(), kartu.unit) if kelola and kartu.tindak_lanjut_id is None else [],
        nama_unsur=NAMA_UNSUR,
    )


def _ubah(kartu: KartuInovasi, form: FormKartu, bentrok: VersiBerbeda | None = None) -> str:
    beda = beda_isian(form, isi_kartu(kartu)) if bentrok else []
    if bentrok:
        # Once both texts have been seen, the next press saves.
        form.versi.data = str(kartu.versi)
    return render_template("inovasi/ubah.html", kartu=kartu, form=form, bentrok=bentrok, beda=beda)


def _unit_peniru() -> list[Unit]:
    """The units for which this person may write a card."""
    nodes = cakupan(pengguna(), Izin.KELOLA_INOVASI)
    if not nodes:
        return []
    cari = select(Unit).where(Unit.aktif, dalam_cakupan(Unit.jalur, nodes)).order_by(Unit.nama, Unit.id)
    return list(db().scalars(cari.limit(UNIT_TERBANYAK)))


def _selesai(kartu: KartuInovasi, kabar: str, ke: str = "lihat") -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    tujuan: dict[str, Any] = {"kartu_id": kartu.id}
    return redirect(url_for(f".{ke}", **tujuan))
