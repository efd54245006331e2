"""Signing in and out, and choosing a password."""

from datetime import timedelta
from math import ceil
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from fkp.akun.models import Akun
from fkp.akun.percobaan import catat_percobaan, lupakan_percobaan, sisa_tunggu
from fkp.akun.queries import find_akun, jalur_orang
from fkp.akun.sandi import cocok, hash_sandi
from fkp.akun.tautan import find_tautan, habiskan
from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import catat
from fkp.orang import actions
from fkp.orang.forms import FormGantiSandi, FormMasuk, FormSandiBaru

bp = Blueprint("akun", __name__)


@bp.get("/masuk")
@require(Izin.PUBLIK)
def masuk() -> ResponseReturnValue:
    if current_user.is_authenticated:
        return redirect(url_for("kelola.beranda"))
    return render_template("orang/masuk.html", form=FormMasuk(formdata=request.args))


@bp.post("/masuk")
@require(Izin.PUBLIK)
def masuk_kirim() -> ResponseReturnValue:
    form = FormMasuk()
    if not form.validate():
        return render_template("orang/masuk.html", form=form), 422
    nama = form.nama_pengguna.data.lower()[:60]  # a foreign capital may become two small letters
    akun = find_akun(db(), nama)
    if tunggu := sisa_tunggu(db(), nama, now()):
        return _tunggu(tunggu)
    if not _sandi_benar(akun if akun and akun.aktif else None, nama, form.sandi.data) or akun is None:
        form.form_errors.append(_("Nama pengguna atau sandi tidak cocok. Periksa keduanya, lalu coba lagi."))
        return render_template("orang/masuk.html", form=form), 422
    lupakan_percobaan(db(), nama)
    catat(db(), akun, "masuk", "akun", akun.id, jalur_orang(akun))
    db().commit()
    _buka_sesi(akun)
    return redirect(_lanjut(form.lanjut.data))


@bp.post("/keluar")
@require(Izin.PUBLIK)
def keluar() -> ResponseReturnValue:
    logout_user()
    session.clear()
    flash(_("Anda sudah keluar."), "baik")
    return redirect(url_for(".masuk"))


@bp.get("/kelola/sandi")
@require(Izin.RUANG_KERJA)
def sandi() -> ResponseReturnValue:
    return render_template("orang/sandi.html", form=FormGantiSandi())


@bp.post("/kelola/sandi")
@require(Izin.RUANG_KERJA)
def sandi_simpan() -> ResponseReturnValue:
    akun, form = pengguna(), FormGantiSandi()
    form.untuk = nama = akun.nama_pengguna
    if not form.validate():
        return render_template("orang/sandi.html", form=form), 422
    if tunggu := sisa_tunggu(db(), nama, now()):
        return _tunggu(tunggu)
    if not _sandi_benar(akun, nama, form.sandi.data):
        form.sandi.errors = [_("Sandi sekarang tidak cocok.")]
        return render_template("orang/sandi.html", form=form), 422
    db().rollback()
    sandi_hash = hash_sandi(form.sandi_baru.data)
    db().refresh(akun)
    actions.simpan_sandi(db(), akun, sandi_hash, "sendiri")
    db().commit()
    _buka_sesi(akun)
    flash(_("Sandi baru tersimpan. Sesi Anda di perangkat lain sudah ditutup."), "baik")
    return redirect(url_for("kelola.beranda"))


@bp.get("/sandi/<token>")
@require(Izin.PUBLIK)
def tautan(token: str) -> ResponseReturnValue:
    ketemu = find_tautan(db(), token, now())
    return _halaman_tautan(FormSandiBaru(), ketemu[1]) if ketemu else _tautan_mati()


@bp.post("/sandi/<token>")
@require(Izin.PUBLIK)
def tautan_simpan(token: str) -> ResponseReturnValue:
    ketemu = find_tautan(db(), token, now())
    if ketemu is None:
        return _tautan_mati()
    form = FormSandiBaru()
    form.untuk = ketemu[1].nama_pengguna
    if not form.validate():
        return _halaman_tautan(form, ketemu[1], 422)
    db().rollback()
    sandi_hash = hash_sandi(form.sandi_baru.data)
    ketemu = find_tautan(db(), token, now())
    if ketemu is None or not habiskan(db(), ketemu[0].id, now()):
        return _tautan_mati()
    actions.simpan_sandi(db(), ketemu[1], sandi_hash, "tautan")
    db().commit()
    flash(_("Sandi Anda tersimpan. Sekarang masuk dengan sandi itu."), "baik")
    return redirect(url_for(".masuk", nama_pengguna=ketemu[1].nama_pengguna))


def _sandi_benar(akun: Akun | None, nama: str, sandi: str) -> bool:
    """Whether ``sandi`` opens the account. The try is counted and committed before the slow check, so
    that many tries at the same moment cannot slip through, and nobody waits for the check to end."""
    sandi_hash = akun.sandi_hash if akun else None
    catat_percobaan(db(), nama, now())
    db().commit()
    if not cocok(sandi_hash, sandi) or akun is None:
        return False
    db().refresh(akun)
    return akun.aktif and akun.sandi_hash == sandi_hash


def _buka_sesi(akun: Akun) -> None:
    """A session of its own for whoever proved who they are; nothing of an earlier one is carried over.
    It ends with the browser, because office computers are shared."""
    session.clear()
    login_user(akun)


def _tunggu(sisa: timedelta) -> ResponseReturnValue:
    detik = ceil(sisa.total_seconds())
    halaman = render_template("orang/tunggu.html", menit=ceil(detik / 60))
    return halaman, 429, {"Retry-After": str(detik)}


def _halaman_tautan(form: FormSandiBaru, akun: Akun, status: int = 200) -> ResponseReturnValue:
    jawaban = make_response(render_template("orang/tautan.html", form=form, akun=akun), status)
    jawaban.headers["Cache-Control"] = "no-store"
    return jawaban


def _tautan_mati() -> ResponseReturnValue:
    return render_template("orang/tautan_mati.html"), 410


def _lanjut(minta: str | None) -> str:
    """Where to go after signing in: the page asked for when it is one of ours that can be opened, never
    another site. The address is put together anew from its checked parts."""
    beranda = url_for("kelola.beranda")
    try:
        bagian = urlsplit(minta or "")
    except ValueError:
        return beranda
    if bagian.scheme or bagian.netloc or not bagian.path.startswith("/"):
        return beranda
    peta = current_app.create_url_adapter(request)
    try:
        if peta is None:
            return beranda
        view, isi = peta.match(bagian.path, method="GET")
    except (HTTPException, RequestRedirect):
        return beranda
    return url_for(view, **isi) + (f"?{bagian.query}" if bagian.query else "")
