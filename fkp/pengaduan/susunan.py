"""Classes, targets and stages of complaints as versioned data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
TERBARU = ("pengaduan", 1)
DICATAT, DITERUSKAN = "dicatat", "diteruskan"
"""The first stages: noted here, and handed on."""


@dataclass(frozen=True, slots=True)
class Kelas:
    """A class of complaints and the working days in which it should be answered; None where no source says.
    The data file grades each (``bukti``), and ``catatan`` of the list says it to readers."""

    kunci: str
    nama: str
    hari_kerja: int | None


@dataclass(frozen=True, slots=True)
class StatusPengaduan:
    """How far a case is. ``sebutan`` are other words for it, ``akhir`` when nothing more is awaited."""

    kunci: str
    nama: str
    sebutan: tuple[str, ...]
    akhir: bool


@dataclass(frozen=True, slots=True)
class Susunan:
    """One version of the lists; ``verifikasi`` are the working days in which a case is looked at."""

    catatan: str
    verifikasi: int
    kelas: tuple[Kelas, ...]
    status: tuple[StatusPengaduan, ...]

    def kelas_of(self, kunci: str) -> Kelas | None:
        """The class with that key; None when it is not known."""
        return next((satu for satu in self.kelas if satu.kunci == kunci), None)

    def nama_status(self, kunci: str) -> str:
        """The name of a stage; the key itself when this version does not have it."""
        return next((satu.nama for satu in self.status if satu.kunci == kunci), kunci)

    @property
    def akhir(self) -> frozenset[str]:
        """The stages after which nothing more is awaited."""
        return frozenset(satu.kunci for satu in self.status if satu.akhir)


@cache
def load_susunan(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> Susunan:
    """That version of the lists; FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{kode}-{versi}.toml").read_text(encoding="utf-8"))
    return Susunan(
        isi["catatan"],
        isi["verifikasi"]["hari_kerja"],
        tuple(Kelas(k["kunci"], k["nama"], k.get("hari_kerja")) for k in isi["kelas"]),
        tuple(
            StatusPengaduan(s["kunci"], s["nama"], tuple(s["sebutan"]), s.get("akhir", False))
            for s in isi["status"]
        ),
    )
