"""Work that takes longer than a page may: in the background, showing how far it is, stopped when asked."""

from flask import Flask

from fkp.kerja import routes
from fkp.kerja.models import Pekerjaan
from fkp.unit.pohon import ikut_pindah


def init_app(app: Flask) -> None:
    """Register the pages; the kinds of work come from whoever offers them (``jenis.daftarkan``)."""
    app.register_blueprint(routes.bp)
    ikut_pindah(Pekerjaan.jalur)
