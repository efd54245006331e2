"""What the page of the minutes asks every few seconds while somebody looks at it."""

import uuid

from flask import Response, get_template_attribute, jsonify, make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_wtf.csrf import generate_csrf

from fkp.clock import now
from fkp.db import db
from fkp.forum.models import Forum
from fkp.forum.notulen.halaman import bersama
from fkp.forum.notulen.isian import daftar_of
from fkp.forum.notulen.queries import find_masukan, papan_forum, sidik_keadaan
from fkp.forum.notulen.tampil import kata_tenggat, pilihan_of, semua_baris
from fkp.forum.queries import find_forum, kerangka_of
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin

POTONGAN = ("kurang", "ponsel", "dihapus", "samping")
"""Pieces of the page that are replaced whole: nobody types in them."""


@require(Izin.CATAT_FORUM)
def keadaan(forum_id: int) -> ResponseReturnValue:
    """All rows, and the pieces around them; 304 when nothing changed since."""
    forum = find_forum(db(), forum_id)
    jawab = make_response("", 304)
    jawab.set_etag(sidik_keadaan(db(), forum, now(), str(get_locale()), pengguna().id))
    if request.if_none_match.contains(jawab.get_etag()[0] or ""):
        return jawab
    return _isi(forum, jawab)


@require(Izin.CATAT_FORUM)
def satu(forum_id: int, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """The form of one row, for a page that does not have it yet."""
    forum = find_forum(db(), forum_id)
    find_masukan(db(), forum, masukan_id)
    papan = papan_forum(db(), forum)
    for baris in semua_baris(papan):
        if baris.masukan.id == masukan_id:
            buat = get_template_attribute("forum/notulen/_baris.html", "baris")
            pilihan = pilihan_of(daftar_of(db(), forum))
            return jsonify(jenis=baris.jenis, html=buat(baris, pilihan, forum, kerangka_of(forum)))
    return jsonify(jenis="", html="")


def _isi(forum: Forum, jawab: Response) -> Response:
    papan = papan_forum(db(), forum)
    isi = bersama(forum, papan)
    penuh = jsonify(
        csrf=generate_csrf(),
        dapat=isi["dapat"],
        kenapa=isi["kenapa"],
        baris=[
            {
                "id": str(b.masukan.id),
                "jenis": b.jenis,
                "nomor": b.nomor,
                "versi": b.masukan.versi,
                "isi": dict(b.isi),
                "jangka": kata_tenggat(isi["kerangka"], b.masukan),
            }
            for b in semua_baris(papan)
        ],
        potongan={nama: get_template_attribute("forum/notulen/_bagian.html", nama)(isi) for nama in POTONGAN},
    )
    penuh.set_etag(jawab.get_etag()[0] or "")
    return penuh
