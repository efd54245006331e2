"""Values out of a file of strangers: whatever they are, as texts and lists of texts."""

import re
from collections.abc import Mapping
from typing import Any

from fkp.ketikan import rapikan, rapikan_paragraf

KOSONG: tuple[Any, ...] = (None, "", [], {})
"""What says nothing."""


class Bacaan:
    """A record that notes what was read of it: ``sisa`` are the keys that nobody asked for, ``perhatian``
    what whoever imports it should know."""

    def __init__(self, isi: Mapping[str, Any]) -> None:
        self._isi = isi
        self._dibaca: set[str] = set()
        self.perhatian: list[str] = []

    def ambil(self, *kunci: str) -> Any:
        """The first of these that says something; None when none does."""
        for satu in kunci:
            if satu in self._isi:
                self._dibaca.add(satu)
                if self._isi[satu] not in KOSONG:
                    return self._isi[satu]
        return None

    def kenal(self, *kunci: str) -> None:
        """Count these as read: they are known, and stay in the record itself."""
        self._dibaca.update(kunci)

    def muat(self, teks: str, panjang: int, sebutan: str) -> str:
        """The text, cut where its column ends; the record itself keeps it whole."""
        if len(teks) <= panjang:
            return teks
        self.perhatian.append(f"{sebutan} dipotong setelah {panjang - 1} huruf; lengkapnya di rekaman asli")
        return f"{teks[: panjang - 1].rstrip()}…"

    @property
    def sisa(self) -> list[str]:
        """The keys that were not read, in their order."""
        return [kunci for kunci in self._isi if kunci not in self._dibaca]


def ambil(isi: Mapping[str, Any], *kunci: str) -> Any:
    """The first of these keys that says something."""
    return Bacaan(isi).ambil(*kunci)


def satu_baris(nilai: object) -> str:
    """Anything as one line of text: a list joined, True and None as nothing, 2025.0 as 2025."""
    return rapikan("; ".join(daftar(nilai)))


def rata(teks: str) -> str:
    """A text for comparing: capitals, punctuation and spaces make no difference."""
    return " ".join(re.findall(r"[^\W_]+", teks.casefold()))


def paragraf(nilai: object) -> str:
    """Anything as text of several lines."""
    return "\n".join(daftar(nilai))


def daftar(nilai: object) -> list[str]:
    """Anything as a list of texts; empty ones go. A record becomes "key: value" texts."""
    match nilai:
        case None | bool():
            return []
        case str():
            teks = rapikan_paragraf(nilai)
            return [teks] if teks else []
        case dict():
            return [f"{k}: {teks}" for k, v in nilai.items() if (teks := satu_baris(v))]
        case list() | tuple():
            return [teks for satu in nilai for teks in _satu(satu)]
        case float() if nilai.is_integer():
            return [str(int(nilai))]
        case _:
            return [str(nilai)]


def _satu(nilai: object) -> list[str]:
    return [", ".join(daftar(nilai))] if isinstance(nilai, dict) and nilai else daftar(nilai)


def benar(nilai: object) -> bool:
    """Whether it says yes: true, 1, "ya"."""
    return nilai is True or satu_baris(nilai).casefold() in ("1", "ya", "yes", "true", "benar")


def angka_pertama(nilai: object) -> int | None:
    """39, "39 orang", 39.0; None for anything that names no count a column can hold."""
    teks = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", satu_baris(nilai))  # "1.200 orang"
    cocok = re.search(r"(?<![\d-])\d{1,6}(?!\d)", teks)
    return int(cocok[0]) if cocok else None
