"""Scores that evaluators count (PEKPPP), each with its evidence."""

from flask import Flask

from fkp.izin.rules import Izin
from fkp.kerja.jenis import daftarkan
from fkp.penilaian import routes
from fkp.penilaian.paket import latar
from fkp.penilaian.paket import routes as paket


def init_app(app: Flask) -> None:
    """Register the pages and their background work."""
    app.register_blueprint(routes.bp)
    app.register_blueprint(paket.bp)
    daftarkan(app, latar.JENIS, latar.susun_berkas, Izin.UNDUH_BUKTI)
