"""The segments of a JPEG: taking its notes apart from its picture without touching the picture."""

import re
from collections.abc import Iterator

AWAL, AKHIR = b"\xff\xd8", b"\xff\xd9"
_PINDAIAN, _KOMENTAR = 0xDA, 0xFE
_APP, _JFIF, _EXIF, _ADOBE = range(0xE0, 0xF0), 0xE0, 0xE1, 0xEE
# Within a scan 0xFF is followed by 0 or by the number of a restart; anything else begins what comes after it.
_SESUDAH_PINDAIAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def tanpa_catatan(isi: bytes) -> bytes:
    """What a decoder needs (ITU-T T.81, B.1.1), without EXIF, XMP, profiles, comments, and without whatever
    follows the end of the picture. One that was cut off still lacks its end. ValueError for no JPEG."""
    perlu = (
        bagian
        for tanda, bagian in _segmen(isi)
        if tanda != _KOMENTAR and (tanda not in _APP or tanda in (_JFIF, _ADOBE))
    )
    return AWAL + b"".join(perlu)


def exif_of(isi: bytes) -> bytes:
    """The EXIF notes of a JPEG, empty when there are none. ValueError when it is no JPEG."""
    semua = (bagian[4:] for tanda, bagian in _segmen(isi) if tanda == _EXIF)
    return next((catatan for catatan in semua if catatan.startswith(b"Exif\0\0")), b"")


def banyak_pindaian(isi: bytes) -> int:
    """How many scans the picture is written in. ValueError when it is no JPEG."""
    return sum(tanda == _PINDAIAN for tanda, _bagian in _segmen(isi))


def _segmen(isi: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker after the first with its bytes, a scan with its picture, up to the end of the image."""
    if isi[:2] != AWAL:
        raise ValueError("bukan JPEG")
    di = len(AWAL)
    while di + 1 < len(isi):
        if isi[di] != 0xFF:
            raise ValueError("segmen JPEG rusak")
        tanda = isi[di + 1]
        if tanda == 0xFF:  # filling
            di += 1
            continue
        if tanda == AKHIR[1]:
            yield tanda, AKHIR
            return
        panjang = int.from_bytes(isi[di + 2 : di + 4])
        if panjang < 2:
            raise ValueError("segmen JPEG rusak")
        sesudah = di + 2 + panjang
        if tanda == _PINDAIAN:
            cocok = _SESUDAH_PINDAIAN.search(isi, sesudah)
            sesudah = cocok.start() if cocok else len(isi)
        yield tanda, isi[di:sesudah]
        di = sesudah
