"""A recap on the page: cells of the cloth, and the table of units in the order that is asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from fkp.laporan.rekap.daftar import Kemajuan
from fkp.laporan.rekap.susun import BarisUnit, Kelompok, Rekap
from fkp.potongan import Lembar, potong_baris

SEBARIS = 25
"""Cells in a row of the cloth; 8 units of the drawing from one to the next."""


@dataclass(frozen=True)
class Kain:
    """One branch as cloth, a cell a unit: height of the drawing, and a path for each kind of cell."""

    tinggi: int
    jalur: tuple[tuple[str, str], ...]


def kain(kelompok: Kelompok) -> Kain:
    """Best letter first, those without a result last. Letters C and D carry a mark, so that they can be told
    apart without colour."""
    urut = sorted(_jenis(b) for b in kelompok.baris)
    tempat: dict[str, list[tuple[int, int]]] = {}
    for i, jenis in enumerate(urut):
        tempat.setdefault(jenis.lower(), []).append((i % SEBARIS * 8, i // SEBARIS * 8))
    jalur: list[tuple[str, str]] = [
        (kelas, "".join(f"M{x} {y}h7v7h-7z" for x, y in tempat[kelas]))
        for kelas in ("a", "b", "c", "d")
        if kelas in tempat
    ]
    kosong = "".join(f"M{x}.5 {y}.5h6v6h-6z" for x, y in tempat.get("kosong", []))
    silang = "".join(f"M{x} {y + 3}h7v1h-7z" for x, y in tempat.get("c", []))
    silang += "".join(f"M{x + 1} {y + 3}.5l2.5-2.5 2.5 2.5-2.5 2.5z" for x, y in tempat.get("d", []))
    jalur += [(kelas, isi) for kelas, isi in (("none", kosong), ("silang", silang)) if isi]
    return Kain(-(-len(urut) // SEBARIS) * 8, tuple(jalur))


def _jenis(b: BarisUnit) -> str:
    return b.nilai.mutu if b.nilai is not None and b.nilai.mutu else "kosong"


URUT: dict[str, Callable[[BarisUnit], object]] = {
    "unit": lambda b: b.unit.nama.casefold(),
    "instansi": lambda b: (b.unit.instansi.casefold(), b.unit.nama.casefold()),
    "ikm": lambda b: b.nilai.ikm if b.nilai else Decimal(0),
    "responden": lambda b: b.nilai.responden if b.nilai else 0,
    "perubahan": lambda b: b.perubahan if b.perubahan is not None else Decimal(1000),
}
"""How the table can be ordered."""


def lembar_unit(rekap: Rekap, urut: str, turun: bool, minta: str | None) -> Lembar[BarisUnit]:
    """A page of the units with figures."""
    baris: list[BarisUnit] = sorted(rekap.lapor, key=URUT[urut], reverse=turun)  # type: ignore[arg-type]
    return potong_baris(baris, minta)


def banyak_kemajuan(baris: Iterable[BarisUnit]) -> list[tuple[Kemajuan, int]]:
    """How many units are how far, the furthest behind first; none of a kind is left out."""
    semua = [Kemajuan(b.unit.kemajuan) for b in baris]
    return [(k, semua.count(k)) for k in Kemajuan if k in semua]
