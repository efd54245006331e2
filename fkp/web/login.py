"""Who is signed in."""

from flask import Flask
from flask_login import LoginManager

from fkp.akun.models import Akun
from fkp.db import db


def init_login(app: Flask) -> None:
    """Sessions name a person and the version of the password; either gone, and the session ends."""
    manager = LoginManager(app)
    manager.session_protection = "basic"

    @manager.user_loader
    def load(kunci: str) -> Akun | None:
        id_, _, versi = kunci.partition(".")
        if not (id_.isdigit() and versi.isdigit()):
            return None
        akun = db().get(Akun, int(id_))
        return akun if akun and akun.aktif and akun.sesi_versi == int(versi) else None
