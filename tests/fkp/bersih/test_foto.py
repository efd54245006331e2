"""Photographs that lie, tell, or weigh too much: what is kept of them, and what is refused."""

import random
import struct
from datetime import date

import pytest
from PIL import Image, PngImagePlugin

from fkp.bersih.foto import KECIL, PIKSEL, TERPANJANG
from fkp.bersih.jpeg import AKHIR
from fkp.unggahan import JPEG, PNG, UnggahanSalah
from tests.fkp.bersih.bangun import RAHASIA, bersih, bom_png, buka, dua_warna, exif, foto, merah, simpan

HEIC = b"\0\0\0\x18ftypheic" + bytes(40)
WEBP = b"RIFF\x24\0\0\0WEBPVP8 " + bytes(40)


def test_a_photograph_keeps_its_picture_and_day_and_nothing_else_of_its_camera():
    asli = foto()
    assert RAHASIA in asli
    hasil = bersih(asli)
    for isi in (hasil.isi, hasil.kecil):
        gambar = buka(isi)
        assert RAHASIA not in isi
        assert b"Exif" not in isi
        assert b"Ponsel" not in isi
        assert not gambar.getexif()
        assert set(gambar.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
    assert (hasil.mime, hasil.lebar, hasil.tinggi) == (JPEG, 120, 80)
    assert hasil.diambil == date(2026, 10, 30)
    assert merah(buka(hasil.isi).getpixel((5, 40)))


@pytest.mark.parametrize(
    ("arah", "ukuran", "titik"),
    [
        (1, (120, 80), (5, 40)),
        (2, (120, 80), (115, 40)),
        (3, (120, 80), (115, 40)),
        (6, (80, 120), (40, 5)),
        (8, (80, 120), (40, 115)),
        (5, (80, 120), (40, 5)),
        (7, (80, 120), (40, 115)),
        (99, (120, 80), (5, 40)),
    ],
)
def test_a_photograph_stands_upright_however_it_was_held(arah, ukuran, titik):
    hasil = bersih(foto(arah))
    assert (hasil.lebar, hasil.tinggi) == buka(hasil.isi).size == ukuran
    assert merah(buka(hasil.isi).getpixel(titik))
    assert buka(hasil.kecil).size == ukuran


def test_a_large_photograph_becomes_one_that_is_seen_and_one_for_lists():
    hasil = bersih(simpan(dua_warna(ukuran=(5000, 2500)), "JPEG", exif=exif(6)))
    assert (hasil.lebar, hasil.tinggi) == (TERPANJANG // 2, TERPANJANG)
    assert max(buka(hasil.kecil).size) == KECIL
    assert buka(hasil.kecil).format == "JPEG"


def test_the_texts_of_a_png_are_gone():
    teks = PngImagePlugin.PngInfo()
    teks.add_text("Author", RAHASIA.decode())
    teks.add_itxt("XML:com.adobe.xmp", RAHASIA.decode(), zip=False)
    asli = simpan(dua_warna(), "PNG", pnginfo=teks, exif=exif())
    assert RAHASIA in asli
    hasil = bersih(asli, "layar.png")
    assert hasil.mime == PNG
    for tanda in (RAHASIA, b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
        assert tanda not in hasil.isi
    assert hasil.diambil == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("asli", "titik"),
    [
        (simpan(dua_warna("CMYK"), "JPEG"), (5, 40)),
        (simpan(dua_warna("P"), "PNG"), (5, 40)),
        (simpan(dua_warna("RGBA"), "PNG"), (5, 40)),
        (simpan(dua_warna(), "JPEG", progressive=True), (5, 40)),
        (
            simpan(dua_warna(), "PNG", save_all=True, append_images=[Image.new("RGB", (120, 80), "green")]),
            (5, 40),
        ),
    ],
    ids=["cmyk", "palet", "tembus", "progresif", "animasi"],
)
def test_every_kind_of_picture_keeps_its_colours(asli, titik):
    hasil = bersih(asli)
    gambar = buka(hasil.isi)
    assert (gambar.mode, gambar.size, getattr(gambar, "n_frames", 1)) == ("RGB", (120, 80), 1)
    assert merah(gambar.getpixel(titik))
    assert not merah(gambar.getpixel((115, 40)))


def test_sixteen_bits_of_grey_stay_grey():
    asli = simpan(Image.new("I;16", (50, 50), 32768), "PNG")
    assert buka(bersih(asli).isi).getpixel((25, 25))[0] in range(120, 136)


def test_what_hides_under_transparency_is_not_kept():
    asli = simpan(Image.new("RGBA", (50, 50), (255, 0, 0, 0)), "PNG")
    hasil = bersih(asli)
    assert buka(hasil.isi).getpixel((25, 25)) == (255, 255, 255)
    assert buka(hasil.kecil).getpixel((25, 25)) == (255, 255, 255)


def test_a_photograph_saved_as_png_is_kept_as_jpeg():
    acak = Image.frombytes("RGB", (1000, 1000), random.Random(1).randbytes(3_000_000))
    hasil = bersih(simpan(acak, "PNG"), "foto.png")
    assert (hasil.mime, hasil.isi[:2]) == (JPEG, b"\xff\xd8")


@pytest.mark.parametrize("diambil", ["0000:00:00 00:00:00", "kemarin", "", "2026:13:45 00:00:00"])
def test_a_camera_without_a_calendar_says_no_day(diambil):
    catatan = exif(diambil=diambil)
    assert bersih(simpan(dua_warna(), "JPEG", exif=catatan)).diambil is None


def test_damaged_notes_of_a_camera_do_not_spoil_the_picture():
    polos = simpan(dua_warna(), "JPEG")
    rusak = b"Exif\x00\x00II*\x00\xff\xff\xff\x7f" + bytes(40)
    hasil = bersih(polos[:2] + b"\xff\xe1" + struct.pack(">H", len(rusak) + 2) + rusak + polos[2:])
    assert (hasil.lebar, hasil.diambil) == (120, None)


def test_what_was_glued_behind_a_picture_is_gone():
    zip_html = b"PK\x03\x04<script>alert(1)</script>"
    for asli in (foto() + zip_html, simpan(dua_warna(), "PNG") + zip_html):
        assert b"<script>" not in bersih(asli).isi


@pytest.mark.parametrize(
    ("isi", "nama", "harap"),
    [
        (b"ini bukan foto", "foto.jpg", "bukan jenis yang dikenal"),
        (b"<html><script>alert(1)</script></html>", "laporan.pdf", "bukan jenis yang dikenal"),
        (b"MZ" + bytes(200), "foto.png", "bukan jenis yang dikenal"),
        (b"\xff\xd8\xff" + b"<html>" * 30, "foto.jpg", "tidak terbaca sebagai gambar"),
        (b"%PDF-1.7\n<html><script>alert(1)</script></html>", "laporan.pdf", "tidak terbaca sebagai PDF"),
        (foto()[:-2], "foto.jpg", "tidak terbaca sebagai gambar"),
        (foto()[:900], "foto.jpg", "tidak terbaca sebagai gambar"),
        (foto(gambar=dua_warna(ukuran=(900, 900)))[:-2500], "foto.jpg", "tidak terbaca sebagai gambar"),
        (simpan(dua_warna(), "PNG")[:150], "foto.png", "tidak terbaca sebagai gambar"),
        (bom_png(30_000, 30_000), "bom.png", "Perkecil gambarnya"),
        (
            bom_png(6_000, 6_000),
            "bom.png",
            "Piksel “bom.png” terlalu banyak: 6000 x 6000, paling banyak 25 juta. Perkecil",
        ),
        (bom_png(100, 100)[:60], "bom.png", "tidak terbaca sebagai gambar"),
        (
            HEIC,
            "IMG_1.HEIC",
            "berformat HEIC.* Di iPhone: Pengaturan, Kamera, Format, Paling Kompatibel; atau",
        ),
        (HEIC, "IMG_1.jpg", "berformat HEIC"),
        (WEBP, "papan.webp", "berformat WebP.* Simpan ulang sebagai JPEG, atau kirim tangkapan layarnya"),
        (foto() + b"\xff\xda" * 200, "pindai.jpg", "tersusun tidak wajar"),
        (b"\xff\xd8\xff" + bytes(7 * 1024 * 1024), "besar.jpg", "lebih besar dari 6 MB"),
        (b"", "kosong.jpg", "kosong"),
    ],
    ids=lambda nilai: nilai if isinstance(nilai, str) else "",
)
def test_what_is_not_what_it_says_is_refused_with_a_sentence(isi, nama, harap):
    with pytest.raises(UnggahanSalah, match=harap):
        bersih(isi, nama)


def test_a_picture_of_a_telephone_fits_and_one_without_end_does_not():
    assert PIKSEL[JPEG] > 8160 * 6120
    assert PIKSEL[PNG] > 5000 * 4000
    besar = simpan(Image.new("L", (8160, 6120), 128), "JPEG", quality=10)
    assert max(buka(bersih(besar).isi).size) == TERPANJANG
    lewat = simpan(Image.new("L", (9000, 6120), 128), "JPEG", quality=10)
    with pytest.raises(UnggahanSalah, match="Perkecil"):
        bersih(lewat)


def test_a_picture_that_is_decoded_over_and_over_has_less_room():
    boleh = simpan(Image.new("L", (5000, 5000), 128), "JPEG", progressive=True)
    assert max(buka(bersih(boleh).isi).size) == TERPANJANG
    bertahap = simpan(Image.new("L", (5100, 5000), 128), "JPEG", progressive=True)
    with pytest.raises(UnggahanSalah, match="bertahap"):
        bersih(bertahap)
    # Twenty times more scans of the same picture than a camera writes.
    asli = simpan(Image.new("L", (4000, 4000), 128), "JPEG", progressive=True)
    awal, akhir = asli.rindex(b"\xff\xda"), asli.rindex(AKHIR)
    with pytest.raises(UnggahanSalah, match="bertahap"):
        bersih(asli[:akhir] + asli[awal:akhir] * 20 + AKHIR)
