"""What a report is made of, wherever it came from: the database, a downloaded report, or a spreadsheet."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from fkp.skm.naskah.isi import IsiLaporan
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan

ARSIP = "fkp-pengesahan-1"
"""Names the form of the archive, so that an older program says that it cannot read a newer one."""


class ArsipSalah(ValueError):
    """The data is not the archive of a sealed result; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Segel:
    """The seal of a version: its public code, the address where anyone can check it, the SHA-256 of the
    canonical answer file, when and by whom."""

    kode: str
    alamat: str
    versi: int
    alasan: str
    sidik: str
    waktu: datetime
    oleh: str
    versi_program: str


@dataclass(frozen=True, slots=True)
class BahanLaporan:
    """A result with everything that its report prints. ``rincian`` is documented in ``fkp.skm.hasil.rinci``;
    ``kanonik`` is the canonical answer file (``surveys.kanonik``); ``segel`` is None for a draft.
    ``ditolak`` are the cells that a spreadsheet lost on the way in: row, column, value, reason; ``asal`` is
    the name of that spreadsheet, empty for a survey of this program. ``susulan`` when ``isi`` was drawn up
    later than the seal, which is so for seals older than reports."""

    isi: IsiLaporan
    hasil: HasilSkm
    hitungan: Hitungan
    rincian: Mapping[str, Any]
    kanonik: bytes
    segel: Segel | None
    ditolak: tuple[tuple[int, str, str, str], ...] = ()
    asal: str = ""
    susulan: bool = False


def to_arsip(bahan: BahanLaporan) -> bytes:
    """The archive of a sealed result as JSON, the same bytes for the same result: all but the answers, which
    travel as their own file. Raises ValueError for a draft."""
    if bahan.segel is None:
        raise ValueError("rancangan tidak mempunyai arsip")
    segel = {**asdict(bahan.segel), "waktu": bahan.segel.waktu.isoformat()}
    isi = {
        "bentuk": ARSIP,
        "segel": segel,
        "hasil": bahan.hasil.to_arsip(),
        "hitungan": bahan.hitungan.to_dict(),
        "rincian": dict(bahan.rincian),
        "isi": bahan.isi.to_dict(),
        "susulan": bahan.susulan,
    }
    return (json.dumps(isi, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def from_arsip(data: bytes, kanonik: bytes) -> BahanLaporan:
    """Back from ``to_arsip`` and the answer file that lay beside it. Raises ArsipSalah."""
    try:
        isi = json.loads(data)
        bentuk = isi["bentuk"]
    except (ValueError, KeyError, TypeError):
        raise ArsipSalah("Berkas pengesahan tidak terbaca: bukan JSON dari program ini.") from None
    if bentuk != ARSIP:
        raise ArsipSalah(f"Berkas pengesahan berbentuk {bentuk}; program ini membaca {ARSIP}.")
    try:
        segel = {**isi["segel"], "waktu": datetime.fromisoformat(isi["segel"]["waktu"])}
        return BahanLaporan(
            isi=IsiLaporan.from_dict(isi["isi"]),
            hasil=HasilSkm.from_dict(isi["hasil"]),
            hitungan=Hitungan.from_dict(isi["hitungan"]),
            rincian=isi["rincian"],
            kanonik=kanonik,
            segel=Segel(**segel),
            susulan=bool(isi["susulan"]),
        )
    except (KeyError, TypeError, ValueError) as salah:
        raise ArsipSalah(f"Berkas pengesahan rusak: {salah}.") from None
