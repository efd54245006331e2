"""Instansi, units and their layanan."""

from flask import Flask

from fkp.unit import gerai_routes, impor_routes, instansi_routes, layanan_routes, routes

BAGIAN = (gerai_routes, impor_routes, layanan_routes)  # importing them adds their views to routes.bp


def init_app(app: Flask) -> None:
    """Register the pages about instansi and units."""
    app.register_blueprint(instansi_routes.bp)
    app.register_blueprint(routes.bp)
