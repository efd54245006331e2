"""Staff: noting a new complaint; also for other pages that lead to one."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now, setempat
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.pengaduan.actions import PengaduanSalah, catat_pengaduan
from fkp.pengaduan.forms import form_pengaduan
from fkp.tindak_lanjut.queries import layanan_dilayani
from fkp.unit.models import Unit
from fkp.unit.pilihan import pilih_unit, unit_diminta


@dataclass(frozen=True)
class Asal:
    """Where a complaint was heard: the minutes of a forum. ``sebut`` says so on the form, ``kembali`` is
    where Batal leads, ``isi`` what the form starts from."""

    sebut: str
    kembali: str
    forum_id: int
    masukan_id: uuid.UUID
    isi: dict[str, Any] = field(default_factory=dict)


@require(Izin.KELOLA_PENGADUAN)
def baru() -> ResponseReturnValue:
    """A new case: first the unit, when there is a choice."""
    unit = unit_diminta()
    if unit is None:
        return pilih_unit("pengaduan/pilih_baru.html")
    return layani_baru(unit, url_for("pengaduan.baru", unit=unit.id))


def layani_baru(unit: Unit, alamat: str, asal: Asal | None = None) -> ResponseReturnValue:
    """The form of a new case of this unit, sent to ``alamat``; stored once it can be."""
    hari = setempat(now(), unit.zona).date()
    awal = {"masuk": hari, **(asal.isi if asal else {})}
    form = form_pengaduan(layanan_dilayani(db(), unit), data=None if request.form else awal)
    if form.validate_on_submit():
        try:
            row = catat_pengaduan(
                db(),
                pengguna(),
                unit,
                form.isi(),
                now(),
                forum_id=asal.forum_id if asal else None,
                masukan_id=asal.masukan_id if asal else None,
            )
        except PengaduanSalah as galat:
            form[galat.isian].errors = [galat.pesan]
        else:
            db().commit()
            kabar = _("Pengaduan tercatat. Isi nomor pelacakannya setelah diteruskan ke SP4N-LAPOR!.")
            flash(_("Pengaduan tercatat.") if row.nomor else kabar, "baik")
            return redirect(url_for("pengaduan.lihat", pengaduan_id=row.id))
    halaman = render_template(
        "pengaduan/baru.html", unit=unit, form=form, alamat=alamat, asal=asal, hari=hari
    )
    return halaman, 422 if form.errors else 200
