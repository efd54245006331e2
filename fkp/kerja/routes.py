"""Staff: one's own background work, how far it is, and the files it made."""

import uuid
from datetime import timedelta

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin, cakupan
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.kerja.actions import batalkan_pekerjaan, ulangi_pekerjaan
from fkp.kerja.antrean import panggil
from fkp.kerja.jenis import semua_jenis
from fkp.kerja.models import BerkasPekerjaan, Keadaan, Pekerjaan
from fkp.potongan import potong

bp = Blueprint("kerja", __name__, url_prefix="/kelola/pekerjaan")

LAMA_MENUNGGU = timedelta(seconds=20)
"""Work that nobody has taken for so long is waiting for a worker that does not run."""


def _terlihat(akun: Akun) -> ColumnElement[bool]:
    """SQL condition: work this person asked for, and could still ask for."""
    jenis = semua_jenis(current_app)
    masih = (
        and_(Pekerjaan.jenis == nama, dalam_cakupan(Pekerjaan.jalur, cakupan(akun, satu.izin)))
        for nama, satu in jenis.items()
    )
    return and_(Pekerjaan.akun_id == akun.id, or_(false(), *masih))


def _cari(db: Session, pekerjaan_id: uuid.UUID, *, kunci: bool = False) -> Pekerjaan:
    cari = select(Pekerjaan).where(Pekerjaan.id == pekerjaan_id, _terlihat(pengguna()))
    return db.scalar(cari.with_for_update(of=Pekerjaan) if kunci else cari) or abort(404)


@bp.get("")
@require(Izin.RUANG_KERJA)
def daftar() -> ResponseReturnValue:
    """What this person asked for, newest first."""
    cari = select(Pekerjaan).where(_terlihat(pengguna())).order_by(Pekerjaan.dibuat.desc(), Pekerjaan.id)
    lembar = potong(db(), cari, request.args.get("hal"))
    hari = current_app.config["FKP"].simpan_pekerjaan
    return render_template("kerja/daftar.html", lembar=lembar, hari=hari)


@bp.get("/<uuid:pekerjaan_id>")
@require(Izin.RUANG_KERJA)
def lihat(pekerjaan_id: uuid.UUID) -> ResponseReturnValue:
    """How far it is; a page that asks again by itself until the work is over."""
    pekerjaan = _cari(db(), pekerjaan_id)
    ukuran = db().execute(
        select(BerkasPekerjaan.nama, func.length(BerkasPekerjaan.isi))
        .where(BerkasPekerjaan.pekerjaan_id == pekerjaan.id)
        .order_by(BerkasPekerjaan.nama)
    )
    berjalan = pekerjaan.keadaan in (Keadaan.ANTRE, Keadaan.BERJALAN)
    return render_template(
        "kerja/lihat.html",
        pekerjaan=pekerjaan,
        berkas=list(ukuran) if pekerjaan.keadaan == Keadaan.SELESAI else [],
        berjalan=berjalan,
        tanpa_pekerja=berjalan and (pekerjaan.denyut or pekerjaan.dibuat) < now() - LAMA_MENUNGGU,
        hari=current_app.config["FKP"].simpan_pekerjaan,
    )


@bp.post("/<uuid:pekerjaan_id>/batal")
@require(Izin.RUANG_KERJA)
def batal(pekerjaan_id: uuid.UUID) -> ResponseReturnValue:
    """Stop it."""
    batalkan_pekerjaan(db(), pengguna(), _cari(db(), pekerjaan_id, kunci=True))
    db().commit()
    return redirect(url_for(".lihat", pekerjaan_id=pekerjaan_id))


@bp.post("/<uuid:pekerjaan_id>/ulang")
@require(Izin.RUANG_KERJA)
def ulang(pekerjaan_id: uuid.UUID) -> ResponseReturnValue:
    """Try again."""
    ulangi_pekerjaan(db(), pengguna(), _cari(db(), pekerjaan_id, kunci=True))
    db().commit()
    panggil(current_app.config["FKP"], pekerjaan_id)
    flash(_("Dicoba lagi dari langkah yang belum tersimpan."), "baik")
    return redirect(url_for(".lihat", pekerjaan_id=pekerjaan_id))


@bp.get("/<uuid:pekerjaan_id>/berkas/<nama>")
@require(Izin.RUANG_KERJA)
def unduh(pekerjaan_id: uuid.UUID, nama: str) -> ResponseReturnValue:
    """A file that the work made; each download leaves a line."""
    pekerjaan = _cari(db(), pekerjaan_id)
    cari = select(BerkasPekerjaan.mime, BerkasPekerjaan.isi).where(
        BerkasPekerjaan.pekerjaan_id == pekerjaan.id, BerkasPekerjaan.nama == nama
    )
    if pekerjaan.keadaan != Keadaan.SELESAI or (berkas := db().execute(cari).first()) is None:
        abort(404)
    rincian = {"nama": nama, "judul": pekerjaan.judul}
    catat_unduhan(
        pengguna(),
        Catatan("berkas pekerjaan diunduh", "pekerjaan", pekerjaan.id, pekerjaan.jalur, rincian),
    )
    jawab = Response(berkas.isi, mimetype=berkas.mime)
    jawab.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab
