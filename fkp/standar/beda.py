"""What changed between two texts of a component, word by word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

TERBANYAK = 4_000_000
"""Comparing n words with m takes up to n times m steps; past this a text counts as replaced in whole."""


class Nasib(StrEnum):
    """What became of a piece of text."""

    SAMA = "sama"
    HAPUS = "hapus"
    TAMBAH = "tambah"


@dataclass(frozen=True)
class Potong:
    """A run of words that stayed, went or came. Line breaks are words of their own."""

    nasib: Nasib
    teks: str


def beda_kata(lama: str, baru: str) -> tuple[Potong, ...]:
    """The pieces of both texts in reading order: without those that went they are the new text, without
    those that came the old one (spaces aside)."""
    kiri, kanan = _kata(lama), _kata(baru)
    semua: Iterable[tuple[Nasib, list[str]]] = ((Nasib.HAPUS, kiri), (Nasib.TAMBAH, kanan))
    if len(kiri) * len(kanan) <= TERBANYAK:
        semua = _jalan(kiri, kanan)
    return tuple(Potong(nasib, " ".join(kata)) for nasib, kata in semua if kata)


def _jalan(kiri: list[str], kanan: list[str]) -> Iterator[tuple[Nasib, list[str]]]:
    for apa, a, b, c, d in SequenceMatcher(None, kiri, kanan, autojunk=False).get_opcodes():
        if apa == "equal":
            yield Nasib.SAMA, kiri[a:b]
        else:
            yield Nasib.HAPUS, kiri[a:b]
            yield Nasib.TAMBAH, kanan[c:d]


def _kata(teks: str) -> list[str]:
    return re.findall(r"\n|[^\s]+", teks)
