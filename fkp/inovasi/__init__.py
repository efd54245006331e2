"""Innovation cards: what worked, in a form that others can copy."""

from flask import Flask

from fkp.inovasi import models  # noqa: F401  # its tables


def init_app(app: Flask) -> None:
    """Register the pages."""
