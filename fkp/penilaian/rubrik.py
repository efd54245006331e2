"""The indicators as versioned data: steps, weights, sources, how borders are read, what contradicts what."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
TERBARU = ("pekppp", 1)
TERTINGGI = 5


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of media in which something is made known."""

    kunci: str
    nama: str
    elektronik: bool


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indicator: ``langkah`` are the words of the scores 0 to 5, ``bukti`` the grade of its sources,
    ``bacaan`` how we read it, ``bertentangan`` where the sources differ. ``bulan`` and ``batas`` are its
    limits in months and percent, ``instrumen`` the questionnaires that follow the regulation."""

    kunci: str
    kode: str
    nama: str
    bobot: int
    bukti: str
    sumber: tuple[str, ...]
    langkah: tuple[str, ...]
    bacaan: tuple[str, ...]
    bertentangan: tuple[str, ...]
    bulan: tuple[int, ...] = ()
    batas: tuple[int, ...] = ()
    instrumen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rubrik:
    """One version of them, in their printed order. ``pernyataan`` says how far all of it is known."""

    kode: str
    versi: int
    dasar: str
    pernyataan: str
    bobot_bertentangan: str
    media: tuple[Media, ...]
    indikator: Mapping[str, Indikator]


@cache
def load_rubrik(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> Rubrik:
    """That version; FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{kode}-{versi}.toml").read_text(encoding="utf-8"))
    sumber = {satu["kunci"]: satu["nama"] for satu in isi["sumber"]}
    semua = [_indikator(satu, sumber) for satu in isi["indikator"]]
    return Rubrik(
        isi["kode"],
        isi["versi"],
        isi["dasar"],
        isi["pernyataan"],
        isi["bobot_bertentangan"],
        tuple(Media(**satu) for satu in isi["media"]),
        {satu.kunci: satu for satu in semua},
    )


def _indikator(isi: Mapping[str, Any], sumber: Mapping[str, str]) -> Indikator:
    daftar: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in isi.items()}
    daftar["sumber"] = tuple(sumber[kunci] for kunci in isi["sumber"])
    return Indikator(**daftar)
