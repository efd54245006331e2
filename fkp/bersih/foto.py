"""Photographs: decoded whole within bounds, turned upright, and written anew from their pixels alone."""

import io
from datetime import date, datetime
from typing import Any

from PIL import Image

from fkp.bersih.berkas import Bersih
from fkp.bersih.jpeg import AKHIR, banyak_pindaian, exif_of, tanpa_catatan
from fkp.unggahan import JPEG, PNG, Unggahan, UnggahanSalah

TERPANJANG, KECIL = 2400, 480
"""Pixels of the longer side of a photograph that is kept, and of the small one."""
PIKSEL = {JPEG: 52_000_000, PNG: 25_000_000}
"""Pixels that are unpacked at most: a few kilobytes can say they are more than this machine has memory for.
A JPEG is decoded at a fraction of its size, so those of a telephone pass; a PNG cannot be."""
PINDAIAN = 100
"""Scans of a JPEG: a camera writes some ten, and each is decoded over the whole picture."""
PIKSEL_BERTAHAP = 25_000_000
"""Pixels of a JPEG in several passes: all its coefficients are in memory at once, 180 MB of them for so many,
whatever size it is decoded to."""
PIKSEL_PINDAIAN = 12 * PIKSEL_BERTAHAP
"""Pixels times scans of a JPEG: what the decoder goes over in all, a second or two of work."""
PNG_TERBESAR = 2 * 1024 * 1024
"""Bytes above which a PNG is a photograph in the wrong clothes: it is kept as JPEG."""

_DIAMBIL = (36867, 36868, 306)  # EXIF DateTimeOriginal, DateTimeDigitized, DateTime
_IFD_EXIF, _ARAH = 0x8769, 0x0112
_TEGAK = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By the EXIF orientation what makes the picture stand upright (EXIF 2.32, 4.6.4 A, Orientation)."""


def bersihkan_foto(unggahan: Unggahan) -> Bersih:
    """The picture of a JPEG or PNG: upright, at most TERPANJANG pixels long, on white where it was
    transparent; of an animation the first. Raises UnggahanSalah."""
    gambar, diambil = buka_foto(unggahan)
    isi, mime = _tulis(gambar, unggahan.mime)
    kecil = gambar.copy()
    kecil.thumbnail((KECIL, KECIL))
    return Bersih(isi, mime, _tulis(kecil, JPEG)[0], gambar.width, gambar.height, diambil)


def buka_foto(unggahan: Unggahan) -> tuple[Image.Image, date | None]:
    """The picture decoded whole, in plain colours and upright, and the day on which it was taken. Raises
    UnggahanSalah for one that cannot be decoded, or not within bounds."""
    nama = unggahan.nama[:80]
    if unggahan.mime == JPEG and unggahan.isi.count(b"\xff\xda") > PINDAIAN:
        raise UnggahanSalah(f"“{nama}” tersusun tidak wajar. Simpan ulang gambarnya, lalu unggah lagi.")
    try:
        return _pikselnya(unggahan)
    except UnggahanSalah:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _terlalu_besar(nama) from None
    except Exception:  # a stranger's bytes make the decoders raise whatever they happen to trip over
        raise UnggahanSalah(
            f"“{nama}” tidak terbaca sebagai gambar. Buka di perangkat Anda, simpan ulang, lalu unggah lagi."
        ) from None


def _pikselnya(unggahan: Unggahan) -> tuple[Image.Image, date | None]:
    isi = unggahan.isi
    if unggahan.mime == JPEG:
        isi = tanpa_catatan(isi)
        if not isi.endswith(AKHIR):
            raise ValueError("terpotong")
    with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG")) as gambar:
        if gambar.width * gambar.height > PIKSEL[unggahan.mime]:
            paling = PIKSEL[unggahan.mime] // 1_000_000
            ukuran = f": {gambar.width} x {gambar.height}, paling banyak {paling} juta"
            raise _terlalu_besar(unggahan.nama[:80], ukuran)
        if unggahan.mime == JPEG and _melelahkan(gambar, isi):
            raise UnggahanSalah(
                f"“{unggahan.nama[:80]}” tersimpan bertahap (progresif) dan terlalu besar untuk itu, "
                f"{gambar.width} x {gambar.height}. Perkecil atau simpan ulang sebagai JPEG biasa, lalu "
                "unggah lagi."
            )
        # Only a JPEG knows how: its blocks are decoded at a half, a quarter or an eighth, never below this.
        gambar.draft(None, (TERPANJANG, TERPANJANG))
        gambar.load()
        exif = exif_of(unggahan.isi) if unggahan.mime == JPEG else gambar.info.get("exif", b"")
        polos = _rgb(gambar)
    diambil, arah = _catatan_kamera(exif)
    polos.thumbnail((TERPANJANG, TERPANJANG))
    return (polos.transpose(_TEGAK[arah]) if arah in _TEGAK else polos), diambil


def _melelahkan(gambar: Image.Image, isi: bytes) -> bool:
    """Whether decoding this JPEG takes more memory or time than a photograph of a telephone may."""
    piksel, pindaian = gambar.width * gambar.height, banyak_pindaian(isi)
    bertahap = "progressive" in gambar.info or pindaian > 1
    return (bertahap and piksel > PIKSEL_BERTAHAP) or piksel * pindaian > PIKSEL_PINDAIAN


def _rgb(gambar: Image.Image) -> Image.Image:
    """Plain colours. Transparent parts become white, as paper is: what hides under them is not kept."""
    if gambar.mode.startswith("I"):
        # Sixteen bits of grey: their upper eight. A plain conversion would make all that is bright white.
        gambar = gambar.convert("I").point(lambda nilai: nilai * (1 / 256)).convert("L")
    if "A" not in gambar.getbands() and "transparency" not in gambar.info:
        return gambar.convert("RGB")
    lapis = gambar.convert("RGBA")
    kertas = Image.new("RGB", lapis.size, "white")
    kertas.paste(lapis, mask=lapis.getchannel("A"))
    return kertas


def _tulis(gambar: Image.Image, mime: str) -> tuple[bytes, str]:
    """The bytes, and what they are. A new picture carries no EXIF, comment, profile or text of the old."""
    salinan = Image.new("RGB", gambar.size)
    salinan.paste(gambar)
    wadah = io.BytesIO()
    if mime == PNG:
        salinan.save(wadah, "PNG")
        if wadah.tell() <= PNG_TERBESAR:
            return wadah.getvalue(), PNG
        wadah = io.BytesIO()
    salinan.save(wadah, "JPEG", quality=85, optimize=True, progressive=True)
    return wadah.getvalue(), JPEG


def _catatan_kamera(isi: bytes) -> tuple[date | None, int]:
    """The day on which the camera says it took the picture, and how it was held; None and 1 when it says
    nothing that is a day or a position. Damaged notes are no reason to refuse the picture."""
    try:
        exif = Image.Exif()
        exif.load(isi)
        semua = dict(exif.get_ifd(_IFD_EXIF)) | dict(exif)
    except Exception:  # whatever the parser of the notes trips over
        return None, 1
    arah = semua.get(_ARAH)
    hari = (_hari(semua[kunci]) for kunci in _DIAMBIL if kunci in semua)
    return next((satu for satu in hari if satu), None), arah if isinstance(arah, int) else 1


def _hari(nilai: Any) -> date | None:
    try:
        return datetime.strptime(str(nilai)[:10], "%Y:%m:%d").date()  # noqa: DTZ007  # a camera's own clock
    except ValueError:
        return None


def _terlalu_besar(nama: str, ukuran: str = "") -> UnggahanSalah:
    return UnggahanSalah(f"Piksel “{nama}” terlalu banyak{ukuran}. Perkecil gambarnya, lalu unggah lagi.")
