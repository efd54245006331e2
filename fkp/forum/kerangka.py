"""The forms of a forum as versioned data: stages, columns, words, lists. The code knows no column title.

One TOML file a version in ``data``; a published version is never edited, and a forum keeps the one it began
with. ``bukti`` grades each part by evidence: V seen in a real document, S second hand, M not verified, D our
design.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
TERBARU = ("fkp", 1)
PENYELENGGARA = "O"
"""The key of the element that is not counted: the organiser."""


class KerangkaRusak(ValueError):
    """A file of forms cannot be used; the message names file and reason."""


@dataclass(frozen=True, slots=True)
class Butir:
    """A word of a list: its key, its name, and what else its entry says (``lain``)."""

    kunci: str
    nama: str
    lain: Mapping[str, Any]

    @property
    def pendek(self) -> str:
        """A shorter name, where there is one."""
        return str(self.lain.get("pendek", self.nama))

    @property
    def bukti(self) -> str:
        """How it is known; empty for what needs no evidence."""
        return str(self.lain.get("bukti", ""))


@dataclass(frozen=True, slots=True)
class KolomNaskah:
    """A column as printed: ``kunci`` says what stands in it, ``judul`` its title, ``lebar`` its share."""

    kunci: str
    judul: str
    lebar: float


@dataclass(frozen=True, slots=True)
class Kerangka:
    """One version of the forms. The lists are in the order in which they are printed."""

    kode: str
    versi: int
    nama: str
    dasar: str
    catatan: str
    daftar: Mapping[str, tuple[Butir, ...]]
    naskah: Mapping[str, Mapping[str, Any]]
    sidik: str
    """SHA-256 of everything the file says, whatever its comments and line ends."""

    @property
    def unsur(self) -> tuple[Butir, ...]:
        """The elements that are counted, without the organiser."""
        return tuple(satu for satu in self.daftar["unsur"] if satu.lain.get("dihitung", True))

    @property
    def unsur_semua(self) -> tuple[Butir, ...]:
        """The elements with the organiser last."""
        return self.daftar["unsur"]

    def butir(self, daftar: str, kunci: str) -> Butir:
        """That entry of that list; KeyError when there is none."""
        return {satu.kunci: satu for satu in self.daftar[daftar]}[kunci]

    def nama_of(self, daftar: str, kunci: str) -> str:
        """The name of that entry; the key itself when this version does not have it."""
        return next((satu.nama for satu in self.daftar[daftar] if satu.kunci == kunci), kunci)

    def kunci(self, daftar: str) -> frozenset[str]:
        """The keys of a list."""
        return frozenset(satu.kunci for satu in self.daftar[daftar])

    def kolom(self, naskah: str, nama: str = "kolom") -> tuple[KolomNaskah, ...]:
        """The columns of a form, such as ``berita_acara``; ``nama`` picks another table of it."""
        return tuple(KolomNaskah(k["kunci"], k["judul"], k["lebar"]) for k in self.naskah[naskah][nama])

    @property
    def hasil_baris(self) -> frozenset[str]:
        """The outcomes whose rows stand in the table of the berita acara."""
        return frozenset(satu.kunci for satu in self.daftar["hasil"] if satu.lain.get("baris"))


DAFTAR = (
    *("tahap", "unsur", "topik", "moda", "hasil", "kelas", "satuan"),
    *("peran_tim", "kebutuhan", "dasar_hukum"),
)
NASKAH = ("berita_acara", "daftar_hadir", "notulen", "rencana_aksi", "laporan")


@cache
def load_kerangka(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> Kerangka:
    """That version of the forms. Raises KerangkaRusak when there is none, or when it cannot be used."""
    berkas = DATA / f"{kode}-{versi}.toml"
    try:
        isi = tomllib.loads(berkas.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as salah:
        raise KerangkaRusak(f"{berkas.name}: tidak terbaca ({salah}).") from None
    try:
        return Kerangka(
            isi["kode"],
            isi["versi"],
            isi["nama"],
            isi["dasar"],
            isi["catatan"],
            {nama: _butir(berkas.name, nama, isi[nama]) for nama in DAFTAR},
            {nama: isi[nama] for nama in NASKAH},
            hashlib.sha256(json.dumps(isi, sort_keys=True, default=str).encode()).hexdigest(),
        )
    except KeyError as salah:
        raise KerangkaRusak(f"{berkas.name}: bagian {salah} tidak ada.") from None


def _butir(berkas: str, nama: str, isi: Sequence[Mapping[str, Any]]) -> tuple[Butir, ...]:
    semua = tuple(
        Butir(satu["kunci"], satu["nama"], {k: v for k, v in satu.items() if k not in ("kunci", "nama")})
        for satu in isi
    )
    if len({satu.kunci for satu in semua}) != len(semua):
        raise KerangkaRusak(f"{berkas}: ada kunci yang sama di {nama}.")
    return semua
