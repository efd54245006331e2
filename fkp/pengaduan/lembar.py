"""The sheets of complaints: the templates people fill in, and reading CSV or XLSX back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fkp.ketikan import rapikan
from fkp.lembar import Baris, BerkasSalah, CaraBaca, baca_lembar, tulis_templat
from fkp.unggahan import TERBESAR
from surveys.berkas.tabel import TANPA_HASIL

BARIS_TERBANYAK = 5_000
_TURUN = ("bulan", "unsur", "kelas", "status", "tanggal")
"""Columns in which a merged cell says the same for each of its rows."""
RUMUS = "rumus tanpa hasil"
"""What stands for a formula that was never worked out."""


@dataclass(frozen=True)
class Kolom:
    """A column: its title, other words for it, whether it must be there, and what to write in it."""

    nama: str
    petunjuk: str
    sebutan: tuple[str, ...] = ()
    wajib: bool = True


ANGKA = (
    Kolom("bulan", "Wajib. 2026-06, 06/2026, atau Juni 2026. Bulan yang akan datang ditolak.", ("periode",)),
    Kolom("unsur", "Kunci atau nama unsur SKM, misalnya waktu. Kosong bila tidak diketahui.", (), False),
    Kolom("kelas", "Boleh kosong. Kelas menurut SP4N-LAPOR!.", ("klasifikasi",), False),
    Kolom("jumlah", "Wajib. Banyaknya pengaduan, bilangan bulat.", ("total", "jumlah pengaduan")),
    Kolom("selesai", "Boleh kosong. Yang sudah selesai, paling banyak sebesar jumlah.", (), False),
)
STATUS = (
    Kolom("nomor", "Wajib. Nomor pelacakan SP4N-LAPOR!.", ("nomor pelacakan", "tracking id", "id")),
    Kolom("status", "Wajib. Misalnya Sedang diproses atau Selesai."),
    Kolom("tanggal", "Hari selesainya, misalnya 2026-06-12. Boleh kosong bila belum selesai.", (), False),
)


def templat(kolom: Sequence[Kolom]) -> bytes:
    """An empty workbook to fill in, with a sheet that explains each column."""
    return tulis_templat("Isi", [(satu.nama, satu.petunjuk) for satu in kolom], _atur)


def _atur(buku: Any, lembar: Any) -> None:
    # A month must stay as it is typed; a spreadsheet would make a date of it.
    lembar.set_column(0, 0, 24, buku.add_format({"num_format": "@"}))


def baca_isian(isi: bytes, kolom: Sequence[Kolom]) -> list[Baris]:
    """The rows, each with every column. Raises BerkasSalah."""
    if len(isi) > TERBESAR:
        raise BerkasSalah(f"Berkas lebih besar dari {TERBESAR // 1024 // 1024} MB. Bagi menjadi beberapa.")
    wajib = [satu.nama for satu in kolom if satu.wajib]
    cara = CaraBaca(
        kamus={kata: satu.nama for satu in kolom for kata in (satu.nama, *satu.sebutan)},
        cukup=set(wajib).issubset,
        perlu=" dan ".join(wajib),
        teks=_teks,
        terbanyak=BARIS_TERBANYAK,
        turun=_TURUN,
    )
    kosong = dict.fromkeys((satu.nama for satu in kolom), "")
    return [Baris(satu.nomor, kosong | satu.isi) for satu in baca_lembar(isi, cara)]


def _teks(_nama: str, sel: str) -> str:
    return RUMUS if sel == TANPA_HASIL else rapikan(sel[:400])
