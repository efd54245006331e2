"""Days as Indonesian sources write them: digits, names of months, number words, spans. Pure: no database, no
clock.

No library that we keep reads number words or "12 s.d. 13 November 2024". The order is Indonesian, the day
before the month; of a span the first day is the day, and the words stay beside it.
"""

import re
from dataclasses import dataclass
from datetime import date

from fkp.forum.arsip.bilangan import angkakan
from fkp.forum.arsip.istilah import tak_berisi
from fkp.forum.kapan import nama_hari

BULAN = {
    nama: nomor
    for nomor, semua in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for nama in semua.split()
}
NAMA_BULAN = "|".join(sorted(BULAN, key=len, reverse=True))
_HARI = {"ahad": "minggu"} | {h: h for h in ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")}

_H = rf"(?:{'|'.join(_HARI)})\b"
_S = rf"\s*(?:-+|s\.?\s?/?\s?d\b\.?|sampai(?:\s+dengan)?|hingga|dan|&|,|;|to)\s*(?:{_H}[\s,/]*)?"
_D, _B, _T = r"\d{1,2}", rf"(?:{NAMA_BULAN})\b\.?", r"(?:\d{4}|\d{2})(?![\d.:/-]*\d)"
_J = r"[\s/.,-]*"
_SATU = tuple(
    re.compile(pola)
    for pola in (
        rf"(?P<h>{_D}){_J}(?P<b>{_B}){_J}(?P<t>{_T})",
        rf"(?P<b>{_B})\s*(?P<h>{_D}),?\s+(?P<t>\d{{4}})\b",
        rf"(?P<t>\d{{4}})\s*([/.-])\s*(?P<b>{_D})\s*\2\s*(?P<h>{_D})(?!\d)",
        r"(?P<t>20\d\d)(?P<b>\d\d)(?P<h>\d\d)(?!\d)",
        rf"(?P<h>{_D})\s*([/.-])\s*(?P<b>{_D})\s*\2\s*(?P<t>{_T})",
        rf"(?P<h>{_D})\s+(?P<b>{_D})\s+(?P<t>\d{{4}})\b",
    )
)
_RENTANG = tuple(
    re.compile(pola)
    for pola in (
        rf"(?P<h>{_D}){_J}(?P<b>{_B}){_S}(?P<h2>{_D}){_J}(?P<b2>{_B}){_J}(?P<t>{_T})",
        rf"(?P<h>{_D})(?:{_S}(?P<h2>{_D}))+{_J}(?P<b>{_B}){_J}(?P<t>{_T})",
        rf"(?P<h>{_D})(?:{_S}(?P<h2>{_D}))+\s*([/.-])\s*(?P<b>{_D})\s*\3\s*(?P<t>{_T})",
    )
)
_SAMBUNG = re.compile(_S)
# What may stand behind a day without changing it: an hour, a place, the same day in brackets.
_EKOR = re.compile(
    r"[\s,;.]*(?:|\(.*|t?\s*\d{1,2}[.:]\d{2}.*|s\.?\s?/?\s?d\.?\s*selesai.*|sampai\s+selesai.*"
    r"|(?:pukul|pkl|jam|mulai|wib|wita|wit|bertempat|di|via|melalui|m|masehi)\b.*)"
)
_AWAL = re.compile(rf"({_H})(?:{_SAMBUNG.pattern}{_H})?[\s,/.:-]*|[a-z .]+,\s*(?=\d)")
_HARI_DI_EKOR = re.compile(rf"[\s,]*\(?\s*({_H})")
_ULANG = re.compile(r"\b(\d+) ?\( ?\1 ?\)")  # "14 (empat belas)"
_PENGISI = re.compile(r"\b(?:pada|hari|tanggal|tgl|bulan|tahun|thn|ini)\b\.?")
# These say nothing but the day, so their words need not be kept beside it.
_LUGAS = re.compile(
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:[t ]00:00(?::00(?:\.0+)?)?z?)?|{_D}[/.-]{_D}[/.-]\d{{4}}"
    rf"|(?:{_H},?\s+)?{_D}\s+{_B}\s+\d{{4}}"
)
TERPANJANG = 300
"""Characters of words that name a day; what is longer is a story."""
_TANPA_HARI = re.compile(
    rf"(?:awal|akhir|pertengahan|sekitar)?\s*(?:{_B}|semester|triwulan|tw|ta)?\s*(?:\d|i{{1,3}}|iv)?"
    rf"[\s,]*(?:ta)?\s*\d{{4}}|\d{{4}}-\d{{1,2}}|\d{{1,2}}/\d{{4}}"
)


@dataclass(frozen=True, slots=True)
class Hari:
    """What a source says of a day: the day itself when it names one, the last day of a span, its words when
    it does not or when they say more, and what is odd about them."""

    tanggal: date | None = None
    teks: str = ""
    janggal: str = ""
    sampai: date | None = None


def baca_hari(teks: str) -> Hari:
    """Read "2025-09-26", "26/09/25", "Jumat, 26 September 2025 pukul 09.00", "tanggal dua belas bulan
    November tahun dua ribu dua puluh empat", "12 s.d. 13 November 2024"; anything else stays as words."""
    if not teks or len(teks) > TERPANJANG:
        return Hari(None, teks)
    polos = _polos(teks)
    sebutan, isi = _awalan(polos)
    urai, sisa = _urai(isi)
    if not urai or not _EKOR.fullmatch(sisa):
        return Hari(None, teks)
    if not sebutan and (cocok := _HARI_DI_EKOR.match(sisa)):
        sebutan = cocok[1]
    return _hari(teks, sebutan, urai)


def cari_hari(teks: str) -> Hari:
    """The first day named in a sentence ("Pada hari ini, Rabu tanggal ..., telah dilaksanakan ...")."""
    polos = _polos(teks[:TERPANJANG])
    for cocok in re.finditer(rf"\b(?:{_H}|\d|{_B})", polos):
        sebutan, isi = _awalan(polos[cocok.start() :])
        urai, _sisa = _urai(isi)
        if urai:
            return _hari(teks, sebutan, urai)
    return Hari(None, teks)


def hari_terakhir(teks: str) -> date | None:
    """The day on which a time limit in these words ends; of a span the last."""
    hari = baca_hari(teks)
    return hari.sampai or hari.tanggal


def hari_terbuka(teks: str) -> bool:
    """Whether these words name no day at all: "2024", "November 2024", "tidak tercantum"."""
    return tak_berisi(teks) or bool(_TANPA_HARI.fullmatch(_polos(teks[:TERPANJANG])))


def _polos(teks: str) -> str:
    """In small letters, numbers as digits, without the words that only lead to them."""
    rata = _tanpa_petik(teks).replace("–", "-").replace("—", "-")
    return " ".join(_PENGISI.sub(" ", _ULANG.sub(r"\1", angkakan(rata))).split()).lstrip(" ,/:.-")


def _tanpa_petik(teks: str) -> str:
    return re.sub(r"['’`´]", "", teks.casefold())


def _awalan(polos: str) -> tuple[str, str]:
    """The weekday that stands before (a town may, too), and the rest."""
    cocok = _AWAL.match(polos)
    return (cocok[1] or "", polos[cocok.end() :]) if cocok else ("", polos)


def _urai(teks: str) -> tuple[list[tuple[str, str, str]], str]:
    """Year, month and day of each day at the beginning, and the rest."""
    if cocok := next((m for pola in _RENTANG if (m := pola.match(teks))), None):
        bagian = cocok.groupdict()
        tahun, bulan = bagian["t"], bagian["b"]
        dua = [(tahun, bulan, bagian["h"]), (tahun, bagian.get("b2") or bulan, bagian["h2"])]
        return dua, teks[cocok.end() :]
    hasil: list[tuple[str, str, str]] = []
    while cocok := next((m for pola in _SATU if (m := pola.match(teks))), None):
        hasil.append((cocok["t"], cocok["b"], cocok["h"]))
        teks = teks[cocok.end() :]
        lanjut = _SAMBUNG.match(teks)
        if lanjut is None or not any(pola.match(teks, lanjut.end()) for pola in _SATU):
            break
        teks = teks[lanjut.end() :]
    return hasil, teks


def _hari(teks: str, sebutan: str, urai: list[tuple[str, str, str]]) -> Hari:
    try:
        semua = [_tanggal(*satu) for satu in urai]
    except ValueError:
        return Hari(None, teks, f"“{teks}” bukan tanggal yang ada di kalender, jadi dicatat sebagai kata")
    awal, akhir = semua[0], semua[-1] if len(semua) > 1 else None
    benar = nama_hari(awal)
    if sebutan and _HARI[sebutan] != benar.lower():
        return Hari(awal, teks, f"sumbernya menyebut “{teks}”, padahal hari itu {benar}", akhir)
    if akhir and akhir < awal:
        return Hari(awal, teks, f"“{teks}” berakhir sebelum mulai; hari pertamanya yang dipakai")
    return Hari(awal, "" if akhir is None and _LUGAS.fullmatch(_tanpa_petik(teks)) else teks, "", akhir)


def _tanggal(tahun: str, bulan: str, hari: str) -> date:
    nomor = BULAN.get(bulan.rstrip("."), 0) or int(bulan)
    return date(int(tahun) + (2000 if len(tahun) == 2 else 0), nomor, int(hari))
