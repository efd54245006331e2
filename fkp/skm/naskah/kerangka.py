"""The outline of a report as versioned data: chapters, sections, what each holds, which text is drafted."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TERBARU = "skm-1"
"""The outline that new reports use."""


@dataclass(frozen=True, slots=True)
class Subbab:
    """A section. ``naskah`` is the key of its running text, empty without one; ``isi`` names what the builder
    puts under the text, in order."""

    judul: str
    naskah: str
    isi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bab:
    """A chapter, or an annex."""

    judul: str
    subbab: tuple[Subbab, ...]


@dataclass(frozen=True, slots=True)
class Kerangka:
    """An outline. ``bukti`` says how well it is known, ``berlaku_mulai`` from which day it is used (ISO,
    empty when not known)."""

    kode: str
    judul: str
    berlaku_mulai: str
    bukti: str
    bab: tuple[Bab, ...]

    @property
    def kunci_naskah(self) -> tuple[str, ...]:
        """Keys of all running texts, in printed order."""
        return tuple(s.naskah for bab in self.bab for s in bab.subbab if s.naskah)

    def judul_naskah(self, kunci: str) -> str:
        """The heading over a text. Raises KeyError."""
        return {s.naskah: s.judul for bab in self.bab for s in bab.subbab}[kunci]


@cache
def load_kerangka(kode: str = TERBARU) -> Kerangka:
    """The outline with this code. Raises KeyError for one that does not exist."""
    berkas = files("fkp.skm.naskah") / "data" / f"{kode}.toml"
    if not kode.replace("-", "").isalnum() or not berkas.is_file():
        raise KeyError(kode)
    data = tomllib.loads(berkas.read_text("utf-8"))
    return Kerangka(
        kode=kode,
        judul=data["judul"],
        berlaku_mulai=data["berlaku_mulai"],
        bukti=data["bukti"],
        bab=tuple(
            Bab(
                bab["judul"],
                tuple(
                    Subbab(s["judul"], s.get("naskah", ""), tuple(s.get("isi", ()))) for s in bab["subbab"]
                ),
            )
            for bab in data["bab"]
        ),
    )
