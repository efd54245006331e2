"""The public board of promises: what was promised, what came of it, and who follows it."""

from flask import Flask

from fkp.kerja.pekerja import BERKALA
from fkp.papan import data_terbuka, ikut, kirim_kabar, moderasi_halaman, retensi, routes, terima_kasih
from fkp.papan import models as models  # its tables
from fkp.tindak_lanjut.panel import daftarkan_jalan, daftarkan_panel


def init_app(app: Flask) -> None:
    """Register the pages."""
    app.register_blueprint(routes.bp)
    app.register_blueprint(data_terbuka.bp)
    for bagian in (ikut, moderasi_halaman):
        app.register_blueprint(bagian.bp)
    # A mail program that stops for its reader has no session; the signed link is the secret.
    app.extensions["csrf"].exempt(ikut.berhenti)
    daftarkan_panel(app, moderasi_halaman.panel)
    daftarkan_jalan(app, moderasi_halaman.jalan_moderasi)
    app.extensions.setdefault(BERKALA, []).extend(
        (kirim_kabar.kirim_kabar, terima_kasih.kirim_terima_kasih, retensi.buang_ditolak)
    )
