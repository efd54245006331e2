"""The seal of a berita acara as a file, carried beside the text that it seals: whoever checks the paper
without us learns from it which version it is."""

import json
import re
from dataclasses import asdict
from datetime import datetime
from typing import Any

from fkp.laporan.forum.bahan import SegelForum

BERKAS_SEGEL = "pengesahan-forum.json"
BENTUK = "fkp-pengesahan-forum-1"
"""Names the form of the file, so that an older program says that it cannot read a newer one."""


class SegelSalah(ValueError):
    """The data is not the seal of a berita acara; the message is an Indonesian sentence."""


def to_berkas(segel: SegelForum) -> bytes:
    """The seal as JSON, the same bytes for the same seal."""
    isi = {"bentuk": BENTUK, **asdict(segel), "waktu": segel.waktu.isoformat()}
    return (json.dumps(isi, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def from_berkas(data: bytes) -> SegelForum:
    """Back from ``to_berkas``. Raises SegelSalah."""
    try:
        isi: dict[str, Any] = json.loads(data)
        if isi.pop("bentuk") != BENTUK:
            raise SegelSalah(f"pengesahan di dalamnya bukan berbentuk {BENTUK}")
        segel = SegelForum(**{**isi, "waktu": datetime.fromisoformat(isi["waktu"])})
    except SegelSalah:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise SegelSalah("pengesahan di dalamnya rusak") from None
    teks = (segel.kode, segel.alamat, segel.alasan, segel.sidik, segel.oleh, segel.versi_program)
    if not all(isinstance(satu, str) for satu in teks) or not isinstance(segel.versi, int):
        raise SegelSalah("pengesahan di dalamnya rusak: isiannya bukan teks dan nomor")
    if not re.fullmatch("[0-9a-f]{64}", segel.sidik):
        raise SegelSalah("pengesahan di dalamnya rusak: sidiknya bukan SHA-256")
    if segel.waktu.tzinfo is None:
        raise SegelSalah("pengesahan di dalamnya rusak: waktunya tanpa zona")
    return segel
