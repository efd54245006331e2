"""What gives away who complained: numbers and addresses that a summary must not hold.

A name cannot be recognised; the form asks for none. Texts are looked at after Unicode compatibility folding,
so that full-width digits do not pass.
"""

import re
import unicodedata

_PISAH = r"[ .\-]?"
_SUREL = re.compile(r"[^\s@,;:<>()]+@[^\s@,;:<>()]+\.[^\s@,;:<>()]+")
_NIK = re.compile(
    rf"(?<!\d)(?:\d{{16}}|\d{{4}}(?:{_PISAH}\d{{4}}){{3}}|\d{{6}}{_PISAH}\d{{6}}{_PISAH}\d{{4}})(?!\d)"
)
_PONSEL = re.compile(rf"(?<!\d)(?:\+?62|0){_PISAH}8(?:{_PISAH}\d){{7,11}}(?!\d)")
_RUMAH = re.compile(r"(?<!\d)\(?0\d{2,3}\)?[ \-]\d{5,8}(?!\d)")
_PANJANG = re.compile(r"(?<!\d)\d{10,}(?!\d)")

_KENAL = (
    (_SUREL, "alamat surel"),
    (_NIK, "nomor yang panjangnya seperti NIK"),
    (_PONSEL, "nomor telepon"),
    (_RUMAH, "nomor telepon"),
    (_PANJANG, "nomor panjang, seperti nomor telepon, NIP, atau rekening"),
)


def identitas_dalam(teks: str, *, boleh_panjang: bool = False) -> str:
    """What a text holds that names a person, in words with its first signs; "" for none that can be told.
    ``boleh_panjang`` passes a long number that looks like nothing else, as a tracking id may."""
    rata = unicodedata.normalize("NFKC", teks)
    for pola, apa in _KENAL:
        if pola is _PANJANG and boleh_panjang:
            continue
        if cocok := pola.search(rata):
            return f"{apa} (“{cocok.group()[:4]}…”)"
    return ""
