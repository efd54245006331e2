"""The figures of the staff pages, each with its sentence; their tables hold the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from surveys.figures import (
    KONFIG,
    TitikTren,
    kalimat_pekan,
    kalimat_tren,
    per_pekan,
    tren,
)


@dataclass(frozen=True)
class Gambar:
    """A figure: the sentence that says what it shows, and its JSON for ``static/grafik.js``."""

    kalimat: str
    json: str


def gambar_tren(titik: Sequence[TitikTren]) -> Gambar:
    """The index over the periods, oldest first."""
    return _gambar(kalimat_tren(titik), tren(titik))


def gambar_pekan(jawaban: Sequence[int]) -> Gambar:
    """Answers per week of the period."""
    return _gambar(kalimat_pekan(jawaban), per_pekan(jawaban))


def _gambar(kalimat: str, figure: go.Figure) -> Gambar:
    return Gambar(kalimat, figure.update_layout(meta={"konfig": KONFIG}).to_json())
