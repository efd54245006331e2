"""Photographs with the notes of a camera, made for tests."""

import io
import struct
import zlib

from PIL import Image, ImageDraw
from werkzeug.datastructures import FileStorage

from fkp.bersih import DITERIMA, bersihkan
from fkp.unggahan import baca_unggahan

RAHASIA = b"RaniUmpamaJalanMawar7"


def bersih(isi, nama="bukti"):
    return bersihkan(baca_unggahan(FileStorage(io.BytesIO(isi), filename=nama), DITERIMA))


def dua_warna(mode="RGB", ukuran=(120, 80)):
    """Red on the left, blue on the right: one sees which way it is turned."""
    gambar = Image.new("RGB", ukuran, "red")
    ImageDraw.Draw(gambar).rectangle((ukuran[0] // 2, 0, *ukuran), fill="blue")
    return gambar.convert(mode)


def simpan(gambar, jenis, **kwargs):
    wadah = io.BytesIO()
    gambar.save(wadah, jenis, **kwargs)
    return wadah.getvalue()


def exif(arah=1, diambil="2026:10:30 09:12:00"):
    catatan = Image.Exif()
    catatan[0x0112] = arah
    catatan[0x010F] = "Ponsel"
    catatan[0x013B] = RAHASIA.decode()
    catatan.get_ifd(0x8769)[36867] = diambil
    gps = catatan.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "S", (6.0, 10.0, 31.5), "E", (106.0, 49.0, 37.2)
    return catatan


def foto(arah=1, gambar=None, **kwargs):
    return simpan(gambar or dua_warna(), "JPEG", exif=exif(arah), comment=RAHASIA, **kwargs)


def buka(isi):
    gambar = Image.open(io.BytesIO(isi))
    gambar.load()
    return gambar


def merah(piksel):
    return piksel[0] > 180 and piksel[2] < 80


def bongkah(jenis, isi):
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi) & 0xFFFFFFFF)


def bom_png(lebar, tinggi):
    """A PNG of a few kilobytes that says how large it is and holds nothing."""
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0)
    isi = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + bongkah(b"IHDR", kepala) + bongkah(b"IDAT", isi) + bongkah(b"IEND", b"")
