"""Messages to staff: an inbox that tells each occasion once."""

from flask import Flask

from fkp.pemberitahuan import models  # noqa: F401  # its tables


def init_app(app: Flask) -> None:
    """Register the pages."""
