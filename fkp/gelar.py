"""Titles before and after a name. Where an office is asked for they tell that somebody typed a person; a name
without any cannot be told from the name of an office."""

import re

_DEPAN = r"(?:prof|dr|drg|drh|drs|dra|ir|hj|h|kh|ns|apt|bpk|sdr|sdri|ny|tn)"
_LEMBAGA = re.compile(
    rf"\b(?:RS[A-Z]*|Rumah Sakit(?: \w+)*?|Puskesmas|Klinik|Gedung|Balai|Jalan|Jl\.?)\s+(?:{_DEPAN}\.\s*)+",
    re.IGNORECASE,
)
"""Hospitals, houses and streets are named after people."""
_BELAKANG = "|".join(
    (
        r"s\.\s?(?:kom|sos|si|e|h|t|ip|ap|pd|stp|ak|ked|kep|km|farm|psi|hum|ag|p|pt|gz|tp|tr|keb|m|stat|ars)",
        r"m\.\s?(?:si|m|h|t|ap|kom|pd|kes|sc|eng|ak|ag|hum|psi|ikom|kn|a|p|ip|tr)",
        r"a\.?\s?md",
        r"ph\.\s?d",
        r"sp\.\s?[a-z]{1,3}",
        r"ll\.\s?m",
    )
)
_GELAR = re.compile(
    rf"(?i:(?<![\w.]){_DEPAN}\.(?=\s*[^\W\d_]{{2}}))"
    r"|(?<![\w.])(?:Pak|Bu)(?=\s+[A-Z])"
    rf"|(?i:(?<![\w.])(?:{_BELAKANG})\b(?!\.\w\b))"
    r"|(?<=, )(?:SE|SH|ST|MM|MSi|MAP|MH|MT|SSos|SKom|MKom|SPd|MPd|SSTP|AMd|MKes)\b"
    r"|(?<=\w )(?:SE|SH|ST|SSos|SKom|SPd|SSTP)(?=,)"
)


def gelar_dalam(teks: str) -> str:
    """The first title in the text; "" when there is none."""
    cocok = _GELAR.search(_LEMBAGA.sub("", teks))
    return cocok.group() if cocok else ""
