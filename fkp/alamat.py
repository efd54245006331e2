"""Under which name the public knows this installation: what stands on paper and in letters is absolute."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app, request
from flask_babel import force_locale

from fkp.config import Config


def asal_publik() -> str:
    """The origin that the public types, such as ``https://survei.contoh.example``: that of the settings, else
    that of this request."""
    config: Config = current_app.config["FKP"]
    return config.alamat_publik or request.host_url.rstrip("/")


def asal_situs(app: Flask = current_app) -> str:
    """The same for letters that nobody of the office sends: a stranger says for what name they ask, and the
    worker was asked for no page. An installation that was not told its public address is one that is tried
    out on this machine."""
    config: Config = app.config["FKP"]
    return config.alamat_publik or f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}"


@contextmanager
def di_situs(app: Flask) -> Iterator[None]:
    """Inside the block addresses are made as for somebody who opened this site, and texts are Indonesian."""
    with app.test_request_context(base_url=asal_situs(app)), force_locale("id"):
        yield
