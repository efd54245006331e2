"""What is known of the duty to report, as versioned data with its evidence; the code names no letter."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BERKAS = Path(__file__).parent / "data" / "pelaporan-1.toml"
TINGKAT = {
    "V": "sudah dibaca pada sumbernya",
    "S": "dari sumber kedua, naskahnya belum kami baca",
    "M": "belum terverifikasi",
    "D": "rancangan aplikasi ini",
}
"""What each grade of evidence means to a reader."""


@dataclass(frozen=True, slots=True)
class Kewajiban:
    """The letter, what it asks for, how that is known, and what nobody here knows of it."""

    surat: str
    perihal: str
    bukti: str
    tidak_diketahui: tuple[str, ...]

    @property
    def kalimat(self) -> str:
        """The duty and its limits, for the page and the document alike."""
        *awal, akhir = self.tidak_diketahui
        return (
            f"Dasar: {self.surat} tentang {self.perihal} ({TINGKAT[self.bukti]}). "
            f"{', '.join(awal).capitalize()}, dan {akhir} menurut surat itu tidak kami ketahui, jadi susunan "
            "ini bukan formulir resmi. Cocokkan dengan permintaan pembina Anda."
        )


@cache
def kewajiban() -> Kewajiban:
    """The version in use."""
    isi = tomllib.loads(BERKAS.read_text(encoding="utf-8"))["kewajiban"]
    return Kewajiban(isi["surat"], isi["perihal"], isi["bukti"], tuple(isi["tidak_diketahui"]))
