"""The clauses of a Maklumat Pelayanan as versioned data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
TERBARU = ("maklumat", 1)


@dataclass(frozen=True, slots=True)
class Klausul:
    """One clause: what it must say (``harus``), and a wording to start from (``baku``)."""

    kunci: str
    nama: str
    harus: str
    baku: str


@dataclass(frozen=True, slots=True)
class Susunan:
    """One version of the clauses; ``kata_terdikit`` are the words below which a clause says too little."""

    kode: str
    versi: int
    catatan: str
    kata_terdikit: int
    klausul: tuple[Klausul, ...]


@cache
def load_susunan(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> Susunan:
    """That version of the clauses; FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{kode}-{versi}.toml").read_text(encoding="utf-8"))
    return Susunan(
        isi["kode"],
        isi["versi"],
        isi["catatan"],
        isi["kata_terdikit"],
        tuple(Klausul(k["kunci"], k["nama"], k["harus"], k["baku"]) for k in isi["klausul"]),
    )
