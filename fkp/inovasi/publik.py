"""Everyone: the published cards of all units, and one of them."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from fkp.db import db
from fkp.inovasi.bukti import baca_bukti
from fkp.inovasi.models import TahapKartu
from fkp.inovasi.queries import cari_terbit, find_terbit, tiruan
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.tindak_lanjut.tampil import NAMA_UNSUR

bp = Blueprint("inovasi_publik", __name__)


@bp.get("/inovasi")
@require(Izin.PUBLIK)
def daftar() -> ResponseReturnValue:
    """The cards, searched by words and unsur."""
    kata, unsur = rapikan(request.args.get("q"))[:80], request.args.get("unsur", "")
    unsur = unsur if unsur in NAMA_UNSUR else ""
    lembar = potong(db(), cari_terbit(kata, unsur), request.args.get("hal"))
    return render_template(
        "inovasi_publik/daftar.html",
        lembar=lembar,
        bukti={satu.id: baca_bukti(satu.bukti) for satu in lembar.baris},
        kata=kata,
        unsur=unsur,
        nama_unsur=NAMA_UNSUR,
    )


@bp.get("/inovasi/<kode>")
@require(Izin.PUBLIK)
def lihat(kode: str) -> ResponseReturnValue:
    """One card with its evidence, where it came from and who copied it."""
    kartu = find_terbit(db(), kode)
    if kode != kartu.kode:
        return redirect(url_for(".lihat", kode=kartu.kode))
    asal = kartu.asal if kartu.asal is not None and kartu.asal.tahap == TahapKartu.TERBIT else None
    return render_template(
        "inovasi_publik/lihat.html",
        kartu=kartu,
        asal=asal,
        bukti=baca_bukti(kartu.bukti),
        tiruan=[(satu, baca_bukti(satu.bukti)) for satu in tiruan(db(), kartu)],
        nama_unsur=NAMA_UNSUR,
    )
