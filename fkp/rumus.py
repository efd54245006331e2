"""Texts that a spreadsheet would run as a formula (OWASP, CSV injection), and what is done about them.

Every table of ours quotes such a cell with ``tanpa_rumus``. The canonical answer file cannot: its bytes are
sealed. So a name that begins like a formula is refused where names are typed or imported.
"""

AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")


def seperti_rumus(teks: str) -> bool:
    """Whether a spreadsheet would try to run this text."""
    return teks.startswith(AWAL_RUMUS)


def tanpa_rumus(nilai: object) -> object:
    """The value as a cell that no spreadsheet will run; anything but a text is left as it is."""
    return f"'{nilai}" if isinstance(nilai, str) and seperti_rumus(nilai) else nilai
