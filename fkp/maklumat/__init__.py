"""The Maklumat Pelayanan: what a unit promises on its wall."""

from flask import Flask

from fkp.maklumat import publik


def init_app(app: Flask) -> None:
    """Register the public page; those of staff also know the forums, so they lie with ``fkp.putaran``."""
    app.register_blueprint(publik.bp)
