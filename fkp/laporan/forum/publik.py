"""Everyone: the published berita acara on paper."""

import hashlib
from importlib.metadata import version

from flask import Blueprint, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from fkp.alamat import asal_publik
from fkp.db import db
from fkp.dokumen.pdf import write_pdf
from fkp.forum.queries import forum_umum
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.routes import nama_berkas
from fkp.laporan.forum.sumber import bahan_umum

bp = Blueprint("laporan_forum_publik", __name__, url_prefix="/f")

TERSIMPAN = 64
"""Papers kept ready: anyone may ask for one as often as they like."""


@bp.get("/<kode>/berita-acara.pdf")
@require(Izin.PUBLIK)
def unduh(kode: str) -> ResponseReturnValue:
    """The newest published version, without the people who came: they are not even read."""
    bahan = bahan_umum(db(), forum_umum(db(), kode), asal_publik())
    if bahan is None or bahan.segel is None:
        abort(404)
    # Another program may draw the same text in another way, so its version is part of the tag.
    bagian = (bahan.segel.kode, bahan.segel.alamat, str(len(bahan.perubahan)), version("fkp"))
    etag = hashlib.sha256("\n".join(bagian).encode()).hexdigest()[:32]
    if request.if_none_match.contains(etag):
        return Response(status=304, headers={"ETag": f'"{etag}"'})
    jawab = Response(_pdf(bahan, etag), mimetype="application/pdf")
    nama = nama_berkas(bahan, "berita-acara", "pdf")
    jawab.headers["Content-Disposition"] = f'inline; filename="{nama}"'
    jawab.set_etag(etag)
    return jawab


def _pdf(bahan: BahanForum, etag: str) -> bytes:
    simpanan: dict[str, bytes] = current_app.extensions.setdefault("fkp_berita_acara", {})
    if (ada := simpanan.get(etag)) is not None:
        return ada
    pdf = write_pdf(berita_acara(bahan, umum=True))
    if len(simpanan) >= TERSIMPAN:
        simpanan.clear()
    simpanan[etag] = pdf
    return pdf
