"""What every request shares: errors, headers, languages, menus, who is signed in."""

from flask import Flask
from flask_compress import Compress
from flask_wtf.csrf import CSRFProtect

from fkp.config import Config
from fkp.web.aset import init_aset
from fkp.web.context import init_context
from fkp.web.errors import init_errors
from fkp.web.headers import init_headers
from fkp.web.login import init_login

csrf = CSRFProtect()


def init_web(app: Flask, config: Config) -> None:
    """Put the shared parts on ``app``. Compression is gzip only: every phone since 2005 reads it."""
    app.config.update(COMPRESS_ALGORITHM="gzip", COMPRESS_LEVEL=6, COMPRESS_MIN_SIZE=800)
    Compress(app)
    csrf.init_app(app)
    init_headers(app)
    init_login(app)
    init_context(app, config.data)
    init_errors(app)
    init_aset(app, config.data)
