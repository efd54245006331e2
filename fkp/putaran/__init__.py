"""The loop: from a promise to the standard it changes and to the next survey that shows what came of it."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
