"""The sealed berita acara that a file carries inside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fkp.forum.kerangka import load_kerangka
from fkp.laporan.forum.bahan import BahanForum, SegelForum
from fkp.laporan.forum.segel import BERKAS_SEGEL, SegelSalah, from_berkas
from fkp.laporan.forum.teks import BERKAS_ISI
from fkp.laporan.periksa.baca import baca_xlsx, isi_bawaan
from fkp.laporan.periksa.temuan import TakTerpakai
from fkp.laporan.periksa.wadah import Wadah

TANPA_ORANG: Mapping[str, Any] = {"peserta": [], "tim": [], "tanda_tangan": {}}
"""What is not public and no file carries."""


@dataclass(frozen=True, slots=True)
class BawaanForum:
    """The text as it was carried (``teks``), and what can be built of it: without the people, and without a
    seal when a program wrote it that carried none."""

    teks: bytes
    bahan: BahanForum

    @property
    def segel(self) -> SegelForum | None:
        return self.bahan.segel


@dataclass(frozen=True, slots=True)
class AcuanForum:
    """A sealed berita acara to compare with. ``lengkap`` when its people are known too; ``berkas`` is the
    SHA-256 of its file with signatures, empty without; ``wadah`` the file that it comes from."""

    bahan: BahanForum
    lengkap: bool = False
    berkas: str = ""
    wadah: Wadah | None = None


def bawaan_forum(wadah: Wadah) -> BawaanForum | None:
    """What a PDF or a workbook carries; None when that is no berita acara. Raises TakTerpakai when it cannot
    be read."""
    teks, segel = _berkas(wadah)
    if not teks:
        return None
    try:
        isi = json.loads(teks)
        kerangka = load_kerangka(*isi["kerangka"])
        sah = from_berkas(segel) if segel else None
    except SegelSalah as salah:
        raise TakTerpakai(str(salah)) from None
    except Exception as salah:  # whatever a forged text trips over
        raise TakTerpakai(f"isi berita acara di dalamnya rusak ({type(salah).__name__})") from None
    saat = sah.waktu if sah else datetime(2000, 1, 1, tzinfo=UTC)
    return BawaanForum(teks, BahanForum(isi, TANPA_ORANG, sah, kerangka, saat))


def _berkas(wadah: Wadah) -> tuple[bytes, bytes]:
    if wadah.jenis == "pdf":
        return wadah.isi.get(BERKAS_ISI, b""), wadah.isi.get(BERKAS_SEGEL, b"")
    if wadah.jenis != "xlsx":
        return b"", b""
    buku = baca_xlsx(wadah.data)
    return isi_bawaan(buku, BERKAS_ISI), isi_bawaan(buku, BERKAS_SEGEL)
