"""Small pieces of report prose that several sections share. It is Indonesian and never translated."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from fkp.formats import angka
from surveys.hasil import HasilSkm, NilaiUnsur
from surveys.mutu import Mutu, round_once

POKOK = 3
"""How many lowest and how many highest unsur a report speaks of."""


def alinea(*kalimat: str) -> str:
    """One paragraph of those sentences that say anything."""
    return " ".join(satu for satu in kalimat if satu)


def naskah(*alinea_: str) -> str:
    """Paragraphs, one a line; empty ones are left out."""
    return "\n".join(satu for satu in alinea_ if satu)


def daftar(bagian: Sequence[str]) -> str:
    """ "A", "A dan B", "A, B, dan C"; with semicolons when a part holds a comma or an "and" of its own, as
    the names of unsur do."""
    *awal, akhir = bagian
    if not awal:
        return akhir
    if any("," in satu or " dan " in satu for satu in bagian):
        return "; ".join([*awal, f"dan {akhir}"])
    return f"{', '.join(awal)}{',' if len(awal) > 1 else ''} dan {akhir}"


def huruf(mutu: Mutu | None) -> str:
    """ "mutu B (Baik)", empty when the method gives no letter."""
    return f"mutu {mutu} ({mutu.kinerja})" if mutu else ""


def nilai_huruf(ikm: Decimal, mutu: Mutu | None) -> str:
    """ "84,02, mutu B (Baik)"."""
    return ", ".join(satu for satu in (angka(ikm), huruf(mutu)) if satu)


def nilai_sisip(ikm: Decimal, mutu: Mutu | None) -> str:
    """ "84,02, mutu B, Baik", for use between brackets, where a second pair reads badly."""
    return f"{angka(ikm)}, mutu {mutu}, {mutu.kinerja}" if mutu else angka(ikm)


def persen(bagian: int, semua: int) -> str:
    """ "54,2%", rounded once."""
    return f"{angka(round_once(Fraction(100 * bagian, semua), 1))}%"


def banyak_pokok(hasil: HasilSkm) -> int:
    """How many unsur count as lowest (and as highest): three, fewer where the two would overlap."""
    return min(POKOK, max(1, len(hasil.unsur) // 2))


def sebut_unsur(urut: Sequence[NilaiUnsur]) -> str:
    """These unsur in their order with value and letter; neighbours with one printed value share it."""
    bagian = []
    for ikm, kelompok in groupby(urut, key=lambda satu: satu.ikm):
        seri = list(kelompok)
        nilai = nilai_sisip(ikm, seri[0].mutu)
        if len(seri) == 1:
            bagian.append(f"{seri[0].nama} ({nilai})")
        else:
            bagian.append(f"{' serta '.join(satu.nama for satu in seri)} (nilainya sama, {nilai})")
    return daftar(bagian)


def seri_di_luar(hasil: HasilSkm, terpilih: Sequence[NilaiUnsur]) -> list[NilaiUnsur]:
    """Unsur that were not chosen although their printed value is that of the last one chosen."""
    return [satu for satu in hasil.unsur if satu not in terpilih and satu.ikm == terpilih[-1].ikm]


def rata_semua(hasil: HasilSkm) -> bool:
    """Whether all unsur, more than one, have the same printed value."""
    return len(hasil.unsur) > 1 and len({satu.ikm for satu in hasil.unsur}) == 1


def nama_unsur(satu: Sequence[NilaiUnsur]) -> str:
    """Their names alone, as a list."""
    return daftar([u.nama for u in satu])
