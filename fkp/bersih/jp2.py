"""The boxes of a JPEG 2000 picture, as scanners put it into PDF: without those that tell."""

from collections.abc import Iterator

KOTAK = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))
"""Signature, kind, header, picture (ISO/IEC 15444-1, annex I). The others are notes: XML, EXIF, addresses."""
_POLOS = b"\xff\x4f\xff\x51"


def tanpa_kotak_catatan(isi: bytes) -> bytes:
    """What a decoder needs. A bare picture without boxes is left as it is. ValueError for anything else."""
    if isi.startswith(_POLOS):
        return isi
    perlu = [bagian for nama, bagian in _kotak(isi) if nama in KOTAK]
    if not perlu:
        raise ValueError("bukan JPEG 2000")
    return b"".join(perlu)


def _kotak(isi: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each box with its bytes; the last may say that it runs to the end."""
    di = 0
    while di + 8 <= len(isi):
        panjang, kepala = int.from_bytes(isi[di : di + 4]), 8
        if panjang == 1:
            panjang, kepala = int.from_bytes(isi[di + 8 : di + 16]), 16
        sampai = di + panjang if panjang else len(isi)
        if sampai < di + kepala or sampai > len(isi):
            raise ValueError("kotak JPEG 2000 rusak")
        yield isi[di + 4 : di + 8], isi[di:sampai]
        di = sampai
