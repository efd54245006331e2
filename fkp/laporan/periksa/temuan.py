"""What a check found: the shapes that every part of it speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Putusan(StrEnum):
    """Equal to what was sealed, different from it, or nothing here that could tell."""

    SESUAI = "SESUAI"
    BERBEDA = "BERBEDA"
    TIDAK_PASTI = "TIDAK DAPAT DIPASTIKAN"


class TakTerpakai(ValueError):
    """Not a file that can be checked; the message is one Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Beda:
    """One difference and its place. ``disahkan`` is what was sealed, or what a recount gives; None when it
    cannot be known."""

    tempat: str
    tertulis: str
    disahkan: str | None

    def kalimat(self) -> str:
        """ "baris 17, kolom waktu: tertulis 2, yang disahkan 4"."""
        if self.disahkan is None:
            return f"{self.tempat}: tertulis {_sebut(self.tertulis)}"
        return f"{self.tempat}: tertulis {_sebut(self.tertulis)}, yang disahkan {_sebut(self.disahkan)}"


@dataclass(frozen=True, slots=True)
class Pokok:
    """One thing that was checked."""

    apa: str
    putusan: Putusan
    uraian: str
    beda: tuple[Beda, ...] = ()


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """A whole check. ``jenis`` says what the file is; ``kode``, ``alamat`` and ``sidik`` are those it names
    itself, empty without them; ``luar`` tells whether something from outside the file was compared."""

    jenis: str
    pokok: tuple[Pokok, ...]
    kode: str = ""
    alamat: str = ""
    sidik: str = ""
    versi: int | None = None
    luar: bool = False

    @property
    def putusan(self) -> Putusan:
        """Different as soon as one thing is; equal when everything is that was looked at."""
        return simpulkan([satu.putusan for satu in self.pokok])


def simpulkan(semua: Sequence[Putusan]) -> Putusan:
    """The verdict over several. One thing that could not be checked is enough not to say that all is well:
    a forger would leave everything else as it was."""
    for putusan in (Putusan.BERBEDA, Putusan.TIDAK_PASTI):
        if putusan in semua:
            return putusan
    return Putusan.SESUAI if semua else Putusan.TIDAK_PASTI


def sesuai(apa: str, uraian: str) -> Pokok:
    return Pokok(apa, Putusan.SESUAI, uraian)


def berbeda(apa: str, uraian: str, beda: Sequence[Beda] = ()) -> Pokok:
    return Pokok(apa, Putusan.BERBEDA, uraian, tuple(beda))


def tidak_pasti(apa: str, uraian: str) -> Pokok:
    return Pokok(apa, Putusan.TIDAK_PASTI, uraian)


def _sebut(nilai: str) -> str:
    bersih = "".join(h if h.isprintable() else "?" for h in " ".join(nilai.split()))
    return (bersih if len(bersih) <= 120 else bersih[:117] + "...") or "kosong"
