"""Reports: built from sealed results, downloaded in each format, checked without us."""

from flask import Flask

from fkp.dokumen.tampilan import init_tampilan
from fkp.laporan import bukti, maklumat, routes
from fkp.laporan.forum import publik as forum_publik
from fkp.laporan.forum import routes as forum
from fkp.laporan.pelaporan import routes as pelaporan
from fkp.laporan.standar import routes as standar
from fkp.laporan.templat import routes as templat
from fkp.laporan.templat.models import TemplatSurat
from fkp.unit.pohon import ikut_pindah


def init_app(app: Flask) -> None:
    """Register the pages about reports, and let templates show a document."""
    init_tampilan(app)
    ikut_pindah(TemplatSurat.jalur)
    app.register_blueprint(templat.bp)
    app.register_blueprint(routes.bp)
    app.register_blueprint(bukti.bp)
    app.register_blueprint(forum.bp)
    app.register_blueprint(forum_publik.bp)
    app.register_blueprint(pelaporan.bp)
    app.register_blueprint(standar.bp)
    app.register_blueprint(maklumat.bp)
