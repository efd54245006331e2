"""Letters that leave by e-mail: kept first, sent once, by whatever means the installation has."""

from flask import Flask

from fkp.kerja.pekerja import BERKALA
from fkp.surat.kirim import kirim_surat, kosongkan_lama


def init_app(app: Flask) -> None:
    """Let the worker send what waits, and forget what old letters said."""
    app.extensions.setdefault(BERKALA, []).extend((kirim_surat, kosongkan_lama))
