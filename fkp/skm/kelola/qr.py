"""QR codes as one SVG path: safe under the content policy, sharp on paper."""

from dataclasses import dataclass
from itertools import groupby

import segno


@dataclass(frozen=True)
class Qr:
    """A code of ``sisi`` modules on a side; ``jalur`` is the ``d`` of a path in a box of that size, so a
    viewBox of "-4 -4 sisi+8 sisi+8" leaves the quiet zone of four modules that ISO/IEC 18004 asks for."""

    isi: str
    sisi: int
    jalur: str


def qr_of(isi: str) -> Qr:
    """The code of a text. Level M: a fold or a stain over a seventh of it still scans."""
    matriks = segno.make(isi, error="m", micro=False).matrix
    potong = []
    for y, baris in enumerate(matriks):
        x = 0
        for hitam, ruas in groupby(baris):
            n = len(list(ruas))
            if hitam:
                potong.append(f"M{x} {y}h{n}v1h-{n}z")
            x += n
    return Qr(isi, len(matriks), "".join(potong))
