"""Staff: the reports in scope, one report to look at, and its files."""

from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from fkp.alamat import asal_publik
from fkp.db import db
from fkp.izin.guard import boleh, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.ketikan import rapikan
from fkp.laporan import daftar as cari
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.skm import laporan_skm
from fkp.laporan.sumber import bahan_laporan
from fkp.laporan.templat.queries import templat_of
from fkp.laporan.unduhan import MIME, Dokumen, etag_of, kirim_unduhan, nama_berkas, susun_dokumen
from fkp.potongan import potong
from fkp.skm.kelola.berkas import versi_diminta
from fkp.skm.models import Pengesahan, Survei
from fkp.skm.queries import find_survei
from surveys.hasil import HasilSkm

bp = Blueprint("laporan", __name__, url_prefix="/kelola")

KATA_TERPANJANG = 80


@bp.get("/laporan")
@require(Izin.UNDUH_LAPORAN)
def daftar() -> ResponseReturnValue:
    """Every sealed result in scope with its files, and what is closed and not sealed yet."""
    kata = rapikan(request.args.get("q"))[:KATA_TERPANJANG]
    saringan = cari.baca_saringan(kata, request.args.get("periode", ""))
    lembar = potong(db(), cari.cari_sah(saringan), request.args.get("hal"))
    return render_template(
        "laporan/daftar.html",
        saringan=saringan,
        lembar=lembar,
        hasil={satu.id: HasilSkm.from_dict(satu.hasil) for satu in lembar.baris},
        penyegel=cari.nama_penyegel(db(), lembar.baris),
        pilihan=cari.pilihan_periode(db()),
        menunggu=list(db().scalars(cari.cari_menunggu(saringan))),
    )


@bp.get("/survei/<int:survei_id>/laporan")
@require(Izin.UNDUH_LAPORAN)
def lihat(survei_id: int) -> ResponseReturnValue:
    """The report to read on the page, and every file of it."""
    survei = find_survei(db(), survei_id)
    bahan = bahan_laporan(db(), survei, versi_diminta(), asal_publik())
    if bahan is None:
        if request.args.get("versi"):
            abort(404)
        return render_template("laporan/belum_ada.html", survei=survei)
    return render_template(
        "laporan/lihat.html",
        survei=survei,
        bahan=bahan,
        # A thousand rows of answers belong into a file, not on a page.
        laporan=laporan_skm(replace(bahan, kanonik=b"")),
        pilih={"versi": bahan.segel.versi} if bahan.segel else {},
        versi=_versi(survei),
        bukti=bahan.segel is not None and boleh(Izin.UNDUH_BUKTI, survei.unit.jalur),
    )


@bp.get("/survei/<int:survei_id>/laporan.<bentuk>")
@require(Izin.UNDUH_LAPORAN)
def unduh(survei_id: int, bentuk: str) -> ResponseReturnValue:
    """A file. ``versi`` names the sealed version, ``umum=1`` the copy that may be published, ``dokumen`` the
    publication or processing sheet instead of the report. Each download leaves a line."""
    survei = find_survei(db(), survei_id)
    dokumen, umum = _dokumen(), request.args.get("umum") == "1"
    if bentuk not in MIME:
        abort(404)
    bahan = bahan_laporan(db(), survei, versi_diminta(), asal_publik())
    if bahan is None or (request.args.get("versi") and bahan.segel is None):
        abort(404)
    templat = templat_of(db(), survei.unit.jalur) if bentuk == "docx" else None
    # Another program may draw the same figures in another way, so its version is part of the tag.
    etag = etag_of(bahan, dokumen, bentuk, umum, sha256(templat or b"").hexdigest(), version("fkp"))
    if etag and request.if_none_match.contains(etag):
        return Response(status=304, headers={"ETag": f'"{etag}"'})
    return _kirim(survei, bahan, dokumen, bentuk, umum, templat, etag)


def _kirim(
    survei: Survei,
    bahan: BahanLaporan,
    dokumen: Dokumen,
    bentuk: str,
    umum: bool,
    templat: bytes | None,
    etag: str | None,
) -> Response:
    nama = nama_berkas(bahan, dokumen, survei.unit.slug, bentuk, umum=umum)
    rincian = {
        "dokumen": dokumen.value,
        "bentuk": bentuk,
        "versi": bahan.segel.versi if bahan.segel else None,
        "umum": umum,
    }
    catatan = Catatan("laporan diunduh", "survei", survei.id, survei.unit.jalur, rincian)
    isi = susun_dokumen(bahan, dokumen, umum=umum)
    jawab = kirim_unduhan(isi, bentuk, nama, catatan, templat=templat)
    if etag:
        jawab.set_etag(etag)
    return jawab


def _dokumen() -> Dokumen:
    try:
        return Dokumen(request.args.get("dokumen", Dokumen.LAPORAN))
    except ValueError:
        abort(404)


def _versi(survei: Survei) -> list[int]:
    perintah = select(Pengesahan.versi).where(Pengesahan.survei_id == survei.id)
    return list(db().scalars(perintah.order_by(Pengesahan.versi.desc())))
