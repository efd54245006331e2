"""Staff: one's own account, and where its reminders go."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.orang import actions
from fkp.orang.forms import FormKabar

bp = Blueprint("akun_saya", __name__)


@bp.route("/kelola/akun", methods=["GET", "POST"])
@require(Izin.RUANG_KERJA)
def lihat() -> ResponseReturnValue:
    """Who one is here, and the e-mail address for reminders."""
    akun = pengguna()
    form = FormKabar(obj=akun)
    if form.validate_on_submit():
        actions.ubah_kabar(db(), akun, akun, form.surel.data or "", ringkasan=form.ringkasan.data)
        db().commit()
        flash(form.kabar, "baik")
        return redirect(url_for(".lihat"))
    return render_template("orang/saya.html", akun=akun, form=form), 422 if form.errors else 200
