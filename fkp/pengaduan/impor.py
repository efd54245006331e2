"""Staff: importing monthly figures, and the stages of many cases: upload, preview, confirmation."""

import io
from dataclasses import asdict
from typing import Any

from flask import abort, current_app, flash, g, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_babel import ngettext

from fkp.clock import now
from fkp.config import Config
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.pengaduan import angka, kabar_status
from fkp.pengaduan.forms import FormBerkas
from fkp.pengaduan.lembar import ANGKA, STATUS, Baris, BerkasSalah, Kolom, baca_lembar, templat
from fkp.pengaduan.queries import angka_unit
from fkp.pengaduan.susunan import load_susunan
from fkp.pengaduan.tampil import nama_unsur
from fkp.titipan import Loker, TitipanHilang
from fkp.unggahan import TERBESAR, XLSX
from fkp.unit.isian import rapikan
from fkp.unit.models import Unit
from fkp.unit.pilihan import pilih_unit, unit_diminta
from fkp.unit.queries import find_unit

BERUBAH = l_("Data berubah sejak pratinjau dibuat. Periksa lagi, lalu simpan.")
LEWATI = l_("Centang dulu bahwa baris yang salah dilewati, atau betulkan berkasnya dan unggah lagi.")


@require(Izin.KELOLA_PENGADUAN)
def impor() -> ResponseReturnValue:
    """Upload the figures of a unit; what would change is shown before anything is stored."""
    unit = unit_diminta()
    if unit is None:
        return pilih_unit("pengaduan/pilih_impor.html")
    form = FormBerkas()
    if form.validate_on_submit() and (tiket := _titip(form, ANGKA, "angka", unit)):
        return redirect(url_for("pengaduan.pratinjau", tiket=tiket))
    halaman = render_template(
        "pengaduan/impor.html",
        form=form,
        unit=unit,
        tersimpan=angka_unit(db(), unit.id),
        kolom=ANGKA,
        nama_unsur=nama_unsur,
        kelas=_nama_kelas(),
    )
    return halaman, 422 if form.errors else 200


@require(Izin.KELOLA_PENGADUAN)
def pratinjau(tiket: str) -> ResponseReturnValue:
    """What the import of figures would do."""
    titipan = _buka("angka", tiket)
    unit = _unit(titipan)
    return _halaman_angka(tiket, titipan, unit, _rencana_angka(titipan, unit))


@require(Izin.KELOLA_PENGADUAN)
def simpan(tiket: str) -> ResponseReturnValue:
    """Store what was shown."""
    titipan = _buka("angka", tiket)
    unit = _unit(titipan)
    angka.tahan_unit(db(), unit)
    rencana = _rencana_angka(titipan, unit)
    if request.form.get("sidik") != rencana.sidik:
        return _halaman_angka(tiket, titipan, unit, rencana, str(BERUBAH)), 409
    if rencana.salah and not request.form.get("lewati"):
        return _halaman_angka(tiket, titipan, unit, rencana, str(LEWATI)), 422
    angka.simpan_rencana(db(), pengguna(), unit, rencana, titipan["nama_berkas"], now())
    db().commit()
    _loker("angka").buang(pengguna().id, tiket)
    n = len(rencana.bulan)
    flash(ngettext("Angka %(num)s bulan tersimpan.", "Angka %(num)s bulan tersimpan.", n), "baik")
    return redirect(url_for("pengaduan.impor", unit=unit.id))


@require(Izin.KELOLA_PENGADUAN)
def status_banyak() -> ResponseReturnValue:
    """Upload the stages of many cases."""
    form = FormBerkas()
    if form.validate_on_submit() and (tiket := _titip(form, STATUS, "status", None)):
        return redirect(url_for("pengaduan.pratinjau_status", tiket=tiket))
    halaman = render_template("pengaduan/status_banyak.html", form=form, kolom=STATUS, susunan=load_susunan())
    return halaman, 422 if form.errors else 200


@require(Izin.KELOLA_PENGADUAN)
def pratinjau_status(tiket: str) -> ResponseReturnValue:
    """What the import of stages would do."""
    titipan = _buka("status", tiket)
    return _halaman_status(tiket, titipan, kabar_status.rencanakan(db(), _baris(titipan), now()))


@require(Izin.KELOLA_PENGADUAN)
def simpan_status(tiket: str) -> ResponseReturnValue:
    """Store what was shown."""
    titipan = _buka("status", tiket)
    rencana = kabar_status.rencanakan(db(), _baris(titipan), now())
    if request.form.get("sidik") != rencana.sidik:
        return _halaman_status(tiket, titipan, rencana, str(BERUBAH)), 409
    if rencana.salah and not request.form.get("lewati"):
        return _halaman_status(tiket, titipan, rencana, str(LEWATI)), 422
    kabar_status.simpan_rencana(db(), pengguna(), rencana, now())
    db().commit()
    _loker("status").buang(pengguna().id, tiket)
    n = len(rencana.pindah)
    flash(ngettext("Status %(num)s pengaduan diperbarui.", "Status %(num)s pengaduan diperbarui.", n), "baik")
    return redirect(url_for("pengaduan.daftar"))


@require(Izin.KELOLA_PENGADUAN)
def unduh_templat(jenis: str) -> ResponseReturnValue:
    """The sheet to fill in: ``angka`` or ``status``."""
    kolom = {"angka": ANGKA, "status": STATUS}.get(jenis) or abort(404)
    nama = f"templat-pengaduan-{jenis}.xlsx"
    return send_file(io.BytesIO(templat(kolom)), XLSX, as_attachment=True, download_name=nama)


def _titip(form: FormBerkas, kolom: tuple[Kolom, ...], jenis: str, unit: Unit | None) -> str:
    """Read what was uploaded and keep it; "" when it cannot be read, and the field says why."""
    berkas = form.berkas.data
    try:
        baris = baca_lembar(berkas.stream.read(TERBESAR + 1), kolom)
    except BerkasSalah as galat:
        form.berkas.errors = [galat.pesan]
        return ""
    isi = {
        "baris": [asdict(satu) for satu in baris],
        "nama_berkas": rapikan(berkas.filename)[:120],
        "unit_id": unit.id if unit else None,
    }
    return _loker(jenis).titip(pengguna().id, isi)


def _loker(jenis: str) -> Loker:
    config: Config = current_app.config["FKP"]
    return Loker(config.data / "impor-pengaduan", config.rahasia, f"pengaduan-{jenis}")


def _buka(jenis: str, tiket: str) -> dict[str, Any]:
    isi = _loker(jenis).buka(pengguna().id, tiket)
    if isi is None:
        raise TitipanHilang(
            _("Unggahan ini sudah disimpan atau sudah terlalu lama. Unggah berkasnya sekali lagi.")
        )
    return isi


def _unit(titipan: dict[str, Any]) -> Unit:
    return find_unit(db(), titipan["unit_id"], g.cakupan) or abort(404)


def _baris(titipan: dict[str, Any]) -> list[Baris]:
    return [Baris(**satu) for satu in titipan["baris"]]


def _rencana_angka(titipan: dict[str, Any], unit: Unit) -> angka.Rencana:
    return angka.rencanakan(db(), unit, _baris(titipan), now())


def _nama_kelas() -> dict[str, str]:
    return {satu.kunci: satu.nama for satu in load_susunan().kelas}


def _halaman_angka(
    tiket: str, titipan: dict[str, Any], unit: Unit, rencana: angka.Rencana, pesan: str = ""
) -> str:
    return render_template(
        "pengaduan/pratinjau.html",
        tiket=tiket,
        titipan=titipan,
        unit=unit,
        rencana=rencana,
        pesan=pesan,
        nama_unsur=nama_unsur,
        kelas=_nama_kelas(),
    )


def _halaman_status(
    tiket: str, titipan: dict[str, Any], rencana: kabar_status.Rencana, pesan: str = ""
) -> str:
    return render_template(
        "pengaduan/pratinjau_status.html",
        tiket=tiket,
        titipan=titipan,
        rencana=rencana,
        pesan=pesan,
        susunan=load_susunan(),
    )
