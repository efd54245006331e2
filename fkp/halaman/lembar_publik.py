"""The publication sheet of a published result, for everyone who has its code."""

from importlib.metadata import version

from flask import Blueprint, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from fkp.alamat import asal_publik
from fkp.db import db
from fkp.dokumen.pdf import write_pdf
from fkp.halaman.queries import find_pengesahan, pernah_terbit, rapikan_sah
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.publikasi import lembar_publikasi
from fkp.laporan.sumber import bahan_laporan
from fkp.laporan.unduhan import Dokumen, etag_of, nama_berkas

TERSIMPAN = 64
"""Sheets kept ready: anyone may ask for one as often as they like, and drawing it takes a while."""

bp = Blueprint("lembar_publik", __name__)


@bp.get("/verifikasi/<kode>/lembar-publikasi.pdf")
@require(Izin.PUBLIK)
def unduh(kode: str) -> ResponseReturnValue:
    """One page for the wall. A result that its unit has not published is not handed out here."""
    sah = find_pengesahan(db(), rapikan_sah(kode))
    if sah is None or not pernah_terbit(db(), sah):
        abort(404)
    bahan = bahan_laporan(db(), sah.survei, sah.versi, asal_publik(), jawaban=False)
    if bahan is None:
        abort(404)
    etag = etag_of(bahan, Dokumen.PUBLIKASI, "umum", version("fkp"))
    if etag and request.if_none_match.contains(etag):
        return Response(status=304, headers={"ETag": f'"{etag}"'})
    jawab = Response(_pdf(bahan, etag), mimetype="application/pdf")
    nama = nama_berkas(bahan, Dokumen.PUBLIKASI, sah.survei.unit.slug, "pdf")
    jawab.headers["Content-Disposition"] = f'inline; filename="{nama}"'
    if etag:
        jawab.set_etag(etag)
    return jawab


def _pdf(bahan: BahanLaporan, etag: str | None) -> bytes:
    simpanan: dict[str, bytes] = current_app.extensions.setdefault("fkp_lembar", {})
    if etag is None:
        return write_pdf(lembar_publikasi(bahan))
    if (ada := simpanan.get(etag)) is not None:
        return ada
    pdf = write_pdf(lembar_publikasi(bahan))
    if len(simpanan) >= TERSIMPAN:
        simpanan.clear()
    simpanan[etag] = pdf
    return pdf
