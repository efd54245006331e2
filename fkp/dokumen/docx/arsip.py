"""DOCX as a zip: the same bytes for the same parts."""

import io
import zipfile
from datetime import UTC, datetime

SAAT_TETAP = datetime(2026, 1, 1, tzinfo=UTC)
_TANGGAL_ZIP = (1980, 1, 1, 0, 0, 0)


def bungkus(docx: bytes) -> bytes:
    """The same package with the same parts in the same order, without the time at which it was made."""
    tujuan = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as asal, zipfile.ZipFile(tujuan, "w") as baru:
        for satu in asal.infolist():
            tanda = zipfile.ZipInfo(satu.filename, _TANGGAL_ZIP)
            tanda.compress_type = zipfile.ZIP_DEFLATED
            tanda.external_attr = 0o600 << 16
            baru.writestr(tanda, asal.read(satu.filename))
    return tujuan.getvalue()
