"""Staff: the reasons that people gave, and whether everyone reads them."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_

from fkp.clock import now
from fkp.db import db
from fkp.galat import VersiBerbeda
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin
from fkp.papan import moderasi
from fkp.papan.forms import FormPutusan
from fkp.papan.jawab import HitunganTanggapan, hitung_tanggapan
from fkp.papan.models import KeadaanTanggapan
from fkp.papan.persetujuan import load_kabar
from fkp.papan.retensi import SIMPAN_DITOLAK
from fkp.potongan import potong
from fkp.tindak_lanjut.models import TindakLanjut

bp = Blueprint("papan_moderasi", __name__, url_prefix=moderasi.ALAMAT)

NAMA_KEADAAN = {
    KeadaanTanggapan.MENUNGGU: l_("Menunggu"),
    KeadaanTanggapan.TAMPIL: l_("Tampil"),
    KeadaanTanggapan.DITOLAK: l_("Ditolak"),
}
SEKILAS = 3
"""Reasons that the page of a promise shows; the rest are on the list."""


@bp.get("")
@require(Izin.LIHAT_TINDAK_LANJUT)
def daftar() -> ResponseReturnValue:
    """The reasons in scope, those that wait first. Whoever looks after several units reads along."""
    return _daftar()


@bp.post("/<uuid:tanggapan_id>")
@require(Izin.KELOLA_TINDAK_LANJUT)
def putuskan(tanggapan_id: uuid.UUID) -> ResponseReturnValue:
    """Show it, or say why not."""
    tanggapan = moderasi.find_tanggapan(db(), tanggapan_id)
    form = FormPutusan()
    if not form.validate():
        return _daftar(" ".join(pesan for f in form for pesan in f.errors)), 422
    keadaan = KeadaanTanggapan(form.keputusan.data)
    try:
        moderasi.putuskan(
            db(), pengguna(), tanggapan, keadaan, form.alasan.data, now(), dibaca=form.dibaca.data or ""
        )
    except VersiBerbeda:
        pesan = _("Penulisnya baru saja mengganti alasan itu. Baca yang baru, lalu putuskan lagi.")
        return _daftar(pesan), 409
    db().commit()
    flash(_("Alasan ditampilkan.") if keadaan is KeadaanTanggapan.TAMPIL else _("Alasan ditolak."), "baik")
    return redirect(url_for(".daftar"), 303)


def panel(row: TindakLanjut) -> str:
    """What people answered about this promise, with the reasons that wait."""
    hitung = hitung_tanggapan(db(), [row.id]).get(row.id)
    if hitung is None:
        return ""
    menunggu = moderasi.alasan_menunggu(db(), row)
    return render_template(
        "papan_moderasi/panel.html",
        row=row,
        hitung=hitung,
        menunggu=menunggu[:SEKILAS],
        banyak=len(menunggu),
        kelola=boleh(Izin.KELOLA_TINDAK_LANJUT, row.unit.jalur),
    )


def jalan_moderasi() -> str:
    """The way to the list over the register, with how many wait; "" while nobody has written anything."""
    banyak = moderasi.banyak_tanggapan(db())
    if not banyak:
        return ""
    return render_template(
        "papan_moderasi/jalan.html", menunggu=banyak.get(KeadaanTanggapan.MENUNGGU.value, 0)
    )


def _daftar(galat: str = "") -> str:
    minta = request.args.get("keadaan", "")
    keadaan = KeadaanTanggapan(minta) if minta in set(KeadaanTanggapan) else KeadaanTanggapan.MENUNGGU
    lembar = potong(db(), moderasi.cari_tanggapan(keadaan), request.args.get("hal"))
    janji = {satu.tindak_lanjut_id: satu.tindak_lanjut for satu in lembar.baris}
    hitung = {nomor: HitunganTanggapan() for nomor in janji} | hitung_tanggapan(db(), list(janji))
    return render_template(
        "papan_moderasi/daftar.html",
        lembar=lembar,
        keadaan=keadaan,
        nama_keadaan=NAMA_KEADAAN,
        banyak=moderasi.banyak_tanggapan(db()),
        hitung=hitung,
        tolak=load_kabar().tolak,
        galat=galat,
        hari_tolak=SIMPAN_DITOLAK.days,
        dibaca=moderasi.tanda_baca,
        kelola={nomor: boleh(Izin.KELOLA_TINDAK_LANJUT, row.unit.jalur) for nomor, row in janji.items()},
    )
