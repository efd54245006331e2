"""Running a Survei: citizens answer, staff seal."""

from flask import Flask

from fkp.skm.kelola import nilai_lama
from fkp.skm.kelola import routes as kelola
from fkp.skm.warga import api, publik


def init_app(app: Flask) -> None:
    """Register the pages of citizens, the API, and the pages of staff."""
    for bp in (publik.bp, api.bp):
        app.register_blueprint(bp)
        # No token there: nobody is signed in, so there is no session whose rights another site could
        # borrow, a phone may send hours after the page was opened, and a repeat is stored once by its id.
        app.extensions["csrf"].exempt(bp)
    app.register_blueprint(kelola.bp)
    app.register_blueprint(nilai_lama.bp)
