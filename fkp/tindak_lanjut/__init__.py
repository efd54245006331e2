"""The register of follow-up: one row for each promise, whoever it was made to."""

from flask import Flask

from fkp.tindak_lanjut import routes


def init_app(app: Flask) -> None:
    """Register the pages of the register."""
    app.register_blueprint(routes.bp)
