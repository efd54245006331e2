"""Staff: from the page of a promise to the draft of the standard that it changes."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import SelectChoice
from wtforms.validators import DataRequired

from fkp.borang import Borang
from fkp.clock import now
from fkp.db import db
from fkp.isian import Pilihan
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin
from fkp.putaran.standar import alasan_revisi, batal_tampil, perubahan_tampil
from fkp.standar.actions import StandarSalah
from fkp.standar.komponen import load_susunan
from fkp.standar.perubahan import minta_perubahan
from fkp.standar.queries import find_layanan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.tindak_lanjut.queries import find_tindak_lanjut, layanan_dilayani
from fkp.unit.models import Layanan

bp = Blueprint("janji_standar", __name__, url_prefix="/kelola/tindak-lanjut/<int:tindak_lanjut_id>/standar")


class FormPerubahan(Borang):
    """Which component of which layanan is changed; what the promise says itself is not asked."""

    layanan = Pilihan(l_("Layanan"), [DataRequired(l_("Pilih layanan yang standarnya diubah."))])
    komponen = Pilihan(
        l_("Komponen standar pelayanan"), [DataRequired(l_("Pilih komponen yang diubah janji ini."))]
    )


@bp.post("")
@require(Izin.KELOLA_STANDAR)
def buka(tindak_lanjut_id: int) -> ResponseReturnValue:
    """Open the component in the draft of the layanan, which is made when there is none."""
    row = find_tindak_lanjut(db(), tindak_lanjut_id)
    form = _form(row, _layanan(row))
    if not form.validate():
        return _tanya(row, form)
    layanan = find_layanan(db(), int(form.layanan.data), kunci=True)
    try:
        perubahan = minta_perubahan(
            db(), pengguna(), layanan, form.komponen.data, row.id, now(), alasan=alasan_revisi(db(), row)
        )
    except StandarSalah as galat:
        form.komponen.errors = [galat.pesan]
        return _tanya(row, form)
    db().commit()
    flash(_("Komponen dibuka di rancangan revisi %(nomor)s.", nomor=perubahan.standar.revisi), "baik")
    return redirect(url_for("standar.ubah", layanan_id=layanan.id, _anchor=perubahan.komponen))


def panel_standar(row: TindakLanjut) -> str:
    """The section on the page of a promise that speaks of a layanan or of a component."""
    ubah, batal = perubahan_tampil(db(), row), batal_tampil(db(), row)
    if not (ubah or batal or row.layanan_id or row.komponen):
        return ""
    layanan = _layanan(row) if row.status != Status.DIHENTIKAN else []
    return render_template(
        "putaran/standar_panel.html",
        row=row,
        ubah=ubah,
        batal=batal,
        form=_form(row, layanan, kosong=True) if layanan else None,
        tanya={"layanan": len(layanan) != 1, "komponen": not row.komponen},
        pemilik=row.layanan.unit.nama if row.layanan and not layanan else "",
    )


def panel_standar_umum(row: TindakLanjut) -> str:
    """The section on the page of everyone: what the promise changed in a standard that was set since."""
    ubah = [satu for satu in perubahan_tampil(db(), row) if satu.ditetapkan and not satu.sama]
    return render_template("putaran/standar_umum.html", ubah=ubah) if ubah else ""


def _layanan(row: TindakLanjut) -> list[Layanan]:
    """The layanan whose standard this person may revise for this promise."""
    semua = [row.layanan] if row.layanan else layanan_dilayani(db(), row.unit)
    return [satu for satu in semua if boleh(Izin.KELOLA_STANDAR, satu.unit.jalur)]


def _form(row: TindakLanjut, layanan: list[Layanan], *, kosong: bool = False) -> FormPerubahan:
    """The form with what the promise says already chosen; ``kosong`` when nothing was sent yet."""
    susunan = load_susunan()
    awal = {"komponen": row.komponen, "layanan": str(layanan[0].id) if len(layanan) == 1 else ""}
    form = (
        FormPerubahan(formdata=None, data=awal, prefix="standar-")
        if kosong
        else FormPerubahan(data=awal, prefix="standar-")
    )
    form.layanan.choices = [SelectChoice(str(satu.id), satu.nama) for satu in layanan]
    if len(layanan) != 1:
        form.layanan.choices.insert(0, SelectChoice("", l_("Pilih layanan")))
    form.komponen.choices = [SelectChoice("", l_("Pilih komponen"))]
    form.komponen.choices += [SelectChoice(satu.kunci, satu.nama) for satu in susunan.komponen]
    return form


def _tanya(row: TindakLanjut, form: FormPerubahan) -> ResponseReturnValue:
    return render_template("putaran/standar_pilih.html", row=row, form=form), 422
