"""PDF: what is seen stays; what acts, hides or tells is gone from every object of the file."""

import io
import random
import zlib

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
)

from fkp.bersih import bersihkan
from fkp.unggahan import JPEG, PDF, PNG, Unggahan, UnggahanSalah
from tests.fkp.bersih.bangun import RAHASIA, bersih, buka, dua_warna, foto, merah, simpan
from tests.fkp.bersih.bangun_pdf import kamus, nama, pdf_nakal, seluruhnya, teks

TERLARANG = (
    *("jsrahasia", "jskedua", "JavaScript", "/JS", "OpenAction", "/AA", "xmp-gambar", "xmp-halaman"),
    *("xmp-dokumen", "piecerahasia", "gambar-kecil-lama", "MZ-lampiran", "rahasiaexe", "lampiran-kedua"),
    *("Filespec", "EmbeddedFile", "matamata", "/URI", "xfa-rahasia", "/XFA", "AcroForm", "namaisian"),
    *("penuliskomentar", "komentarrahasia", "cap-tersembunyi", "centang-tidak", "yatim-piatu"),
    *("ProgramKantor", RAHASIA.decode(), "Exif", "Ponsel"),
)


def test_a_pdf_keeps_what_is_seen_and_nothing_that_acts_hides_or_tells():
    asli = pdf_nakal()
    mentah = seluruhnya(asli)
    assert not [tanda for tanda in TERLARANG if tanda.encode() not in mentah]
    hasil = bersih(asli, "laporan.pdf")
    assert (hasil.mime, hasil.kecil, hasil.diambil) == (PDF, None, None)
    mentah = seluruhnya(hasil.isi)
    assert not [tanda for tanda in TERLARANG if tanda.encode() in mentah]
    (halaman,) = PdfReader(io.BytesIO(hasil.isi)).pages
    assert b"/Foto Do" in halaman.get_contents().get_data()
    foto_di_dalam = halaman["/Resources"]["/XObject"]["/Foto"].get_object()
    assert merah(buka(foto_di_dalam._data).getpixel((5, 40)))
    rupa = [satu.get_object()["/AP"]["/N"].get_object().get_data() for satu in halaman["/Annots"]]
    assert rupa == [b"BT (isian-tampak) Tj ET", b"% centang-ya"]
    assert {satu.get_object()["/Subtype"] for satu in halaman["/Annots"]} == {"/Stamp"}


def test_a_photograph_behind_two_filters_loses_its_notes_too():
    def bungkus(_tulis, halaman):
        gambar = halaman["/Resources"]["/XObject"]["/Foto"].get_object()
        gambar._data = zlib.compress(gambar._data)
        gambar[nama("Filter")] = ArrayObject([nama("FlateDecode"), nama("DCTDecode")])

    mentah = seluruhnya(bersih(pdf_nakal(bungkus), "laporan.pdf").isi)
    assert RAHASIA not in mentah
    assert b"Exif" not in mentah


def test_a_scan_in_jpeg_2000_loses_its_notes_and_is_still_seen():
    def jpx(_tulis, halaman):
        gambar = halaman["/Resources"]["/XObject"]["/Foto"].get_object()
        wadah = io.BytesIO()
        Image.new("RGB", (120, 80), "teal").save(wadah, "JPEG2000")
        catatan = b"uuid" + b"JpgTiffExif->JP2" + RAHASIA
        gambar._data = wadah.getvalue() + (len(catatan) + 4).to_bytes(4) + catatan
        gambar[nama("Filter")] = nama("JPXDecode")

    isi = bersih(pdf_nakal(jpx), "pindaian.pdf").isi
    assert RAHASIA not in seluruhnya(isi)
    (gambar,) = PdfReader(io.BytesIO(isi)).pages[0].images
    assert gambar.image.getpixel((60, 40)) == (0, 128, 128)


def test_inherited_sizes_and_switched_off_layers_stay_as_they_were():
    def susun(tulis, halaman):
        lapis = tulis._add_object(kamus(Type=nama("OCG"), Name=teks("Rancangan")))
        halaman["/Resources"][nama("Properties")] = kamus(L1=lapis)
        tulis.root_object[nama("OCProperties")] = kamus(
            OCGs=ArrayObject([lapis]), D=kamus(OFF=ArrayObject([lapis]), Creator=teks("pembuatlapisan"))
        )
        halaman["/Parent"].get_object()[nama("MediaBox")] = halaman["/MediaBox"]
        del halaman["/MediaBox"]

    hasil = bersih(pdf_nakal(susun), "laporan.pdf").isi
    baca = PdfReader(io.BytesIO(hasil))
    assert baca.pages[0].mediabox.width == 300
    mati = baca.root_object["/OCProperties"]["/D"]["/OFF"][0]
    assert mati == baca.pages[0]["/Resources"]["/Properties"].raw_get("/L1")
    assert b"pembuatlapisan" not in hasil


def test_what_stands_around_a_pdf_is_gone():
    hasil = bersih(pdf_nakal() + b"\n<script>alert(1)</script>", "laporan.pdf")
    assert b"<script>" not in hasil.isi


def test_a_locked_a_truncated_and_an_endless_pdf_are_refused():
    terkunci = PdfWriter()
    terkunci.add_blank_page(100, 100)
    terkunci.encrypt("", "pemilik", algorithm="RC4-128")
    panjang = PdfWriter()
    for _ in range(301):
        panjang.add_blank_page(100, 100)
    kosong = PdfWriter()
    for tulis, harap in (
        (terkunci, "terkunci"),
        (panjang, "lebih dari 300 halaman"),
        (kosong, "tidak terbaca"),
    ):
        wadah = io.BytesIO()
        tulis.write(wadah)
        with pytest.raises(UnggahanSalah, match=harap):
            bersih(wadah.getvalue(), "x.pdf")
    with pytest.raises(UnggahanSalah, match="tidak terbaca sebagai PDF"):
        bersih(pdf_nakal()[:300], "x.pdf")


def test_bytes_shaken_at_random_are_cleaned_or_refused_and_nothing_else():
    acak, asal = random.Random(20261112), [foto(), simpan(dua_warna(), "PNG"), pdf_nakal()]
    for n in range(150):
        isi = bytearray(asal[n % 3])
        for _ in range(acak.randint(1, 30)):
            isi[acak.randrange(12, len(isi))] = acak.randrange(256)
        with_nama = Unggahan(bytes(isi), (JPEG, PNG, PDF)[n % 3], "acak")
        try:
            hasil = bersihkan(with_nama)
        except UnggahanSalah:
            continue
        assert hasil.isi
