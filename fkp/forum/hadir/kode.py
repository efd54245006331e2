"""The code in the QR on the screen of the room. It changes every 20 seconds and is good for its window and
the one after: a photo of it sent to somebody at home does not work a minute later. Pure: no database, no
clock."""

import hashlib
import hmac
from datetime import datetime

JENDELA = 20
"""Seconds that a code stands on the screen; it is accepted for at most twice as long."""
PANJANG = 8
_HURUF = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that looks like a digit."""


def jendela(saat: datetime) -> int:
    """The number of the window in which a moment lies."""
    return int(saat.timestamp()) // JENDELA


def sisa(saat: datetime) -> float:
    """Seconds until the next code."""
    return JENDELA - saat.timestamp() % JENDELA


def kode_pada(rahasia: str, nomor: int) -> str:
    """The code of a window: 40 bits of HMAC-SHA256(rahasia, number of the window)."""
    sidik = hmac.new(rahasia.encode(), str(nomor).encode(), hashlib.sha256).digest()
    angka = int.from_bytes(sidik[:5])
    return "".join(_HURUF[angka >> 5 * n & 31] for n in reversed(range(PANJANG)))


def kode_kini(rahasia: str, saat: datetime) -> str:
    """The code that stands on the screen at that moment."""
    return kode_pada(rahasia, jendela(saat))


def kode_sah(rahasia: str, kode: str, saat: datetime) -> bool:
    """Whether ``kode``, scanned or typed, is the present code or the one before. Never without a secret."""
    rapi = _setara(kode)
    if not rahasia or len(rapi) != PANJANG:
        return False
    ini = jendela(saat)
    return any(hmac.compare_digest(rapi.encode(), kode_pada(rahasia, n).encode()) for n in (ini, ini - 1))


def _setara(kode: str) -> str:
    """As it is compared: capitals, without dash and spaces, O read as 0 and I or L as 1."""
    rapi = "".join(h for h in kode.upper() if h.isalnum())
    return rapi.translate(str.maketrans("OIL", "011"))


def tulis_kode(kode: str) -> str:
    """As people read and type it: K7QF-2M9X."""
    return f"{kode[:4]}-{kode[4:]}"
