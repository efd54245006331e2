"""What both file readers hand over: a table of cell texts, and the one error for a file that cannot be
used."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

# The text of a formula cell whose result the file does not hold; no spreadsheet shows such a text itself.
TANPA_HASIL = "\x00rumus"


class BerkasTakTerbaca(ValueError):
    """The file cannot be used; the message is one Indonesian line that says why and what to do."""

    def __init__(self, pesan: str) -> None:
        super().__init__(one_line(pesan, 400))


@dataclass(frozen=True, slots=True)
class Tabel:
    """One reading of a file.

    `rows()` starts a fresh pass and yields every row in the file's own order, blank ones included, so that
    the n-th row is row n of the spreadsheet; rows may differ in length and cells are not yet trimmed.
    `tersembunyi()` counts the rows a spreadsheet hides; `tampak` is False for a hidden sheet. `gabungan()`
    are its merged cells, whose text stands in the first only.
    """

    nama: str
    rows: Callable[[], Iterator[Sequence[str]]]
    tersembunyi: Callable[[], int]
    tampak: bool = True
    gabungan: Callable[[], Sequence["Gabungan"]] = tuple


@dataclass(frozen=True, slots=True)
class Gabungan:
    """Cells merged into one: rows from 1, columns from 0, the last ones included."""

    baris: int
    kolom: int
    baris_akhir: int
    kolom_akhir: int


def one_line(teks: str, paling: int = 60) -> str:
    """A text from a stranger's file, safe inside one line of a message: no control characters, not too
    long."""
    rapi = " ".join("".join(huruf if huruf.isprintable() else " " for huruf in teks).split())
    return rapi if len(rapi) <= paling else rapi[: paling - 1].rstrip() + "…"


def cell_name(baris: int, kolom: int) -> str:
    """The spreadsheet's name of a cell, from its row (from 1) and column (from 0): `cell_name(5, 27)` is
    AB5."""
    huruf, kolom = "", kolom + 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return f"{huruf}{baris}"
