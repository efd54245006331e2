"""The words of sheets of earlier forums: titles of columns, labels above the table, words that say nothing.

Versioned data (``data/lembar-1.toml``), because agencies name the same column in many ways. Pure.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fkp.forum.arsip.bacaan import rata

DATA = Path(__file__).parent / "data"
TERBARU = ("lembar", 1)
JUDUL_TERPANJANG, KOSONG_TERPANJANG = 80, 200
"""Characters of a title, and of words that only fill a place; what is longer says something."""


@dataclass(frozen=True, slots=True)
class Istilah:
    """One version of the words, all as ``rata`` has them. ``templat`` are the columns of our own template
    (key and title), ``nama`` the title of every column."""

    templat: tuple[tuple[str, str], ...]
    nama: Mapping[str, str]
    sebutan: Mapping[str, str]
    awal: tuple[tuple[str, str], ...]
    kepala: Mapping[str, str]
    unit: tuple[str, ...]
    penutup: frozenset[str]
    penutup_awal: tuple[str, ...]
    orang: frozenset[str]
    pribadi: frozenset[str]
    jumlah: frozenset[str]
    moda: Mapping[str, tuple[str, ...]]
    kosong: frozenset[str]
    kosong_awal: tuple[str, ...]
    sama: frozenset[str]

    def kolom(self, judul: str) -> str:
        """The key of the column with this title; "" for a title that nobody knows."""
        kata = rata(judul)
        if not kata or len(judul) > JUDUL_TERPANJANG:
            return ""
        if kata in self.sebutan:
            return self.sebutan[kata]
        return next((kunci for awal, kunci in self.awal if berawal(kata, awal)), "")


def berawal(kata: str, awal: str) -> bool:
    """Whether the words begin with these words, whole."""
    return kata == awal or kata.startswith(f"{awal} ")


def tak_berisi(teks: str) -> bool:
    """Whether these words only fill a place: "-", "n/a", "belum ditentukan"; of a list, all of them."""
    if len(teks) > KOSONG_TERPANJANG:
        return False
    istilah = load_istilah()
    semua = [rata(satu) for satu in re.split("[;,]", teks)]
    return all(k in istilah.kosong or any(berawal(k, a) for a in istilah.kosong_awal) for k in semua)


@cache
def load_istilah(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> Istilah:
    """That version of the words; FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{kode}-{versi}.toml").read_text(encoding="utf-8"))
    kolom, baris = isi["kolom"], isi["baris"]
    awal = {rata(a): k["kunci"] for k in kolom for a in k.get("awal", ())}
    return Istilah(
        templat=tuple((k["kunci"], k["nama"]) for k in kolom if k.get("templat", True)),
        nama={k["kunci"]: k["nama"] for k in kolom},
        sebutan={rata(s): k["kunci"] for k in kolom for s in (k["nama"], *k.get("sebutan", ()))},
        awal=tuple(sorted(awal.items(), key=lambda satu: -len(satu[0]))),
        kepala={rata(s): kunci for kunci, semua in isi["kepala"].items() for s in semua},
        unit=tuple(rata(s) for s in baris["unit"]),
        penutup=frozenset(rata(s) for s in baris["penutup"]),
        penutup_awal=tuple(rata(s) for s in baris["penutup_awal"]),
        orang=frozenset(rata(s) for s in baris["orang"]),
        pribadi=frozenset(rata(s) for s in baris["pribadi"]),
        jumlah=frozenset(rata(s) for s in baris["jumlah"]),
        moda={kunci: tuple(rata(s) for s in semua) for kunci, semua in isi["moda"].items()},
        kosong=frozenset(rata(s) for s in isi["kosong"]["kata"]),
        kosong_awal=tuple(rata(s) for s in isi["kosong"]["awal"]),
        sama=frozenset(s.casefold() for s in isi["sama"]["tanda"]),
    )
