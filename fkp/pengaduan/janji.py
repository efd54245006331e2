"""Staff: a complaint becomes a promise of the register."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.pengaduan.actions import PengaduanSalah, check_identitas
from fkp.pengaduan.queries import find_pengaduan
from fkp.tindak_lanjut.actions import tambah
from fkp.tindak_lanjut.forms import form_rencana
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.models import Asal
from fkp.tindak_lanjut.queries import calon_pelaksana, layanan_dilayani


@require(Izin.KELOLA_TINDAK_LANJUT)
def jadikan(pengaduan_id: int) -> ResponseReturnValue:
    """A new promise that answers this complaint. The summary of a secret one is not carried over: a promise
    is read by everyone once it stands on the board."""
    row = find_pengaduan(db(), pengaduan_id, kunci=request.method == "POST")
    awal = {
        "unsur": row.unsur,
        "layanan": str(row.layanan_id or ""),
        "masalah": "" if row.rahasia else row.ringkasan,
    }
    form = form_rencana(
        row.unit,
        layanan_dilayani(db(), row.unit),
        row.layanan,
        orang=calon_pelaksana(db(), row.unit),
        data=None if request.form else awal,
    )
    if form.validate_on_submit():
        isi = form.isi()
        try:
            check_identitas("masalah", isi.masalah)
            janji = tambah(
                db(),
                pengguna(),
                row.unit,
                isi,
                now(),
                asal=Asal.PENGADUAN,
                sejak=row.masuk,
                pengaduan_id=row.id,
            )
        except (TindakLanjutSalah, PengaduanSalah) as galat:
            form[galat.isian].errors = [galat.pesan]
        else:
            db().commit()
            flash(_("Janji tersimpan di daftar tindak lanjut."), "baik")
            return redirect(url_for("tindak_lanjut.lihat", tindak_lanjut_id=janji.id))
    halaman = render_template("pengaduan/janji.html", row=row, form=form)
    return halaman, 422 if form.errors else 200
