"""When the worker looks: for reminders once a minute, for digests once a Monday in each zone."""

from flask import Flask

from fkp.clock import now
from fkp.kerja.giliran import giliran
from fkp.pengingat.ingatkan import ingatkan
from fkp.pengingat.ringkasan import ringkaskan, zona_ringkasan

SELANG = 60.0
"""Seconds between two looks; in quiet hours a look asks the database nothing."""
SELANG_LUPA = 3600.0
"""Seconds after which the database is asked anew what was told."""
_DIKABARI, _DIRINGKAS = "fkp_pengingat_sudah", "fkp_ringkasan_sudah"


def pengingat_berkala(app: Flask) -> None:
    """Tell what came due. Most promises are near or late for weeks, so what was found told is not looked up
    anew in every minute."""
    if not giliran(app, "pengingat", SELANG):
        return
    if giliran(app, "pengingat lupa", SELANG_LUPA):
        app.extensions[_DIKABARI] = set()
    ingatkan(app, now(), app.extensions[_DIKABARI])


def ringkasan_berkala(app: Flask) -> None:
    """Write the digests in the first minute of a Monday morning. A worker that starts later on Monday writes
    what is missing; what a whole Monday missed is not sent after: the next one says how things stand then."""
    if not giliran(app, "ringkasan", SELANG):
        return
    saat = now()
    sudah = app.extensions.setdefault(_DIRINGKAS, {})
    for zona, hari in zona_ringkasan(saat, app.config["FKP"]).items():
        if sudah.get(zona) != hari:
            ringkaskan(app, saat, zona)
            sudah[zona] = hari
