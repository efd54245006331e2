"""Files that are kept as they came: named as what they are, and opened once before anybody else must."""

import io
import zipfile
from hashlib import sha256

import pytest
from pypdf import PdfReader, PdfWriter
from werkzeug.datastructures import FileStorage

from fkp.bersih.utuh import baca_utuh
from fkp.unggahan import DOCX, JPEG, NAMA, PDF, PNG, TERURAI_TERBESAR, UnggahanSalah
from tests.fkp.bersih.bangun import dua_warna, foto, simpan
from tests.fkp.tte.buat import a_halaman

JPG, LEMBAR = foto(), a_halaman("Paparan")


def kirim(isi: bytes, nama: str) -> bytes:
    return baca_utuh(FileStorage(io.BytesIO(isi), filename=nama), NAMA).isi


def kantor(bagian: str = "word/document.xml", isi: bytes = b"<x/>") -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(bagian, isi)
    return wadah.getvalue()


def terkunci(sandi: str, pemilik: str = "kantor") -> bytes:
    tulis, wadah = PdfWriter(clone_from=PdfReader(io.BytesIO(LEMBAR))), io.BytesIO()
    tulis.encrypt(sandi, pemilik, algorithm="AES-256")
    tulis.write(wadah)
    return wadah.getvalue()


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        (LEMBAR, "paparan.pdf"),
        (LEMBAR, "Paparan SKM.PDF"),
        (LEMBAR, "paparan"),
        (LEMBAR, "Surat No. 12 rev.final"),
        (JPG, "lembar.jpeg"),
        (JPG, "lembar.jfif"),
        (simpan(dua_warna(), "PNG"), "layar.png"),
        (kantor(), "naskah.docx"),
        (kantor("ppt/presentation.xml"), "paparan.pptx"),
    ],
)
def test_what_opens_is_kept_byte_for_byte(isi: bytes, nama: str) -> None:
    assert sha256(kirim(isi, nama)).digest() == sha256(isi).digest()


@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (b"%PDF-1.4\n", "bohong.jpg", "“bohong.jpg” berakhiran .jpg, padahal isinya PDF"),
        (LEMBAR, "bohong.docx", "ganti akhiran namanya menjadi .pdf"),
        (LEMBAR, "laman.html", "berakhiran .html, padahal isinya PDF"),
        (JPG, "foto.png", "berakhiran .png, padahal isinya JPEG"),
        (kantor(), "tabel.xlsx", "berakhiran .xlsx, padahal isinya DOCX"),
    ],
)
def test_a_name_that_says_something_else_is_refused(isi: bytes, nama: str, kalimat: str) -> None:
    with pytest.raises(UnggahanSalah, match=kalimat):
        kirim(isi, nama)


@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (b"%PDF-1.4\n", "bohong.pdf", "tidak terbaca sebagai PDF"),
        (LEMBAR[: len(LEMBAR) // 2], "terpotong.pdf", "tidak terbaca sebagai PDF"),
        (terkunci("rahasia"), "terkunci.pdf", "terkunci"),
        (b"\xff\xd8\xff\xe0 foto", "foto.jpg", "tidak terbaca sebagai gambar"),
        (JPG[: len(JPG) // 2], "foto.jpg", "tidak terbaca sebagai gambar"),
        (simpan(dua_warna("1", (6000, 6000)), "PNG"), "besar.png", "terlalu banyak: 6000 x 6000"),
        (
            kantor(isi=b"x" * 500).replace(b"\x4b\x4c", b"\x4b\x4d")[:-30],
            "rusak.docx",
            "bukan jenis yang dikenal",
        ),
        (kantor(isi=bytes(TERURAI_TERBESAR + 1)), "bom.docx", "terlalu besar setelah dibuka"),
    ],
)
def test_what_does_not_open_is_refused(isi: bytes, nama: str, kalimat: str) -> None:
    with pytest.raises(UnggahanSalah, match=kalimat):
        kirim(isi, nama)


def test_an_office_file_with_a_damaged_part_is_refused() -> None:
    isi = bytearray(kantor(isi=bytes(range(256)) * 40))
    isi[60] ^= 0xFF
    with pytest.raises(UnggahanSalah, match=r"“naskah\.docx” tidak terbaca sebagai DOCX"):
        kirim(bytes(isi), "naskah.docx")


def test_a_pdf_that_only_forbids_copying_is_kept() -> None:
    assert kirim(terkunci(""), "peraturan.pdf")


def test_only_the_kinds_that_are_asked_for_are_taken() -> None:
    with pytest.raises(UnggahanSalah, match=r"sebenarnya DOCX\. Yang diterima: PDF, PNG, JPEG"):
        baca_utuh(FileStorage(io.BytesIO(kantor()), filename="a.pdf"), (PDF, PNG, JPEG))
    assert DOCX in NAMA
