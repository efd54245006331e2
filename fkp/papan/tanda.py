"""Signed links in letters. Whoever holds one acts for the address it went to; none of them says which."""

import hmac
import uuid
from hashlib import sha256

from flask import abort, current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.alamat import Rute
from fkp.db import terkunci
from fkp.papan.models import PengikutJanji

KONFIRMASI, JAWAB = "konfirmasi", "jawab"
_BERHENTI = "berhenti"


def sidik_alamat(surel: str) -> str:
    """A name for an address that tells nothing to anybody without our key: occasions of letters outlive the
    follower, and must not say who it was."""
    kunci = current_app.config["SECRET_KEY"].encode()
    return hmac.new(kunci, b"pengikut janji " + surel.encode(), sha256).hexdigest()[:24]


def nomor_jawaban(tindak_lanjut_id: int, pengikut: PengikutJanji) -> list[uuid.UUID]:
    """The ids that an answer of this person about this promise has, a new one the first. Without our key
    they tell nothing; whoever stopped and follows again still has one answer."""
    kunci = current_app.config["SECRET_KEY"].encode()
    orang = [pengikut.surel] if pengikut.peserta_id is None else [pengikut.peserta_id.hex, pengikut.surel]
    sidik = [hmac.new(kunci, f"jawaban janji {tindak_lanjut_id} {s}".encode(), sha256) for s in orang]
    return [uuid.UUID(bytes=satu.digest()[:16]) for satu in sidik]


def tanda_pengikut(pengikut: PengikutJanji, untuk: str) -> str:
    """The secret part of a link to confirm or to answer (``untuk``)."""
    return _penanda(untuk).dumps([pengikut.id.hex, pengikut.versi])


def baca_pengikut(db: Session, tanda: str, untuk: str, *, kunci: bool = False) -> PengikutJanji | None:
    """Whose link it is; None when that row is gone or has newer links. 404 when it is forged. ``kunci``
    reads the row as it is now and holds it."""
    try:
        nomor, versi = _penanda(untuk).loads(tanda)
        cari = select(PengikutJanji).where(PengikutJanji.id == uuid.UUID(nomor))
    except (BadSignature, ValueError, TypeError, AttributeError):
        abort(404)
    if kunci:
        cari = terkunci(cari, PengikutJanji)
    pengikut = db.scalar(cari)
    return pengikut if pengikut is not None and pengikut.versi == versi else None


def tanda_berhenti(surel: str) -> str:
    """The secret part of the link with which an address stops everything; it holds as long as the key of the
    installation."""
    return _penanda(_BERHENTI).dumps(sidik_alamat(surel))


def baca_berhenti(db: Session, tanda: str) -> str | None:
    """The address that this link stops, None when it follows nothing (any more). 404 when it is forged.

    The link names the address and no row: a letter of last year still stops what was asked for since. For
    that each address is looked at, a second's work for a million."""
    try:
        sidik = _penanda(_BERHENTI).loads(tanda)
    except BadSignature:
        abort(404)
    semua = db.scalars(select(PengikutJanji.surel).distinct())
    return next((surel for surel in semua if sidik_alamat(surel) == sidik), None)


def jalan_konfirmasi(rute: Rute, pengikut: PengikutJanji) -> str:
    """The path of the page where somebody says that the address is theirs."""
    return rute("papan_ikut.konfirmasi", tanda=tanda_pengikut(pengikut, KONFIRMASI))


def jalan_berhenti(rute: Rute, surel: str) -> str:
    """The path of the page where an address stops everything."""
    return rute("papan_ikut.berhenti", tanda=tanda_berhenti(surel))


def jalan_jawab(rute: Rute, pengikut: PengikutJanji, tindak_lanjut_id: int, jawaban: str) -> str:
    """The path of the page where a follower says whether a promise was kept; ``jawaban`` is chosen there
    beforehand."""
    tanda = tanda_pengikut(pengikut, JAWAB)
    return rute("papan_ikut.jawab", tindak_lanjut_id=tindak_lanjut_id, tanda=tanda, jawaban=jawaban)


def _penanda(untuk: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"janji-{untuk}")
