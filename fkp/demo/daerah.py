"""The invented government, read from ``daerah.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

BERKAS = Path(__file__).with_name("daerah.toml")
PROVINSI = "Provinsi Contoh"


@dataclass(frozen=True)
class InstansiContoh:
    """One node; ``induk`` is the name of the node above, empty at the root."""

    nama: str
    induk: str
    jenis: str
    singkatan: str


@dataclass(frozen=True)
class LayananContoh:
    """``populasi``: people served in a quarter. ``puas``: how much better (or worse) it is liked than the
    unit, on the scale 1..4. ``gratis``: nobody pays."""

    nama: str
    populasi: int
    puas: float = 0.0
    gratis: bool = True


@dataclass(frozen=True)
class UnitContoh:
    """One unit and the people it serves; the columns are explained in ``daerah.toml``. ``gerai`` are
    layanan of other units under its roof, as (key of the unit, name of the layanan)."""

    kunci: str
    nama: str
    singkatan: str
    instansi: str
    alamat: str
    jam: str
    zona: str
    petugas: str
    pimpinan: str
    warga: str
    ranah: str
    responden: int
    puas: float
    layanan: tuple[LayananContoh, ...]
    unsur: Mapping[str, float] = field(default_factory=dict)
    tren: tuple[float, ...] = (0.0,)
    jenis: str = "upp"
    gerai: tuple[tuple[str, str], ...] = ()
    instrumen: str = "skm-9"
    ragam: str = "umum"

    def tren_of(self, ke: int) -> float:
        """The shift in period ``ke``: 0 the running one, -1 the one before; flat further back."""
        return self.tren[max(ke - 1, -len(self.tren))] if ke <= 0 else self.tren[-1]


@dataclass(frozen=True)
class Daerah:
    instansi: tuple[InstansiContoh, ...]
    unit: tuple[UnitContoh, ...]

    def unit_of(self, kunci: str) -> UnitContoh:
        """The unit with this key; KeyError when there is none."""
        return {u.kunci: u for u in self.unit}[kunci]

    def ditanyakan(self, unit: UnitContoh) -> tuple[tuple[str, LayananContoh], ...]:
        """Every layanan that a survey of ``unit`` asks about, its own first, as (key of the unit that
        serves it, layanan)."""
        tamu = [
            (kunci, satu)
            for kunci, nama in unit.gerai
            for satu in self.unit_of(kunci).layanan
            if satu.nama == nama
        ]
        return (*((unit.kunci, satu) for satu in unit.layanan), *tamu)


@cache
def load_daerah() -> Daerah:
    """Provinsi Contoh."""
    isi = tomllib.loads(BERKAS.read_text(encoding="utf-8"))
    return Daerah(
        instansi=tuple(InstansiContoh(nama, *baris) for nama, baris in isi["instansi"].items()),
        unit=tuple(_unit(satu) for satu in isi["unit"]),
    )


def _unit(isi: dict[str, Any]) -> UnitContoh:
    banyak = {k: tuple(isi[k]) for k in ("tren",) if k in isi}
    return UnitContoh(
        **{
            **isi,
            **banyak,
            "gerai": tuple((kunci, nama) for kunci, nama in isi.get("gerai", ())),
            "layanan": tuple(LayananContoh(**satu) for satu in isi["layanan"]),
        }
    )
