"""Sorting the minutes: what a phone sent, the order of rows, removing and putting back."""

import uuid

from flask import abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now
from fkp.db import db
from fkp.forum.models import Forum
from fkp.forum.notulen import tempat
from fkp.forum.notulen.kiriman import dari_skrip, galat_json, isi_json, jangkar
from fkp.forum.notulen.models import Masukan
from fkp.forum.notulen.queries import find_masukan, papan_forum
from fkp.forum.queries import find_forum
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin

ARAH = {"naik": -1, "turun": 1}


@require(Izin.CATAT_FORUM)
@galat_json
def ambil(forum_id: int, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """Take up an issue from a phone, or hide it."""
    forum, masukan = _cari(forum_id, masukan_id)
    try:
        jadi = tempat.Jadi(_pilihan("jadi"))
    except ValueError:
        abort(400)
    tempat.ambil(db(), pengguna(), forum, masukan, jadi, now())
    pesan = _("Masukan disembunyikan.") if jadi is tempat.Jadi.SEMBUNYI else _("Masukan masuk ke notulen.")
    return _selesai(forum, masukan, pesan)


@require(Izin.CATAT_FORUM)
@galat_json
def hapus(forum_id: int, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """Remove a row; it waits below to be put back."""
    forum, masukan = _cari(forum_id, masukan_id)
    tempat.hapus(db(), pengguna(), forum, masukan, now())
    return _selesai(forum, masukan, _("Baris dihapus. Di bawah halaman ini baris itu dapat dikembalikan."))


@require(Izin.CATAT_FORUM)
@galat_json
def kembalikan(forum_id: int, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """Put a removed row back."""
    forum, masukan = _cari(forum_id, masukan_id)
    tempat.kembalikan(db(), pengguna(), forum, masukan, now())
    return _selesai(forum, masukan, _("Baris dikembalikan ke tempatnya."))


@require(Izin.CATAT_FORUM)
@galat_json
def pindah(forum_id: int, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """One place up or down in its list."""
    forum, masukan = _cari(forum_id, masukan_id)
    arah = _pilihan("arah")
    if arah not in ARAH:
        abort(400)
    sebaris = papan_forum(db(), forum).daftar_of(masukan)
    tempat.geser(db(), pengguna(), forum, sebaris, masukan, ARAH[arah])
    return _selesai(forum, masukan, "")


def _cari(forum_id: int, masukan_id: uuid.UUID) -> tuple[Forum, Masukan]:
    forum = find_forum(db(), forum_id)
    return forum, find_masukan(db(), forum, masukan_id)


def _pilihan(nama: str) -> str:
    return str(isi_json().get(nama, "") if dari_skrip() else request.form.get(nama, ""))


def _selesai(forum: Forum, masukan: Masukan, pesan: str) -> ResponseReturnValue:
    db().commit()
    if dari_skrip():
        return jsonify(id=str(masukan.id), pesan=pesan)
    if pesan:
        flash(pesan, "baik")
    return redirect(url_for("forum_notulen.lihat", **jangkar(forum, masukan.id)))
