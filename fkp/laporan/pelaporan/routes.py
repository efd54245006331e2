"""Pembina and auditor: the upward report on a page, the rows that the figures of a unit count, its files."""

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from fkp.clock import ZONA_BERSAMA, now, setempat
from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.laporan.pelaporan.keterangan import CAPAIAN, definisi, keterangan, sebut_forum, sebut_survei
from fkp.laporan.pelaporan.kewajiban import kewajiban
from fkp.laporan.pelaporan.laporan import laporan_pelaporan
from fkp.laporan.pelaporan.permintaan import Permintaan, baca_periode, baca_permintaan, periode_terpilih
from fkp.laporan.pelaporan.susun import Pelaporan, bagian, rata_hari, susun_pelaporan
from fkp.laporan.rekap.pilihan import PilihanSalah, simpul
from fkp.laporan.templat.queries import templat_of
from fkp.laporan.unduhan import MIME, kirim_unduhan
from fkp.potongan import potong_baris
from fkp.skm.models import Periode
from fkp.skm.periode import Kalender, kalender_of
from fkp.unit.situs import nama_situs

bp = Blueprint("pelaporan", __name__, url_prefix="/kelola")

PALING = 100
"""Units named as missing on the page; the files have all."""


@bp.get("/pelaporan")
@require(Izin.REKAP)
def lihat() -> ResponseReturnValue:
    """Who is missing, then each unit with its figures."""
    pesan, status, saat = "", 200, now()
    try:
        kalender = baca_periode(request.args, _baku())
    except PilihanSalah as salah:
        kalender, pesan, status = _baku(), salah.pesan, salah.status
    laporan = susun_pelaporan(db(), baca_permintaan(db(), request.args, g.cakupan, kalender), saat)
    return (
        render_template(
            "pelaporan/lihat.html",
            laporan=laporan,
            minta=laporan.minta,
            lembar=potong_baris(laporan.baris, request.args.get("hal")),
            simpul=simpul(db(), g.cakupan),
            periode=periode_terpilih(),
            pesan=pesan,
            belum_mulai=kalender.mulai > setempat(saat, ZONA_BERSAMA).date(),
            kewajiban=kewajiban(),
            definisi=definisi(laporan),
            keterangan=keterangan,
            bagian=bagian,
            rata_hari=rata_hari,
            bentuk=list(MIME),
            paling=PALING,
        ),
        status,
    )


@bp.get("/pelaporan/unit/<int:unit_id>")
@require(Izin.REKAP)
def unit(unit_id: int) -> ResponseReturnValue:
    """The surveys, forums and promises that the figures of one unit count."""
    laporan = _laporan()
    baris = next((b for b in laporan.baris if b.unit.id == unit_id), None) or abort(404)
    return render_template(
        "pelaporan/unit.html",
        minta=laporan.minta,
        b=baris,
        nama_capaian=CAPAIAN,
        sebut_survei=sebut_survei,
        sebut_forum=sebut_forum,
    )


@bp.get("/pelaporan.<bentuk>")
@require(Izin.REKAP)
def unduh(bentuk: str) -> ResponseReturnValue:
    """A file; the download leaves a line at each node whose units it holds."""
    if bentuk not in MIME:
        abort(404)
    # A document speaks Indonesian whatever the page speaks.
    with force_locale("id"):
        laporan = _laporan()
        minta = laporan.minta
        dokumen = laporan_pelaporan(laporan, nama_situs(db()))
        templat = templat_of(db(), minta.nodes[0]) if bentuk == "docx" and len(minta.nodes) == 1 else None
        rincian = {**minta.alamat, "bentuk": bentuk, "unit": len(laporan.baris)}
        catatan = [Catatan("pelaporan diunduh", "pelaporan", bentuk, j, rincian) for j in minta.nodes]
        return kirim_unduhan(dokumen, bentuk, nama_berkas(minta, bentuk), *catatan, templat=templat)


def nama_berkas(minta: Permintaan, bentuk: str) -> str:
    """ "pelaporan-skm-fkp-2026-semester-1-12.pdf": the number of the node, because two may have one name."""
    kalender = minta.kalender
    ke = "" if kalender.jenis is Periode.TAHUN else f"-{kalender.jenis.value}-{kalender.ke}"
    simpul = f"-{minta.instansi_id}" if minta.instansi_id else ""
    return f"pelaporan-skm-fkp-{kalender.tahun}{ke}{simpul}.{bentuk}"


def _laporan() -> Pelaporan:
    """The report that the address asks for. Raises PilihanSalah."""
    kalender = baca_periode(request.args, _baku())
    return susun_pelaporan(db(), baca_permintaan(db(), request.args, g.cakupan, kalender), now())


def _baku() -> Kalender:
    """The year that runs."""
    return kalender_of(Periode.TAHUN, setempat(now(), ZONA_BERSAMA).date())
