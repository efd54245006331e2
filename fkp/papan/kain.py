"""The cloth of the board: one cell for each promise, or strips of their share once there are too many to
count."""

from dataclasses import dataclass

from flask_babel import gettext as _

from fkp.formats import angka
from fkp.papan.queries import Ringkasan

LEBAR, TINGGI = 1098, 34
SEKOTAK = 120
"""So many cells are still seen one by one on a phone."""
TERSEMPIT = 14
"""A strip of few among thousands is still seen, and has room for its mark."""


@dataclass(frozen=True)
class Sel:
    """A cell: ``kelas`` is its look, ``x`` its left edge, ``lebar`` its width."""

    kelas: str
    x: float
    lebar: float


@dataclass(frozen=True)
class Kain:
    """The drawing, what it says in words, and its legend: look, words."""

    sel: tuple[Sel, ...]
    kalimat: str
    arti: tuple[tuple[str, str], ...]
    lebar: int = LEBAR
    tinggi: int = TINGGI


def kain(ringkas: Ringkasan) -> Kain:
    """The cloth of these promises: what is late first, what was kept last."""
    golongan = [
        ("late", ringkas.lewat, _("%(n)s lewat waktu", n=angka(ringkas.lewat))),
        ("go", ringkas.berjalan, _("%(n)s berjalan", n=angka(ringkas.berjalan))),
        ("none", ringkas.belum, _("%(n)s belum mulai", n=angka(ringkas.belum))),
        ("henti", ringkas.dihentikan, _("%(n)s dihentikan", n=angka(ringkas.dihentikan))),
        ("done", ringkas.ditepati, _("%(n)s ditepati", n=angka(ringkas.ditepati))),
    ]
    ada = [satu for satu in golongan if satu[1]]
    sebut = ", ".join(kata for _kelas, _n, kata in ada)
    if ringkas.jumlah <= SEKOTAK:
        sel = _kotak([kelas for kelas, n, _kata in ada for _ke in range(n)])
        kalimat = _("%(n)s kotak, satu kotak satu janji: %(sebut)s", n=ringkas.jumlah, sebut=sebut)
    else:
        sel = _pita([(kelas, n) for kelas, n, _kata in ada], ringkas.jumlah)
        kalimat = _("%(n)s janji, panjang pita menurut bagiannya: %(sebut)s", n=ringkas.jumlah, sebut=sebut)
    return Kain(tuple(sel), kalimat, tuple((kelas, kata) for kelas, _n, kata in ada))


def _kotak(kelas: list[str]) -> list[Sel]:
    langkah = LEBAR / max(1, len(kelas))
    # Few promises are still threads of one cloth, not bars.
    langkah = min(langkah, 60.0)
    return [Sel(satu, round(ke * langkah + 1, 2), round(langkah * 0.84, 2)) for ke, satu in enumerate(kelas)]


def _pita(golongan: list[tuple[str, int]], jumlah: int) -> list[Sel]:
    sisa = LEBAR - TERSEMPIT * len(golongan)
    sel, x = [], 0.0
    for kelas, n in golongan:
        lebar = TERSEMPIT + sisa * n / jumlah
        sel.append(Sel(kelas, round(x + 1, 2), round(lebar - 3, 2)))
        x += lebar
    return sel
