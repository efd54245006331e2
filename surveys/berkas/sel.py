"""What one cell of an answer column says: a value of the scale, nothing, or something that must be refused.

Every distinct text is judged once and remembered, so a million cells cost a million dictionary lookups.
"""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from surveys.berkas.tabel import TANPA_HASIL, BerkasTakTerbaca

KOSONG = 0
DITOLAK = -1
RUMUS = -2

_TIADA = frozenset(
    (
        "",
        "-",
        "--",
        "–",
        "—",
        "_",
        ".",
        "na",
        "n/a",
        "#n/a",
        "nan",
        "null",
        "none",
        "kosong",
        "tidak diisi",
        "tidak menjawab",
    )
)
_BULAT = re.compile(r"[+]?0*([0-9]{1,3})(?:[.,]0*)?")
_BERKODE = re.compile(r"\(?([0-9]|[a-d])\)?\s*(?:[.):=\-–—]\s*|\s+|(?=\())\(?(.*?)\)?", re.DOTALL)
_TAK_TERLIHAT = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))


def trim(teks: str) -> str:
    """The cell without what only a machine sees: byte-order marks, no-break spaces, ="4" and '4 of Excel."""
    rapi = teks.strip(" \t\r\n\x0b\x0c\x1a")
    if not rapi.isascii():
        rapi = unicodedata.normalize("NFKC", rapi).translate(_TAK_TERLIHAT).strip()
    if rapi.startswith('="') and rapi.endswith('"'):
        rapi = rapi[2:-1].strip()
    return rapi.removeprefix("'").strip()


def plain(teks: str) -> str:
    """Words only, lower case, one space between: how titles and labels are compared."""
    return " ".join(re.findall(r"\w+", trim(teks).casefold().replace("_", " ")))


class KamusNilai(dict[str, int]):
    """The value of each text in one answer column: 1..skala_maks, KOSONG, DITOLAK or RUMUS.

    `label` are the words of the answers 1..skala_maks of this question; `huruf` reads a, b, c, d as 1, 2, 3,
    4, the way the classic form prints them (PermenPANRB 14/2017, questionnaire). A text that is both a code
    and a label ("4. Sangat sesuai") counts only when the two agree.
    """

    def __init__(self, label: tuple[str, ...], skala_maks: int, *, huruf: bool) -> None:
        super().__init__()
        self.skala_maks = skala_maks
        self.label = {plain(kata): nilai for nilai, kata in enumerate(label, start=1)}
        self.huruf = {kode: nilai for nilai, kode in enumerate("abcd", start=1)} if huruf else {}
        self.pakai_huruf = False
        self.pakai_label = False

    def __missing__(self, teks: str) -> int:
        nilai = self[teks] = self._judge(teks)
        return nilai

    def _judge(self, teks: str) -> int:
        if teks == TANPA_HASIL:
            return RUMUS
        rapi = trim(teks).casefold()
        if rapi in _TIADA:
            return KOSONG
        if bulat := _BULAT.fullmatch(rapi):
            return self._in_scale(int(bulat[1]))
        if nilai := self.label.get(plain(rapi)):
            self.pakai_label = True
            return nilai
        if rapi.rstrip(".)") in self.huruf:
            self.pakai_huruf = True
            return self.huruf[rapi.rstrip(".)")]
        if berkode := _BERKODE.fullmatch(rapi):
            kode = self.huruf.get(berkode[1]) or (int(berkode[1]) if berkode[1].isdigit() else 0)
            if kode and self.label.get(plain(berkode[2])) == kode:
                return self._in_scale(kode)
        return DITOLAK

    def _in_scale(self, nilai: int) -> int:
        return nilai if 1 <= nilai <= self.skala_maks else DITOLAK

    def reason(self, teks: str) -> str:
        """Why a refused text was refused, as the end of a sentence."""
        skala = f"1 sampai {self.skala_maks}"
        if (angka := number(teks)) is None:
            return f"bukan jawaban yang dikenal; harus {skala}"
        if angka == angka.to_integral_value():
            return f"di luar skala {skala}"
        return f"bukan bilangan bulat {skala}"


def number(teks: str) -> Decimal | None:
    """The number a cell shows, with a comma or a dot for the decimals; None when it is not a number."""
    try:
        angka = Decimal(trim(teks).replace(",", "."))
    except InvalidOperation:
        return None
    return angka if angka.is_finite() else None


def refuse_uncalculated(sel: str, kolom: str) -> BerkasTakTerbaca:
    """The error for a formula whose result was never stored."""
    return BerkasTakTerbaca(
        f'sel {sel} (kolom "{kolom}") berisi rumus yang hasilnya belum tersimpan; '
        "buka di Excel atau LibreOffice, simpan, lalu coba lagi"
    )
