"""Addresses in letters that nobody of the office sends: the worker was asked for no page, and a stranger says
for what name they ask."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app
from flask_babel import force_locale

from fkp.config import Config


def asal_situs(app: Flask = current_app) -> str:
    """The origin of this installation whoever asks. One that was not told its public address is one that is
    tried out on this machine."""
    config: Config = app.config["FKP"]
    return config.alamat_publik or f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}"


@contextmanager
def di_situs(app: Flask) -> Iterator[None]:
    """Inside the block addresses are made as for somebody who opened this site, and texts are Indonesian."""
    with app.test_request_context(base_url=asal_situs(app)), force_locale("id"):
        yield
