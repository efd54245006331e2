"""How fast one survey takes answers, per process.

Flask-Limiter would start a thread for nearly every answer to tidy its memory, which costs more than storing
the answer; here one number per survey and minute is enough.
"""

import time

from flask import abort, current_app

SEMENIT = 60
BAWAAN = 6000
"""Answers a minute that no crowd reaches; ``BATAS_JAWABAN`` in the app's settings is another number."""


def jaga(kunci: str) -> None:
    """Count one arrival for ``kunci``; 429 when this minute already had its fill."""
    menit = int(time.monotonic()) // SEMENIT
    lama, hitungan = current_app.extensions.get("skm_deras", (None, {}))
    if lama != menit:
        hitungan = {}
        current_app.extensions["skm_deras"] = (menit, hitungan)
    hitungan[kunci] = hitungan.get(kunci, 0) + 1
    if hitungan[kunci] > current_app.config.get("BATAS_JAWABAN", BAWAAN):
        abort(429)
