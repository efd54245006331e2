"""Staff: the register of follow-up, one row of it, and changing that."""

from collections.abc import Container
from contextlib import suppress

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import versi_dibaca
from fkp.clock import now, setempat
from fkp.db import db, nomor
from fkp.galat import VersiBerbeda
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut import actions, queries
from fkp.tindak_lanjut.forms import (
    NAMA_ASAL,
    NAMA_KEADAAN,
    FormKemajuan,
    FormRencana,
    form_kemajuan,
    form_rencana,
    isi_kemajuan,
    isi_rencana,
)
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.panel import panel_janji
from fkp.tindak_lanjut.queries import Keadaan, Saringan
from fkp.tindak_lanjut.tampil import NAMA_UNSUR, beda_isian, tampilkan
from fkp.tindak_lanjut.unduh import tabel_csv
from fkp.unit.isian import rapikan
from fkp.unit.lembaran import potong

bp = Blueprint("tindak_lanjut", __name__, url_prefix="/kelola/tindak-lanjut")

SATU = "/<int:tindak_lanjut_id>"
TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100
TERSARING = [k for k in Keadaan if k is not Keadaan.DILANJUTKAN]


@bp.get("")
@require(Izin.LIHAT_TINDAK_LANJUT)
def daftar() -> ResponseReturnValue:
    """The rows in scope: what is late first, what is over last."""
    saring, saat = _saringan(), now()
    lembar = potong(db(), queries.cari_register(saring, saat), request.args.get("hal"))
    return render_template(
        "tindak_lanjut/daftar.html",
        lembar=lembar,
        baris=tampilkan(lembar.baris, saat, saring.tahun),
        saring=saring,
        tahun_ada=queries.tahun_register(db()),
        nama_unsur=NAMA_UNSUR,
        nama_keadaan={k: NAMA_KEADAAN[k] for k in TERSARING},
        nama_asal=NAMA_ASAL,
    )


@bp.get("/unduh.csv")
@require(Izin.LIHAT_TINDAK_LANJUT)
def unduh() -> ResponseReturnValue:
    """The same rows as a table; the download leaves a line."""
    return tabel_csv(_saringan(), now())


@bp.get(SATU)
@require(Izin.LIHAT_TINDAK_LANJUT)
def lihat(tindak_lanjut_id: int) -> ResponseReturnValue:
    """One row, and for those who may the form of its progress."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id)
    return _lihat(row, form_kemajuan(row, data=isi_kemajuan(row)))


@bp.post(f"{SATU}/kemajuan")
@require(Izin.KELOLA_TINDAK_LANJUT)
def kemajuan(tindak_lanjut_id: int) -> ResponseReturnValue:
    """How far it is."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    form = form_kemajuan(row)
    if not form.validate():
        return _lihat(row, form), 422
    try:
        actions.kemajuan(
            db(),
            pengguna(),
            row,
            form.kemajuan(),
            now(),
            versi=versi_dibaca(form.versi),
            alasan=form.alasan.data or "",
        )
    except TindakLanjutSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _lihat(row, form), 422
    except VersiBerbeda as galat:
        return _lihat(row, form, galat), 409
    return _selesai(row, _("Kemajuan tersimpan."))


@bp.route(f"{SATU}/ubah", methods=["GET", "POST"])
@require(Izin.KELOLA_TINDAK_LANJUT)
def ubah(tindak_lanjut_id: int) -> ResponseReturnValue:
    """What is planned."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=request.method == "POST")
    awal = None if request.form else isi_rencana(row)
    form = form_rencana(row.unit, queries.layanan_dilayani(db(), row.unit), row.layanan, data=awal)
    if not form.validate_on_submit():
        return _ubah(row, form), 422 if form.errors else 200
    try:
        actions.ubah(
            db(),
            pengguna(),
            row,
            form.isi(),
            now(),
            versi=versi_dibaca(form.versi),
            alasan=form.alasan.data or "",
        )
    except TindakLanjutSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _ubah(row, form), 422
    except VersiBerbeda as galat:
        return _ubah(row, form, galat), 409
    return _selesai(row, _("Tersimpan."))


@bp.post(f"{SATU}/hapus")
@require(Izin.KELOLA_TINDAK_LANJUT)
def hapus(tindak_lanjut_id: int) -> ResponseReturnValue:
    """Only what no sealed document quotes."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    survei_id = row.survei_id
    actions.hapus(db(), pengguna(), row)
    db().commit()
    flash(_("Baris dihapus."), "baik")
    if survei_id:
        return redirect(url_for("skm_kelola.rencana", survei_id=survei_id))
    return redirect(url_for(".daftar"))


def _lihat(row: TindakLanjut, form: FormKemajuan, bentrok: VersiBerbeda | None = None) -> str:
    beda = beda_isian(form, isi_kemajuan(row)) if bentrok else []
    if bentrok:
        # Once both texts have been seen, the next press saves.
        form.versi.data = str(row.versi)
    saat = now()
    return render_template(
        "tindak_lanjut/lihat.html",
        row=row,
        t=tampilkan([row], saat)[0],
        form=form,
        bentrok=bentrok,
        beda=beda,
        kelola=boleh(Izin.KELOLA_TINDAK_LANJUT, row.unit.jalur),
        hari=setempat(saat, row.unit.zona).date(),
        panel=panel_janji(row),
    )


def _ubah(row: TindakLanjut, form: FormRencana, bentrok: VersiBerbeda | None = None) -> str:
    beda = beda_isian(form, isi_rencana(row)) if bentrok else []
    if bentrok:
        form.versi.data = str(row.versi)
    return render_template("tindak_lanjut/ubah.html", row=row, form=form, bentrok=bentrok, beda=beda)


def _selesai(row: TindakLanjut, kabar: str) -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for(".lihat", tindak_lanjut_id=row.id))


def _saringan() -> Saringan:
    """What the address asks for; what is not on a list asks for nothing."""
    minta = request.args.get
    tahun = minta("tahun", "")
    sah = tahun.isascii() and tahun.isdigit() and len(tahun) == 4
    return Saringan(
        unit=rapikan(minta("unit"))[:80],
        unsur=_dari(minta("unsur"), NAMA_UNSUR),
        keadaan=_dari(minta("keadaan"), TERSARING),
        tahun=int(tahun) if sah and TAHUN_TERAWAL <= int(tahun) <= TAHUN_TERAKHIR else None,
        asal=_dari(minta("asal"), NAMA_ASAL),
        forum=_forum(minta("forum", "")),
    )


def _forum(minta: str) -> int | None:
    with suppress(ValueError):
        return nomor(minta)
    return None


def _dari(minta: str | None, daftar: Container[object]) -> str:
    return minta if minta and minta in daftar else ""
