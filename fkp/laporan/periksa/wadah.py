"""Opening what comes from outside: which kind of file it is, within limits that no file can overstep."""

import io
import zipfile
from dataclasses import dataclass, field

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from fkp.laporan.periksa.temuan import TakTerpakai

MUAT_BERKAS = 512 * 1024 * 1024
"""Bytes of a file, and of all that it unpacks to."""
MUAT_ANGGOTA = 5_000
KALI_TERBESAR = 400
"""How much a member may grow when unpacked; repeated answers shrink about a hundredfold."""


@dataclass(frozen=True, slots=True)
class Wadah:
    """A file opened. ``jenis`` is one of csv, json, pdf, xlsx, docx, html, bukti. ``isi`` are the files in it
    by their names (of a PDF those attached), empty for the simple kinds."""

    jenis: str
    data: bytes
    isi: dict[str, bytes] = field(default_factory=dict)


def buka(data: bytes) -> Wadah:
    """Raises TakTerpakai for what cannot be opened."""
    if not data.strip():
        raise TakTerpakai("berkas kosong")
    if len(data) > MUAT_BERKAS:
        raise TakTerpakai(f"berkas lebih dari {MUAT_BERKAS // 1024**2} MB")
    if b"%PDF-" in data[:1024]:
        return Wadah("pdf", data, _lampiran(data))
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TakTerpakai("berkas Office lama atau bersandi; simpan sebagai XLSX, DOCX, atau PDF tanpa sandi")
    awal = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if awal.startswith(b"{"):
        return Wadah("json", data)
    if awal.startswith((b"<!doctype html", b"<html")):
        return Wadah("html", data)
    return Wadah("csv", data)


def _zip(data: bytes) -> Wadah:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            anggota = arsip.infolist()
            _batas(anggota)
            nama = {satu.filename for satu in anggota}
            if "xl/workbook.xml" in nama:
                return Wadah("xlsx", data)
            if "word/document.xml" in nama:
                return Wadah("docx", data)
            isi = {satu.filename: arsip.read(satu) for satu in anggota if not satu.is_dir()}
    except TakTerpakai:
        raise
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise TakTerpakai("ZIP rusak atau terpotong") from None
    except RuntimeError:
        raise TakTerpakai("ZIP bersandi; buka sandinya dahulu") from None
    except Exception as salah:  # zlib and lzma raise their own
        raise TakTerpakai(f"ZIP rusak ({type(salah).__name__})") from None
    if not any(satu.rpartition("/")[2] == "pengesahan.json" for satu in isi):
        raise TakTerpakai("ZIP ini bukan paket bukti: tidak ada pengesahan.json di dalamnya")
    return Wadah("bukti", data, isi)


def _batas(anggota: list[zipfile.ZipInfo]) -> None:
    besar = sum(satu.file_size for satu in anggota)
    if len(anggota) > MUAT_ANGGOTA or besar > MUAT_BERKAS:
        raise TakTerpakai(f"isi ZIP terlalu besar ({besar // 1024**2} MB sesudah dibuka)")
    for satu in anggota:
        if satu.file_size > 1_000_000 and satu.file_size > KALI_TERBESAR * max(satu.compress_size, 1):
            raise TakTerpakai("isi ZIP mengembang tidak wajar; berkas ini tidak dibuka")


def _lampiran(data: bytes) -> dict[str, bytes]:
    """The files attached to a PDF."""
    try:
        pdf = PdfReader(io.BytesIO(data))
        if pdf.is_encrypted:
            raise TakTerpakai("PDF bersandi; simpan tanpa sandi dahulu")
        isi = {nama: satu[0] for nama, satu in pdf.attachments.items() if satu}
        if not len(pdf.pages):
            raise TakTerpakai("PDF tanpa halaman")
    except TakTerpakai:
        raise
    except PyPdfError as salah:
        raise TakTerpakai(f"PDF rusak atau terpotong ({type(salah).__name__})") from None
    except Exception as salah:  # a damaged PDF makes its reader stumble in many ways
        raise TakTerpakai(f"PDF rusak atau terpotong ({type(salah).__name__})") from None
    return isi
