"""Staff: a new forum, with what suggests itself as its theme."""

from datetime import time
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now
from fkp.db import db, nomor
from fkp.forum.kerangka import load_kerangka
from fkp.forum.persiapan.actions import buat_forum
from fkp.forum.persiapan.bahan_tema import Permintaan, awalan, bahan_tema
from fkp.forum.persiapan.forms import DASAR_BAKU, FormForum, form_forum
from fkp.forum.persiapan.queries import forum_terakhir, survei_pilihan
from fkp.forum.persiapan.saran_tema import Awalan
from fkp.forum.tahap import ForumSalah
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut.queries import layanan_dilayani
from fkp.unit.models import Unit
from fkp.unit.pilihan import pilih_unit, unit_diminta

SAMA = ("tempat", "narahubung", "kota", "jabatan", "penandatangan", "nip")
"""What is most often as it was at the forum before."""


@require(Izin.KELOLA_FORUM)
def baru() -> ResponseReturnValue:
    """A new draft: first the unit, when there is a choice; then its theme, with help."""
    unit = unit_diminta()
    if unit is None:
        return pilih_unit("forum/persiapan/pilih_unit.html")
    dipakai = awalan(db(), unit, _permintaan(), now())
    form = form_forum(
        unit,
        load_kerangka(),
        layanan_dilayani(db(), unit),
        survei_pilihan(db(), unit.id, request.values.get("survei", type=nomor)),
        data=None if request.form else _isi_awal(unit, dipakai),
    )
    if form.validate_on_submit():
        try:
            forum = buat_forum(db(), unit, form.isi(), pengguna(), now())
        except ForumSalah as galat:
            form[galat.isian].errors = [galat.pesan]
        else:
            db().commit()
            flash(_("Rancangan forum tersimpan. Susun timnya, lalu umumkan."), "baik")
            return redirect(url_for(".lihat", forum_id=forum.id))
    return _borang(form, unit, dipakai)


def _borang(form: FormForum, unit: Unit, dipakai: Awalan | None) -> ResponseReturnValue:
    halaman = render_template(
        "forum/persiapan/baru.html",
        form=form,
        unit=unit,
        dipakai=dipakai,
        bahan=bahan_tema(db(), unit, now()),
        lampau=form.lampau,
    )
    return halaman, 422 if form.errors else 200


def _isi_awal(unit: Unit, dipakai: Awalan | None) -> dict[str, Any]:
    """A forum most often takes a morning, where and signed as the one before."""
    isi: dict[str, Any] = {"mulai": time(9), "selesai": time(12), "dasar_hukum": list(DASAR_BAKU)}
    if lalu := forum_terakhir(db(), unit.id):
        isi |= {nama: getattr(lalu, nama) for nama in SAMA}
    if dipakai:
        isi |= {
            "tema": dipakai.tema,
            "topik": dipakai.topik,
            "tujuan": dipakai.tujuan,
            "layanan": [str(satu) for satu in dipakai.layanan],
            "survei": str(dipakai.survei_id or ""),
        }
    return isi


def _permintaan() -> Permintaan:
    minta = request.args
    return Permintaan(
        survei_id=minta.get("survei", type=nomor),
        unsur=tuple(minta.getlist("unsur")[:9]),
        janji=tuple(minta.getlist("janji", type=nomor)),
        standar=minta.get("standar", type=nomor),
        pengaduan=tuple(minta.getlist("pengaduan")[:9]),
    )
