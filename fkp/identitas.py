"""Numbers and addresses of people in a text: found, so that a form can ask to leave them out, and hidden
where a text that cannot change any more is shown to everyone.

A name cannot be recognised. Texts are looked at as people read them: full-width and circled digits are
digits, characters without a width are not there, every dash is a dash. Days, hours and amounts of money are
put aside first: “08-12-2026 14.30” is no telephone.
"""

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum


class Jenis(StrEnum):
    """What can be told. KANTOR are numbers of the fixed network, PANJANG long ones that look like nothing
    else: an office and a tracking id may have either."""

    SUREL = "surel"
    NOMOR = "nomor"
    PONSEL = "ponsel"
    KANTOR = "kantor"
    PANJANG = "panjang"


NOMOR_ORANG = frozenset({Jenis.NOMOR, Jenis.PONSEL})
ORANG = NOMOR_ORANG | {Jenis.SUREL}
"""What has no place in a text for everyone."""
SEMUA = frozenset(Jenis)

TANDA = {Jenis.SUREL: "[surel disembunyikan]"}
TANDA_NOMOR = "[nomor disembunyikan]"


@dataclass(frozen=True)
class Temuan:
    """A place in a text, what it is, and how it is called."""

    jenis: Jenis
    awal: int
    akhir: int
    sebutan: str
    kutipan: str


def identitas_dalam(teks: str, cari: Set[Jenis] = ORANG) -> str:
    """What a text holds that names a person, in words with its first signs; "" for none that can be told."""
    kata: dict[str, str] = {}
    for satu in temukan(teks, cari):
        kata.setdefault(satu.sebutan, f"{satu.sebutan} (“{satu.kutipan}…”)")
    *depan, akhir = kata.values() or ("",)
    koma = ", dan " if len(depan) > 1 else " dan "
    return f"{', '.join(depan)}{koma}{akhir}" if depan else akhir


def keberatan_umum(teks: str, cari: Set[Jenis] = ORANG) -> str:
    """What to say to staff who write such a text for everyone; "" when there is nothing to say."""
    apa = identitas_dalam(teks, cari)
    return f"Ada {apa}. Teks ini dibaca siapa saja: hapus, atau sebut jabatan atau unitnya." if apa else ""


def keberatan_warga(teks: str) -> str:
    """The same to citizens, whose words others read."""
    apa = identitas_dalam(teks)
    return f"Ada {apa} di tulisan Anda, yang dibaca orang lain. Hapus dulu, lalu kirim lagi." if apa else ""


def pastikan_resmi(teks: str) -> str:
    """What to say of a mobile number where an office may print its own; "" when there is none."""
    apa = identitas_dalam(teks, {Jenis.PONSEL})
    return f"Ada {apa}. Pastikan itu nomor resmi unit, bukan milik seseorang." if apa else ""


def samarkan(teks: str, cari: Set[Jenis] = ORANG) -> str:
    """The text with a mark in the place of each; the text itself when there is none."""
    bagian, sampai = [], 0
    for satu in temukan(teks, cari):
        bagian += [teks[sampai : satu.awal], TANDA.get(satu.jenis, TANDA_NOMOR)]
        sampai = satu.akhir
    return "".join([*bagian, teks[sampai:]]) if bagian else teks


def temukan(teks: str, cari: Set[Jenis] = ORANG) -> list[Temuan]:
    """Every place, in order; none overlaps another."""
    # Most texts hold nothing of the kind, and pages show hundreds of them.
    if sum(map(str.isdigit, teks)) < _TERDIKIT and not _KEONG.search(teks):
        return []
    rata, asal = _ratakan(teks)
    rata = _WAKTU_UANG.sub(lambda cocok: "x" * len(cocok.group()), rata)
    semua: list[Temuan] = []
    for jenis, pola in _POLA:
        if jenis not in cari:
            continue
        for cocok in pola.finditer(rata):
            awal, akhir = asal[cocok.start()], asal[cocok.end() - 1] + 1
            if all(akhir <= ada.awal or ada.akhir <= awal for ada in semua):
                semua.append(Temuan(jenis, awal, akhir, _sebutan(jenis, cocok.group()), cocok.group()[:4]))
    return sorted(semua, key=lambda satu: satu.awal)


def _sebutan(jenis: Jenis, teks: str) -> str:
    if jenis is Jenis.NOMOR:
        angka = sum(map(str.isdigit, teks))
        return {15: "nomor seperti NPWP", 18: "nomor seperti NIP"}.get(angka, "nomor seperti NIK")
    return _NAMA[jenis]


def _ratakan(teks: str) -> tuple[str, list[int]]:
    """The text as it is read, and from which character of ``teks`` each of its characters comes."""
    rata: list[str] = []
    asal: list[int] = []
    for tempat, huruf in enumerate(teks):
        for satu in _baca(huruf):
            rata.append(satu)
            asal.append(tempat)
    return "".join(rata), asal


def _baca(huruf: str) -> Iterator[str]:
    if huruf.isascii():
        yield huruf
        return
    for satu in unicodedata.normalize("NFKC", huruf):
        golongan = unicodedata.category(satu)
        if golongan in ("Cf", "Mn", "Me"):
            continue
        if satu.isdecimal():
            yield str(unicodedata.decimal(satu))
        else:
            yield "-" if golongan == "Pd" or satu == "−" else " " if golongan == "Zs" else satu


_TERDIKIT = 8
"""Digits of the shortest number that is told."""
_KEONG = re.compile(r"[@＠﹫]|[\[(]\s?at\s?[\])]", re.IGNORECASE)
_NAMA = {
    Jenis.SUREL: "alamat surel",
    Jenis.PONSEL: "nomor telepon",
    Jenis.KANTOR: "nomor telepon",
    Jenis.PANJANG: "nomor panjang, seperti nomor telepon atau rekening",
}

_JAM = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_WAKTU_UANG = re.compile(
    rf"(?<![\d.\-]){_JAM}(?:\s?-\s?{_JAM})*(?![.\-]?\d)"
    r"|(?<![\d.\-/])(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?![\-/.]?\d)"
    r"|(?<![\d.\-/])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\-/.]?\d)"
    r"|\bRp\.?\s?[1-9][\d.]*"
)

_SELA = r"[ .\-()_·•*~]{0,3}"
"""What people write between the digits of one number."""
_JARAK, _DEKAT = r"[ .\-]{1,3}", r"[ .\-]{0,3}"
_SUREL = re.compile(
    r"[\w.+\-']{1,64}(?:@| @ |\s?[\[(]\s?at\s?[\])]\s?)[\w\-]+(?:\.[\w\-]+)*\.[^\W\d_]{2,}", re.IGNORECASE
)
_PONSEL = re.compile(
    # From abroad or from here; a bare 62 is no country where a thousand follows it.
    rf"(?:(?<!\d)(?:\+ ?|00)62{_SELA}(?:0{_SELA})?|(?<![\d+])62[ \-]{{0,2}}|(?<!\d)0[ \-]?)"
    rf"8{_SELA}[1-35-9](?:{_SELA}\d){{7,10}}(?!\d)"
    r"|(?<!\d)\+(?!62)[1-9](?:[ \-()]{0,2}\d){9,13}(?!\d)"
)
_KANTOR = re.compile(r"(?<!\d)0[2-79]\d{1,2}\)?[ \-]{1,2}(?:\d{5,8}|\d{3,4}[ \-]\d{3,4})(?!\d)")
_PANJANG = re.compile(r"(?<!\d)\d{10,}(?!\d)")


def _berjarak(*panjang: int) -> str:
    return _JARAK.join(rf"\d{{{n}}}" for n in panjang)


_TAHUN = r"(?:19|20)\d\d"
_NOMOR = re.compile(
    r"(?<!\d)(?:"
    + "|".join(
        (
            # NIP: born, appointed, sex, serial.
            _DEKAT.join(rf"[12] [09] \d \d [01] \d [0-3] \d {_TAHUN} [01] \d [12] \d \d \d".split()),
            rf"(?!(?:{_TAHUN}{_JARAK}){{3}}{_TAHUN}){_berjarak(4, 4, 4, 4)}",
            _berjarak(6, 6, 4),
            _berjarak(6, 2, 2, 2, 4),
            _berjarak(2, 2, 2, 6, 4),
            r"\d{2}(?:\.\d{2}){5}\.\d{4}",
            r"\d{2}\.\d{3}\.\d{3}\.\d[.\-]\d{3}\.\d{3}",
            r"\d(?:[ .\-]\d){15,}",
            r"\d{15,}",
        )
    )
    + r")(?!\d)"
)
_POLA = (
    (Jenis.SUREL, _SUREL),
    (Jenis.NOMOR, _NOMOR),
    (Jenis.PONSEL, _PONSEL),
    (Jenis.KANTOR, _KANTOR),
    (Jenis.PANJANG, _PANJANG),
)
