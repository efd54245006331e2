"""A photograph of nothing that exists: a drawn board, as a camera would send it."""

import io
from datetime import datetime

from PIL import Image, ImageDraw, ImageFont

from fkp.unggahan import JPEG, Unggahan

UKURAN = (1200, 900)
DIAMBIL = 36867  # EXIF DateTimeOriginal
BARIS = (
    "ALUR PENGADUAN",
    "1  Ambil nomor pengaduan",
    "2  Ceritakan di loket",
    "3  Dijawab dalam 3 hari kerja",
)


def draw_board(saat: datetime) -> Unggahan:
    """A board with four lines on a wall, with the day on which it was taken in its EXIF. No letters of a font
    that may be missing: Pillow brings its own."""
    gambar = Image.new("RGB", UKURAN, "#d9d2c3")
    kuas = ImageDraw.Draw(gambar)
    kuas.rectangle((0, 690, 1200, 900), fill="#8a7a63")
    kuas.rectangle((170, 110, 1030, 630), fill="#f9f5ec", outline="#22336b", width=14)
    for n, baris in enumerate(BARIS):
        huruf = ImageFont.load_default(64 if n == 0 else 46)
        kuas.text((230, 160 + 110 * n), baris, fill="#22336b", font=huruf)
    exif = Image.Exif()
    exif[DIAMBIL] = saat.strftime("%Y:%m:%d %H:%M:%S")
    wadah = io.BytesIO()
    gambar.save(wadah, "JPEG", quality=88, exif=exif)
    return Unggahan(wadah.getvalue(), JPEG, "papan-alur.jpg")
