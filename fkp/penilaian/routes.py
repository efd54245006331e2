"""Staff: the scores of the units in scope, one unit with its next steps, and evidence added by hand."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.akun.models import Akun
from fkp.berkas import kirim_berkas, nama_unduhan
from fkp.bersih import DITERIMA, bersihkan
from fkp.bersih.berkas import Bersih
from fkp.clock import ZONA_BERSAMA, now, setempat
from fkp.db import db
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.ketikan import rapikan
from fkp.penilaian import actions, queries
from fkp.penilaian.forms import NAMA_HAL, form_bukti
from fkp.penilaian.kata import nama_media
from fkp.penilaian.lembar import lembar_nilai
from fkp.penilaian.models import HalBukti
from fkp.penilaian.nilai import nilai_unit
from fkp.penilaian.paket.besar import paket_besar
from fkp.penilaian.rubrik import TERTINGGI, load_rubrik
from fkp.penilaian.tampil import tampilkan, urut_langkah
from fkp.unggahan import JPEG, UnggahanSalah, baca_unggahan
from fkp.unit.milik import unit_tercakup

bp = Blueprint("penilaian", __name__, url_prefix="/kelola/penilaian")

SATU = "/<int:unit_id>"
KATA_TERPANJANG = 80


@bp.get("")
@require(Izin.LIHAT_PENILAIAN)
def daftar() -> ResponseReturnValue:
    """The units in scope with their scores, the furthest from five first."""
    cari = rapikan(request.args.get("cari"))[:KATA_TERPANJANG]
    saat = now()
    tahun, ada = queries.pilihan_tahun(setempat(saat, ZONA_BERSAMA).year, request.args.get("tahun"))
    rubrik = load_rubrik()
    return render_template(
        "penilaian/daftar.html",
        lembar=lembar_nilai(db(), cari, tahun, saat, rubrik, request.args.get("hal")),
        rubrik=rubrik,
        cari=cari,
        tahun=tahun,
        pilihan=ada,
        tertinggi=TERTINGGI,
    )


@bp.get(SATU)
@require(Izin.LIHAT_PENILAIAN)
def unit(unit_id: int) -> ResponseReturnValue:
    """One unit: what raises its scores most, then each indicator with all it was counted from."""
    milik, saat, rubrik = unit_tercakup(db(), unit_id), now(), load_rubrik()
    kini = setempat(saat, milik.zona).year
    tahun, ada = queries.pilihan_tahun(kini, request.args.get("tahun"))
    nilai = nilai_unit(db(), [milik], tahun, saat)[0]
    indikator = tampilkan(nilai, rubrik, berjalan=tahun == kini)
    bukti = queries.bukti_unit(db(), milik, tahun)
    return render_template(
        "penilaian/unit.html",
        unit=milik,
        nilai=nilai,
        rubrik=rubrik,
        indikator=indikator,
        langkah=urut_langkah(indikator, nilai, rubrik),
        tahun=tahun,
        kini=kini,
        pilihan=ada,
        bukti=bukti,
        pencatat={a.id: a.nama for satu in bukti if (a := db().get(Akun, satu.akun_id))},
        nama_hal=NAMA_HAL,
        nama_media=nama_media,
        tertinggi=TERTINGGI,
        boleh_catat=boleh(Izin.CATAT_BUKTI, milik.jalur),
        boleh_unduh=(unduh := boleh(Izin.UNDUH_BUKTI, milik.jalur)),
        besar=paket_besar(db(), nilai.fakta) if unduh else frozenset(),
    )


@bp.route(f"{SATU}/catat", methods=["GET", "POST"])
@require(Izin.CATAT_BUKTI)
def catat(unit_id: int) -> ResponseReturnValue:
    """Add a piece of evidence; ``hal`` in the address says of what kind."""
    milik, rubrik = unit_tercakup(db(), unit_id), load_rubrik()
    hal = _hal(request.args.get("hal"))
    sasaran = queries.sasaran_of(db(), milik, hal)
    form, status = form_bukti(hal, sasaran, rubrik), 200
    if request.method == "POST":
        status = 422
        if form.validate():
            try:
                nama, berkas = _berkas()
                row = actions.catat_bukti(
                    db(), pengguna(), milik, form.isi(hal), now(), berkas=berkas, nama=nama
                )
            except UnggahanSalah as galat:
                form.berkas.errors = [galat.pesan]
            except actions.BuktiSalah as galat:
                form[galat.isian].errors = [galat.pesan]
            else:
                db().commit()
                flash(_("Bukti tersimpan."), "baik")
                tahun = row.tanggal.year
                return redirect(url_for(".unit", unit_id=milik.id, tahun=tahun, _anchor=f"bukti-{row.id}"))
    halaman = render_template(
        "penilaian/catat.html",
        unit=milik,
        form=form,
        hal=hal,
        nama_hal=NAMA_HAL,
        ada=bool(form.sasaran.choices),
    )
    return halaman, status


@bp.get(f"{SATU}/bukti/<int:bukti_dukung_id>")
@require(Izin.LIHAT_PENILAIAN)
def bukti(unit_id: int, bukti_dukung_id: int) -> Response:
    """The file of a piece of evidence, always as a download; it leaves a line."""
    milik = unit_tercakup(db(), unit_id)
    row = queries.find_bukti(db(), milik, bukti_dukung_id)
    if not row.sidik:
        abort(404)
    jawab = kirim_berkas(row.isi or b"", row.mime, nama_unduhan(row.nama, row.mime, "bukti"))
    catat_unduhan(
        pengguna(), Catatan("bukti diunduh", actions.OBJEK, row.id, milik.jalur, {"sidik": row.sidik})
    )
    return jawab


@bp.get(f"{SATU}/bukti/<int:bukti_dukung_id>/kecil")
@require(Izin.LIHAT_PENILAIAN)
def kecil(unit_id: int, bukti_dukung_id: int) -> Response:
    """The small picture of a photograph, for lists."""
    row = queries.find_bukti(db(), unit_tercakup(db(), unit_id), bukti_dukung_id)
    return kirim_berkas(row.kecil or abort(404), JPEG, f"bukti-{row.id}-kecil.jpg", unduh=False)


@bp.post(f"{SATU}/bukti/<int:bukti_dukung_id>/hapus")
@require(Izin.CATAT_BUKTI)
def hapus(unit_id: int, bukti_dukung_id: int) -> ResponseReturnValue:
    """Take away what one wrote by mistake."""
    milik = unit_tercakup(db(), unit_id)
    row = queries.find_bukti(db(), milik, bukti_dukung_id, kunci=True)
    tahun = row.tanggal.year
    actions.hapus_bukti(db(), pengguna(), milik, row)
    db().commit()
    flash(_("Bukti dihapus."), "baik")
    return redirect(url_for(".unit", unit_id=milik.id, tahun=tahun, _anchor="bukti"))


def _hal(minta: str | None) -> HalBukti:
    try:
        return HalBukti(minta or HalBukti.PUBLIKASI_SKM)
    except ValueError:
        abort(404)


def _berkas() -> tuple[str, Bersih | None]:
    """The uploaded file, cleaned, and its name; nothing when there is none. Nothing was written yet, and the
    database is let go of meanwhile: a large photograph takes a while."""
    kiriman = request.files.get("berkas")
    if kiriman is None or not kiriman.filename:
        return "", None
    unggahan = baca_unggahan(kiriman, DITERIMA)
    db().rollback()
    return unggahan.nama, bersihkan(unggahan)
