"""What a person agrees to before a unit keeps them in its contact book: versioned wording."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from fkp.bulan import bulan_lagi

DATA = Path(__file__).parent / "data"
TERBARU = "persetujuan-1"


@dataclass(frozen=True, slots=True)
class Persetujuan:
    """One wording. ``nama`` is what a contact keeps of it, ``simpan_bulan`` for how long it holds, ``cara``
    the ways in which consent is given, by key."""

    nama: str
    versi: int
    dasar: str
    tanya: str
    butir: tuple[tuple[str, str], ...]
    simpan_bulan: int
    cara: dict[str, str]

    def sampai(self, sejak: datetime) -> datetime:
        """The moment at which what was agreed to ``sejak`` ends; the last day of a shorter month counts."""
        return datetime.combine(bulan_lagi(sejak.date(), self.simpan_bulan), sejak.timetz())


@cache
def load_persetujuan(nama: str = TERBARU) -> Persetujuan:
    """That wording; FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{nama}.toml").read_text(encoding="utf-8"))
    return Persetujuan(
        f"{isi['kode']}-{isi['versi']}",
        isi["versi"],
        isi["dasar"],
        isi["tanya"],
        tuple((judul, teks.replace("{bulan}", str(isi["simpan_bulan"]))) for judul, teks in isi["butir"]),
        isi["simpan_bulan"],
        dict(isi["cara"]),
    )
