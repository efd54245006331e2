"""Staff: importing forums of earlier years: upload, preview, confirmation."""

import io
from dataclasses import asdict, dataclass
from typing import Any

from flask import flash, g, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import SelectChoice

from fkp.clock import now
from fkp.db import db
from fkp.formats import angka
from fkp.forum.arsip.berkas import baca_berkas
from fkp.forum.arsip.forms import FormImpor
from fkp.forum.arsip.lembar import templat
from fkp.forum.arsip.rencana import Rencana, jalankan, rencanakan
from fkp.forum.arsip.tulis import unit_kelola
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.lembar import BerkasSalah
from fkp.titipan import Loker, TitipanHilang, loker_situs, sebab_tunda
from fkp.unggahan import TERBESAR, XLSX
from fkp.unit.queries import find_unit


@dataclass(frozen=True)
class Titipan:
    """What was uploaded: the cases as they stand in the file, its name, and the unit they all belong to."""

    kasus: list[Any]
    nama_berkas: str
    unit_id: int | None


@require(Izin.KELOLA_FORUM)
def impor() -> ResponseReturnValue:
    """Upload a file; what it would do is shown before anything is stored."""
    form = FormImpor()
    units = unit_kelola(db())
    form.unit.choices = [SelectChoice("", _("Menurut nama instansi di berkas"))]
    form.unit.choices += [SelectChoice(str(u.id), _("Semuanya %(unit)s", unit=u.nama)) for u in units]
    if form.validate_on_submit():
        berkas = form.berkas.data
        unit = next((u for u in units if str(u.id) == form.unit.data), None)
        try:
            kasus = _baca(berkas.stream.read(TERBESAR + 1), berkas.filename or "", unit.nama if unit else "")
        except BerkasSalah as galat:
            form.berkas.errors = [galat.pesan]
        else:
            titipan = Titipan(kasus, rapikan(berkas.filename)[:120], unit.id if unit else None)
            return redirect(
                url_for("forum_arsip.pratinjau", tiket=_loker().titip(pengguna().id, asdict(titipan)))
            )
    return render_template("forum/arsip/impor.html", form=form), 422 if form.errors else 200


@require(Izin.KELOLA_FORUM)
def templat_xlsx() -> ResponseReturnValue:
    """The sheet to fill in."""
    return send_file(
        io.BytesIO(templat()), XLSX, as_attachment=True, download_name="templat-arsip-forum.xlsx"
    )


@require(Izin.KELOLA_FORUM)
def pratinjau(tiket: str) -> ResponseReturnValue:
    """What the import would do."""
    titipan = _buka(tiket)
    return _halaman(tiket, titipan, _rencana(titipan))


@require(Izin.KELOLA_FORUM)
def simpan(tiket: str) -> ResponseReturnValue:
    """Store what was shown."""
    titipan = _buka(tiket)
    rencana = _rencana(titipan)
    lewati = _("Centang dulu bahwa yang ditolak dilewati, atau betulkan berkasnya dan unggah lagi.")
    if tunda := sebab_tunda(rencana.sidik, lewati if rencana.tolak else ""):
        pesan, status = tunda
        return _halaman(tiket, titipan, rencana, pesan), status
    banyak = len(rencana.baru)
    jalankan(db(), pengguna(), rencana, now())
    db().commit()
    _loker().buang(pengguna().id, tiket)
    flash(
        ngettext(
            "%(n)s forum diimpor sebagai arsip.",
            "%(n)s forum diimpor sebagai arsip.",
            banyak,
            n=angka(banyak),
        ),
        "baik",
    )
    return redirect(url_for("forum.daftar", tahap="arsip"))


def _baca(isi: bytes, nama: str, lembaga: str) -> list[object]:
    if len(isi) > TERBESAR:
        raise BerkasSalah(f"Berkas lebih besar dari {TERBESAR // 1024 // 1024} MB. Bagi menjadi beberapa.")
    return baca_berkas(isi, nama, lembaga)


def _loker() -> Loker:
    return loker_situs("impor-arsip", "impor-arsip")


def _buka(tiket: str) -> Titipan:
    return Titipan(**_loker().buka(pengguna().id, tiket))


def _rencana(titipan: Titipan) -> Rencana:
    unit = find_unit(db(), titipan.unit_id, g.cakupan) if titipan.unit_id else None
    if titipan.unit_id and unit is None:
        raise TitipanHilang(_("Unit yang Anda pilih tidak lagi dalam wewenang Anda. Unggah sekali lagi."))
    return rencanakan(db(), titipan.kasus, g.cakupan, now(), unit=unit)


def _halaman(tiket: str, titipan: Titipan, rencana: Rencana, pesan: str = "") -> str:
    return render_template(
        "forum/arsip/pratinjau.html", tiket=tiket, titipan=titipan, rencana=rencana, pesan=pesan
    )
