"""Scores that evaluators count (PEKPPP), each with its evidence."""

from flask import Flask

from fkp.penilaian import models  # noqa: F401  # its tables


def init_app(app: Flask) -> None:
    """Register the pages."""
