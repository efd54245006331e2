"""Complaints: handed on to SP4N-LAPOR!, and counted by unsur."""

from flask import Flask

from fkp.pengaduan import models  # noqa: F401  # its tables


def init_app(app: Flask) -> None:
    """Register the pages."""
