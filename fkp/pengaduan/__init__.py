"""Complaints: handed on to SP4N-LAPOR!, and counted by unsur."""

from flask import Flask

from fkp.pengaduan import routes


def init_app(app: Flask) -> None:
    """Register the pages."""
    app.register_blueprint(routes.bp)
