"""What every template may lean on: the site, the language, who is signed in, and the menus."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, has_request_context, request, url_for
from flask_babel import Babel, get_locale
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select

from fkp.db import db
from fkp.izin.guard import pengguna
from fkp.izin.rules import Izin, cakupan
from fkp.pemberitahuan.queries import belum_dibaca
from fkp.unit.models import Situs
from fkp.web import terjemahan

BAHASA = ("id", "en")
KUKI_BAHASA = "bahasa"


@dataclass(frozen=True)
class MenuItem:
    """A line of a menu; ``kini`` marks where one is, ``jumlah`` how much waits there."""

    teks: str
    url: str
    kini: bool = False
    jumlah: int = 0


@dataclass(frozen=True)
class SitusRingkas:
    """Whose installation this is."""

    nama: str
    demo: bool
    kontak_data: str


def bahasa_pilihan() -> str:
    """The language asked for in the address, else the one chosen before, else Indonesian."""
    if not has_request_context():
        return "id"
    minta = request.args.get("b") or request.cookies.get(KUKI_BAHASA)
    return minta if minta in BAHASA else "id"


def init_context(app: Flask, data: Path) -> None:
    """Set up languages (compiled into ``data``) and the template context."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(terjemahan.siapkan(data))
    Babel(app, locale_selector=bahasa_pilihan, default_timezone="UTC")

    @app.after_request
    def remember_language(response: Response) -> Response:
        if request.args.get("b") in BAHASA:
            response.set_cookie(
                KUKI_BAHASA, request.args["b"], max_age=31_536_000, samesite="Lax", httponly=True
            )
        return response

    @app.context_processor
    def context() -> dict[str, Any]:
        return {
            "bahasa": str(get_locale() or "id"),
            "situs": situs(app),
            "pengguna": pengguna() if current_user.is_authenticated else None,
            "menu_publik": menu_publik(),
            "menu_kelola": menu_kelola(),
            "url_untuk_bahasa": url_untuk_bahasa,
        }


def situs(app: Flask) -> SitusRingkas:
    """The site's row, read once per process: it is written once, when the installation is set up."""
    kept: SitusRingkas | None = app.extensions.get("fkp_situs")
    if kept is None:
        row = db().scalar(select(Situs))
        if row is None:
            return SitusRingkas(nama="SKM dan FKP", demo=False, kontak_data="")
        kept = app.extensions["fkp_situs"] = SitusRingkas(row.nama, row.demo, row.kontak_data)
    return kept


def url_untuk_bahasa(kode: str) -> str:
    """This page in another language. A page that was posted has no address of its own: its home then."""
    if request.endpoint is None or request.method != "GET":
        return f"{request.path}?b={kode}"
    lain = {k: v for k, v in request.args.items(multi=True) if k != "b"}
    return url_for(request.endpoint, **{**lain, **(request.view_args or {}), "b": kode})


def menu_publik() -> list[MenuItem]:
    """What citizens can go to."""
    return [
        MenuItem(
            _("Unit layanan"), url_for("halaman.beranda"), (request.endpoint or "").startswith("halaman.")
        ),
        MenuItem(
            _("Papan janji"),
            url_for("papan.daftar"),
            (request.endpoint or "").startswith(("papan.", "papan_ikut")),
        ),
        MenuItem(_("Forum"), url_for("forum_publik.daftar"), (request.endpoint or "").startswith("forum_")),
        MenuItem(
            _("Isi survei"), url_for("skm_publik.pintu"), (request.endpoint or "").startswith("skm_publik")
        ),
    ]


# Each line of the staff menu: its words, its view, the izin it needs, and the endpoints that belong to it.
_KELOLA = (
    ("Beranda", "kelola.beranda", Izin.RUANG_KERJA, "kelola."),
    ("Kotak masuk", "kotak.daftar", Izin.RUANG_KERJA, "kotak."),
    ("Rekap", "rekap.lihat", Izin.REKAP, ("rekap.", "kerja.", "pelaporan.")),
    ("Survei", "skm_kelola.daftar", Izin.LIHAT_SURVEI, "skm_kelola."),
    (
        "Forum",
        "forum.daftar",
        Izin.LIHAT_FORUM,
        ("forum.", "forum_", "laporan_forum."),
    ),
    (
        "Tindak lanjut",
        "tindak_lanjut.daftar",
        Izin.LIHAT_TINDAK_LANJUT,
        ("tindak_lanjut.", "papan_moderasi."),
    ),
    ("Pengaduan", "pengaduan.daftar", Izin.LIHAT_PENGADUAN, "pengaduan."),
    ("Laporan", "laporan.daftar", Izin.UNDUH_LAPORAN, "laporan."),
    ("Penilaian", "penilaian.daftar", Izin.LIHAT_PENILAIAN, ("penilaian.", "penilaian_paket.")),
    ("Inovasi", "inovasi.daftar", Izin.LIHAT_INOVASI, ("inovasi.", "inovasi_usulan.")),
    ("Unit dan layanan", "unit.daftar", Izin.LIHAT_UNIT, ("unit.", "nilai_lama.", "standar.", "maklumat.")),
    ("Instansi", "instansi.daftar", Izin.KELOLA_INSTANSI, "instansi."),
    ("Kop surat", "templat.daftar", Izin.KELOLA_TEMPLAT, "templat."),
    ("Orang dan peran", "orang.daftar", Izin.KELOLA_ORANG, "orang."),
    ("Jejak perubahan", "jejak.daftar", Izin.LIHAT_JEJAK, "jejak."),
)


def menu_kelola() -> list[MenuItem]:
    """What the signed-in person can work on."""
    if not current_user.is_authenticated:
        return []
    kini = request.endpoint or ""
    tunggu: dict[str, int] = {"kotak.daftar": _belum_dibaca(), **g.get("menunggu", {})}
    return [
        MenuItem(_(teks), url_for(view), kini.startswith(awalan), tunggu.get(view, 0))
        for teks, view, izin, awalan in _KELOLA
        if cakupan(pengguna(), izin)
    ]


def _belum_dibaca() -> int:
    """How many messages wait in the inbox; a page of several templates asks once."""
    if "belum_dibaca" not in g:
        g.belum_dibaca = belum_dibaca(db(), pengguna().id)[0]
    return int(g.belum_dibaca)
