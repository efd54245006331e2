"""Regulations named in a text. Pure: what is known is the list of the kerangka; a number that is not on it
may be sector law, or a slip of the pen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from fkp.forum.kerangka import Kerangka

# Of which minister, in a few words: "PermenPANRB", "Permen PAN-RB", "Peraturan Menteri Dalam Negeri".
_JENIS = {
    "uu": r"(?:undang[- ]undang|uu)\b",
    "pp": r"(?:peraturan pemerintah|pp)\b",
    "perpres": r"(?:peraturan presiden|perpres)\b",
    "permen": r"(?:peraturan menteri|permen)(?P<menteri>[a-z-]*(?:\s+(?!no\b|nomor\b)[a-z-]+){0,9}?)",
}
_CARI = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{jenis}>{pola})' for jenis, pola in _JENIS.items())})"
    r"(?:\s+(?:ri|republik indonesia)\b)?\s*,?\s*(?:(?:nomor|no)\b\.?\s*)?"
    r"(?P<nomor>\d{1,4})(?:\s*/\s*|\s+(?:tahun|thn|th)\b\.?\s*)(?P<tahun>\d{4})\b",
    re.IGNORECASE,
)

Jati = tuple[str, str, int, int]
"""Kind, minister, number and year: what makes two names the same regulation."""


@dataclass(frozen=True, slots=True)
class Asing:
    """A regulation that is not on the list: how the text calls it, and the name of one on the list that was
    perhaps meant."""

    sebutan: str
    mirip: str | None


def asing(teks: str, kerangka: Kerangka) -> list[Asing]:
    """Those that this text names and the list of the kerangka does not have, each once."""
    # A name may go on with the regulation that it carries out: the first is what it is.
    dikenal = {
        jati: satu.nama
        for satu in kerangka.daftar["dasar_hukum"]
        for jati, _ in islice(_disebut(satu.nama), 1)
    }
    hasil = dict[Jati, Asing]()
    for jati, sebutan in _disebut(teks):
        if jati not in dikenal and jati not in hasil:
            hasil[jati] = Asing(sebutan, next((n for j, n in dikenal.items() if _mirip(j, jati)), None))
    return list(hasil.values())


def _disebut(teks: str) -> Iterator[tuple[Jati, str]]:
    for cocok in _CARI.finditer(teks):
        jenis = next(satu for satu in _JENIS if cocok[satu])
        menteri = re.sub(r"[^a-z]", "", (cocok["menteri"] or "").lower())
        if menteri == "pan" or menteri.startswith("pendayagunaan"):
            menteri = "panrb"
        yield (jenis, menteri, int(cocok["nomor"]), int(cocok["tahun"])), " ".join(cocok[0].split())


def _mirip(satu: Jati, lain: Jati) -> bool:
    """The same but for the number, or but for the year."""
    return satu[:2] == lain[:2] and (satu[2] == lain[2] or satu[3] == lain[3])
