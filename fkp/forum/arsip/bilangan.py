"""Indonesian number words as digits: "dua ribu dua puluh empat" is 2024. Pure."""

import re

_DASAR = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_NILAI = {kata: nilai for nilai, kata in enumerate(_DASAR, start=1)} | {"sepuluh": 10, "sebelas": 11}
_KALI = ("belas", "puluh", "ratus", "ribu")
_SE = {"seratus": ("satu", "ratus"), "seribu": ("satu", "ribu")}
_RAPAT = re.compile(rf"\b({'|'.join(_DASAR)})({'|'.join(_KALI)})")
_KATA = "|".join((*_NILAI, *_KALI, *_SE))
_DERET = re.compile(rf"\b(?:{_KATA})(?:[\s-]+(?:{_KATA}))*\b")
_DUA = re.compile(rf"\b(?:{'|'.join(_DASAR)})[\s-]+(?:{'|'.join(_NILAI)})\b")
"""Not one number but two: "dua tiga hari"."""


def angkakan(teks: str) -> str:
    """The text, in small letters, with each run of number words as digits; what names two numbers stays."""
    rapat = _RAPAT.sub(r"\1 \2 ", teks)
    return _DERET.sub(lambda cocok: cocok[0] if _DUA.search(cocok[0]) else str(_nilai(cocok[0])), rapat)


def _nilai(deret: str) -> int:
    ribuan = ratusan = satuan = 0
    kata = [k for satu in re.split(r"[\s-]+", deret) for k in _SE.get(satu, (satu,))]
    for satu in kata:
        match satu:
            case "belas":
                satuan += 10
            case "puluh":
                satuan *= 10
            case "ratus":
                ratusan, satuan = satuan * 100, 0
            case "ribu":
                ribuan, ratusan, satuan = (ratusan + satuan) * 1000, 0, 0
            case _:
                satuan += _NILAI[satu]
    return ribuan + ratusan + satuan
