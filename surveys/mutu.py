"""The one rounding, and the letter table of PermenPANRB 14/2017.

The printed bands leave gaps (64.99/65.00, 76.60/76.61, 88.30/88.31). An index is therefore rounded half up to
two decimals first and classified after that: no rounded value falls in a gap, and the letter always belongs
to the number that is printed.
"""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction


class Mutu(StrEnum):
    """Letter of service quality, best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def kinerja(self) -> str:
        """The words of the letter."""
        return _KINERJA[self]


_KINERJA = {Mutu.A: "Sangat Baik", Mutu.B: "Baik", Mutu.C: "Kurang Baik", Mutu.D: "Tidak Baik"}

BATAS: dict[Mutu, Decimal] = {
    Mutu.A: Decimal("88.31"),
    Mutu.B: Decimal("76.61"),
    Mutu.C: Decimal("65.00"),
}
"""Lowest IKM of each letter; D is everything below."""


def round_once(nilai: Fraction, desimal: int = 2) -> Decimal:
    """Round an exact fraction half up (away from zero) to `desimal` places, never through a float."""
    kali = 10**desimal
    bulat = (2 * abs(nilai.numerator) * kali + nilai.denominator) // (2 * nilai.denominator)
    return Decimal(f"{-bulat if nilai < 0 else bulat}E-{desimal}")


def mutu_of(ikm: Decimal) -> Mutu:
    """Letter of an IKM (25..100), which is first rounded half up to two decimals as it is printed."""
    tercetak = ikm.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    for mutu, terendah in BATAS.items():
        if tercetak >= terendah:
            return mutu
    return Mutu.D
