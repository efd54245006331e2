"""The fields of a KIPP proposal as versioned data, and what a card already says of each."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask_babel import force_locale

from fkp.formats import tanggal
from fkp.inovasi.bukti import baca_bukti
from fkp.inovasi.models import KartuInovasi
from fkp.putaran.tampil import kata_putaran

DATA = Path(__file__).parent / "data"
TERBARU = ("kipp", 1)


@dataclass(frozen=True, slots=True)
class Isian:
    """One field: ``awal`` names what of a card it starts from, empty where a card says nothing of it."""

    kunci: str
    nama: str
    petunjuk: str
    awal: str


@dataclass(frozen=True, slots=True)
class Formulir:
    """One version of the form. ``derajat`` says how well it is known (S: from a secondary source)."""

    kode: str
    versi: int
    nama: str
    derajat: str
    catatan: str
    isian: tuple[Isian, ...]


@cache
def load_formulir(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> Formulir:
    """That version of the form. FileNotFoundError when there is none, KeyError for a field that starts from
    something no card has."""
    isi = tomllib.loads((DATA / f"{kode}-{versi}.toml").read_text(encoding="utf-8"))
    isian = tuple(
        Isian(satu["kunci"], satu["nama"], satu.get("petunjuk", ""), satu.get("awal", ""))
        for satu in isi["isian"]
    )
    for satu in isian:
        if satu.awal and satu.awal not in _AWAL:
            raise KeyError(f"{kode}-{versi}.toml, {satu.kunci}: '{satu.awal}'")
    return Formulir(isi["kode"], isi["versi"], isi["nama"], isi["derajat"], isi["catatan"], isian)


def isi_awal(formulir: Formulir, kartu: KartuInovasi, tiruan: Sequence[KartuInovasi]) -> Mapping[str, str]:
    """For each field what the card says of it, in Indonesian; empty where it says nothing."""
    with force_locale("id"):
        return {satu.kunci: _AWAL[satu.awal](kartu, tiruan) if satu.awal else "" for satu in formulir.isian}


def kalimat_bukti(kartu: KartuInovasi) -> str:
    """What the surveys say, in sentences; empty without evidence."""
    p = baca_bukti(kartu.bukti)
    if p is None:
        return ""
    kata = kata_putaran(p)
    return " ".join(satu for satu in (f"{kata.judul}.", kata.putusan, *kata.catatan, kata.batas) if satu)


def _ringkasan(kartu: KartuInovasi, _tiruan: Sequence[KartuInovasi]) -> str:
    return "\n".join(satu for satu in (kartu.masalah, kartu.solusi, kartu.hasil) if satu)


def _hasil(kartu: KartuInovasi, _tiruan: Sequence[KartuInovasi]) -> str:
    return "\n".join(satu for satu in (kartu.hasil, kalimat_bukti(kartu)) if satu)


def _tiruan(_kartu: KartuInovasi, tiruan: Sequence[KartuInovasi]) -> str:
    if not tiruan:
        return ""
    return f"Sudah ditiru {len(tiruan)} unit: {', '.join(satu.unit.nama for satu in tiruan)}."


_AWAL: dict[str, Callable[[KartuInovasi, Sequence[KartuInovasi]], str]] = {
    "judul": lambda kartu, _t: kartu.judul,
    "mulai": lambda kartu, _t: tanggal(kartu.mulai) if kartu.mulai else "",
    "kelompok": lambda kartu, _t: "Replikasi" if kartu.asal_id else "",
    "ringkasan": _ringkasan,
    "masalah": lambda kartu, _t: kartu.masalah,
    "solusi": lambda kartu, _t: kartu.solusi,
    "hasil": _hasil,
    "kebutuhan": lambda kartu, _t: kartu.kebutuhan,
    "tiruan": _tiruan,
    "biaya": lambda kartu, _t: kartu.biaya,
}
"""What a field may start from."""
