"""The Maklumat Pelayanan: what a unit promises on its wall."""

from flask import Flask

from fkp.maklumat import models  # noqa: F401  # its tables


def init_app(app: Flask) -> None:
    """Register the pages."""
