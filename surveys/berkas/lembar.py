"""The cells of a CSV or XLSX file, as rows of text.

What a file is, is read from its first bytes and never from its name: agencies send XLSX named .csv and web
pages named .xls. Whatever cannot be read ends in one `BerkasTakTerbaca` with one sentence a clerk can act on.
"""

import io
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from surveys.berkas.lembar_csv import open_csv
from surveys.berkas.lembar_xlsx import open_xlsx
from surveys.berkas.tabel import BerkasTakTerbaca, Tabel, one_line

Sumber = str | os.PathLike[str] | bytes

# A CSV is opened once per possible separator and the header decides; a workbook is one Tabel per sheet.
_KENAL: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "berkas PDF"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"\x1f\x8b", "arsip terkompresi (gzip)"),
    (b"Rar!", "arsip terkompresi (RAR)"),
    (b"7z\xbc\xaf", "arsip terkompresi (7z)"),
    (b"{\\rtf", "dokumen RTF"),
    (b"SQLite format 3", "basis data SQLite"),
    (b"PAR1", "berkas Parquet"),
)
_SARAN = "simpan sebagai XLSX atau CSV, lalu coba lagi"


@dataclass(frozen=True, slots=True)
class Buku:
    """An open file: `bentuk` is "csv" or "xlsx", `tabel` its readings, `catatan` what a reader should
    know."""

    bentuk: str
    tabel: tuple[Tabel, ...]
    catatan: tuple[str, ...]


@contextmanager
def open_buku(sumber: Sumber) -> Iterator[Buku]:
    """Open a path (a pipe is fine) or the bytes of a file; closes what it opened.

    Raises BerkasTakTerbaca: missing, no permission, a folder, empty, or not a CSV or XLSX.
    """
    with _open_biner(sumber) as biner:
        try:
            awal = biner.read(8192)
            biner.seek(0)
            _refuse_other_kinds(awal, biner)
            if awal.startswith(b"PK"):
                with open_xlsx(biner) as lembar:
                    yield Buku("xlsx", lembar, ())
            else:
                with open_csv(biner, awal) as (calon, catatan):
                    yield Buku("csv", calon, catatan)
        except OSError as galat:
            raise BerkasTakTerbaca(f"berkas tidak dapat dibaca sampai selesai ({galat.strerror})") from None


def _open_biner(sumber: Sumber) -> AbstractContextManager[BinaryIO]:
    if isinstance(sumber, bytes):
        return io.BytesIO(sumber)
    path = Path(sumber)
    nama = one_line(str(path), 100)
    try:
        if path.is_dir():
            raise BerkasTakTerbaca(f"{nama} adalah folder, bukan berkas")
        biner = path.open("rb")
        if biner.seekable():
            return biner
        with biner:
            return io.BytesIO(biner.read())
    except FileNotFoundError:
        raise BerkasTakTerbaca(f"berkas {nama} tidak ditemukan") from None
    except PermissionError:
        raise BerkasTakTerbaca(f"berkas {nama} tidak boleh dibaca oleh akun ini") from None
    except OSError as galat:
        raise BerkasTakTerbaca(f"berkas {nama} tidak dapat dibuka ({galat.strerror})") from None
    except BerkasTakTerbaca:
        raise
    except ValueError:
        raise BerkasTakTerbaca(f"nama berkas {nama} tidak sah") from None  # a zero byte in the name


def _refuse_other_kinds(awal: bytes, biner: BinaryIO) -> None:
    if not awal.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        biner.seek(0)
        while potong := biner.read(1 << 20):
            if potong.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
                break
        else:
            raise BerkasTakTerbaca("berkas kosong: belum ada data")
        biner.seek(0)
    if awal.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_ole(biner)
    for tanda, nama in _KENAL:
        if awal.startswith(tanda):
            raise BerkasTakTerbaca(f"ini {nama}, bukan CSV atau XLSX; {_SARAN}")
    teks = awal.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if teks.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        raise BerkasTakTerbaca(f"ini halaman web (HTML) walau mungkin bernama .xls; buka di Excel, {_SARAN}")
    if teks.startswith(b"<?xml"):
        raise BerkasTakTerbaca(f"ini berkas XML, bukan CSV atau XLSX; buka di Excel, {_SARAN}")
    if teks.startswith((b"{", b"[{", b'["')):
        raise BerkasTakTerbaca("ini berkas JSON, bukan CSV atau XLSX")


def _refuse_ole(biner: BinaryIO) -> None:
    """The old Office container holds either a legacy workbook or an XLSX behind a password."""
    isi = biner.read()
    if "EncryptedPackage".encode("utf-16-le") in isi:
        raise BerkasTakTerbaca("berkas terkunci kata sandi; buka di Excel, hapus kata sandinya, lalu simpan")
    if "Workbook".encode("utf-16-le") in isi or "Book".encode("utf-16-le") in isi:
        raise BerkasTakTerbaca(
            "ini format Excel lama (.xls); buka di Excel, simpan sebagai .xlsx, lalu coba lagi"
        )
    raise BerkasTakTerbaca(f"ini berkas Office lama, bukan CSV atau XLSX; {_SARAN}")
