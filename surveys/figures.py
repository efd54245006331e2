"""Plotly figures of a result, in the house template, each with the sentence that says what it shows.

A figure carries no title of its own: the page prints the sentence as its caption, where it wraps and is
read aloud, and puts the table underneath.
"""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

import plotly.graph_objects as go

from surveys.angka import comma
from surveys.hasil import HasilSkm, NilaiUnsur
from surveys.mutu import BATAS, Mutu

WARNA = ("#2f4d9c", "#b3611a", "#2b8277", "#8a857a", "#7b4f9e", "#c27a14")
WARNA_RENDAH = "#b3611a"
TINTA, TINTA_LEMBUT, GARIS = "#1c1b18", "#57534a", "#dcd7cb"
IKM_TERKECIL, IKM_TERBESAR = 25, 100

KONFIG = {"displayModeBar": False, "responsive": True}
"""Plotly configuration that belongs to the template: no mode bar."""

RUMAH = go.layout.Template(
    layout={
        "colorway": WARNA,
        "font": {"family": "system-ui, sans-serif", "size": 13, "color": TINTA_LEMBUT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",.",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "margin": {"l": 8, "r": 16, "t": 24, "b": 32},
        "xaxis": {
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
            "title": {"font": {"size": 13, "color": TINTA_LEMBUT}},
        },
        "yaxis": {
            "gridcolor": GARIS,
            "gridwidth": 1,
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
        },
    }
)


class TitikTren(NamedTuple):
    """One point of a trend: name of the periode, its IKM and letter."""

    periode: str
    ikm: Decimal
    mutu: Mutu | None


def kalimat_unsur(hasil: HasilSkm, lalu: HasilSkm | None = None) -> str:
    """What the unsur show: the movement against the previous periode, or else lowest and highest."""
    beda = [
        (satu.ikm - lama.ikm, satu)
        for satu in hasil.unsur
        if lalu is not None and (lama := lalu.nilai(satu.kunci))
    ]
    if not beda:
        bawah, atas = hasil.terendah(1)[0], hasil.tertinggi(1)[0]
        if bawah.ikm == atas.ikm:
            return f"Nilai semua unsur sama, {comma(atas.ikm)}"
        return (
            f"{bawah.nama} paling rendah ({comma(bawah.ikm)}), {atas.nama} paling tinggi ({comma(atas.ikm)})"
        )
    naik, turun = [satu for satu in beda if satu[0] > 0], [satu for satu in beda if satu[0] < 0]
    if not naik and not turun:
        return "Nilai semua unsur sama dengan periode lalu"
    arah, jauh = ("naik", max(naik, key=_change)) if naik else ("turun", min(turun, key=_change))
    ekor = f"{jauh[1].nama} {arah} paling jauh ({comma(jauh[0], tanda=True)})"
    if len(naik) == len(beda) or len(turun) == len(beda):
        return f"Semua unsur {arah}, {ekor}"
    bagian = [(len(naik), "naik"), (len(turun), "turun"), (len(beda) - len(naik) - len(turun), "tetap")]
    return ", ".join(f"{n} unsur {kata}" for n, kata in bagian if n) + f"; {ekor}"


def tren(titik: Sequence[TitikTren]) -> go.Figure:
    """IKM of successive periode as a line, oldest first; the last point is open, its value bold."""
    nilai = [float(satu.ikm) for satu in titik]
    akhir = len(titik) - 1
    figure = go.Figure(layout={"template": RUMAH, "height": 260})
    figure.add_scatter(
        mode="lines+markers+text",
        x=[satu.periode for satu in titik],
        y=nilai,
        text=[comma(satu.ikm) for satu in titik],
        textposition="top center",
        textfont=_fonts([i == akhir for i in range(len(titik))]),
        cliponaxis=False,
        line={"width": 2.5, "color": WARNA[0]},
        marker={
            "size": [12 if i == akhir else 8 for i in range(len(titik))],
            "color": ["#ffffff" if i == akhir else WARNA[0] for i in range(len(titik))],
            "line": {"width": 2.5, "color": WARNA[0]},
            "opacity": 1,
        },
    )
    bawah = max(IKM_TERKECIL, min(nilai, default=IKM_TERKECIL) - 5)
    atas = min(IKM_TERBESAR, max(nilai, default=IKM_TERBESAR) + 5)
    batas = [(mutu, float(n)) for mutu, n in BATAS.items() if bawah <= n <= atas]
    figure.update_yaxes(
        range=[bawah, atas],
        tickvals=[n for _, n in batas],
        ticktext=[f"{mutu} mulai {comma(BATAS[mutu])}" for mutu, _ in batas],
    )
    # The order of the periode is the caller's; a name that looks like a number or a date must stay a name.
    # The year stands under its period, so that five of them fit a phone without turning.
    figure.update_xaxes(
        type="category",
        tickangle=0,
        tickvals=list(range(len(titik))),
        ticktext=["<br>".join(satu.periode.rsplit(" ", 1)) for satu in titik],
    )
    return figure


def kalimat_tren(titik: Sequence[TitikTren]) -> str:
    """What `tren` shows: the change from the first to the last periode, and the letter."""
    if not titik:
        return "Belum ada hasil yang dapat dibandingkan"
    awal, akhir = titik[0], titik[-1]
    if len(titik) == 1:
        return f"IKM {akhir.periode} {comma(akhir.ikm)}; belum ada periode lain untuk dibandingkan"
    beda = akhir.ikm - awal.ikm
    gerak = f"naik {comma(beda)}" if beda > 0 else f"turun {comma(-beda)}" if beda < 0 else "tidak berubah"
    kalimat = f"IKM {gerak} sejak {awal.periode}"
    if awal.mutu is None or akhir.mutu is None:
        return kalimat
    if awal.mutu == akhir.mutu:
        return f"{kalimat} dan tetap di {akhir.mutu}"
    return f"{kalimat}, dari {awal.mutu} menjadi {akhir.mutu}"


def per_pekan(counts: Sequence[int]) -> go.Figure:
    """Answers per week as columns, week 1 first; a week far above the usual is brown with its number."""
    aneh = _odd_weeks(counts)
    figure = go.Figure(layout={"template": RUMAH, "height": 260, "bargap": 0.28})
    figure.add_bar(
        x=[str(pekan) for pekan in range(1, len(counts) + 1)],
        y=list(counts),
        text=[str(n) if i in aneh else "" for i, n in enumerate(counts)],
        textposition="outside",
        outsidetextfont=_fonts([True] * len(counts)),
        cliponaxis=False,
        marker_color=[WARNA_RENDAH if i in aneh else WARNA[0] for i in range(len(counts))],
    )
    figure.update_xaxes(type="category", title_text="Pekan ke-")
    figure.update_yaxes(rangemode="tozero")
    return figure


def kalimat_pekan(counts: Sequence[int]) -> str:
    """What `per_pekan` shows: whether answers came evenly."""
    if not sum(counts):
        return "Belum ada jawaban"
    aneh = _odd_weeks(counts)
    if len(counts) == 1:
        return f"{counts[0]} jawaban pada pekan pertama"
    if len(aneh) == 1:
        return f"Jawaban datang merata, kecuali pekan ke-{aneh[0] + 1} ({counts[aneh[0]]} jawaban)"
    if aneh or median(counts) == 0:
        puncak = max(range(len(counts)), key=counts.__getitem__)
        return f"Jawaban datang tidak merata, terbanyak pekan ke-{puncak + 1} ({counts[puncak]} jawaban)"
    return "Jawaban datang merata"


def _odd_weeks(counts: Sequence[int]) -> list[int]:
    """Weeks with more than one and a half times the usual, once there are enough weeks to call one usual."""
    biasa = median(counts) if counts else 0
    return [i for i, n in enumerate(counts) if len(counts) >= 4 and biasa and n > 1.5 * biasa]


def _fonts(kuat: list[bool]) -> dict[str, list[str]]:
    """Bold ink for the values in view. As fonts, because markup would need inline styles the CSP refuses."""
    return {
        "color": [TINTA if satu else TINTA_LEMBUT for satu in kuat],
        "weight": ["bold" if satu else "normal" for satu in kuat],
    }


def _change(satu: tuple[Decimal, NilaiUnsur]) -> Decimal:
    return satu[0]
