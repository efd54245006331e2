"""Signed links and tokens: a participant without an account acts by a link, a device of staff that lost the
network by a token. Both can be made to stop, and neither says anything about whoever holds it."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Response, abort, current_app, request, url_for
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from fkp.akun.models import Akun, Peran
from fkp.alamat import asal_publik
from fkp.clock import now
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.forum.queries import NOTULIS
from fkp.izin.rules import ATURAN_IZIN, Izin

MASA_PERANGKAT = timedelta(days=7)
"""How long a device may be without the network before what it kept has to be entered by hand."""
MASA_PINTU = timedelta(days=1)
"""How long whoever checked in by name may go on: people sign before they leave."""
MASA_INGAT = timedelta(days=90)
"""How long a phone remembers whose link it opened: from the invitation to the signature."""


def tanda_peserta(peserta: Peserta) -> str:
    """The secret part of the participant's link."""
    return _penanda("peserta").dumps([peserta.id.hex, peserta.tautan_versi])


def tanda_pintu(peserta: Peserta, saat: datetime) -> str:
    """The same for somebody who only said at the door who they are: it lasts for the forum and the signing,
    and is not the link that the invited person got."""
    sampai = int((saat + MASA_PINTU).timestamp())
    return _penanda("peserta").dumps([peserta.id.hex, peserta.tautan_versi, sampai])


def alamat_peserta(forum: Forum, peserta: Peserta) -> str:
    """The participant's own page; whoever has this address acts as that person."""
    return asal_publik() + jalan_peserta(url_for, forum, peserta)


def jalan_peserta(rute: Callable[..., str], forum: Forum, peserta: Peserta) -> str:
    """The path of that page."""
    return rute("forum_peserta.saya", kode=forum.kode, tanda=tanda_peserta(peserta))


def baca_peserta(db: Session, forum: Forum, tanda: str) -> Peserta:
    """Whose link it is; 404 when it is forged, of another forum, older than the newest, revoked, or when its
    day is over."""
    try:
        nomor, versi, *sampai = _penanda("peserta").loads(tanda)
        if sampai and now().timestamp() > sampai[0]:
            abort(404)
        peserta = db.get(Peserta, uuid.UUID(nomor))
    except (BadSignature, ValueError, TypeError, AttributeError):
        abort(404)
    sah = peserta is not None and peserta.forum_id == forum.id
    if peserta is None or not sah or peserta.tautan_versi != versi or peserta.dicabut:
        abort(404)
    return peserta


def ingat_peserta(jawab: Response, forum: Forum, tanda: str) -> Response:
    """Let this phone remember whose link it opened, so that the QR at the door knows who scans it."""
    jawab.set_cookie(
        _kuki(forum),
        tanda,
        max_age=int(MASA_INGAT.total_seconds()),
        path=f"/f/{forum.kode}",
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return jawab


def tanda_diingat(forum: Forum) -> str:
    """The secret part of the link that this phone opened before; "" when it opened none."""
    return request.cookies.get(_kuki(forum), "")


def peserta_diingat(db: Session, forum: Forum) -> Peserta | None:
    """Whose link this phone opened before; None when nobody's, or when the link no longer counts."""
    tanda = tanda_diingat(forum)
    try:
        return baca_peserta(db, forum, tanda) if tanda else None
    except NotFound:
        return None


def tanda_perangkat(forum: Forum, akun: Akun, izin: Izin, saat: datetime) -> str:
    """A token with which a page of staff sends later what it kept while the network was gone."""
    isi = [forum.id, akun.id, akun.sesi_versi, izin.value, int((saat + MASA_PERANGKAT).timestamp())]
    return _penanda("perangkat").dumps(isi)


def baca_perangkat(db: Session, tanda: str, izin: Izin, saat: datetime) -> tuple[Forum, Akun] | None:
    """For which forum and by whom; None when it is forged, too old, or when the person no longer may."""
    try:
        forum_id, akun_id, versi, untuk, sampai = _penanda("perangkat").loads(tanda)
    except (BadSignature, ValueError, TypeError):
        return None
    if untuk != izin.value or saat.timestamp() > sampai:
        return None
    forum, akun = db.get(Forum, forum_id), db.get(Akun, akun_id)
    if forum is None or akun is None or not akun.aktif or akun.sesi_versi != versi:
        return None
    return (forum, akun) if _boleh(forum, akun, izin) else None


def _boleh(forum: Forum, akun: Akun, izin: Izin) -> bool:
    """The rule of ``fkp.forum.queries.terlihat`` without a session: a notulis acts for the forums to whose
    team they belong as notulis, and may have left it since the token was given."""
    peran = {Peran(p.peran) for p in akun.penugasan if forum.unit.jalur.startswith(p.jalur)}
    boleh = peran & ATURAN_IZIN[izin]
    if boleh - {Peran.NOTULIS}:
        return True
    return bool(boleh) and any(t.akun_id == akun.id and t.peran == NOTULIS for t in forum.tim)


def _kuki(forum: Forum) -> str:
    return f"peserta_{forum.kode}"


def _penanda(untuk: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"forum-{untuk}")
