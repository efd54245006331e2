"""Importing units: template, upload, preview, confirmation."""

import io
from dataclasses import asdict, dataclass

from flask import flash, g, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import SelectChoice

from fkp.db import db
from fkp.formats import angka
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.lembar import Baris, BerkasSalah
from fkp.titipan import Loker, loker_situs, sebab_tunda_lembar
from fkp.unggahan import XLSX
from fkp.unit import queries
from fkp.unit.forms import FormUnggah
from fkp.unit.impor.lembar import read_baris, template
from fkp.unit.impor.rencana import Rencana, buat_rencana
from fkp.unit.impor.simpan import simpan_rencana
from fkp.unit.routes import bp


@dataclass(frozen=True)
class Titipan:
    """What was uploaded: the rows, the file's name, and under which instansi unknown ones would go."""

    baris: list[Baris]
    nama_berkas: str
    induk_id: int | None


@bp.route("/impor", methods=["GET", "POST"])
@require(Izin.KELOLA_UNIT)
def impor() -> ResponseReturnValue:
    form = FormUnggah()
    form.instansi_baru.choices = _pilihan_induk()
    if form.validate_on_submit():
        berkas = form.berkas.data
        try:
            baris = read_baris(berkas.read())
        except BerkasSalah as galat:
            form.berkas.errors = [galat.pesan]
        else:
            induk = form.instansi_baru.data
            titipan = Titipan(baris, rapikan(berkas.filename)[:120], int(induk) if induk else None)
            return redirect(url_for(".impor_pratinjau", tiket=_loker().titip(pengguna().id, asdict(titipan))))
    return render_template("unit/impor.html", form=form), 422 if form.errors else 200


@bp.get("/impor/templat")
@require(Izin.KELOLA_UNIT)
def impor_templat() -> ResponseReturnValue:
    return send_file(
        io.BytesIO(template()), XLSX, as_attachment=True, download_name="templat-impor-unit.xlsx"
    )


@bp.get("/impor/<tiket>")
@require(Izin.KELOLA_UNIT)
def impor_pratinjau(tiket: str) -> ResponseReturnValue:
    titipan = _buka(tiket)
    return _halaman(tiket, titipan, _rencana(titipan))


@bp.post("/impor/<tiket>")
@require(Izin.KELOLA_UNIT)
def impor_simpan(tiket: str) -> ResponseReturnValue:
    titipan = _buka(tiket)
    rencana = _rencana(titipan)
    if tunda := sebab_tunda_lembar(rencana):
        pesan, status = tunda
        return _halaman(tiket, titipan, rencana, pesan), status
    induk = queries.find_instansi(db(), titipan.induk_id, g.cakupan) if titipan.induk_id else None
    simpan_rencana(db(), pengguna(), rencana, induk)
    db().commit()
    _loker().buang(pengguna().id, tiket)
    flash(
        _(
            "Impor selesai: %(baru)s unit baru, %(ubah)s diperbarui, %(tetap)s tidak berubah.",
            baru=angka(len(rencana.baru)),
            ubah=angka(len(rencana.ubah)),
            tetap=angka(rencana.tetap),
        ),
        "baik",
    )
    return redirect(url_for(".daftar"))


def _loker() -> Loker:
    return loker_situs("impor", "impor-unit")


def _buka(tiket: str) -> Titipan:
    isi = _loker().buka(pengguna().id, tiket)
    return Titipan([Baris(**satu) for satu in isi["baris"]], isi["nama_berkas"], isi["induk_id"])


def _rencana(titipan: Titipan) -> Rencana:
    boleh_buat = bool(titipan.induk_id and queries.find_instansi(db(), titipan.induk_id, g.cakupan))
    return buat_rencana(db(), titipan.baris, g.cakupan, boleh_buat)


def _pilihan_induk() -> list[SelectChoice]:
    """Unknown instansi are wrong rows, or are made under one of the highest instansi in scope."""
    puncak = [cabang.instansi for cabang in queries.pohon(db(), g.cakupan)]
    buat = [SelectChoice(str(i.id), _("Buat baru di bawah %(nama)s", nama=i.nama)) for i in puncak]
    return [SelectChoice("", _("Jangan dibuat, tandai barisnya salah")), *buat]


def _halaman(tiket: str, titipan: Titipan, rencana: Rencana, pesan: str = "") -> str:
    return render_template(
        "unit/impor_pratinjau.html", tiket=tiket, titipan=titipan, rencana=rencana, pesan=pesan
    )
