"""The index by layanan and by group of respondents, and what must be hidden of it in public."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import pandas as pd

from surveys.aturan import Aturan
from surveys.frame import Layanan
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan, count
from surveys.instrumen import Instrumen
from surveys.scoring import ATURAN_BAKU, TanpaResponden, score_skm

TERKECIL = 5
"""Groups under this many people are hidden in everything public."""

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Rincian:
    """One group: `kode` is the layanan or the profile code (0: not answered), `hasil` None without answers.

    In a hidden group `responden` and `hasil` are both None and `tersembunyi` is True.
    """

    kode: Layanan
    nama: str
    responden: int | None
    hasil: HasilSkm | None
    tersembunyi: bool = False


def per_layanan(
    hitungan: Hitungan, aturan: Aturan = ATURAN_BAKU, nama: Mapping[Layanan, str] | None = None
) -> tuple[Rincian, ...]:
    """Respondents and index of each layanan; `nama` gives their printed names."""
    sebutan = nama or {}
    return tuple(
        Rincian(label, sebutan.get(label, _name(label)), n, _score(hitungan.untuk(label), aturan))
        for label, n in hitungan.responden_layanan.items()
    )


def per_profil(
    frame: pd.DataFrame, instrumen: Instrumen, kunci: str, aturan: Aturan = ATURAN_BAKU
) -> tuple[Rincian, ...]:
    """Respondents and index of each choice of a profile column, in printed order, "Tidak diisi" last if used.

    In a column where several choices may be ticked a respondent counts in each of them, so those groups
    overlap and do not add up to the total. Raises KeyError for a column the instrument does not have.
    """
    kolom = instrumen.kolom_of(kunci)
    kode = frame[kunci].fillna(0).astype("int64")
    kelompok = [
        (p.kode, p.nama, (kode & p.kode) != 0 if kolom.ganda else kode == p.kode) for p in kolom.pilihan
    ]
    if (kode == 0).any():
        kelompok.append((0, "Tidak diisi", kode == 0))
    hasil = []
    for satu, nama, baris in kelompok:
        hitungan = count(frame.loc[baris], instrumen)
        hasil.append(Rincian(satu, nama, hitungan.responden, _score(hitungan, aturan)))
    return tuple(hasil)


def hide_rincian(rincian: Sequence[Rincian], least: int = TERKECIL) -> tuple[Rincian, ...]:
    """The same groups as the public may see them: see `hide_small`."""
    tampak = hide_small({nomor: satu.responden or 0 for nomor, satu in enumerate(rincian)}, least)
    return tuple(
        satu if tampak[nomor] is not None else replace(satu, responden=None, hasil=None, tersembunyi=True)
        for nomor, satu in enumerate(rincian)
    )


def hide_small(counts: Mapping[K, int], least: int = TERKECIL) -> dict[K, int | None]:
    """Counts with small ones hidden (None) so that none can be worked out from the total and the others.

    Every group of 1..least-1 is hidden; an empty group tells nothing of anybody and stays. Then complementary
    suppression: as long as the hidden ones could be computed (only one, together fewer than `least`, or their
    sum leaves a single possibility: all 1 or all least-1), the smallest shown groups, equal ones
    together, are hidden too. When no group with people is left to show, the empty ones are hidden as well.
    Who publishes must also hide a total below `least`: with a single group that total is the count.
    """
    hidden = {kunci for kunci, n in counts.items() if 0 < n < least}
    if not hidden:
        return dict(counts)
    while _computable([counts[kunci] for kunci in hidden], least):
        shown = [n for kunci, n in counts.items() if kunci not in hidden and n]
        if not shown:
            break
        hidden |= {kunci for kunci, n in counts.items() if n == min(shown)}
    if all(n == 0 for kunci, n in counts.items() if kunci not in hidden):
        hidden = set(counts)
    return {kunci: None if kunci in hidden else n for kunci, n in counts.items()}


def _computable(hidden: list[int], least: int) -> bool:
    """A large group among the hidden could be any of them; small ones alone can be cornered by their sum."""
    k, total = len(hidden), sum(hidden)
    return k < 2 or total < least or (max(hidden) < least and total in (k, k * (least - 1)))


def _score(hitungan: Hitungan, aturan: Aturan) -> HasilSkm | None:
    try:
        return score_skm(hitungan, aturan)
    except TanpaResponden:
        return None


def _name(label: Layanan) -> str:
    return "Tidak disebutkan" if label is None else str(label)
