"""Codes that people read from paper and type: short, in one case, without characters that look alike."""

import secrets

ABJAD = "23456789abcdefghjkmnpqrstuvwxyz"
"""No 0 and o, no 1, i and l. The address of a survey reads upper case too."""

PANJANG_SURVEI = 6
PANJANG_PENGESAHAN = 12


def kode_survei() -> str:
    """A code for a survey, such as "k7qf2m": one of 887 million, so whoever stores it tries again when
    it is taken."""
    return kode_acak(PANJANG_SURVEI)


def kode_pengesahan() -> str:
    """A public verification code for a sealed version, such as "k7qf-2m9x-4trw"."""
    acak = kode_acak(PANJANG_PENGESAHAN)
    return "-".join(acak[i : i + 4] for i in range(0, PANJANG_PENGESAHAN, 4))


def kode_acak(panjang: int) -> str:
    """So many characters, each as likely as any other."""
    return "".join(secrets.choice(ABJAD) for _ in range(panjang))
