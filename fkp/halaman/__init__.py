"""Pages that compose the features: home, public unit page, open data, staff home, audit trail."""

from flask import Flask

from fkp.halaman import data_terbuka, forum_terbuka, jejak, lembar_publik, publik, ringkas


def init_app(app: Flask) -> None:
    """Register the pages."""
    for bagian in (publik, data_terbuka, forum_terbuka, lembar_publik, ringkas, jejak):
        app.register_blueprint(bagian.bp)
