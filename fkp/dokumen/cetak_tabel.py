"""How a table lies on a page: size of its text, widths of its columns, and whether the page turns sideways. A
word that is too long even so breaks inside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Any

from fkp.dokumen.goresan import svg_goresan
from fkp.dokumen.laporan import Goresan, Kolom, Sel, Tabel
from fkp.dokumen.lebar import LEBAR_HURUF, TEBAL, bagi, em_kasar, kebutuhan
from fkp.dokumen.teks import teks_sel

LEBAR_TEGAK, LEBAR_REBAH = 453.0, 734.0
"""Points between the margins of an upright and a sideways A4 page; the template has the same margins."""

POKOK = 11.0
"""Size of running text in points; tables are never larger."""

_UKURAN_TEGAK = (10.0, 9.5, 9.0, 8.5, 8.0)
_UKURAN_REBAH = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
_BARIS_UTUH = 20
"""Lines of a cell up to which its row is not parted."""

_BARIS_MENYATU, _LARIK_MENYATU = 16, 26
"""Rows, and lines of text, up to which a table moves to the next page rather than being parted."""
_LARIK_REBAH = 12
"""The same lines where the page lies sideways: it is lower, and a long table would leave most of it empty."""

_PANJANG_TABEL = 100
"""Rows from which it pays to know that each is one line."""

_SISI = 0.9
"""Empty space left and right of a cell together, in em."""

_RUANG = "\n" * 3
"""Lines that a room for a signature is high."""

_LEBAR_TEBAL = LEBAR_HURUF["besar"] * TEBAL


@dataclass(frozen=True, slots=True)
class Ukuran:
    """``teks`` in points; ``kolom`` widths as parts of the whole; ``rebah`` when it needs a sideways page."""

    teks: float
    kolom: tuple[float, ...]
    rebah: bool


def susun_tabel(tabel: Tabel, rebah: bool = False, boleh_rebah: bool = True) -> tuple[dict[str, Any], bool]:
    """The table for the template, and whether its page turns; ``rebah``: the page lies sideways anyway."""
    asli = list(tabel.baris)
    baris = [[_terukur(sel) for sel in satu] for satu in asli]
    kaki = [[teks_sel(sel) for sel in satu.sel] for satu in tabel.kaki]
    ukuran = ukur(tabel.kolom, [*baris, *kaki], rebah, boleh_rebah)
    lebar = LEBAR_REBAH if rebah or ukuran.rebah else LEBAR_TEGAK
    muat = [bagian * lebar / ukuran.teks - _SISI for bagian in ukuran.kolom]
    data = {
        "j": "tabel",
        "judul": tabel.judul,
        "kolom": [_pecah_kolom(kolom.judul, n) for kolom, n in zip(tabel.kolom, muat, strict=True)],
        "rata": [kolom.rata for kolom in tabel.kolom],
        "kelompok": kelompok(tabel.kolom),
        "lebar": list(ukuran.kolom),
        "ukuran": ukuran.teks / POKOK,
        "baris": [
            [_sel(sel, teks, n) for sel, teks, n in zip(isi, satu, muat, strict=False)]
            for isi, satu in zip(asli, baris, strict=True)
        ],
        "kaki": [[_pecah_kolom(teks, n) for teks, n in zip(satu, muat, strict=False)] for satu in kaki],
        "catatan": list(tabel.catatan),
        "kotak": tabel.kotak,
        "selarik": len(baris) > _PANJANG_TABEL and _selarik(baris, muat),
        "utuh": _utuh(baris, muat),
        "menyatu": len(baris) <= _BARIS_MENYATU
        and sum(_larik(satu, muat) for satu in (*baris, *kaki))
        <= (_LARIK_REBAH if lebar == LEBAR_REBAH else _LARIK_MENYATU),
    }
    return data, ukuran.rebah


def gambar_goresan(goresan: Goresan) -> dict[str, str]:
    """A signature for the template; without strokes its words, or an empty room."""
    return {"svg": svg_goresan(goresan) if goresan.garis else "", "teks": goresan.teks}


def _terukur(sel: Sel) -> str:
    """What a cell measures as: text has its own width, a signature its height."""
    return _RUANG if isinstance(sel, Goresan) else teks_sel(sel)


def _sel(sel: Sel, teks: str, muat: float) -> str | dict[str, str]:
    return gambar_goresan(sel) if isinstance(sel, Goresan) else _pecah_kolom(teks, muat)


def ukur(kolom: Sequence[Kolom], isi: Sequence[Sequence[str]], rebah: bool, boleh_rebah: bool) -> Ukuran:
    """The largest text at which the longest words fit their columns, upright before sideways."""
    kata, utuh = kebutuhan(kolom, isi)
    perlu, ingin = [satu + _SISI for satu in kata], [satu + _SISI for satu in utuh]
    tegak = [] if rebah else [(teks, LEBAR_TEGAK, False) for teks in _UKURAN_TEGAK]
    samping = [(teks, LEBAR_REBAH, not rebah) for teks in _UKURAN_REBAH] if rebah or boleh_rebah else []
    pilihan = [*tegak, *samping]
    for teks, lebar, putar in pilihan:
        if sum(perlu) * teks <= lebar:
            return Ukuran(teks, bagi(kolom, perlu, ingin, lebar / teks), putar)
    teks, lebar, putar = pilihan[-1]
    return Ukuran(teks, tuple(satu / sum(perlu) for satu in perlu), putar)


def kelompok(kolom: Sequence[Kolom]) -> list[list[Any]]:
    """The upper row of headings as [text, columns]; empty when no column has one."""
    if not any(satu.kelompok for satu in kolom):
        return []
    # Columns without one stay apart: their own heading spans both rows.
    bagian = groupby(
        enumerate(kolom), key=lambda satu: (satu[1].kelompok, -1 if satu[1].kelompok else satu[0])
    )
    return [[nama, len(list(anggota))] for (nama, _), anggota in bagian]


def _pecah_kolom(teks: str, em: float) -> str:
    """Allow a break inside words that are wider than a column."""
    if len(teks) * _LEBAR_TEBAL <= em or all(TEBAL * em_kasar(kata) <= em + 0.01 for kata in teks.split()):
        return teks
    return pecah(teks, max(2, int(em / 0.6)))


def pecah(teks: str, muat: int) -> str:
    """Allow a break inside words longer than ``muat`` letters (zero-width spaces, which print nothing)."""
    if len(teks) <= muat:
        return teks
    return re.sub(rf"\S{{{muat + 1},}}", lambda m: _sela(m[0], muat), teks)


def _sela(kata: str, muat: int) -> str:
    langkah = max(2, muat // 2)
    return "\u200b".join(kata[i : i + langkah] for i in range(0, len(kata), langkah))


def _selarik(baris: Sequence[Sequence[str]], muat: Sequence[float]) -> bool:
    """Whether every row certainly is one line: then its height need not be measured, a third of the time."""
    return all(
        "\n" not in teks and len(teks) * LEBAR_HURUF["besar"] <= n
        for satu in baris
        for teks, n in zip(satu, muat, strict=False)
    )


def _utuh(baris: Sequence[Sequence[str]], kolom: Sequence[float]) -> bool:
    """Whether rows may be kept whole: not when one is so high that it could leave the page."""
    return all(
        em_kasar(teks) / lebar + teks.count("\n") < _BARIS_UTUH
        for satu in baris
        for teks, lebar in zip(satu, kolom, strict=False)
        if len(teks) > _BARIS_UTUH
    )


def _larik(baris: Sequence[str], kolom: Sequence[float]) -> int:
    """Lines of text that the highest cell of a row takes, roughly."""
    return max(
        (ceil(em_kasar(teks) / lebar) + teks.count("\n") for teks, lebar in zip(baris, kolom, strict=False)),
        default=1,
    )
