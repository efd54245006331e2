"""Staff: writing the maklumat of a unit and setting it in force, often at the forum itself."""

from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.borang import versi_dibaca
from fkp.clock import now, setempat
from fkp.db import db
from fkp.forum.models import Forum, TahapForum
from fkp.galat import VersiBerbeda
from fkp.identitas import pastikan_resmi
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin
from fkp.maklumat import actions
from fkp.maklumat.actions import MaklumatSalah, susunan_of
from fkp.maklumat.forms import YAKIN, FormRancangan, FormTetapkan, form_rancangan, form_tetapkan
from fkp.maklumat.models import Maklumat
from fkp.maklumat.queries import Jajaran, jajaran_of
from fkp.maklumat.susunan import Susunan, load_susunan
from fkp.unit.milik import unit_tercakup
from fkp.unit.models import Unit

bp = Blueprint("maklumat", __name__, url_prefix="/kelola/maklumat/<int:unit_id>")

FORUM_TERBANYAK = 12
"""The newest forums of a unit, to choose from."""


@bp.get("")
@require(Izin.LIHAT_UNIT)
def lihat(unit_id: int) -> ResponseReturnValue:
    """What is in force, the draft, and those before."""
    return _halaman(unit_tercakup(db(), unit_id))


@bp.post("/simpan")
@require(Izin.KELOLA_STANDAR)
def simpan(unit_id: int) -> ResponseReturnValue:
    """Write the clauses of the draft."""
    unit = unit_tercakup(db(), unit_id, kunci=True)
    form = form_rancangan(_susunan(jajaran_of(db(), unit.id)))
    if not form.validate():
        return _halaman(unit, form=form), 422
    try:
        versi = versi_dibaca(form.versi)
        actions.simpan_rancangan(db(), pengguna(), unit, form.isi(), now(), versi=versi)
    except MaklumatSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _halaman(unit, form=form), 422
    except VersiBerbeda as galat:
        return _halaman(unit, form=form, bentrok=galat), 409
    if pesan := pastikan_resmi("\n".join(form.isi().values())):
        flash(pesan, "perhatian")
    return _selesai(unit, _("Rancangan tersimpan. Pimpinan unit yang menetapkannya."))


@bp.post("/tetapkan")
@require(Izin.TETAPKAN_MAKLUMAT)
def tetapkan(unit_id: int) -> ResponseReturnValue:
    """Set the draft in force, with the three clauses looked at one by one."""
    unit = unit_tercakup(db(), unit_id, kunci=True)
    rancangan = jajaran_of(db(), unit.id).rancangan or abort(404)
    form = form_tetapkan(susunan_of(rancangan), forum_unit(db(), unit))
    if not form.validate():
        return _halaman(unit, tetapkan=form), 422
    try:
        actions.tetapkan(
            db(),
            pengguna(),
            rancangan,
            form.penetapan(),
            form.yakin,
            now(),
            versi=versi_dibaca(form.versi_dibaca),
        )
    except MaklumatSalah as galat:
        form[YAKIN + galat.klausul if galat.klausul else galat.isian].errors = [galat.pesan]
        return _halaman(unit, tetapkan=form), 422
    except VersiBerbeda as galat:
        form.versi_dibaca.data = str(rancangan.versi)
        return _halaman(unit, tetapkan=form, bentrok=galat), 409
    return _selesai(unit, _("Maklumat ditetapkan dan tampil di halaman publik unit ini."))


@bp.post("/hapus")
@require(Izin.KELOLA_STANDAR)
def hapus(unit_id: int) -> ResponseReturnValue:
    """Delete the draft."""
    unit = unit_tercakup(db(), unit_id, kunci=True)
    rancangan = jajaran_of(db(), unit.id).rancangan or abort(404)
    actions.hapus_rancangan(db(), pengguna(), rancangan)
    return _selesai(unit, _("Rancangan dihapus. Maklumat yang berlaku tidak berubah."))


def forum_unit(db: Session, unit: Unit) -> list[tuple[int, str, date]]:
    """The newest forums of the unit that were announced or held: id, theme, day."""
    cari = (
        select(Forum.id, Forum.tema, Forum.tanggal)
        .where(
            Forum.unit_id == unit.id,
            Forum.tanggal.is_not(None),
            Forum.tahap.not_in((TahapForum.RANCANGAN, TahapForum.BATAL)),
        )
        .order_by(Forum.tanggal.desc(), Forum.id.desc())
        .limit(FORUM_TERBANYAK)
    )
    return [(nomor, tema, hari) for nomor, tema, hari in db.execute(cari) if hari]


def _halaman(
    unit: Unit,
    *,
    form: FormRancangan | None = None,
    tetapkan: FormTetapkan | None = None,
    bentrok: VersiBerbeda | None = None,
) -> str:
    jajaran = jajaran_of(db(), unit.id)
    susunan = _susunan(jajaran)
    rancangan = jajaran.rancangan
    tulis = form or form_rancangan(susunan, formdata=None, data=_isi_awal(jajaran, susunan))
    beda = []
    if bentrok and form:
        kini = rancangan.isi if rancangan else {}
        beda = [
            (str(form[k].label.text), kini.get(k) or str(_("kosong")))
            for k in form.klausul
            if (form[k].data or "") != kini.get(k, "")
        ]
        # Once both texts have been seen, the next press saves.
        form.versi.data = str(rancangan.versi if rancangan else 0)
    sahkan = tetapkan or form_tetapkan(
        susunan, forum_unit(db(), unit), formdata=None, data=_tanda_awal(unit, jajaran)
    )
    return render_template(
        "maklumat/lihat.html",
        unit=unit,
        jajaran=jajaran,
        susunan=susunan,
        susunan_of=susunan_of,
        form=tulis,
        tetapkan=sahkan,
        yakin=YAKIN,
        bentrok=bentrok,
        beda=beda,
        tulis=boleh(Izin.KELOLA_STANDAR, unit.jalur),
        sahkan=boleh(Izin.TETAPKAN_MAKLUMAT, unit.jalur),
        forum=db().get(Forum, jajaran.berlaku.forum_id)
        if jajaran.berlaku and jajaran.berlaku.forum_id
        else None,
        hari=setempat(now(), unit.zona).date(),
    )


def _susunan(jajaran: Jajaran) -> Susunan:
    return susunan_of(jajaran.rancangan) if jajaran.rancangan else load_susunan()


def _isi_awal(jajaran: Jajaran, susunan: Susunan) -> dict[str, object]:
    """The draft; without one what is in force, and without that our wording."""
    dasar: Maklumat | None = jajaran.rancangan or jajaran.berlaku
    isi = dasar.isi if dasar else {satu.kunci: satu.baku for satu in susunan.klausul}
    return {**isi, "versi": jajaran.rancangan.versi if jajaran.rancangan else 0}


def _tanda_awal(unit: Unit, jajaran: Jajaran) -> dict[str, object]:
    """Who signs is most often who signed before: the maklumat, or the last forum."""
    versi = jajaran.rancangan.versi if jajaran.rancangan else 0
    cari = select(Forum).where(Forum.unit_id == unit.id, Forum.penandatangan != "")
    lalu = jajaran.berlaku or db().scalar(cari.order_by(Forum.tanggal.desc(), Forum.id.desc()).limit(1))
    nama = ("kota", "jabatan", "penandatangan")
    return {**({satu: getattr(lalu, satu) for satu in nama} if lalu else {}), "versi_dibaca": versi}


def _selesai(unit: Unit, kabar: str) -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for(".lihat", unit_id=unit.id))
