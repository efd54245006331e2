"""Citizens answer: the door, the sheet, the thanks, and the receipt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response as BaseResponse

from fkp import clock
from fkp.batas import jaga
from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan_kode
from fkp.skm.models import Survei, Tahap
from fkp.skm.queries import instrumen_of, label_layanan, survei_by_kode
from fkp.skm.tahap import Keadaan, awal, hari_terakhir, keadaan, penutupan
from fkp.skm.warga.isian import IsianSalah, bongkar_form, read_isian
from fkp.skm.warga.lembar import Lembar, lembar_of
from fkp.skm.warga.rekam import JawabanBerbeda, SurveiBelumDibuka, SurveiTutup, record_jawaban
from fkp.skm.warga.siaga import jaga_survei
from fkp.skm.warga.tanda_terima import find_jawaban, kode_of, rentang
from fkp.skm.warga.terbuka import survei_terbuka

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

KUKI = "isian"
SEHARI = 86_400
TERBESAR = 64 * 1024  # bytes of a sheet: the longest suggestion, many times over
DARI_PERANGKAT = 60  # sheets a minute with one id: retries and double taps, not a person
PEMERIKSAAN = 600  # receipts a minute: too few to guess one

bp = Blueprint("skm_publik", __name__, url_prefix="/s")


@bp.get("", strict_slashes=False)
@require(Izin.PUBLIK)
def pintu() -> ResponseReturnValue:
    """Type the code of a poster, or choose an open survey."""
    kode = request.args.get("kode", "").strip()
    if rapikan_kode(kode):
        return redirect(url_for(".isi", kode=rapikan_kode(kode)))
    return _pintu(kode)


@bp.route("/<kode>", methods=["GET", "POST"])
@require(Izin.PUBLIK)
def isi(kode: str) -> ResponseReturnValue:
    """The sheet of a survey, and where it is sent."""
    mengirim = request.method == "POST"
    request.max_content_length = TERBESAR  # said before the form is read
    survei = survei_by_kode(db(), kode, kunci=mengirim)
    if survei is None:
        return _pintu(kode, 404)
    saat = clock.now()
    if mengirim:
        jaga_survei(survei.kode)
        if KUKI in request.cookies:
            jaga(f"perangkat {request.cookies[KUKI][:40]}", DARI_PERANGKAT)
        return _terima(survei, saat)
    if kode != survei.kode:
        return redirect(url_for(".isi", kode=survei.kode, l=request.args.get("l"), b=request.args.get("b")))
    if keadaan(survei, saat) is not Keadaan.MENERIMA:
        return _tidak_menerima(survei, saat)
    id_ = _id_kuki() or str(uuid4())
    lembar = lembar_of(survei, str(get_locale()), id_, poster=request.args.get("l", type=int))
    return _simpan_id(HalamanIsi(_halaman_isi(survei, lembar)), survei, id_)


def _terima(survei: Survei, saat: datetime) -> ResponseReturnValue:
    instrumen = instrumen_of(survei)
    mentah = bongkar_form(instrumen, request.form.to_dict(flat=False))
    try:
        masuk = read_isian(instrumen, label_layanan(survei), mentah, saat)
    except IsianSalah as salah:
        if keadaan(survei, saat) is not Keadaan.MENERIMA:
            return _tidak_menerima(survei, saat, 410)
        rusak = any(m.kolom == "id" for m in salah.masalah)
        lembar = lembar_of(
            survei,
            str(get_locale()),
            str(uuid4()) if rusak else str(mentah["id"]),
            poster=request.args.get("l", type=int),
            mentah=mentah,
            masalah=salah.masalah,
        )
        return _halaman_isi(survei, lembar), 422
    try:
        record_jawaban(db(), survei, masuk, saat)
    except JawabanBerbeda:
        return _simpan_id(make_response(_sudah_ada(survei, masuk.id), 409), survei, str(uuid4()))
    except SurveiBelumDibuka as galat:
        return _tidak_menerima(survei, saat, galat.status)
    except SurveiTutup as galat:
        return _tidak_menerima(survei, saat, galat.status)
    db().commit()
    tujuan = url_for(".terima_kasih", kode=survei.kode, tanda=kode_of(masuk.id))
    # The next person with this phone gets an id of their own. Only with the thanks: who never saw them and
    # starts over still has the old id, and is told that the first answer counts.
    return _simpan_id(make_response(redirect(tujuan, 303)), survei, str(uuid4()))


@bp.get("/<kode>/terima-kasih/<tanda>")
@require(Izin.PUBLIK)
def terima_kasih(kode: str, tanda: str) -> ResponseReturnValue:
    """The answer arrived: its receipt, and what happens next."""
    survei = survei_by_kode(db(), kode)
    if survei is None:
        return _pintu(kode, 404)
    jawaban = find_jawaban(db(), survei.id, tanda)
    if jawaban is None:
        return redirect(url_for(".periksa", kode=survei.kode, tanda=tanda))
    return render_template(
        "skm/terima_kasih.html",
        survei=survei,
        tanda=kode_of(jawaban.id),
        waktu=jawaban.waktu,
        hari_terakhir=hari_terakhir(survei),
    )


@bp.get("/<kode>/tanda-terima")
@require(Izin.PUBLIK)
def periksa(kode: str) -> ResponseReturnValue:
    """Whether the answer with this receipt arrived: the day and that it counts, nothing it says."""
    survei = survei_by_kode(db(), kode)
    if survei is None:
        return _pintu(kode, 404)
    jaga(f"periksa {survei.kode}", PEMERIKSAAN)
    tanda = request.args.get("tanda", "").strip()
    batas = rentang(tanda)
    jawaban = find_jawaban(db(), survei.id, tanda)
    return render_template(
        "skm/tanda_terima.html",
        survei=survei,
        tanda=kode_of(batas[0]) if batas else tanda[:40],
        terbaca=batas is not None,
        hari=clock.setempat(jawaban.waktu, survei.unit.zona).date() if jawaban else None,
        sudah_sah=survei.tahap in {Tahap.DISAHKAN, Tahap.TERBIT},
    )


def _halaman_isi(survei: Survei, lembar: Lembar) -> str:
    return render_template(
        "skm/isi.html",
        survei=survei,
        lembar=lembar,
        nama_zona=clock.ZONA.get(survei.unit.zona, survei.unit.zona),
        hari_terakhir=hari_terakhir(survei),
    )


def _pintu(kode: str, status: int = 200) -> ResponseReturnValue:
    terbuka = survei_terbuka(db(), clock.now())
    halaman = render_template(
        "skm/pintu.html",
        kode=kode[:40],
        terbuka=terbuka,
        hari_terakhir=hari_terakhir,
        hilang=status == 404,
    )
    return halaman, status


def _tidak_menerima(survei: Survei, saat: datetime, status: int = 200) -> ResponseReturnValue:
    """Not open yet, or closed: thanks, and where to go instead. A survey whose unit was switched off ends
    without a day of its own."""
    belum = keadaan(survei, saat) is Keadaan.BELUM
    lain = [s for s in survei_terbuka(db(), saat, survei.unit_id) if s.id != survei.id]
    halaman = render_template(
        "skm/tidak_menerima.html",
        survei=survei,
        nama_zona=clock.ZONA.get(survei.unit.zona, survei.unit.zona),
        belum=belum,
        mulai=clock.setempat(awal(survei), survei.unit.zona).date(),
        hari_terakhir=hari_terakhir(survei) if saat >= penutupan(survei) else None,
        terbit=survei.tahap == Tahap.TERBIT,
        ditolak=status != 200,
        lain=lain,
    )
    return halaman, status


def _sudah_ada(survei: Survei, id_: UUID) -> str:
    """The same id came with another content: the first counts, and its receipt is shown."""
    return render_template("skm/sudah_ada.html", survei=survei, tanda=kode_of(id_))


def _id_kuki() -> str | None:
    try:
        return str(UUID(request.cookies.get(KUKI, "")))
    except ValueError:
        return None


class HalamanIsi(Response):
    """A sheet that the back button finds again as it was, with its own id, although the cookie has changed
    since. Nobody but this browser may keep it, and it asks again at every new visit, so ``Vary: Cookie``
    (which Flask-Login brings about) would protect nothing."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        headers = super().get_wsgi_headers(environ)
        headers["Vary"] = "Accept-Encoding"
        return headers


def _simpan_id(jawab: BaseResponse, survei: Survei, id_: str) -> BaseResponse:
    """Without script the id lives in a cookie, so that two tabs and a retry send the same."""
    jawab.set_cookie(
        KUKI,
        id_,
        max_age=SEHARI,
        path=url_for(".isi", kode=survei.kode),
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        httponly=True,
        samesite="Lax",
    )
    jawab.headers["Cache-Control"] = "private, no-cache"
    return jawab
