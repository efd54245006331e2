"""Formulas of a table become formulas of a sheet: the names that ``Rumus.pola`` may hold are put in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fkp.dokumen.laporan import Tabel

# A name stands alone in its braces; a constant array such as {25,65} is none and stays as it is.
_NAMA = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*(?::[^{}]*)?)\}")


class RumusSalah(ValueError):
    """A formula asks for a name that its table does not have, or for rows on another sheet."""


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a table lies on its sheet: numbers of its first and last body row (from 1), the row of each foot
    by its ``kunci``, the letter of each column that has a ``kunci``. ``terpotong`` when the body goes on on
    another sheet, so that ``{a}``, ``{z}`` and the foot would not mean the whole of it."""

    a: int
    z: int
    kaki: Mapping[str, int]
    kolom: Mapping[str, str]
    terpotong: bool = False
    _pecahan: dict[str, list[str]] = field(default_factory=dict)

    def resolve(self, pola: str, kolom: int, baris: int) -> str:
        """The formula for column ``kolom`` (from 0) and row ``baris`` (from 1). Raises RumusSalah."""
        pecahan = self._pecahan.get(pola)
        if pecahan is None:
            pecahan = self._pecahan[pola] = self._split(pola)
        hasil = pecahan.copy()
        for i in range(1, len(hasil), 2):
            if hasil[i] == "{k}":
                hasil[i] = huruf_kolom(kolom)
            elif hasil[i] == "{r}":
                hasil[i] = str(baris)
        return "".join(hasil)

    def _split(self, pola: str) -> list[str]:
        """Text and names in turn; what is the same for every cell is already put in, because one formula is
        written for each of a million rows."""
        pecahan = _NAMA.split(pola)
        for i in range(1, len(pecahan), 2):
            nama = pecahan[i]
            pecahan[i] = f"{{{nama}}}" if nama in ("k", "r") else self._tetap(nama, pola)
        return pecahan

    def _tetap(self, nama: str, pola: str) -> str:
        jenis, _, kunci = nama.partition(":")
        if jenis == "kolom" and kunci in self.kolom:
            return self.kolom[kunci]
        if nama in ("a", "z") or nama in self.kaki:
            if self.terpotong:
                raise RumusSalah(
                    f"rumus {pola!r} memakai {{{nama}}}, tetapi tabelnya berlanjut di lembar lain"
                )
            return str({"a": self.a, "z": self.z}[nama] if nama in ("a", "z") else self.kaki[nama])
        ada = ["k", "a", "z", "r", *self.kaki, *(f"kolom:{satu}" for satu in self.kolom)]
        raise RumusSalah(f"rumus {pola!r} memakai {{{nama}}}, yang tidak ada; yang ada: {', '.join(ada)}")


def huruf_kolom(kolom: int) -> str:
    """0 -> "A", 25 -> "Z", 26 -> "AA"."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def letak_of(tabel: Tabel, pertama: int, banyak: int, terpotong: bool = False) -> Letak:
    """Where a table lies whose body of ``banyak`` rows begins at row ``pertama`` (from 1)."""
    terakhir = pertama + banyak - 1
    return Letak(
        a=pertama,
        z=terakhir,
        kaki={satu.kunci: terakhir + i for i, satu in enumerate(tabel.kaki, start=1)},
        kolom={satu.kunci: huruf_kolom(i) for i, satu in enumerate(tabel.kolom) if satu.kunci},
        terpotong=terpotong,
    )
