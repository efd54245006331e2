"""Coarse rate limits: so many arrivals a minute for one survey or one device, per process.

Never by address: an office shares one, and so does a whole village. What must be exact, sign-in tries, is
counted in the database (``fkp.akun.percobaan``). Flask-Limiter was tried and left: it looked at every
request and started a thread for nearly every answer to tidy its memory, which cost more than storing the
answer.
"""

import time

from flask import abort, current_app

SEMENIT = 60
_SIMPANAN = "fkp_batas"


def jaga(kunci: str, sebanyak: int) -> None:
    """Count one arrival for ``kunci``; 429 when this minute already had ``sebanyak`` of them."""
    menit = int(time.monotonic()) // SEMENIT
    lama, hitungan = current_app.extensions.get(_SIMPANAN, (None, {}))
    if lama != menit:
        hitungan = {}
        current_app.extensions[_SIMPANAN] = (menit, hitungan)
    hitungan[kunci] = hitungan.get(kunci, 0) + 1
    if hitungan[kunci] > sebanyak:
        abort(429)
