"""What a follower agrees to, and why a reason is not shown: versioned wording."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
TERBARU = "kabar-1"


@dataclass(frozen=True, slots=True)
class PersetujuanKabar:
    """One wording. ``nama`` is what a follower keeps of it, ``setuju`` stands beside the box, ``butir`` are
    pairs of what and how, with gaps. ``tolak`` has, by key, the name of a reason not to show a text and what
    it means."""

    nama: str
    dasar: str
    setuju: str
    butir: tuple[tuple[str, str], ...]
    tolak: dict[str, tuple[str, str]]

    def terisi(self, **isi: object) -> list[tuple[str, str]]:
        """The pairs with their gaps filled: ``hari_tunggu``, ``hari_surat``, ``kontak``."""
        return [(apa, bagaimana.format(**isi)) for apa, bagaimana in self.butir]


@cache
def load_kabar(nama: str = TERBARU) -> PersetujuanKabar:
    """That wording; FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{nama}.toml").read_text(encoding="utf-8"))
    return PersetujuanKabar(
        nama=f"{isi['kode']}-{isi['versi']}",
        dasar=isi["dasar"],
        setuju=isi["setuju"],
        butir=tuple((apa, bagaimana) for apa, bagaimana in isi["butir"]),
        tolak={kunci: (sebutan, arti) for kunci, sebutan, arti in isi["tolak"]},
    )
