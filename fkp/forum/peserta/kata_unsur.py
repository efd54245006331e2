"""The words by which people name an element: one list for pasted names and for forums of earlier years."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fkp.forum.kerangka import DATA, Kerangka
from fkp.ketikan import rapikan

KATA = "kata-unsur-1"


def kata_unsur(kerangka: Kerangka) -> Mapping[str, str]:
    """The key of an element by every word that names it and no other: key, name, short name, an example, a
    single word of those; "1" for the first; and the words of the list, which win."""
    kata: dict[str, set[str]] = {}
    for urutan, satu in enumerate(kerangka.unsur_semua, 1):
        bagian = (*satu.nama.split(","), *str(satu.lain.get("contoh", "")).split(","))
        lepas = {k for teks in bagian for k in teks.split() if len(k) > 2}
        for sebutan in {satu.kunci, satu.nama, satu.pendek, str(urutan), *bagian, *lepas}:
            kata.setdefault(rapikan(sebutan).lower(), set()).add(satu.kunci)
    dikenal = kerangka.kunci("unsur")
    pasti = {k: unsur for unsur, semua in _daftar(DATA).items() if unsur in dikenal for k in semua}
    return {sebutan: next(iter(kunci)) for sebutan, kunci in kata.items() if len(kunci) == 1} | pasti


@cache
def _daftar(folder: Path) -> Mapping[str, list[str]]:
    isi = tomllib.loads((folder / f"{KATA}.toml").read_text(encoding="utf-8"))
    kata: Mapping[str, list[str]] = isi["kata"]
    return kata
