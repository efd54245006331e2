"""Messages to staff: an inbox that tells each occasion once."""

from flask import Flask

from fkp.kerja.pekerja import BERKALA
from fkp.pemberitahuan import routes
from fkp.pemberitahuan.retensi import hapus_lama


def init_app(app: Flask) -> None:
    """Register the pages, and let the worker clear away what was read long ago."""
    app.register_blueprint(routes.bp)
    app.extensions.setdefault(BERKALA, []).append(hapus_lama)
