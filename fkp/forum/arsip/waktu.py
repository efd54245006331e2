"""Days and time limits as old sources word them. Pure: no database, no clock."""

import re
from dataclasses import dataclass
from datetime import date

from fkp.forum.jangka import jatuh_tempo
from fkp.forum.kapan import HARI, nama_hari

DURASI_TERPANJANG = 32_767
"""What the column of a duration can hold."""

_BULAN = {
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
_HARI = tuple(satu.lower() for satu in HARI)
_NAMA_BULAN = "|".join(sorted(_BULAN, key=len, reverse=True))
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.+Z-]*)?")
_ANGKA = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_KATA = re.compile(rf"(?:([a-z]+)[’'`]?([a-z]*),?\s+)?(\d{{1,2}})\s+({_NAMA_BULAN})\.?\s+(\d{{4}})", re.I)

_BILANGAN = (
    r"(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|one|two|three|four|five|six)"
)
_SATUAN = r"(?:hari|minggu|pekan|bulan|triwulan|semester|tahun|jam|days?|weeks?|months?|years?|hours?)"
# How often something happens is no limit, and the number of a regulation is no year.
_BUKAN_BATAS = re.compile(
    rf"\w+\s+kali\s+(?:se\w+|per\s+\w+|dalam\s+se\w+)|(?:se)?tiap\s+(?:{_BILANGAN}\s+)?\w+"
    r"|(?:nomor|no\.?)\s*\d+\s+tahun\s+\d{4}"
    r"|\b(?:per(?:men|pres|da|gub|bup|wal|ka)\w*|peraturan|undang-undang|surat|uu|pp|se|sk)\b[^;,]*?\d+/\d{4}",
    re.I,
)
_BATAS = re.compile(
    rf"\b{_BILANGAN}\s*(?:\([^)]*\)\s*)?(?:x\s*24\s*)?{_SATUAN}\b"
    rf"|\b(?:19|20)\d\d\b|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b|\b\d{{1,2}}\s+(?:{_NAMA_BULAN})\b"
    rf"|\b(?:dalam|selama|within|paling lambat|paling lama)\s+(?:se(?:hari|minggu|pekan|bulan|tahun))\b"
    rf"|\b(?:bulan|akhir|awal|pertengahan|by|in)\s+(?:{_NAMA_BULAN})\b",
    re.I,
)
_KELAS = re.compile(r"\bjangka[\s_]+(pendek|menengah|panjang)\b", re.I)
_LAMA = re.compile(
    r"(?:jangka[\s_]+(?:pendek|menengah|panjang)\s*)?[\s(:,-]*(\d{1,6})\s*(?:\([^)]*\)\s*)?"
    r"(hari|minggu|pekan|bulan|tahun|days?|weeks?|months?|years?)(?:\s+kalender)?\s*\)?\.?",
    re.I,
)
_KALI = {"h": ("hari", 1), "d": ("hari", 1), "m": ("hari", 7), "p": ("hari", 7), "w": ("hari", 7)} | {
    "b": ("bulan", 1),
    "t": ("bulan", 12),
    "y": ("bulan", 12),
}


@dataclass(frozen=True, slots=True)
class Hari:
    """What a source says of a day: the day itself when it names one, its words when it does not or when
    they say more, and what is odd about them."""

    tanggal: date | None = None
    teks: str = ""
    janggal: str = ""


@dataclass(frozen=True, slots=True)
class Lama:
    """A time limit in parts: class, duration in a unit (hari, bulan); each may be missing."""

    kelas: str = ""
    durasi: int | None = None
    satuan: str = "hari"


def baca_hari(teks: str) -> Hari:
    """Read "2025-09-26", "26/09/2025", "Jumat, 26 September 2025"; anything else stays as words."""
    if not teks:
        return Hari()
    if cocok := _ISO.fullmatch(teks):
        return _hari(teks, *cocok.groups())
    if cocok := _ANGKA.fullmatch(teks):
        hari, bulan, tahun = cocok.groups()
        return _hari(teks, tahun, bulan, hari)
    if cocok := _KATA.fullmatch(teks):
        awal, lanjut, hari, bulan, tahun = cocok.groups()
        hasil = _hari(teks, tahun, str(_BULAN[bulan.lower()]), hari)
        sebutan = f"{awal or ''}{lanjut}".lower()
        if hasil.tanggal and sebutan in _HARI and sebutan != nama_hari(hasil.tanggal).lower():
            benar = nama_hari(hasil.tanggal)
            return Hari(hasil.tanggal, teks, f"sumbernya menyebut “{teks}”, padahal hari itu {benar}")
        return hasil
    return Hari(None, teks)


def _hari(teks: str, tahun: str, bulan: str, hari: str) -> Hari:
    try:
        return Hari(date(int(tahun), int(bulan), int(hari)))
    except ValueError:
        return Hari(None, teks, f"“{teks}” bukan tanggal yang ada di kalender, jadi dicatat sebagai kata")


def ada_batas(teks: str) -> bool:
    """Whether these words set a limit that can be checked: so many days, a year, a month, a date. "Sesuai
    kesepakatan", "tahun mendatang" and "dua kali setahun" set none."""
    return bool(_BATAS.search(_BUKAN_BATAS.sub(" ", teks)))


def baca_lama(teks: str) -> Lama:
    """The parts of "Jangka pendek (2 Hari)" or "3 bulan". Working days and longer sentences stay words: the
    day on which they end cannot be reckoned from them."""
    kelas = cocok[1].lower() if (cocok := _KELAS.search(teks)) else ""
    lama = _LAMA.fullmatch(teks.strip())
    if lama is None:
        return Lama(kelas)
    satuan, kali = _KALI["b" if lama[2].lower().startswith("month") else lama[2][0].lower()]
    durasi = int(lama[1]) * kali
    return Lama(kelas, durasi, satuan) if 0 < durasi <= DURASI_TERPANJANG else Lama(kelas)


def hitung_tenggat(mulai: date | None, lama: Lama) -> date | None:
    """The day on which a limit ends; None when day or duration is not known, or no calendar has it."""
    if mulai is None or lama.durasi is None:
        return None
    try:
        return jatuh_tempo(mulai, lama.durasi, lama.satuan)
    except (OverflowError, ValueError):
        return None
