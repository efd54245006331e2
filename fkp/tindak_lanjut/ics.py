"""The dates of open promises as a calendar to subscribe to. Whoever has the address reads it without signing
in, so it names offices and no person, and ends when its owner takes another password."""

from collections.abc import Collection, Iterable
from datetime import datetime

from flask import Blueprint, Response, abort, current_app, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from fkp.akun.models import Akun
from fkp.alamat import asal_publik
from fkp.clock import now
from fkp.db import db
from fkp.ics import MIME, acara, kepala
from fkp.izin.guard import dalam_cakupan, require
from fkp.izin.rules import Izin, cakupan
from fkp.tindak_lanjut.kantor import kantor_of, nama_orang
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import masih_terbuka
from fkp.unit.models import Unit

bp = Blueprint("janji_ics", __name__)

TERBANYAK = 2000
"""Promises in one calendar, the earliest dates first."""


@bp.get("/janji-saya/<tanda>.ics")
@require(Izin.PUBLIK)
def milik(tanda: str) -> ResponseReturnValue:
    """The open promises of the units that the owner of the address answers for at this moment."""
    akun = baca_tanda(db(), tanda) or abort(404)
    nodes = cakupan(akun, Izin.LIHAT_TINDAK_LANJUT) or abort(404)
    isi = tulis(_terbuka(db(), nodes), nama_orang(db()), now())
    jawab = Response(isi, content_type=f"{MIME}; charset=utf-8")
    jawab.headers["Content-Disposition"] = 'attachment; filename="tindak-lanjut.ics"'
    jawab.headers["Cache-Control"] = "no-store"
    return jawab


def alamat_milik(akun: Akun) -> str:
    """The address of this person's calendar."""
    tanda = _penanda().dumps([akun.id, akun.sesi_versi])
    return asal_publik() + url_for("janji_ics.milik", tanda=tanda)


def baca_tanda(db: Session, tanda: str) -> Akun | None:
    """Whose calendar it is; None when the address is forged, older than the password, or of somebody who was
    switched off."""
    try:
        akun_id, versi = _penanda().loads(tanda)
    except (BadSignature, ValueError, TypeError):
        return None
    akun = db.get(Akun, akun_id)
    return akun if akun is not None and akun.aktif and akun.sesi_versi == versi else None


def tulis(baris: Iterable[TindakLanjut], nama: Collection[str], saat: datetime) -> bytes:
    """A day-long entry for each row on its date; ``nama`` are the people who are no office."""
    hasil = kepala("PUBLISH", "Tindak lanjut")
    for row in baris:
        alamat = asal_publik() + url_for("tindak_lanjut.lihat", tindak_lanjut_id=row.id)
        satu = acara(f"tindak-lanjut-{row.id}", alamat, saat, row.versi)
        satu.add("dtstart", row.tenggat)
        satu.add("summary", f"Tenggat: {row.kegiatan}")
        satu.add(
            "description",
            f"{row.unit.nama}. Keluaran: {row.keluaran}. Penanggung jawab: {kantor_of(row, nama)}.",
        )
        # A date to keep in mind leaves the day free for other things.
        satu.add("transp", "TRANSPARENT")
        hasil.add_component(satu)
    return bytes(hasil.to_ical())


def _terbuka(db: Session, nodes: tuple[str, ...]) -> Iterable[TindakLanjut]:
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur, nodes), masih_terbuka())
        .order_by(TindakLanjut.tenggat, TindakLanjut.id)
        .limit(TERBANYAK)
        .options(contains_eager(TindakLanjut.unit))
    )
    return db.scalars(cari).all()


def _penanda() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="janji-saya")
