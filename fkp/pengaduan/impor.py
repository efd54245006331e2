"""Staff: importing monthly figures, and the stages of many cases: upload, preview, confirmation."""

import io
from dataclasses import asdict
from typing import Any

from flask import abort, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.lembar import Baris, BerkasSalah
from fkp.pengaduan import angka, kabar_status
from fkp.pengaduan.forms import FormBerkas
from fkp.pengaduan.lembar import ANGKA, STATUS, Kolom, baca_isian, templat
from fkp.pengaduan.queries import angka_unit
from fkp.pengaduan.susunan import load_susunan
from fkp.pengaduan.tampil import nama_unsur
from fkp.titipan import Loker, loker_situs, sebab_tunda_lembar
from fkp.unggahan import TERBESAR, XLSX
from fkp.unit.milik import unit_tercakup
from fkp.unit.models import Unit
from fkp.unit.pilihan import pilih_unit, unit_diminta


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
    unit = unit_tercakup(db(), titipan["unit_id"])
    return _halaman_angka(tiket, titipan, unit, _rencana_angka(titipan, unit))


@require(Izin.KELOLA_PENGADUAN)
def simpan(tiket: str) -> ResponseReturnValue:
    """Store what was shown."""
    titipan = _buka("angka", tiket)
    # Of two imports at once one waits for the other.
    unit = unit_tercakup(db(), titipan["unit_id"], kunci=True)
    rencana = _rencana_angka(titipan, unit)
    if tunda := sebab_tunda_lembar(rencana):
        pesan, status = tunda
        return _halaman_angka(tiket, titipan, unit, rencana, pesan), status
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
    if tunda := sebab_tunda_lembar(rencana):
        pesan, status = tunda
        return _halaman_status(tiket, titipan, rencana, pesan), status
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
        baris = baca_isian(berkas.stream.read(TERBESAR + 1), kolom)
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
    return loker_situs("impor-pengaduan", f"pengaduan-{jenis}")


def _buka(jenis: str, tiket: str) -> dict[str, Any]:
    return _loker(jenis).buka(pengguna().id, tiket)


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
