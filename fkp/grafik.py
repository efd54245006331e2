"""Where the marks of a drawing stand: pure numbers in, coordinates out. Templates only write them down.

Drawings on citizens' pages are made by the server, so that nobody downloads a chart library. Where each
letter begins comes from ``surveys.mutu`` (PermenPANRB 14/2017, annex).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Protocol

from flask import Flask

from surveys.mutu import BATAS, Mutu

Batas = Sequence[tuple[str, int]]
"""(letter, where it begins in hundredths), lowest first. Whole numbers, because comparing must never meet a
binary fraction."""

BATAS_MUTU: Batas = (
    (Mutu.D.value, 2500),
    *sorted(((mutu.value, int(mulai * 100)) for mutu, mulai in BATAS.items()), key=lambda satu: satu[1]),
)


def bagian(ikm: Decimal | float) -> float:
    """Share of the way from 25, the least a unit can get, to 100, in percent."""
    return (float(ikm) - 25) / 75 * 100


def persen(ikm: Decimal | float) -> str:
    """The same as a length for SVG, with two decimals and without its sign."""
    return f"{bagian(ikm):.2f}"


def batas_persen() -> list[str]:
    """Where the letters above D begin, as lengths for SVG."""
    return [persen(mulai / 100) for _huruf, mulai in BATAS_MUTU[1:]]


@dataclass(frozen=True)
class Pita:
    """A band of the ruler, its lengths in percent; ``kini`` when the index lies in it."""

    huruf: str
    mulai: float
    kiri: str
    lebar: str
    tengah: str
    kini: bool


@dataclass(frozen=True)
class Mistar:
    """The ruler from 25 to 100; ``jarum`` is where the index lies."""

    pita: list[Pita]
    jarum: str


def mistar(ikm: Decimal | float, batas: Batas | None = None) -> Mistar:
    """The bands and the needle of an index (25..100, already rounded); ``batas`` are other bands than those
    of the regulation."""
    dipakai = batas or BATAS_MUTU
    ratusan = round(ikm * 100)
    kini = [huruf for huruf, mulai in dipakai if mulai <= ratusan][-1:] or [dipakai[0][0]]
    # The ends are the printed ones, and a gap of 0.6 follows each band but the last.
    kiri = [float(persen(mulai / 100)) for _huruf, mulai in dipakai]
    pita = []
    for (huruf, mulai), awal, akhir in zip(dipakai, kiri, [*kiri[1:], 100.6], strict=True):
        lebar = akhir - awal - 0.6
        pita.append(
            Pita(
                huruf, mulai / 100, f"{awal:.2f}", f"{lebar:.2f}", f"{awal + lebar / 2:.2f}", huruf == kini[0]
            )
        )
    return Mistar(pita, persen(ikm))


class Titik(Protocol):
    """What a trend is made of: a period, its IKM as a number and in print, its letter."""

    @property
    def label(self) -> str: ...
    @property
    def ikm(self) -> Decimal: ...
    @property
    def ikm_teks(self) -> str: ...
    @property
    def huruf(self) -> str: ...


@dataclass(frozen=True)
class Garis:
    """The level line at which a letter begins, and where its words stand."""

    huruf: str
    mulai: float
    y: str
    teks_x: int
    teks_y: str
    kanan: bool


@dataclass(frozen=True)
class Tanda:
    """A point of the line and where its number stands. ``label`` is empty when there is no room for it;
    ``jangkar`` is the side it grows from (SVG ``text-anchor``)."""

    ikm_teks: str
    x: str
    y: str
    teks_y: str
    kini: bool
    label: str
    label_x: str
    jangkar: str


@dataclass(frozen=True)
class Tren:
    """A trend in a frame of 360 by 176; ``jalur`` is the path of the line, empty for a single point."""

    garis: list[Garis]
    jalur: str
    tanda: list[Tanda]


KIRI, KANAN, TEPI = 36.0, 324.0, (4, 356)
PUNCAK, TINGGI = 34, 98
DEKAT = 8
"""The nearest letters are drawn when the line comes so near; and never less than this in height, so that a
change of a tenth does not look like a cliff."""
HURUF = 6.2
"""Width of a letter of a label; a label longer than PANJANG_LABEL does not fit centred at the edge."""
PANJANG_LABEL = 11


def titik_tren(titik: Sequence[Titik]) -> Tren:
    """Place the periods of a trend, oldest first, at least one and at most eight."""
    nilai = [float(satu.ikm) for satu in titik]
    puncak, rentang = _tegak(nilai)
    skala = TINGGI / rentang
    jarak = (KANAN - KIRI) / max(len(titik) - 1, 1)
    awal = KIRI if len(titik) > 1 else (KIRI + KANAN) / 2
    tempat = [(awal + i * jarak, PUNCAK + (puncak - n) * skala) for i, n in enumerate(nilai)]
    tiap = ceil(max(len(satu.label) * HURUF for satu in titik) / jarak)
    garis = [
        _garis(huruf, mulai / 100, PUNCAK + (puncak - mulai / 100) * skala, tempat)
        for huruf, mulai in BATAS_MUTU[1:]
        if (puncak - rentang) * 100 <= mulai <= puncak * 100
    ]
    jalur = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in tempat) if len(titik) > 1 else ""
    return Tren(garis, jalur, [_tanda(titik, tempat, i, tiap) for i in range(len(titik))])


def _tegak(nilai: Sequence[float]) -> tuple[float, float]:
    """The value at the top of the frame, and how many it spans."""
    mulai = [batas for _huruf, batas in BATAS_MUTU[1:]]
    paling_rendah, paling_tinggi = min(nilai), max(nilai)
    bawah = [b / 100 for b in mulai if (paling_rendah - DEKAT) * 100 <= b <= paling_rendah * 100][-1:]
    atas = [b / 100 for b in mulai if paling_tinggi * 100 < b <= (paling_tinggi + DEKAT) * 100][:1]
    rendah = min([paling_rendah, *bawah]) - 0.5
    tinggi = max([paling_tinggi, *atas])
    rentang = max(tinggi - rendah, DEKAT)
    return (tinggi + rendah + rentang) / 2, rentang


def _garis(huruf: str, mulai: float, y: float, tempat: Sequence[tuple[float, float]]) -> Garis:
    """The words stand left, right, or below the line: wherever no point is in the way."""
    dekat = [x for x, titik_y in tempat if titik_y - 24 < y < titik_y + 24]
    kiri, kanan = any(x < 108 for x in dekat), any(x > 252 for x in dekat)
    di_kanan = kiri and not kanan
    di_bawah = kiri and kanan
    return Garis(
        huruf, mulai, f"{y:.1f}", TEPI[di_kanan], f"{y + (13 if di_bawah else -5):.1f}", kanan=di_kanan
    )


def _tanda(titik: Sequence[Titik], tempat: Sequence[tuple[float, float]], i: int, tiap: int) -> Tanda:
    x, y = tempat[i]
    pertama, kini = i == 0, i == len(titik) - 1
    # In a valley the line rises on both sides, so the number goes under the point.
    lembah = not pertama and not kini and max(tempat[i - 1][1], tempat[i + 1][1]) < y - 12
    label = titik[i].label if (len(titik) - 1 - i) % tiap == 0 else ""
    # The first and last names grow inwards when they are too long to stand centred at the edge.
    ke_dalam = len(label) > PANJANG_LABEL and pertama != kini
    label_x, jangkar = f"{x:.1f}", "middle"
    if ke_dalam:
        label_x, jangkar = (str(TEPI[0]), "start") if pertama else (str(TEPI[1]), "end")
    return Tanda(
        titik[i].ikm_teks,
        f"{x:.1f}",
        f"{y:.1f}",
        f"{y + (20 if lembah else -13):.1f}",
        kini,
        label,
        label_x,
        jangkar,
    )


def init_grafik(app: Flask) -> None:
    """Let templates ask for coordinates."""
    app.add_template_filter(persen)
    for fungsi in (batas_persen, mistar, titik_tren):
        app.add_template_global(fungsi)
