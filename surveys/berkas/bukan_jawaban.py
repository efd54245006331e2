"""Rows of a sheet that are no respondent: totals, means, column numbers, repeated titles.

The processing sheet of PermenPANRB 14/2017 ends with rows such as "Jumlah nilai per unsur", "NRR/unsur",
"NRR tertimbang/unsur" and "IKM Unit Pelayanan". Counting one of them as a respondent would change the index.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from surveys.berkas.sel import number, plain, trim

# A label is a total when every word belongs to the vocabulary and at least one of them is a head.
_KEPALA = "jumlah total subtotal sum rata rerata rataan ratarata average mean nrr ikm σ ∑"
# These also begin names of services ("Konversi data"): they count only beside values that are no answers.
_KEPALA_LEMAH = (
    "skm indeks index nilai mutu kinerja bobot kategori konversi median modus min max minimum maksimum"
)
_PELENGKAP = (
    "per unsur pelayanan layanan unit tertimbang tertbg terisi kuesioner responden skor keseluruhan semua "
    "seluruh grand sub opp upp hasil akhir pertanyaan standar deviasi persepsi interval survei kepuasan "
    "masyarakat data dari untuk dan jawaban halaman x 25 0 111 11 1 9"
)
_UTAMA = frozenset(_KEPALA.split())
_LEMAH = frozenset(_KEPALA_LEMAH.split())
_KOSAKATA = _UTAMA | _LEMAH | frozenset(_PELENGKAP.split())
_AWAL = sorted(_UTAMA | _LEMAH | {"grand", "sub", "hasil", "standar", "skor"})
_HURUF_AWAL = "".join(sorted({kata[0] for kata in _AWAL}))
_MUNGKIN = re.compile(rf"[\W_]*(?=[{_HURUF_AWAL}])(?:{'|'.join(_AWAL)})", re.IGNORECASE)

may_be_total = _MUNGKIN.match
"""A quick first look at a raw cell: None for nearly every cell, so that `is_total` is rarely asked."""


def is_total(teks: str, *, nilai_sah: bool = False) -> bool:
    """Whether the text labels a row of totals, means or weights rather than a respondent.

    `nilai_sah`: every value of the row could be an answer, so only an outspoken label convinces.
    """
    if not may_be_total(teks):
        return False
    kata = plain(re.sub(r"([Σσ∑])", r" \1 ", trim(teks))).split() or ["∑"] * bool(re.search("[Σσ∑]", teks))
    kata = ["σ" if satu in "σς" else satu for satu in kata]
    kepala = _UTAMA if nilai_sah else _UTAMA | _LEMAH
    return set(kata) <= _KOSAKATA and not kepala.isdisjoint(kata)


def label_of(sel: Sequence[str]) -> str:
    """The first text of a row that is not empty."""
    return next((rapi for teks in sel if (rapi := trim(teks))), "")


def is_column_numbers(sel: Sequence[str], skala_maks: int) -> bool:
    """A line 1, 2, 3... or (1), (2), (3)... under the titles, numbering the columns.

    Bare numbers must run beyond the scale; otherwise respondent 1 may really have answered 2, 3, 4.
    """
    nilai: list[int] = []
    berkurung = True
    for rapi in filter(None, map(trim, sel)):
        cocok = re.fullmatch(r"(\(?)([0-9]{1,3})\)?", rapi)
        if not cocok or (nilai and int(cocok[2]) != nilai[-1] + 1):
            return False
        nilai.append(int(cocok[2]))
        berkurung = berkurung and bool(cocok[1])
    return len(nilai) > 2 and (nilai[-1] > skala_maks + 1 or berkurung)


def is_repeated_title(sel: Sequence[str], judul: Sequence[str], kolom: Sequence[int]) -> bool:
    """The header printed again, as at the top of each page."""
    sama = 0
    for k in kolom:
        if k < len(sel) and sel[k].strip():
            if plain(sel[k]) != plain(judul[k]):
                return False
            sama += 1
    return sama * 2 > len(kolom)


def matches_totals(
    nilai: Sequence[str], jumlah: Sequence[int], terisi: Sequence[int], skala_maks: int
) -> bool:
    """Whether an unlabelled last row is provably the sums or the means of the rows above it.

    `nilai` are the cells of the item columns; `jumlah` and `terisi` the sums and numbers of answers above.
    At least one figure must be impossible as an answer.
    """
    angka = [(number(teks), n, isi) for teks, n, isi in zip(nilai, jumlah, terisi, strict=True) if trim(teks)]
    if len(angka) < 2 or any(satu is None for satu, _, _ in angka):
        return False
    sah = [(satu, n, isi) for satu, n, isi in angka if satu is not None]
    if all(satu in range(1, skala_maks + 1) for satu, _, _ in sah):
        return False
    return all(satu == n for satu, n, _ in sah) or all(
        isi and abs(satu - Decimal(n) / isi) <= Decimal("0.006") for satu, n, isi in sah
    )
