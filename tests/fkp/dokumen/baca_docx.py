"""Opening, making and bending DOCX packages for the tests."""

import io
import zipfile
from collections.abc import Callable

from docx import Document
from docx.shared import Pt

from fkp.dokumen.laporan import Bagian, Laporan
from tests.fkp.dokumen.contoh import laporan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def buka(isi: bytes):
    return Document(io.BytesIO(isi))


def badan(isi: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(isi)) as paket:
        return paket.read("word/document.xml").decode()


def sebuah(*blok, **ganti) -> Laporan:
    return laporan(bagian=(Bagian("Isi", blok),), **ganti)


def ubah(isi: bytes, nama: str, ganti: Callable[[bytes], bytes] | None = None, **tambah: bytes) -> bytes:
    """The package with one part changed, and others added (``__`` in a name is a slash)."""
    tujuan = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(tujuan, "w") as baru:
        for satu in asal.namelist():
            data = asal.read(satu)
            baru.writestr(satu, ganti(data) if ganti and satu == nama else data)
        for satu, data in tambah.items():
            baru.writestr(satu.replace("__", "/"), data)
    return tujuan.getvalue()


def templat(*paragraf: str, kepala: str = "", huruf: str = "") -> bytes:
    """A template as an office would make it in Word, without any of our styles."""
    dokumen = Document()
    for satu in paragraf or ("{{ isi }}",):
        dokumen.add_paragraph(satu)
    if kepala:
        dokumen.sections[0].header.paragraphs[0].text = kepala
    if huruf:
        dokumen.styles["Heading 1"].font.name, dokumen.styles["Heading 1"].font.size = huruf, Pt(17)
    isi = io.BytesIO()
    dokumen.save(isi)
    return isi.getvalue()
