"""Files that people upload, made fit for other eyes: read whole by the library that knows their kind, written
anew without what cameras and office programs note about their owners, and with a small picture for lists."""

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import NameObject

from fkp.unggahan import JPEG, PDF, PNG, Unggahan, UnggahanSalah

DITERIMA = (JPEG, PNG, PDF)
"""What can be cleaned: photographs and PDF. Other documents are asked for as PDF."""
TERPANJANG, KECIL = 2400, 480
"""Pixels of the longer side of a photograph that is kept, and of the small one."""
PIKSEL_TERBANYAK = 50_000_000
"""A few kilobytes can unpack to more pixels than this machine has memory for."""
HALAMAN_TERBANYAK = 300
_DIAMBIL = (36867, 306)  # EXIF DateTimeOriginal, DateTime
_IFD_EXIF = 0x8769
_BERBAHAYA = ("/OpenAction", "/AA", "/Names", "/AcroForm", "/Metadata", "/PieceInfo")


@dataclass(frozen=True, slots=True)
class Bersih:
    """What is kept of an upload: its bytes without metadata, what they are, and for a photograph a JPEG for
    lists, its size in pixels and the day on which the camera says it was taken."""

    isi: bytes
    mime: str
    kecil: bytes | None = None
    lebar: int | None = None
    tinggi: int | None = None
    diambil: date | None = None


def bersihkan(unggahan: Unggahan) -> Bersih:
    """The same photograph or document without metadata. A file whose first bytes promise what the rest does
    not keep is refused. Raises UnggahanSalah."""
    if unggahan.mime == PDF:
        return Bersih(_pdf(unggahan), PDF)
    return _gambar(unggahan)


def _gambar(unggahan: Unggahan) -> Bersih:
    rusak = UnggahanSalah(
        f"“{unggahan.nama[:80]}” tidak terbaca sebagai gambar. Buka di perangkat Anda, simpan ulang, lalu "
        "unggah lagi."
    )
    try:
        with Image.open(io.BytesIO(unggahan.isi), formats=("JPEG", "PNG")) as gambar:
            if gambar.width * gambar.height > PIKSEL_TERBANYAK:
                raise UnggahanSalah(
                    f"“{unggahan.nama[:80]}” berukuran {gambar.width} x {gambar.height} piksel. Perkecil "
                    "gambarnya, lalu unggah lagi."
                )
            diambil = _diambil(gambar)
            gambar.load()
            tegak = ImageOps.exif_transpose(gambar)
            polos = tegak.convert("RGBA" if unggahan.mime == PNG and _tembus(tegak) else "RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise rusak from None
    polos.thumbnail((TERPANJANG, TERPANJANG))
    isi = _simpan(polos, unggahan.mime)
    kecil = polos.convert("RGB")
    kecil.thumbnail((KECIL, KECIL))
    return Bersih(isi, unggahan.mime, _simpan(kecil, JPEG), polos.width, polos.height, diambil)


def _tembus(gambar: Image.Image) -> bool:
    return "A" in gambar.getbands() or "transparency" in gambar.info


def _simpan(gambar: Image.Image, mime: str) -> bytes:
    """Only the pixels: a copy carries no EXIF, comment, profile or text of the file it came from."""
    salinan = Image.new(gambar.mode, gambar.size)
    salinan.paste(gambar)
    wadah = io.BytesIO()
    if mime == PNG:
        salinan.save(wadah, "PNG", optimize=True)
    else:
        salinan.save(wadah, "JPEG", quality=85, optimize=True, progressive=True)
    return wadah.getvalue()


def _diambil(gambar: Image.Image) -> date | None:
    """The day on which the camera says the picture was taken; None when it says nothing that is a day."""
    exif = gambar.getexif()
    for kunci in _DIAMBIL:
        teks = exif.get_ifd(_IFD_EXIF).get(kunci) or exif.get(kunci)
        try:
            return datetime.strptime(str(teks)[:10], "%Y:%m:%d").date()  # noqa: DTZ007  # a day on a camera's own clock
        except ValueError:
            continue
    return None


def _pdf(unggahan: Unggahan) -> bytes:
    nama = unggahan.nama[:80]
    try:
        baca = PdfReader(io.BytesIO(unggahan.isi))
        if baca.is_encrypted:
            raise UnggahanSalah(f"“{nama}” terkunci sandi. Simpan tanpa sandi, lalu unggah lagi.")
        if len(baca.pages) > HALAMAN_TERBANYAK:
            raise UnggahanSalah(
                f"“{nama}” lebih dari {HALAMAN_TERBANYAK} halaman. Unggah bagian yang membuktikan saja."
            )
        tulis = PdfWriter()
        for halaman in baca.pages:
            tulis.add_page(halaman)
        for halaman in tulis.pages:
            _polos(halaman)
        _polos(tulis.root_object)
        tulis.metadata = None
        wadah = io.BytesIO()
        tulis.write(wadah)
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError):
        raise UnggahanSalah(
            f"“{nama}” tidak terbaca sebagai PDF. Buka di perangkat Anda, simpan ulang sebagai PDF, lalu "
            "unggah lagi."
        ) from None
    return wadah.getvalue()


def _polos(simpul: Any) -> None:
    """Without scripts, attached files, and what programs note about who wrote the file."""
    for kunci in _BERBAHAYA:
        if kunci in simpul:
            del simpul[NameObject(kunci)]
