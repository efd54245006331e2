"""The strokes of a finger: read from a phone without trusting it, and drawn again."""

import json
from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import Any

from fkp.galat import Galat

LEBAR, TINGGI = 600, 200
"""The canvas on which the strokes are counted, whatever size the phone showed it in."""
TERBESAR = 40 * 1024
TERBANYAK = 200
TERPENDEK = 60
"""A dot or a slip of the finger is no signature."""


class GoresanSalah(Galat):
    """What was sent is no signature; the sentence says what to do."""

    status = 422


def baca_goresan(teks: str) -> str:
    """The strokes as compact JSON: a list of strokes, each a list of [x, y] on the canvas.

    Raises GoresanSalah.
    """
    if len(teks.encode()) > TERBESAR:
        raise GoresanSalah("Goresannya terlalu panjang. Hapus, lalu gores sekali lagi dengan lebih singkat.")
    try:
        goresan = json.loads(teks)
    except (ValueError, RecursionError):
        goresan = None
    if not _berbentuk(goresan):
        raise GoresanSalah("Goresannya tidak terbaca. Hapus, lalu gores sekali lagi.")
    if _panjang(goresan) < TERPENDEK:
        raise GoresanSalah("Goresannya terlalu pendek. Gores tanda tangan Anda di dalam kotak.")
    return json.dumps(goresan, separators=(",", ":"))


def jalur_goresan(goresan: Sequence[Sequence[Sequence[int]]]) -> str:
    """The strokes as the ``d`` of an SVG path in a box of LEBAR by TINGGI."""
    return "".join(
        f"M{satu[0][0]} {satu[0][1]}" + ("".join(f"L{x} {y}" for x, y in satu[1:]) or "h0")
        for satu in goresan
    )


def _berbentuk(goresan: Any) -> bool:
    return (
        isinstance(goresan, list)
        and 0 < len(goresan) <= TERBANYAK
        and all(isinstance(satu, list) and satu and all(map(_titik, satu)) for satu in goresan)
    )


def _titik(titik: Any) -> bool:
    if not isinstance(titik, list) or len(titik) != 2 or any(type(n) is not int for n in titik):
        return False
    x, y = titik
    return bool(0 <= x <= LEBAR and 0 <= y <= TINGGI)


def _panjang(goresan: Sequence[Sequence[Sequence[int]]]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for satu in goresan for a, b in pairwise(satu))
