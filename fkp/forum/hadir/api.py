"""Attendance that devices kept while the network was gone."""

import json
from datetime import datetime

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.batas import jaga
from fkp.clock import now
from fkp.db import db
from fkp.forum.hadir.baca import TERBANYAK, baca_kiriman
from fkp.forum.hadir.catat import gabung
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.forum.queries import NOTULIS
from fkp.forum.tautan import baca_perangkat
from fkp.galat import Galat
from fkp.izin.guard import require
from fkp.izin.rules import ATURAN_IZIN, Izin

bp = Blueprint("forum_hadir_api", __name__, url_prefix="/api/v1/forum/<kode>/hadir")

TERBESAR = 1024 * 1024
"""Bytes of one request: 500 events with a whole person each, twice over."""
SEMENIT = 600
"""Requests a minute for one forum: a dozen devices that send every few seconds."""


class BukanJson(Galat):
    status = 400


class TandaMati(Galat):
    status = 401


class TerlaluBesar(Galat):
    status = 413


class BukanJenisJson(Galat):
    status = 415


@bp.post("")
@require(Izin.PUBLIK)
def kirim(kode: str) -> ResponseReturnValue:
    """Merge up to 500 events of one device: 200 with what became of each. ``Authorization: Bearer`` carries
    the token that the page of staff held, so that neither a session nor a fresh page is needed. Safe to
    repeat. 400, 413, 415 and 422 for what is no list of events, 401 for a token that no longer counts, 410
    once the berita acara is sealed."""
    isi, saat = _json(), now()
    forum, akun = _siapa(db(), kode, saat)
    jaga(f"hadir-perangkat {forum.kode}", SEMENIT)
    semua, ditolak = baca_kiriman(isi, saat)
    # One device after the other: two that register the same person at once must not both add a row.
    db().execute(select(Forum.id).where(Forum.id == forum.id).with_for_update())
    db().refresh(forum)
    hasil = gabung(db(), forum, akun, semua, saat)
    hadir = select(func.count()).where(Peserta.forum_id == forum.id, Peserta.hadir_pada.is_not(None))
    banyak = db().scalar(hadir)
    db().commit()
    return jsonify(
        hasil=[
            {"id": str(satu.id), "status": satu.status, "pesan": satu.pesan} for satu in (*hasil, *ditolak)
        ],
        hadir=banyak,
    )


def _siapa(db: Session, kode: str, saat: datetime) -> tuple[Forum, Akun]:
    """For which forum the token speaks, and whose it is. Raises TandaMati."""
    kartu = request.authorization
    tanda = kartu.token if kartu is not None and kartu.type == "bearer" else None
    punya = baca_perangkat(db, tanda or "", Izin.CATAT_FORUM, saat)
    if punya is None or punya[0].kode != kode or not _masih_boleh(*punya):
        raise TandaMati(
            "Halaman ini tidak lagi berhak mencatat kehadiran. Masuk lagi, lalu buka daftar hadir di "
            "perangkat yang sama: catatan yang menunggu dikirim dari sana."
        )
    return punya


def _masih_boleh(forum: Forum, akun: Akun) -> bool:
    """A notulis may act for the forums of whose team they are; they may have left it since."""
    penuh = ATURAN_IZIN[Izin.CATAT_FORUM] - {Peran.NOTULIS}
    if any(Peran(p.peran) in penuh and forum.unit.jalur.startswith(p.jalur) for p in akun.penugasan):
        return True
    return any(satu.akun_id == akun.id and satu.peran == NOTULIS for satu in forum.tim)


def _json() -> object:
    if not request.is_json:
        raise BukanJenisJson("Kirim kehadiran sebagai JSON dengan Content-Type: application/json.")
    if (request.content_length or 0) > TERBESAR:
        # Read to the end first: closing on a sender that still writes would lose the sentence.
        request.get_data(cache=False)
        raise TerlaluBesar(f"Satu kiriman paling besar 1 MB dan {TERBANYAK} catatan.")
    request.max_content_length = TERBESAR
    try:
        return json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise BukanJson("Isi kiriman bukan JSON yang sah.") from None
