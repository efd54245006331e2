"""Which characters the printing fonts can draw, and what is printed for those they cannot.

PDF/A refuses a file with one missing glyph, and answers of citizens hold anything: emoji, other scripts.
Such a character becomes its Unicode name in brackets, so that nothing is lost and nothing stops the report.

The fonts live inside the Typst wheel and it lists no coverage. So Typst itself is asked: unusual units of a
text are drawn once as SVG, and a unit that comes out as the "missing" glyph of a font is not covered. Answers
are kept for the life of the process.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import Any

import typst

HURUF = "Libertinus Serif"
"""The face of every document, in the wheel."""

# Drawn by HURUF without asking: ASCII, Latin-1, Latin Extended-A, and the marks our own texts use, with the
# zero-width space where a long word may break.
_BIASA = re.compile("[\n -~\xa0-\xac\xae-\u017f\u200b–—‘’“”•…−×≤≥]*")
# Joined pictures (a family, a flag, a key cap) are one unit, and so is a letter with the marks on it.
_TONE = "[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_TANDA = ("Mn", "Mc", "Me", "Cf")
_BENDERA = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_GABUNG = re.compile(f"(.{_TONE})((?:\u200d.{_TONE})+)", re.S)
_HIAS = re.compile(f"(?<=.){_TONE}|\u20e3", re.S)
_SUMBER = """
#set page(width: 440pt, height: auto, margin: 0pt)
#set text(font: sys.inputs.huruf)
#let isi = json(bytes(sys.inputs.isi))
#for keluarga in json(bytes(sys.inputs.keluarga)) {
  for tebal in (400, 700) {
    text(font: keluarga, weight: tebal, fallback: false, "\\u{10fffd}")
  }
}
#let pagar = text(fill: rgb("#ff0000"), "|")
#pagar
#for satuan in isi [#box(satuan)#pagar#box(strong(satuan))#pagar#linebreak()]
"""
# What is drawn, in order; red bars stand between the units.
_GLYPH = re.compile(r'<use xlink:href="#(\w+)"[^>]* fill="#(\w+)"')
_PAGAR = "ff0000"

_termuat: dict[str, bool] = {}


@cache
def fonts() -> typst.Fonts:
    """The fonts of the wheel, and no others: the same document on every machine."""
    return typst.Fonts(include_system_fonts=False)


class Ketat(IntEnum):
    """How much is given up beforehand: nothing, marks on letters, or all that is not plain."""

    LONGGAR, TANPA_TANDA, POLOS = range(3)


def sesuaikan(isi: Any, ketat: Ketat = Ketat.LONGGAR) -> Any:
    """The same tree of lists, dicts and texts with only drawable characters.

    Where a line breaks changes which font a mark is sought in, and only the whole document shows it; who then
    meets a missing glyph asks again, stricter.

    A text whose first strong character runs right to left is wrapped in a list of one, so that the template
    lays it out from the right.
    """
    janggal: set[str] = set()
    _kumpulkan(isi, janggal)
    if not janggal:
        return isi
    rapi = {teks: rapikan(teks) for teks in janggal}
    baru = sorted({satuan for teks in rapi.values() for satuan in _satuan(teks)} - _termuat.keys())
    _termuat.update(zip(baru, tergambar(baru), strict=True))
    hasil = {asal: _tercetak(teks) for asal, teks in rapi.items()}
    if ketat:
        lepas = _TANDA if ketat is Ketat.TANPA_TANDA else None
        hasil = {asal: _sebut(teks, lepas) for asal, teks in hasil.items()}
    # A mark may lose its glyph beside a letter of another font: such a text gives up its marks, and when
    # that is not enough all that is not plain.
    for jenis in (_TANDA, None):
        ragu = sorted({teks for teks in hasil.values() if _satuan(teks)})
        gagal = {teks for teks, bisa in zip(ragu, tergambar(ragu), strict=True) if not bisa}
        hasil = {asal: _sebut(teks, jenis) if teks in gagal else teks for asal, teks in hasil.items()}
    return _ganti(isi, {asal: _arah(teks) for asal, teks in hasil.items()})


def rapikan(teks: str) -> str:
    """Composed, without control characters and marks of direction, emoji sequences folded: a joined picture
    into its parts with "+", a flag into its letters, skin tones and styles away."""
    teks = unicodedata.normalize("NFC", teks.replace("\u2028", "\n").replace("\u2029", "\n"))
    teks = _BENDERA.sub(lambda m: "[" + "".join(chr(ord(h) - 0x1F1E6 + 65) for h in m[0]) + "]", teks)
    teks = _GABUNG.sub(_pisahkan, teks)
    teks = _HIAS.sub("", teks)
    return "".join(
        " " if h == "\t" or (h != "\xa0" and unicodedata.category(h) == "Zs") else h
        for h in teks
        if not _dibuang(h)
    )


def _pisahkan(cocok: re.Match[str]) -> str:
    # Between letters the joiner shapes Arabic and Indic scripts; only pictures are taken apart.
    if unicodedata.category(cocok[1][0]) != "So":
        return cocok[0]
    return "+".join(_HIAS.sub("", bagian) for bagian in cocok[0].split("\u200d"))


def _dibuang(huruf: str) -> bool:
    jenis = unicodedata.category(huruf)
    return (
        (jenis == "Cc" and huruf not in "\n\t")
        or (jenis == "Cf" and huruf not in "\u200b\u200c\u200d")
        or jenis == "Cs"
    )


def _satuan(teks: str) -> list[str]:
    """Letters that are not plain, each with the marks that sit on it."""
    satuan: list[str] = []
    for huruf in teks:
        if satuan and unicodedata.category(huruf) in _TANDA and huruf != "\u200b":
            satuan[-1] += huruf
        else:
            satuan.append(huruf)
    return [satu for satu in satuan if not _BIASA.fullmatch(satu)]


def tergambar(daftar: Sequence[str]) -> list[bool]:
    """Whether each text comes out whole in regular and in bold."""
    if not daftar:
        return []
    masukan = {"huruf": HURUF, "isi": json.dumps(daftar), "keluarga": json.dumps(fonts().families())}
    gambar = typst.compile(
        _SUMBER.encode(), format="svg", font_paths=fonts(), ignore_system_fonts=True, sys_inputs=masukan
    )
    # First the missing glyph of each font, then each text in regular and in bold.
    kelompok: list[set[str]] = [set()]
    for glyph, warna in _GLYPH.findall(gambar.decode()):
        if warna == _PAGAR:
            kelompok.append(set())
        else:
            kelompok[-1].add(glyph)
    hilang = kelompok[0]
    # What leaves no mark at all may be a missing glyph without an outline: better its name.
    return [
        bool(biasa and tebal) and hilang.isdisjoint(biasa | tebal)
        for biasa, tebal in zip(kelompok[1::2], kelompok[2::2], strict=False)
    ]


def _tercetak(teks: str) -> str:
    for satuan in sorted(set(_satuan(teks)), key=len, reverse=True):
        # PDF/A forbids the private area even where a font fills it.
        if not _termuat[satuan] or any(unicodedata.category(h) == "Co" for h in satuan):
            teks = teks.replace(satuan, _sebut(satuan, None))
    return teks


def _sebut(teks: str, jenis: tuple[str, ...] | None) -> str:
    """Letters of these categories, or all that are not plain, by their names."""
    return "".join(_nama(h) if jenis is None or unicodedata.category(h) in jenis else h for h in teks)


def _nama(huruf: str) -> str:
    if _BIASA.fullmatch(huruf):
        return huruf
    return f"[{unicodedata.name(huruf, f'U+{ord(huruf):04X}')}]"


def _arah(teks: str) -> str | list[str]:
    for huruf in teks:
        if (arah := unicodedata.bidirectional(huruf)) in ("L", "R", "AL"):
            return teks if arah == "L" else [teks]
    return teks


def _kumpulkan(isi: Any, janggal: set[str]) -> None:
    if isinstance(isi, str):
        if not _BIASA.fullmatch(isi):
            janggal.add(isi)
    elif isinstance(isi, dict):
        for satu in isi.values():
            _kumpulkan(satu, janggal)
    elif isinstance(isi, list):
        for satu in isi:
            _kumpulkan(satu, janggal)


def _ganti(isi: Any, ganti: dict[str, str | list[str]]) -> Any:
    if isinstance(isi, str):
        return ganti.get(isi, isi)
    if isinstance(isi, dict):
        return {kunci: _ganti(satu, ganti) for kunci, satu in isi.items()}
    if isinstance(isi, list):
        return [_ganti(satu, ganti) for satu in isi]
    return isi
