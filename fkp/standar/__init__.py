"""Standar Pelayanan: what a layanan promises, component by component, with its revisions."""

from flask import Flask

from fkp.standar import publik, routes


def init_app(app: Flask) -> None:
    """Register the pages."""
    app.register_blueprint(routes.bp)
    app.register_blueprint(publik.bp)
