"""Whether a PDF carries an electronic signature at all. Whose it is and whether its certificate is valid is
not judged here: that needs the certificate authority (BSrE, PSrE) and its revocation lists."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

DALAM = 8
"""Form fields may lie in each other; no honest file goes deeper."""


def jumlah_tanda_elektronik(isi: bytes) -> int:
    """How many signature fields of this PDF are signed: a byte range inside the file whose gap is exactly the
    signature, which is not empty (ISO 32000-1, 12.8.1). 0 also when the PDF cannot be read."""
    try:
        akar = PdfReader(io.BytesIO(isi)).trailer["/Root"]
        isian = _objek(akar, "/AcroForm", "/Fields")
        return sum(_tertanda(isi, satu) for satu in _daun(isian or [], DALAM))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return 0


def _objek(awal: Any, *jalan: str) -> Any:
    for nama in jalan:
        awal = awal.get_object().get(nama) if awal is not None else None
    return awal.get_object() if awal is not None else None


def _daun(isian: Any, dalam: int) -> Iterator[Any]:
    for satu in isian if dalam else ():
        anak = _objek(satu, "/Kids")
        yield from [satu.get_object()] if not anak else [satu.get_object(), *_daun(anak, dalam - 1)]


def _tertanda(isi: bytes, isian: Any) -> bool:
    if isian.get("/FT") != "/Sig":
        return False
    tanda = _objek(isian, "/V")
    if not tanda or "/ByteRange" not in tanda:
        return False
    awal, panjang, lanjut, sisa = (int(n) for n in tanda["/ByteRange"])
    if awal != 0 or not 0 < panjang < lanjut or sisa <= 0 or lanjut + sisa > len(isi):
        return False
    celah = isi[panjang:lanjut].strip()
    return celah[:1] == b"<" and celah[-1:] == b">" and bool(celah[1:-1].strip(b"0 \r\n"))
