"""At the door: a code that was on the screen a moment ago becomes a ticket in a cookie of the phone that
scanned it. The address alone is worth nothing, on another phone or a minute later."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from fkp.clock import setempat
from fkp.forum.hadir.kode import kode_sah
from fkp.forum.models import Forum, TahapForum

MASA_TIKET = timedelta(minutes=15)
"""How long somebody may take to fill in the form."""


@dataclass(frozen=True, slots=True)
class Tiket:
    """That a phone was at the door: ``id`` becomes the id of a new person, so that a second tap adds nobody;
    ``saat`` is when it scanned."""

    id: uuid.UUID
    saat: datetime


def pintu_buka(forum: Forum, saat: datetime) -> bool:
    """Whether the QR counts: while the forum goes on, and on its day before it is opened."""
    if forum.tahap == TahapForum.TERJADWAL:
        return setempat(saat, forum.unit.zona).date() == forum.tanggal
    return forum.tahap == TahapForum.BERLANGSUNG


def baca_tiket(forum: Forum, saat: datetime) -> Tiket | None:
    """The ticket of this phone; None when it has none, or when it is too old."""
    try:
        forum_id, nomor, detik = _penanda().loads(request.cookies.get(_kuki(forum), ""))
        tiket = Tiket(uuid.UUID(nomor), datetime.fromtimestamp(detik, saat.tzinfo))
    except (BadSignature, ValueError, TypeError, AttributeError):
        return None
    masih = timedelta() <= saat - tiket.saat <= MASA_TIKET
    return tiket if forum_id == forum.id and masih else None


def tiket_baru(forum: Forum, kode: str, saat: datetime) -> Tiket | None:
    """A ticket for this code; None when it is not, or no longer, on the screen."""
    return Tiket(uuid.uuid4(), saat) if kode_sah(forum.rahasia, kode, saat) else None


def beri_tiket(jawab: Response, forum: Forum, tiket: Tiket) -> Response:
    """Let this phone keep it."""
    jawab.set_cookie(
        _kuki(forum),
        _penanda().dumps([forum.id, tiket.id.hex, tiket.saat.timestamp()]),
        max_age=int(MASA_TIKET.total_seconds()),
        path=_jalur(forum),
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return jawab


def lepas_tiket(jawab: Response, forum: Forum) -> Response:
    """Take it away once it was used."""
    jawab.delete_cookie(_kuki(forum), path=_jalur(forum))
    return jawab


def _jalur(forum: Forum) -> str:
    return f"/f/{forum.kode}/hadir"


def _kuki(forum: Forum) -> str:
    return f"pintu_{forum.kode}"


def _penanda() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="forum-pintu")
