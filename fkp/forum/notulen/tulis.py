"""Writing in the minutes: a new row, and the fields of one that is there."""

import uuid

from flask import flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now
from fkp.db import db
from fkp.forum.models import Forum
from fkp.forum.notulen.actions import HasilUbah, tambah_masukan, ubah_masukan
from fkp.forum.notulen.halaman import sajikan
from fkp.forum.notulen.isian import ISIAN, teks_of
from fkp.forum.notulen.kiriman import (
    dari_skrip,
    galat_json,
    isi_json,
    isian_json,
    jangkar,
    perubahan_borang,
    perubahan_json,
    uuid_of,
)
from fkp.forum.notulen.models import AsalMasukan, Masukan
from fkp.forum.notulen.queries import find_masukan
from fkp.forum.notulen.tampil import Ketikan, kata_tenggat, pukul
from fkp.forum.queries import find_forum, kerangka_of
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan_paragraf


@require(Izin.CATAT_FORUM)
@galat_json
def tambah(forum_id: int) -> ResponseReturnValue:
    """Note what somebody said: 201 the first time, 200 when the same id comes again."""
    forum = find_forum(db(), forum_id)
    if dari_skrip():
        kiriman = isi_json()
        id_, isi = uuid_of(kiriman.get("id")), isian_json(kiriman.get("isi"))
    else:
        id_ = uuid_of(request.form.get("id"))
        isi = {nama: request.form[nama] for nama in ISIAN if nama in request.form}
        if request.form.get("jadi") == "baris":
            isi["hasil"] = next(iter(kerangka_of(forum).hasil_baris))
        if not rapikan_paragraf(isi.get("masalah")):
            return sajikan(forum, baru=isi, galat=_("Tulis masukannya, dengan kata peserta sendiri.")), 422
    ada = db().get(Masukan, id_) is not None
    masukan, hasil = tambah_masukan(db(), pengguna(), forum, id_, isi, now(), AsalMasukan.NOTULIS)
    if hasil.salah:
        # Nothing is committed: what cannot be kept stays where it was typed, together with the rest.
        db().rollback()
        pesan = " ".join(hasil.salah.values())
        if dari_skrip():
            return jsonify(pesan=pesan, salah=hasil.salah), 422
        return sajikan(find_forum(db(), forum_id), baru=isi, galat=pesan), 422
    db().commit()
    if dari_skrip():
        return jsonify(_jawab(forum, masukan, hasil)), 200 if ada else 201
    return redirect(url_for("forum_notulen.lihat", **jangkar(forum, masukan.id)))


@require(Izin.CATAT_FORUM)
@galat_json
def ubah(forum_id: int, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """Write some fields of a row. To the script each field is answered by itself; a plain form with one that
    could not be written comes back as it was typed."""
    forum = find_forum(db(), forum_id)
    masukan = find_masukan(db(), forum, masukan_id)
    perubahan = perubahan_json(isi_json().get("isian")) if dari_skrip() else perubahan_borang()
    hasil = ubah_masukan(db(), pengguna(), forum, masukan, perubahan, now())
    db().commit()
    if dari_skrip():
        return jsonify(_jawab(forum, masukan, hasil))
    if not hasil.beres:
        teks = {nama: ke for nama, (_dari, ke) in perubahan.items()}
        status = 422 if hasil.salah else 409
        return sajikan(forum, ketikan=Ketikan(masukan.id, teks, hasil)), status
    flash(_("Tersimpan."), "baik")
    return redirect(url_for("forum_notulen.lihat", **jangkar(forum, masukan.id)))


def _jawab(forum: Forum, masukan: Masukan, hasil: HasilUbah) -> dict[str, object]:
    return {
        "id": str(masukan.id),
        "versi": masukan.versi,
        "tersimpan": hasil.tersimpan,
        "bentrok": {nama: {"kini": b.kini, "gabungan": b.gabungan} for nama, b in hasil.bentrok.items()},
        "salah": hasil.salah,
        "dihapus": masukan.dihapus_pada is not None,
        "isi": {nama: teks_of(masukan, nama) for nama in ISIAN},
        "jangka": kata_tenggat(kerangka_of(forum), masukan),
        "pukul": pukul(now(), forum.unit.zona),
    }
