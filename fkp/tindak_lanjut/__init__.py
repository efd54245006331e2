"""The register of follow-up: one row for each promise, whoever it was made to."""

from flask import Flask

from fkp.tindak_lanjut import ics, routes


def init_app(app: Flask) -> None:
    """Register the pages of the register, and its calendar."""
    app.register_blueprint(routes.bp)
    app.register_blueprint(ics.bp)
