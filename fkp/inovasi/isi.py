"""What is written on a card, and how it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fkp.galat import Galat, IsianSalah

OBJEK = "kartu inovasi"

WAJIB = {
    "judul": "judul",
    "masalah": "masalahnya",
    "solusi": "yang dilakukan",
    "mulai": "sejak kapan berjalan",
    "hasil": "hasilnya",
    "kebutuhan": "yang diperlukan untuk menirunya",
}
"""What everyone needs to learn from a card, and how a sentence names it."""


@dataclass(frozen=True)
class IsiKartu:
    """The text of a card; ``unsur`` is a key of ``surveys.unsur`` or empty."""

    judul: str
    masalah: str
    solusi: str
    mulai: date | None
    hasil: str
    biaya: str
    kebutuhan: str
    unsur: str


class KartuSalah(Galat):
    """This card cannot be made or changed so."""


class KartuBernomor(IsianSalah):
    """The card holds a number or an address of somebody, and everyone reads it."""


class KartuBelumLengkap(Galat):
    """The card lacks what everyone needs to learn from it; ``kurang`` are keys of WAJIB."""

    def __init__(self, kurang: Sequence[str]) -> None:
        super().__init__(f"Kartu belum dapat terbit. Isi dulu: {', '.join(WAJIB[satu] for satu in kurang)}.")
        self.kurang = list(kurang)
