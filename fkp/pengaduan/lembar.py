"""The sheets of complaints: the templates people fill in, and reading CSV or XLSX back."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter

from fkp.galat import Galat
from fkp.unggahan import TERBESAR, terurai_wajar
from fkp.unit.isian import rapikan
from surveys.berkas.lembar import open_buku
from surveys.berkas.tabel import TANPA_HASIL, BerkasTakTerbaca, Tabel

BARIS_TERBANYAK = 5_000
JUDUL_TERJAUH = 20
"""Rows in which the titles of the columns are looked for."""
RUMUS = "rumus tanpa hasil"
"""What stands for a formula that was never worked out."""


class BerkasSalah(Galat):
    """The file cannot be used; the sentence says why and what to do."""

    status = 422


@dataclass(frozen=True)
class Kolom:
    """A column: its title, other words for it, whether it must be there, and what to write in it."""

    nama: str
    petunjuk: str
    sebutan: tuple[str, ...] = ()
    wajib: bool = True


@dataclass(frozen=True)
class Baris:
    """One row as typed: its number in the spreadsheet and its texts by column."""

    nomor: int
    isi: Mapping[str, str]


@dataclass(frozen=True)
class Masalah:
    """A cell that cannot be used: row and column of the spreadsheet, what stands there, and what to do."""

    baris: int
    kolom: str
    nilai: str
    saran: str


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
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar, {"in_memory": True, "strings_to_formulas": False})
    tebal, lipat = buku.add_format({"bold": True}), buku.add_format({"text_wrap": True, "valign": "top"})
    # A month must stay as it is typed; a spreadsheet would make a date of it.
    teks = buku.add_format({"num_format": "@"})
    isi = buku.add_worksheet("Isi")
    isi.write_row(0, 0, [satu.nama for satu in kolom], tebal)
    isi.set_column(0, len(kolom) - 1, 24)
    isi.set_column(0, 0, 24, teks)
    isi.freeze_panes(1, 0)
    petunjuk = buku.add_worksheet("Petunjuk")
    petunjuk.set_column(0, 0, 14, tebal)
    petunjuk.set_column(1, 1, 90, lipat)
    for nomor, satu in enumerate(kolom):
        petunjuk.write_row(nomor, 0, (satu.nama, satu.petunjuk))
    buku.close()
    return keluar.getvalue()


def baca_lembar(isi: bytes, kolom: Sequence[Kolom]) -> list[Baris]:
    """Rows that say something, in the order of the file, whatever its name. Raises BerkasSalah when it is not
    a readable CSV or XLSX, has no row of titles, no rows, or too many."""
    if len(isi) > TERBESAR:
        raise BerkasSalah(f"Berkas lebih besar dari {TERBESAR // 1024 // 1024} MB. Bagi menjadi beberapa.")
    if not terurai_wajar(isi):
        raise BerkasSalah("Isi berkas terlalu besar setelah diurai. Bagi menjadi beberapa berkas.")
    wajib = " dan ".join(satu.nama for satu in kolom if satu.wajib)
    try:
        with open_buku(isi) as buku:
            for tabel in buku.tabel:
                if (baris := _baris_tabel(tabel, kolom)) is not None:
                    return baris
    except BerkasTakTerbaca as galat:
        raise BerkasSalah(f"Berkas tidak terbaca: {galat}.") from None
    raise BerkasSalah(f"Baris judul tidak ditemukan. Baris pertama memuat kolom {wajib}; pakai templatnya.")


def _baris_tabel(tabel: Tabel, kolom: Sequence[Kolom]) -> list[Baris] | None:
    """The rows below the titles, or None when there are no such titles in the first rows."""
    letak: dict[str, int] | None = None
    hasil: list[Baris] = []
    for nomor, sel in enumerate(tabel.rows(), start=1):
        if letak is None:
            letak = _kenali_judul(sel, kolom)
            if letak is None and nomor >= JUDUL_TERJAUH:
                return None
            continue
        isi = {nama: _teks(sel[di]) if di < len(sel) else "" for nama, di in letak.items()}
        if any(isi.values()):
            hasil.append(Baris(nomor, {satu.nama: isi.get(satu.nama, "") for satu in kolom}))
            if len(hasil) > BARIS_TERBANYAK:
                raise BerkasSalah(f"Lebih dari {BARIS_TERBANYAK} baris. Bagi menjadi beberapa berkas.")
    if letak is None:
        return None
    if not hasil:
        raise BerkasSalah("Di bawah baris judul semuanya kosong. Isi dulu, lalu unggah lagi.")
    return hasil


def _kenali_judul(sel: Sequence[str], kolom: Sequence[Kolom]) -> dict[str, int] | None:
    kamus = {kata: satu.nama for satu in kolom for kata in (satu.nama, *satu.sebutan)}
    letak: dict[str, int] = {}
    for di, teks in enumerate(sel[:100]):
        if (nama := kamus.get(rapikan(teks).casefold())) is not None:
            letak.setdefault(nama, di)
    return letak if all(satu.nama in letak for satu in kolom if satu.wajib) else None


def _teks(sel: str) -> str:
    return RUMUS if sel == TANPA_HASIL else rapikan(sel[:400])
