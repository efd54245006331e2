"""Numbers as Indonesian text, for the sentences the library itself writes."""

from decimal import Decimal


def comma(nilai: Decimal, tanda: bool = False) -> str:
    """A decimal with a decimal comma, all its places kept; with `tanda` a plus or a true minus sign."""
    teks = format(nilai, "+f" if tanda else "f").replace(".", ",")
    return teks.replace("-", "−")
