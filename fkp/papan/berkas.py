"""Everyone: the proof of a promise that is for everyone."""

from flask import Response, abort, request
from sqlalchemy import select
from sqlalchemy.orm import undefer

from fkp.berkas import kirim_berkas
from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut.models import BuktiJanji, TindakLanjut
from fkp.unggahan import AKHIRAN, JPEG, PDF

SETAHUN = 31_536_000
SEBENTAR = 300
"""Seconds a browser keeps a file: for long under the address that names its content, else for a while. Only
the browser itself keeps it, so that a proof which is taken back is soon gone."""


@require(Izin.PUBLIK)
def bukti(tindak_lanjut_id: int, bukti_id: int) -> Response:
    """The photograph to look at, or the document to download."""
    row = _cari(tindak_lanjut_id, bukti_id, kecil=False)
    return _kirim(row, row.isi, row.mime, row.sidik)


@require(Izin.PUBLIK)
def bukti_kecil(tindak_lanjut_id: int, bukti_id: int) -> Response:
    """The small picture of a photograph."""
    row = _cari(tindak_lanjut_id, bukti_id, kecil=True)
    return _kirim(row, row.kecil or abort(404), JPEG, f"{row.sidik}-kecil")


def _cari(tindak_lanjut_id: int, bukti_id: int, *, kecil: bool) -> BuktiJanji:
    """404 for what is not for everyone, and for a promise that is not on the board."""
    cari = (
        select(BuktiJanji)
        .join(TindakLanjut, TindakLanjut.id == BuktiJanji.tindak_lanjut_id)
        .where(
            BuktiJanji.id == bukti_id,
            BuktiJanji.tindak_lanjut_id == tindak_lanjut_id,
            BuktiJanji.umum,
            TindakLanjut.tayang_pada.is_not(None),
        )
        .options(undefer(BuktiJanji.kecil if kecil else BuktiJanji.isi))
    )
    return db().scalar(cari) or abort(404)


def _kirim(row: BuktiJanji, isi: bytes, mime: str, sidik: str) -> Response:
    lama = SETAHUN if request.args.get("v") == row.sidik[:10] else SEBENTAR
    nama = f"bukti-janji-{row.tindak_lanjut_id}-{row.id}.{AKHIRAN[mime]}"
    jawab = kirim_berkas(isi, mime, nama, unduh=mime == PDF, etag=sidik)
    jawab.headers["Cache-Control"] = f"private, max-age={lama}" + (", immutable" if lama == SETAHUN else "")
    return jawab
