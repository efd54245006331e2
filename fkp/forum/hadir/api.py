"""Attendance that devices kept while the network was gone."""

from datetime import datetime

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.batas import jaga
from fkp.clock import now
from fkp.db import db
from fkp.forum.hadir.catat import gabung
from fkp.forum.hadir.kiriman import baca_kiriman
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import baca_perangkat
from fkp.galat import Galat
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.kiriman import isi_kiriman

bp = Blueprint("forum_hadir_api", __name__, url_prefix="/api/v1/forum/<kode>/hadir")

TERBESAR = 1024 * 1024
"""Bytes of one request: 500 events with a whole person each, twice over."""
SEMENIT = 600
"""Requests a minute for one forum: a dozen devices that send every few seconds."""


class TandaMati(Galat):
    """The token of the device does not count, or no longer."""

    status = 401


@bp.post("")
@require(Izin.PUBLIK)
def kirim(kode: str) -> ResponseReturnValue:
    """Merge up to 500 events of one device: 200 with what became of each. ``Authorization: Bearer`` carries
    the token that the page of staff held, so that neither a session nor a fresh page is needed. Safe to
    repeat. 400, 413, 415 and 422 for what is no list of events, 401 for a token that no longer counts, 410
    once the berita acara is sealed."""
    isi, saat = isi_kiriman("kehadiran", TERBESAR), now()
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
    if punya is None or punya[0].kode != kode:
        raise TandaMati(
            "Halaman ini tidak lagi berhak mencatat kehadiran. Masuk lagi, lalu buka daftar hadir di "
            "perangkat yang sama: catatan yang menunggu dikirim dari sana."
        )
    return punya
