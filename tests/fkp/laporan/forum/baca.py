"""All the text that somebody could read out of a file, whatever its format."""

import html
import io
import re
import zipfile

from pypdf import PdfReader

from fkp.dokumen.laporan import Laporan
from fkp.laporan.unduhan import write_berkas

BENTUK = ("pdf", "docx", "xlsx", "html")


def tulis(laporan: Laporan, bentuk: str) -> bytes:
    """The file."""
    tujuan = io.BytesIO()
    write_berkas(laporan, bentuk, tujuan)
    return tujuan.getvalue()


def baca(isi: bytes, bentuk: str) -> str:
    """Its text on one line: pages and attachments of a PDF, every part of a package."""
    if bentuk == "pdf":
        pdf = PdfReader(io.BytesIO(isi))
        teks = [halaman.extract_text() for halaman in pdf.pages]
        teks += [satu.decode() for semua in pdf.attachments.values() for satu in semua]
        teks += [str(pdf.metadata), str(pdf.xmp_metadata)]
    elif bentuk == "html":
        teks = [html.unescape(isi.decode())]
    else:
        with zipfile.ZipFile(io.BytesIO(isi)) as paket:
            teks = [html.unescape(paket.read(n).decode("utf-8", "ignore")) for n in paket.namelist()]
    return re.sub(r"\s+", " ", " ".join(teks))


def kata(laporan: Laporan, bentuk: str) -> str:
    """The same of a document, without the tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", baca(tulis(laporan, bentuk), bentuk)))
