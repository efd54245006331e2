"""Where the marks of a chart stand: a Batang or a Garis in, coordinates out. Templates only write them down.

A frame is 640 wide; one unit is a quarter of a millimetre on A4. Colour never says anything alone: what is
singled out is hollow, so a grey print shows it too.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fkp.dokumen.laporan import Batang, Garis, TitikGaris
from fkp.dokumen.teks import bersih, teks_angka

LEBAR = 640
_LABEL, _NILAI = 218, 84
"""Room for the names left of the bars, and for the values right of them."""
_ATAS, _BARIS, _TEBAL = 22, 32, 18
_HURUF_LABEL, _HURUF_PERIODE = 31, 15
"""Letters of a name that fit on a line."""


@dataclass(frozen=True, slots=True)
class Batangan:
    """A bar: its name on one or two lines, (text, y), and its rectangle; ``teks`` is its value."""

    label: tuple[tuple[str, str], ...]
    y: str
    lebar: str
    teks: str
    teks_x: str
    teks_y: str
    tanda: bool


@dataclass(frozen=True, slots=True)
class BatasTegak:
    """A line where a letter begins."""

    x: str
    huruf: str


@dataclass(frozen=True, slots=True)
class GambarBatang:
    """A bar chart in a frame of LEBAR x ``tinggi``; bars begin at ``kiri``."""

    tinggi: int
    kiri: int
    tebal: int
    atas: int
    bawah: int
    batas: tuple[BatasTegak, ...]
    batang: tuple[Batangan, ...]


@dataclass(frozen=True, slots=True)
class TitikGambar:
    """A point with its value and the lines of its name, (text, y)."""

    x: str
    y: str
    teks: str
    teks_y: str
    label: tuple[tuple[str, str], ...]
    lain: bool


@dataclass(frozen=True, slots=True)
class GambarGaris:
    """A line chart in a frame of LEBAR x ``tinggi``; ``jalur`` joins what is on one scale, empty for fewer
    than two points."""

    tinggi: int
    dasar: int
    jalur: str
    titik: tuple[TitikGambar, ...]


def susun_batang(batang: Batang) -> GambarBatang:
    """Place the bars; one outside the scale ends at its edge."""
    rentang = batang.akhir - batang.mulai
    lebar = LEBAR - _LABEL - _NILAI

    def panjang(nilai: Decimal) -> float:
        return float(min(max((nilai - batang.mulai) / rentang, Decimal(0)), Decimal(1))) * lebar

    bawah = _ATAS + _BARIS * len(batang.butir)
    susunan = []
    for i, satu in enumerate(batang.butir):
        tengah = _ATAS + _BARIS * i + _BARIS / 2
        panjangnya = panjang(satu.nilai)
        susunan.append(
            Batangan(
                label=_baris(satu.label, _HURUF_LABEL, tengah),
                y=f"{tengah - _TEBAL / 2:.1f}",
                lebar=f"{panjangnya:.1f}",
                teks=bersih(f"{satu.teks} ({satu.huruf})" if satu.huruf else satu.teks),
                teks_x=f"{_LABEL + panjangnya + 6:.1f}",
                teks_y=f"{tengah + 4.5:.1f}",
                tanda=satu.tanda,
            )
        )
    tegak = tuple(
        BatasTegak(f"{_LABEL + panjang(mulai):.1f}", f"{huruf} {teks_angka(mulai)}")
        for mulai, huruf in batang.batas
        if batang.mulai < mulai < batang.akhir
    )
    return GambarBatang(bawah + 4, _LABEL, _TEBAL, _ATAS, bawah, tegak, tuple(susunan))


def susun_garis(garis: Garis) -> GambarGaris:
    """Place the points at equal distances, oldest left; a change of a tenth must not look like a cliff, so
    the frame spans eight points at least."""
    tinggi, puncak, dasar = 210, 34, 150
    nilai = [float(satu.nilai) for satu in garis.titik] or [0.0]
    rentang = max(max(nilai) - min(nilai), 8.0)
    atas = (max(nilai) + min(nilai) + rentang) / 2
    kiri, kanan = 60.0, LEBAR - 60.0
    jarak = (kanan - kiri) / max(len(garis.titik) - 1, 1)
    awal = kiri if len(garis.titik) > 1 else LEBAR / 2
    tempat = [
        (awal + i * jarak, puncak + (atas - n) / rentang * (dasar - puncak)) for i, n in enumerate(nilai)
    ]
    sambung = [(x, y) for (x, y), satu in zip(tempat, garis.titik, strict=False) if not satu.lain]
    jalur = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in sambung) if len(sambung) > 1 else ""
    tiap = max(1, -(-len(garis.titik) // 8))
    titik = tuple(_titik(satu, i, tempat, tiap, garis.titik, dasar) for i, satu in enumerate(garis.titik))
    return GambarGaris(tinggi, dasar + 14, jalur, titik)


def _titik(
    satu: TitikGaris,
    i: int,
    tempat: Sequence[tuple[float, float]],
    tiap: int,
    semua: Sequence[TitikGaris],
    dasar: int,
) -> TitikGambar:
    x, y = tempat[i]
    # Only every so many names fit; the last period always keeps its own.
    bernama = (len(semua) - 1 - i) % tiap == 0
    label = textwrap.wrap(bersih(satu.label), _HURUF_PERIODE, max_lines=2, placeholder="…") if bernama else []
    teks = f"{satu.teks} ({satu.huruf})" if satu.huruf else satu.teks
    baris = tuple((kata, str(dasar + 32 + 15 * j)) for j, kata in enumerate(label))
    return TitikGambar(f"{x:.1f}", f"{y:.1f}", bersih(teks), f"{y - 12:.1f}", baris, satu.lain)


def _baris(label: str, panjang: int, tengah: float) -> tuple[tuple[str, str], ...]:
    kata = textwrap.wrap(bersih(label), panjang, max_lines=2, placeholder="…") or [""]
    mulai = tengah + 4.5 - 6.5 * (len(kata) - 1)
    return tuple((satu, f"{mulai + 13 * i:.1f}") for i, satu in enumerate(kata))
