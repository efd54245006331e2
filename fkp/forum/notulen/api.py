"""Issues that phones kept while the network was gone.

Two hundred phones may send at once while the minutes are being typed: what can be judged without the database
is judged before the transaction begins, which on SQLite holds the one write lock.
"""

import uuid
from typing import Any

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from fkp.batas import jaga
from fkp.clock import now
from fkp.db import database, db
from fkp.forum.notulen.suara import Suara, kirim_masukan, periksa_menerima, rapikan_suara
from fkp.forum.notulen.warga import KIRIM_SEMENIT
from fkp.forum.peserta.tautan import baca_peserta
from fkp.forum.queries import forum_umum
from fkp.forum.tahap import ForumSalah
from fkp.galat import Galat
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.kiriman import isi_kiriman

bp = Blueprint("forum_masukan_api", __name__, url_prefix="/api/v1/forum/<kode>/masukan")

TERBESAR = 16 * 1024


class TidakAda(Galat):
    """There is no such participant or forum."""

    status = 404


@bp.post("")
@require(Izin.PUBLIK)
def kirim(kode: str) -> ResponseReturnValue:
    """Take one issue: 201 first, 200 when the very same comes again, 410 when the forum takes none."""
    isi, saat = isi_kiriman("masukan", TERBESAR), now()
    try:
        suara = _baca(isi)
    except ForumSalah as salah:
        return jsonify(galat="Masukan belum dapat diterima", pesan=salah.pesan, kolom=salah.isian), 422
    with database().session(menulis=False) as baca:
        try:
            forum = forum_umum(baca, kode)
            peserta = baca_peserta(baca, forum, _teks(isi, "tanda"))
        except NotFound:
            raise TidakAda(
                "Tautan ini tidak berlaku lagi. Buka tautan undangan Anda yang terbaru, lalu kirim lagi."
            ) from None
        jaga(f"masukan {peserta.id.hex}", KIRIM_SEMENIT)
        periksa_menerima(forum.tahap)
    baru = kirim_masukan(db(), forum, peserta, suara, saat)
    db().commit()
    return jsonify(
        id=str(suara.id), pesan="Sudah diterima." if baru else "Sudah diterima sebelumnya."
    ), 201 if baru else 200


def _baca(isi: dict[str, Any]) -> Suara:
    try:
        id_ = uuid.UUID(_teks(isi, "id"))
    except ValueError:
        raise ForumSalah("id", "Nomor kiriman bukan UUID.") from None
    return rapikan_suara(id_, *(_teks(isi, nama) for nama in ("masalah", "usulan", "unsur_skm")))


def _teks(isi: dict[str, Any], nama: str) -> str:
    nilai = isi.get(nama, "")
    if not isinstance(nilai, str):
        raise ForumSalah(nama, f"Isi {nama} dengan teks.")
    return nilai
