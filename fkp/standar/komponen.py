"""The components of a Standar Pelayanan as versioned data, in the order in which they are printed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
TERBARU = ("sp", 1)


@dataclass(frozen=True, slots=True)
class Komponen:
    """One component: ``kelompok`` is the key of its group, ``unsur`` the key of the SKM unsur that speaks of
    the same thing, empty without one."""

    kunci: str
    nama: str
    unsur: str
    kelompok: str


@dataclass(frozen=True, slots=True)
class Susunan:
    """One version of the list; ``kelompok`` maps the key of a group to its name."""

    kode: str
    versi: int
    dasar: str
    catatan: str
    kelompok: dict[str, str]
    komponen: tuple[Komponen, ...]

    def nama_of(self, kunci: str) -> str:
        """The name of a component; the key itself when this version does not have it."""
        return next((satu.nama for satu in self.komponen if satu.kunci == kunci), kunci)


@cache
def load_susunan(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> Susunan:
    """That version of the list; FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{kode}-{versi}.toml").read_text(encoding="utf-8"))
    return Susunan(
        isi["kode"],
        isi["versi"],
        isi["dasar"],
        isi["catatan"],
        {satu["kunci"]: satu["nama"] for satu in isi["kelompok"]},
        tuple(
            Komponen(kunci, nama, unsur, satu["kunci"])
            for satu in isi["kelompok"]
            for kunci, nama, unsur in satu["komponen"]
        ),
    )
