"""Numbers and dates in words, as official texts write them beside the figures."""

from datetime import date

_SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
TERBESAR = 9999


def terbilang(n: int) -> str:
    """2026 -> "dua ribu dua puluh enam", from 0 to 9999. Raises ValueError for what lies outside."""
    if not 0 <= n <= TERBESAR:
        raise ValueError(f"terbilang: {n} tidak di antara 0 dan {TERBESAR}")
    if n <= 10:
        return _SATUAN[n]
    if n < 20:
        return "sebelas" if n == 11 else f"{_SATUAN[n - 10]} belas"
    for nilai, nama in ((1000, "ribu"), (100, "ratus"), (10, "puluh")):
        if n >= nilai:
            banyak, sisa = divmod(n, nilai)
            depan = f"se{nama}" if banyak == 1 else f"{_SATUAN[banyak]} {nama}"
            return f"{depan} {terbilang(sisa)}" if sisa else depan
    raise AssertionError  # one of the three is no greater than n


def tanggal_terbilang(hari: date) -> str:
    """ "dua puluh bulan Oktober tahun dua ribu dua puluh enam"."""
    return f"{terbilang(hari.day)} bulan {_BULAN[hari.month - 1]} tahun {terbilang(hari.year)}"
