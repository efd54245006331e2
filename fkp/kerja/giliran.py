"""Turns: the worker calls on every look, and most of what it calls is due far less often."""

import time

from flask import Flask

GILIRAN = "fkp_giliran"
"""The extension that remembers them; without it everything is due."""


def giliran(app: Flask, nama: str, selang: float) -> bool:
    """Whether ``selang`` seconds have passed in this process since ``nama`` had its last turn, which then
    begins anew."""
    berikut: dict[str, float] = app.extensions.setdefault(GILIRAN, {})
    if time.monotonic() < berikut.get(nama, 0.0):
        return False
    berikut[nama] = time.monotonic() + selang
    return True
