"""The public board of promises: what was promised, what came of it, and who follows it."""

from flask import Flask

from fkp.papan import models  # noqa: F401  # its tables


def init_app(app: Flask) -> None:
    """Register the pages."""
