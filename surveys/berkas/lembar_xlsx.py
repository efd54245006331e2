"""XLSX, row by row, without loading the workbook."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO, cast

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from surveys.berkas.tabel import TANPA_HASIL, BerkasTakTerbaca, Gabungan, Tabel, cell_name

_TERURAI_TERBESAR = 4 << 30  # bytes; a full sheet of a million rows unpacks to about one gigabyte
_RUSAK = "berkas XLSX rusak atau terpotong; buka di Excel, simpan ulang, lalu coba lagi"
_BARIS_TERSEMBUNYI = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"')
# A formula followed by no value. Excel marks a formula that gave an empty text with t="str": that one is
# calculated.
_RUMUS_KOSONG = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>|(?=</(?:\w+:)?c>))"
)
_GABUNGAN = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"'
)
_GABUNGAN_TERBANYAK = 100_000
_ALAMAT = re.compile(rb'\br="([A-Z]+[0-9]+)"')


@contextmanager
def open_xlsx(biner: BinaryIO) -> Iterator[tuple[Tabel, ...]]:
    """One Tabel per worksheet, visible sheets first.

    Raises BerkasTakTerbaca for a damaged file, another Office kind, or one that unpacks beyond 4 GiB.
    """
    arsip = _open_arsip(biner)
    try:
        buku = load_workbook(biner, read_only=True, data_only=True, keep_links=False)
    except Exception:
        # openpyxl answers a damaged part with whatever error that part caused: KeyError, TypeError,
        # ParseError...
        raise BerkasTakTerbaca(_RUSAK) from None
    try:
        # openpyxl's stubs know only the editable worksheet; read_only gives one without a fixed size.
        lembar = [_tabel(cast(Any, satu), arsip) for satu in buku.worksheets]
        yield tuple(sorted(lembar, key=lambda satu: not satu.tampak))
    finally:
        buku.close()
        arsip.close()


def _open_arsip(biner: BinaryIO) -> zipfile.ZipFile:
    try:
        arsip = zipfile.ZipFile(biner)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise BerkasTakTerbaca(_RUSAK) from None
    nama = set(arsip.namelist())
    if any(bagian.flag_bits & 1 for bagian in arsip.infolist()):
        raise BerkasTakTerbaca("berkas terkunci kata sandi; hapus kata sandinya, lalu simpan")
    if "mimetype" in nama and b"opendocument" in arsip.read("mimetype"):
        raise BerkasTakTerbaca(
            "ini berkas OpenDocument (.ods); simpan sebagai .xlsx atau .csv, lalu coba lagi"
        )
    if "xl/workbook.bin" in nama:
        raise BerkasTakTerbaca("ini berkas .xlsb; simpan sebagai .xlsx, lalu coba lagi")
    if any(satu.startswith(("word/", "ppt/")) for satu in nama):
        raise BerkasTakTerbaca("ini dokumen Word atau PowerPoint, bukan CSV atau XLSX")
    if not any(satu.startswith("xl/") for satu in nama):
        raise BerkasTakTerbaca("ini arsip ZIP, bukan XLSX; keluarkan dahulu berkas di dalamnya")
    if sum(bagian.file_size for bagian in arsip.infolist()) > _TERURAI_TERBESAR:
        raise BerkasTakTerbaca("isi berkas XLSX terlalu besar; simpan sebagai CSV, lalu coba lagi")
    return arsip


def _tabel(lembar: Any, arsip: zipfile.ZipFile) -> Tabel:
    bagian: str = lembar._worksheet_path  # openpyxl has no public way from a sheet to its part of the archive

    def rows() -> Iterator[Sequence[str]]:
        kosong = {cocok for potong in _potongan(arsip, bagian) for cocok in _uncalculated(potong)}
        lembar.reset_dimensions()  # writers state wrong sizes; trust the rows themselves
        try:
            for nomor, baris in enumerate(lembar.iter_rows(values_only=True), start=1):
                teks = [_text(nilai) for nilai in baris]
                if kosong:
                    for kolom, nilai in enumerate(baris):
                        if nilai is None and cell_name(nomor, kolom) in kosong:
                            teks[kolom] = TANPA_HASIL
                yield teks
        except (BerkasTakTerbaca, GeneratorExit, KeyboardInterrupt, MemoryError):
            raise
        except Exception:
            raise BerkasTakTerbaca(_RUSAK) from None  # a damaged sheet shows itself only while it is read

    def hidden() -> int:
        return sum(len(_BARIS_TERSEMBUNYI.findall(potong)) for potong in _potongan(arsip, bagian))

    def merged() -> Sequence[Gabungan]:
        semua = (
            cocok.groups() for potong in _potongan(arsip, bagian) for cocok in _GABUNGAN.finditer(potong)
        )
        hasil = list(islice(semua, _GABUNGAN_TERBANYAK + 1))
        if len(hasil) > _GABUNGAN_TERBANYAK:
            raise BerkasTakTerbaca("sel gabungannya terlalu banyak; pisahkan selnya di Excel, lalu coba lagi")
        return [
            Gabungan(int(b), _column(k), int(b_akhir), _column(k_akhir)) for k, b, k_akhir, b_akhir in hasil
        ]

    return Tabel(lembar.title, rows, hidden, lembar.sheet_state == "visible", merged)


def _potongan(arsip: zipfile.ZipFile, bagian: str) -> Iterator[bytes]:
    """The sheet's XML in pieces that end with a whole row."""
    sisa: list[bytes] = []
    try:
        with arsip.open(bagian) as isi:
            while baru := isi.read(1 << 20):
                utuh, pisah, ekor = baru.rpartition(b"row>")
                if pisah:
                    yield b"".join((*sisa, utuh, pisah))
                    sisa = []
                sisa.append(ekor)
        yield b"".join(sisa)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, zlib.error):
        raise BerkasTakTerbaca(_RUSAK) from None


def _column(huruf: bytes) -> int:
    return column_index_from_string(huruf.decode()) - 1


def _uncalculated(potong: bytes) -> Iterator[str]:
    for cocok in _RUMUS_KOSONG.finditer(potong):
        alamat = _ALAMAT.search(cocok[1])
        if alamat and b't="str"' not in cocok[1]:
            yield alamat[1].decode()


def _text(nilai: object) -> str:
    """A cell as a spreadsheet would show it, near enough: 4.0 is "4"."""
    if nilai is None:
        return ""
    if isinstance(nilai, str):
        return nilai
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < 1e15:
        return str(int(nilai))
    return str(nilai)
