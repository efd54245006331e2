"""People: signing in, passwords, roles."""

from flask import Flask

from fkp.orang import masuk, routes, saya


def init_app(app: Flask) -> None:
    """Register the pages about people."""
    app.register_blueprint(masuk.bp)
    app.register_blueprint(saya.bp)
    app.register_blueprint(routes.bp)
