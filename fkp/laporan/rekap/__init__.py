"""The recap of all units of a period: pooled and mean of units apart, and who is missing."""

from flask import Flask

from fkp.izin.rules import Izin
from fkp.kerja.jenis import daftarkan
from fkp.laporan.rekap import berkas, routes


def init_app(app: Flask) -> None:
    """Register the page and its background work."""
    app.register_blueprint(routes.bp)
    daftarkan(app, berkas.JENIS, berkas.susun_berkas, Izin.REKAP)
