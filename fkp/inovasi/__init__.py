"""Innovation cards: what worked, in a form that others can copy."""

from flask import Flask

from fkp.inovasi import publik, routes, usulan
from fkp.inovasi.panel import panel_inovasi, panel_umum
from fkp.tindak_lanjut.panel import daftarkan_panel


def init_app(app: Flask) -> None:
    """Register the pages, and the way to a card from the page of a promise."""
    for bagian in (routes, usulan, publik):
        app.register_blueprint(bagian.bp)
    daftarkan_panel(app, panel_inovasi)
    daftarkan_panel(app, panel_umum, umum=True)
