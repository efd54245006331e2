"""The loop: from a promise to the standard it changes and to the next survey that shows what came of it."""

from flask import Flask

from fkp.putaran import maklumat, routes, standar_routes
from fkp.putaran.panel import panel_putaran
from fkp.putaran.peninjau import forum_peninjau
from fkp.putaran.standar import peminta_standar
from fkp.standar.peminta import daftarkan_peminta
from fkp.standar.peninjau import daftarkan_peninjau
from fkp.tindak_lanjut.panel import daftarkan_panel


def init_app(app: Flask) -> None:
    """Register the pages, and the comparison on the page of a promise."""
    app.register_blueprint(routes.bp)
    daftarkan_panel(app, panel_putaran)
    app.register_blueprint(standar_routes.bp)
    app.register_blueprint(maklumat.bp)
    daftarkan_panel(app, standar_routes.panel_standar)
    daftarkan_panel(app, standar_routes.panel_standar_umum, umum=True)
    daftarkan_peminta(app, peminta_standar)
    daftarkan_peninjau(app, forum_peninjau)
