"""What an uploaded file really is, read from its first bytes; its name and what the browser says of it prove
nothing, but a name that says something else is a mistake to point out."""

import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import PurePosixPath

from werkzeug.datastructures import FileStorage

from fkp.galat import Galat
from fkp.ketikan import rapikan

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
NAMA = {PDF: "PDF", PNG: "PNG", JPEG: "JPEG", DOCX: "DOCX", XLSX: "XLSX", PPTX: "PPTX"}
AKHIRAN = {PDF: "pdf", PNG: "png", JPEG: "jpg", DOCX: "docx", XLSX: "xlsx", PPTX: "pptx"}

_DIKENAL = {
    **MimeTypes().types_map[True],
    **{f".{akhiran}": mime for mime, akhiran in AKHIRAN.items()},
}
"""What ends of names mean. A name that ends with anything else claims nothing: "Surat No. 12"."""
_AWAL = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_KANTOR = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_MEREK_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_SARAN = {
    "HEIC": "Di iPhone: Pengaturan, Kamera, Format, Paling Kompatibel; atau kirim tangkapan layarnya.",
    "WebP": "Simpan ulang sebagai JPEG, atau kirim tangkapan layarnya.",
}
"""What to do with a photograph in a format that is not decoded here."""
TERBESAR = 6 * 1024 * 1024
"""Bytes of one file; a whole request may have eight million."""
TERURAI_TERBESAR = 200 * 1024 * 1024
"""Bytes of an archive once it is unpacked; twenty thousand long rows of a sheet are a tenth of it."""


class UnggahanSalah(Galat):
    """The file cannot be kept; the sentence says why and what to send instead."""

    status = 422


@dataclass(frozen=True, slots=True)
class Unggahan:
    """A file that was looked at: its bytes, what they are, and its name without any path."""

    isi: bytes
    mime: str
    nama: str


def baca_unggahan(berkas: FileStorage | None, boleh: Collection[str]) -> Unggahan:
    """Read an uploaded file whose bytes are one of the kinds in ``boleh`` (keys of NAMA).

    Raises UnggahanSalah when there is none, when it is empty or too large, when it is something else, or when
    the end of its name says that it is.
    """
    sebut = ", ".join(NAMA[m] for m in NAMA if m in boleh)
    if berkas is None or not berkas.filename:
        raise UnggahanSalah(f"Pilih berkasnya dulu: {sebut}.")
    isi = berkas.stream.read(TERBESAR + 1)
    if not isi:
        raise UnggahanSalah("Berkas itu kosong. Periksa berkasnya, lalu unggah lagi.")
    if len(isi) > TERBESAR:
        raise UnggahanSalah(
            f"Berkas lebih besar dari {TERBESAR // 1024 // 1024} MB. Perkecil, lalu unggah lagi."
        )
    mime = jenis_isi(isi)
    # Without line ends and other signs that nobody sees: the name will stand in a header.
    nama = rapikan(berkas.filename.replace("\\", "/").rpartition("/")[2])
    if mime not in boleh:
        apa = f"sebenarnya {NAMA[mime]}" if mime in NAMA else "bukan jenis yang dikenal"
        saran = ""
        if not mime and JPEG in boleh and (asing := _foto_asing(isi)):
            apa, saran = f"berformat {asing}", f" {_SARAN[asing]}"
        raise UnggahanSalah(f"“{nama[:80]}” {apa}. Yang diterima: {sebut}.{saran}")
    akhiran = PurePosixPath(nama).suffix.lower()
    if _DIKENAL.get(akhiran, mime) != mime:
        raise UnggahanSalah(
            f"“{nama[:80]}” berakhiran {akhiran}, padahal isinya {NAMA[mime]}. Pilih berkas yang benar, atau "
            f"ganti akhiran namanya menjadi .{AKHIRAN[mime]}, lalu unggah lagi."
        )
    return Unggahan(isi, mime, nama[:120])


def _foto_asing(isi: bytes) -> str:
    """What telephones and websites call a photograph that is not decoded here, "" for anything else."""
    if isi[4:8] == b"ftyp" and isi[8:12] in _MEREK_HEIC:
        return "HEIC"
    return "WebP" if isi.startswith(b"RIFF") and isi[8:12] == b"WEBP" else ""


def terurai_wajar(isi: bytes) -> bool:
    """Whether an archive, such as a workbook, unpacks to no more than this machine can hold: a small one can
    unpack to more than its memory, and its own index tells. True for what is none, or a damaged one: whoever
    reads it says so in words that fit."""
    if not isi.startswith(b"PK"):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return sum(bagian.file_size for bagian in arsip.infolist()) <= TERURAI_TERBESAR
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True


def jenis_isi(isi: bytes) -> str:
    """The MIME type of the bytes, "" when they are none of those we keep."""
    for awal, mime in _AWAL:
        if isi.startswith(awal):
            return mime
    if isi.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
                nama = set(arsip.namelist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            return ""
        return next((mime for bagian, mime in _KANTOR.items() if bagian in nama), "")
    return ""
