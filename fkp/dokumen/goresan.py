"""The strokes of a signature as a picture."""

from collections.abc import Sequence

from fkp.dokumen.laporan import KANVAS, Goresan

TEBAL = 6
_KECIL = 5
"""Where nothing else sets its size it is drawn so many times smaller than the canvas."""


def svg_goresan(goresan: Goresan) -> str:
    """The strokes as SVG with attributes only, the same in a page, in a file and on paper."""
    lebar, tinggi = KANVAS
    jalur = "".join(map(_jalur, goresan.garis))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {tinggi}" width="{lebar // _KECIL}" '
        f'height="{tinggi // _KECIL}"><path d="{jalur}" fill="none" stroke="#1c1b18" '
        f'stroke-width="{TEBAL}" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def _jalur(titik: Sequence[tuple[int, int]]) -> str:
    # A tap is a dot: a line as short as that would not be drawn everywhere.
    semua = [*titik, (titik[0][0] + 1, titik[0][1])] if len(titik) == 1 else titik
    return "M" + "L".join(f"{x} {y}" for x, y in semua)
