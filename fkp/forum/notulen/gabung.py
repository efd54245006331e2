"""Two people changed the same text: put both changes together, so that no word of either is lost. Pure.

A three-way merge of words. Changes that stand apart, with at least one word between them that neither side
touched, are simply both made. Where they meet, the words of both sides stand one after the other, and
``bertumpuk`` says that a person has to look.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_POTONG = re.compile(r"\s+|\S+")
TERMAHAL = 600_000
"""Pairs of the same word that are compared; a text of 4000 letters that somebody really wrote has fewer."""


@dataclass(frozen=True, slots=True)
class Gabungan:
    """The merged text; ``bertumpuk`` when both changed the same place."""

    teks: str
    bertumpuk: bool


@dataclass(frozen=True, slots=True)
class _Suntingan:
    """``kata[awal:akhir]`` of the text both began with became ``isi``, on one side."""

    awal: int
    akhir: int
    sisi: int
    isi: tuple[str, ...]


def gabung(dasar: str, kini: str, punya: str) -> Gabungan:
    """``dasar`` is what both began with, ``kini`` what somebody else made of it, ``punya`` what I made."""
    if punya in (dasar, kini):
        return Gabungan(kini, False)
    if kini == dasar:
        return Gabungan(punya, False)
    kata = _POTONG.findall(dasar)
    hasil: list[str] = []
    sampai, bertumpuk = 0, False
    for awal, akhir, kelompok in _kelompok(kata, [*_suntingan(kata, kini, 0), *_suntingan(kata, punya, 1)]):
        hasil += kata[sampai:awal]
        sampai = akhir
        sisi = {satu.sisi for satu in kelompok}
        dua = [_bagian(kata, awal, akhir, kelompok, satu) for satu in sorted(sisi)]
        if len(dua) == 1 or dua[0] == dua[1]:
            hasil.append(dua[0])
        else:
            bertumpuk = True
            hasil.append(_sambung(*dua))
    hasil += kata[sampai:]
    return Gabungan("".join(hasil), bertumpuk)


def _suntingan(kata: list[str], teks: str, sisi: int) -> Iterator[_Suntingan]:
    lain = _POTONG.findall(teks)
    banyak = Counter(lain)
    if sum(n * banyak[satu] for satu, n in Counter(kata).items()) > TERMAHAL:
        yield _sekaligus(kata, lain, sisi)
        return
    for jenis, a, b, c, d in SequenceMatcher(None, kata, lain, autojunk=False).get_opcodes():
        if jenis != "equal":
            yield _Suntingan(a, b, sisi, tuple(lain[c:d]))


def _sekaligus(kata: list[str], lain: list[str], sisi: int) -> _Suntingan:
    """Everything between what both begin and end with, as one change."""
    paling = min(len(kata), len(lain))
    awal = next((i for i in range(paling) if kata[i] != lain[i]), paling)
    sisa = paling - awal
    ekor = next((i for i in range(sisa) if kata[-1 - i] != lain[-1 - i]), sisa)
    return _Suntingan(awal, len(kata) - ekor, sisi, tuple(lain[awal : len(lain) - ekor]))


def _kelompok(kata: list[str], suntingan: list[_Suntingan]) -> Iterator[tuple[int, int, list[_Suntingan]]]:
    """Changes that have no untouched word between them, and from where to where they reach."""
    kelompok: list[_Suntingan] = []
    akhir = 0
    for satu in sorted(suntingan, key=lambda s: (s.awal, s.akhir, s.sisi)):
        if kelompok and any(k.strip() for k in kata[akhir : satu.awal]):
            yield kelompok[0].awal, akhir, kelompok
            kelompok = []
        akhir = max(akhir, satu.akhir) if kelompok else satu.akhir
        kelompok.append(satu)
    if kelompok:
        yield kelompok[0].awal, akhir, kelompok


def _bagian(kata: list[str], awal: int, akhir: int, kelompok: list[_Suntingan], sisi: int) -> str:
    """What one side made of this stretch."""
    hasil: list[str] = []
    for satu in kelompok:
        if satu.sisi == sisi:
            hasil += [*kata[awal : satu.awal], *satu.isi]
            awal = satu.akhir
    return "".join([*hasil, *kata[awal:akhir]])


def _sambung(kini: str, punya: str) -> str:
    if not kini.strip() or not punya.strip():
        return kini if kini.strip() else punya
    pemisah = "" if kini[-1].isspace() or punya[0].isspace() else " / "
    return f"{kini}{pemisah}{punya}"
