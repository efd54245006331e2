"""Coarse rate limits. Never by address: an office shares one, and so does a whole village."""

from flask_limiter import Limiter


def _everyone() -> str:
    return "semua"


limiter = Limiter(key_func=_everyone, storage_uri="memory://", strategy="moving-window")
