"""Pages for everyone: home, a unit and its published results, verification, how we treat data."""

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import joinedload

from fkp.clock import now
from fkp.config import Config
from fkp.db import db
from fkp.forum.berita_acara.queries import find_sah, verifikasi_forum
from fkp.forum.peserta.persetujuan import load_persetujuan
from fkp.halaman import daftar, queries
from fkp.halaman.forum_publik import forum_berikut, forum_terbit
from fkp.halaman.hasil_unit import susun
from fkp.halaman.hitung_ulang import hitung_ulang
from fkp.halaman.queries import Terbitan
from fkp.inovasi.queries import cari_terbit
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan_kode
from fkp.papan.beranda import janji_beranda
from fkp.papan.pengikut import TUNGGU
from fkp.papan.retensi import SIMPAN_DITOLAK
from fkp.potongan import potong
from fkp.putaran.rantai import janji_pengaduan, rantai_unit
from fkp.skm.models import Survei
from fkp.skm.periode import nama_periode, rentang
from fkp.skm.tahap import hari_terakhir
from fkp.unit.models import Instansi, Unit
from fkp.unit.queries import SEMUA, jalan_ke
from surveys.hasil import HasilSkm
from surveys.rincian import TERKECIL

bp = Blueprint("halaman", __name__)

HASIL_TERBARU, FORUM_TAMPIL, INOVASI_TAMPIL = 8, 6, 5
KATA_TERPANJANG = 80


@bp.app_template_filter("periode")
def periode(satu: Survei | Terbitan, pendek: bool = False) -> str:
    """ "Triwulan III 2026"."""
    return nama_periode(satu.periode, satu.mulai, satu.akhir, pendek=pendek)


@bp.app_template_filter("rentang_periode")
def rentang_periode(satu: Survei | Terbitan) -> str:
    """The name of the period and its days, once when both are the same."""
    nama, hari = periode(satu), rentang(satu.mulai, satu.akhir)
    return nama if nama == hari else f"{nama} ({hari})"


bp.add_app_template_filter(hari_terakhir)


def _kata() -> str:
    return request.args.get("q", "").replace("\0", " ").strip()[:KATA_TERPANJANG]


@bp.get("/")
@require(Izin.PUBLIK)
def beranda() -> ResponseReturnValue:
    """Open surveys and the newest results; with ``q`` the units that the words speak of."""
    saat, kata, hal = now(), _kata(), request.args.get("hal")
    if kata:
        lembar = potong(db(), daftar.cari_unit(kata), hal)
        baris = daftar.baris_unit(db(), lembar.baris, saat)
        return render_template("halaman/cari.html", kata=kata, lembar=lembar, baris=baris)
    terbaru = queries.terbitan_terbaru(db(), HASIL_TERBARU)
    unit = {u.id: u for u in db().scalars(select(Unit).where(Unit.id.in_([t.unit_id for t in terbaru])))}
    return render_template(
        "halaman/beranda.html",
        kata="",
        lembar=daftar.lembar_terbuka(db(), saat, hal),
        terbaru=[(unit[t.unit_id], t) for t in terbaru],
        forum=forum_berikut(db(), saat, FORUM_TAMPIL),
        janji=janji_beranda(db(), saat),
        pohon=daftar.pohon(db()),
    )


@bp.get("/instansi/<int:instansi_id>")
@require(Izin.PUBLIK)
def instansi(instansi_id: int) -> ResponseReturnValue:
    """The units under a node of the government."""
    simpul = db().get(Instansi, instansi_id) or abort(404)
    kata = _kata()
    lembar = potong(db(), daftar.cari_unit(kata, simpul.jalur), request.args.get("hal"))
    return render_template(
        "halaman/instansi.html",
        instansi=simpul,
        kata=kata,
        remah=jalan_ke(db(), simpul, SEMUA),
        lembar=lembar,
        baris=daftar.baris_unit(db(), lembar.baris, now()),
        pohon=daftar.pohon(db(), simpul.jalur),
    )


@bp.get("/unit/<slug>")
@require(Izin.PUBLIK)
def unit(slug: str) -> ResponseReturnValue:
    """One unit: its newest published result, or the period that ``periode`` (a survey's code) names."""
    unit = find_unit(slug)
    riwayat = queries.terbitan_unit(db(), unit)
    tampil = [t for t in riwayat if t.ikm is not None]
    minta = request.args.get("periode")
    if minta:
        tampil = [t for t in tampil if t.kode_survei == minta] or abort(404)
    hasil, saat = susun(db(), unit, riwayat, tampil[0]) if tampil else None, now()
    return render_template(
        "halaman/unit.html",
        unit=unit,
        remah=[*jalan_ke(db(), unit.instansi, SEMUA), unit.instansi],
        hasil=hasil,
        riwayat=riwayat,
        kini=tampil[0] if tampil else None,
        terbuka=queries.survei_terbuka(db(), saat, [unit.id]).get(unit.id, []),
        forum_berikut=forum_berikut(db(), saat, FORUM_TAMPIL, unit),
        forum_terbit=forum_terbit(db(), unit, saat),
        rantai=rantai_unit(db(), unit),
        janji_aduan=janji_pengaduan(db(), unit),
        inovasi=db().scalars(cari_terbit(unit=unit).limit(INOVASI_TAMPIL)).all(),
        terkecil=TERKECIL,
    )


def find_unit(slug: str) -> Unit:
    """The unit at this public address; 404 otherwise. A unit that was switched off keeps its results."""
    if not slug.isprintable():  # PostgreSQL refuses a NUL in a text
        abort(404)
    return db().scalar(select(Unit).where(Unit.slug == slug).options(joinedload(Unit.instansi))) or abort(404)


@bp.get("/verifikasi")
@require(Izin.PUBLIK)
def periksa() -> ResponseReturnValue:
    """The form into which a code from a printed report is typed."""
    kode = request.args.get("kode", "").strip()
    if rapikan_kode(kode):
        return redirect(url_for(".verifikasi", kode=queries.rapikan_sah(kode)))
    return render_template("halaman/periksa.html", kode="", tak_ditemukan=False)


@bp.get("/verifikasi/<kode>")
@require(Izin.PUBLIK)
def verifikasi(kode: str) -> ResponseReturnValue:
    """What was sealed under this code, a result or a berita acara. Its content shows only if it was ever
    published: it belongs to the unit until then, but anyone holding a paper may ask whether its seal is
    real."""
    sah = queries.find_pengesahan(db(), queries.rapikan_sah(kode))
    if sah is None and (berita_acara := find_sah(db(), kode)) is not None:
        return render_template("halaman/verifikasi_forum.html", v=verifikasi_forum(db(), berita_acara))
    if sah is None:
        return render_template("halaman/periksa.html", kode=kode[:40], tak_ditemukan=True), 404
    hasil = HasilSkm.from_dict(sah.hasil)
    terbaru = queries.versi_terbaru(db(), sah)
    pernah_terbit = queries.pernah_terbit(db(), sah)
    cukup = hasil.responden >= TERKECIL
    return render_template(
        "halaman/verifikasi.html",
        sah=sah,
        survei=sah.survei,
        unit=sah.survei.unit,
        terbaru=terbaru,
        pernah_terbit=pernah_terbit,
        hasil=hasil if cukup else None,
        ulang=hitung_ulang(hasil, sah.hitungan) if cukup and pernah_terbit else None,
        terkecil=TERKECIL,
    )


@bp.get("/privasi")
@require(Izin.PUBLIK)
def privasi() -> ResponseReturnValue:
    """What is kept of a citizen's answer, of someone at a forum and of who follows promises, what is not, and
    whom to ask."""
    config: Config = current_app.config["FKP"]
    return render_template(
        "halaman/privasi.html",
        terkecil=TERKECIL,
        bulan_kontak=load_persetujuan().simpan_bulan,
        hari_tunggu=TUNGGU.days,
        hari_surat=config.simpan_pekerjaan,
        hari_tolak=SIMPAN_DITOLAK.days,
    )


@bp.get("/aksesibilitas")
@require(Izin.PUBLIK)
def aksesibilitas() -> ResponseReturnValue:
    """The accessibility statement."""
    return render_template("halaman/aksesibilitas.html")


@bp.get("/sehat")
@require(Izin.PUBLIK)
def sehat() -> ResponseReturnValue:
    """For a load balancer: "baik" while the database answers, 503 otherwise."""
    try:
        db().execute(text("SELECT 1"))
    except SQLAlchemyError:
        return _polos("basis data tidak menjawab", 503)
    return _polos("baik", 200)


def _polos(isi: str, status: int) -> Response:
    jawab = Response(f"{isi}\n", status, mimetype="text/plain")
    jawab.headers["Cache-Control"] = "no-store"
    return jawab
