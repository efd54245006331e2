"""Reminders of promises: before, on and after their date, each once."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
