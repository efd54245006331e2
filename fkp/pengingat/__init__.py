"""Reminders of promises: before, on and after their date, each once."""

from flask import Flask

from fkp.kerja.pekerja import BERKALA
from fkp.pengingat.berkala import pengingat_berkala, ringkasan_berkala


def init_app(app: Flask) -> None:
    """Let the worker remind."""
    app.extensions.setdefault(BERKALA, []).extend((pengingat_berkala, ringkasan_berkala))
