"""Time limits as old sources word them. Pure: no database, no clock."""

import re
from dataclasses import dataclass
from datetime import date

from fkp.forum.arsip.bilangan import angkakan
from fkp.forum.arsip.tanggal import NAMA_BULAN
from fkp.forum.jangka import jatuh_tempo

DURASI_TERPANJANG = 32_767
"""What the column of a duration can hold."""

_BILANGAN = (
    r"(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh"
    r"|one|two|three|four|five|six)"
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
    rf"|\b(?:19|20)\d\d\b|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b|\b\d{{1,2}}\s+(?:{NAMA_BULAN})\b"
    rf"|\b(?:dalam|selama|within|paling lambat|paling lama)\s+(?:se(?:hari|minggu|pekan|bulan|tahun))\b"
    rf"|\b(?:bulan|akhir|awal|pertengahan|by|in)\s+(?:{NAMA_BULAN})\b",
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
class Lama:
    """A time limit in parts: class, duration in a unit (hari, bulan); each may be missing."""

    kelas: str = ""
    durasi: int | None = None
    satuan: str = "hari"


def ada_batas(teks: str) -> bool:
    """Whether these words set a limit that can be checked: so many days, a year, a month, a date. "Sesuai
    kesepakatan", "tahun mendatang" and "dua kali setahun" set none."""
    return bool(_BATAS.search(_BUKAN_BATAS.sub(" ", teks)))


def baca_lama(teks: str) -> Lama:
    """The parts of "Jangka pendek (2 Hari)" or "tiga bulan". Working days and longer sentences stay words:
    the day on which they end cannot be reckoned from them."""
    kelas = cocok[1].lower() if (cocok := _KELAS.search(teks)) else ""
    lama = _LAMA.fullmatch(angkakan(teks.strip().casefold()))
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
