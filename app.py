"""The application: the only file that sees every part."""

from datetime import timedelta
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from fkp import cli as perintah
from fkp import (
    forum,
    halaman,
    inovasi,
    kerja,
    laporan,
    maklumat,
    orang,
    papan,
    pemberitahuan,
    pengaduan,
    pengingat,
    penilaian,
    putaran,
    skm,
    standar,
    surat,
    tindak_lanjut,
    unit,
)
from fkp.config import Config, load_config
from fkp.db import init_db, make_engine
from fkp.formats import init_formats
from fkp.grafik import init_grafik
from fkp.laporan import rekap
from fkp.web import init_web

ROOT = Path(__file__).parent


def create_app(config: Config | None = None) -> Flask:
    """Build the application from settings (the environment's when none are given)."""
    config = config or load_config()
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(
        SECRET_KEY=config.rahasia,
        FKP=config,
        MAX_CONTENT_LENGTH=8 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=256 * 1024,
        SESSION_COOKIE_NAME="fkp",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.kuki_aman,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    init_db(app, make_engine(config.database_url))
    init_formats(app)
    init_grafik(app)
    init_web(app, config)
    for part in (halaman, penilaian, inovasi, laporan, rekap, papan, putaran, forum, skm):
        part.init_app(app)
    for part in (pengingat, pengaduan, tindak_lanjut, standar, maklumat, surat, pemberitahuan):
        part.init_app(app)
    for part in (kerja, orang, unit):
        part.init_app(app)
    if config.proksi:
        app.wsgi_app = ProxyFix(app.wsgi_app, config.proksi, config.proksi)  # type: ignore[method-assign]
    return app


cli = perintah.Perintah(create_app=create_app, add_default_commands=False, help=perintah.__doc__)
perintah.register(cli)
