"""What the check of a signed PDF found, as it is kept and sealed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Keadaan(StrEnum):
    """Whether a signature holds for the bytes that it covers. ``ASING`` is a kind that we cannot check."""

    UTUH = "utuh"
    BERUBAH = "berubah"
    TAK_TERBACA = "tak_terbaca"
    ASING = "asing"


class Sesudah(StrEnum):
    """What was added to the file after a signature: nothing; what a signature needs for later (timestamps,
    certificates); further signatures and filled fields; or something that may show other content."""

    TIDAK_ADA = "tidak_ada"
    PELENGKAP = "pelengkap"
    ISIAN = "isian"
    ISI = "isi"


class Rantai(StrEnum):
    """Whether the certificate leads to a root that this installation trusts; without a root nobody asked."""

    DIKENAL = "dikenal"
    TAK_DIKENAL = "tak_dikenal"
    TAK_DIPERIKSA = "tak_diperiksa"


class Masa(StrEnum):
    """Whether the certificate was in its days when it was used, as far as that is proven."""

    BERLAKU = "berlaku"
    BELUM = "belum"
    KEDALUWARSA = "kedaluwarsa"


class Sebab(StrEnum):
    """Why a file could not be checked."""

    TERLALU_BERAT = "terlalu_berat"
    TERKUNCI = "terkunci"
    TAK_TERBACA = "tak_terbaca"


@dataclass(frozen=True, slots=True)
class Tanda:
    """One signature. ``nama`` and ``penerbit`` are the common names of the certificate and of who issued it,
    and nothing else of what stands in it. ``waktu`` is when it says it was signed; ``cap_waktu`` when a
    timestamp says so that leads to a root trusted here. ``lemah`` when it rests on a broken algorithm."""

    nama: str
    keadaan: Keadaan
    penerbit: str = ""
    waktu: datetime | None = None
    cap_waktu: datetime | None = None
    rantai: Rantai = Rantai.TAK_DIPERIKSA
    masa: Masa = Masa.BERLAKU
    mulai: datetime | None = None
    akhir: datetime | None = None
    lemah: bool = False
    sesudah: Sesudah = Sesudah.TIDAK_ADA


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """The signatures in the order in which they were given. ``waktu`` is when it was checked and ``akar`` how
    many roots were trusted then. ``kode`` are the texts that were looked for on the pages and found."""

    waktu: datetime
    akar: int
    tanda: tuple[Tanda, ...]
    kode: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe: moments as ISO text."""
        isi: dict[str, Any] = _polos(asdict(self))
        return isi

    @classmethod
    def from_dict(cls, isi: Mapping[str, Any]) -> "Pemeriksaan":
        """Back from ``to_dict``. Raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            waktu=datetime.fromisoformat(isi["waktu"]),
            akar=int(isi["akar"]),
            tanda=tuple(_tanda(satu) for satu in isi["tanda"]),
            kode=tuple(str(satu) for satu in isi["kode"]),
        )


_WAKTU = ("waktu", "cap_waktu", "mulai", "akhir")


def _tanda(isi: Mapping[str, Any]) -> Tanda:
    saat = {nama: datetime.fromisoformat(isi[nama]) for nama in _WAKTU if isi[nama]}
    pilihan = {
        "keadaan": Keadaan(isi["keadaan"]),
        "rantai": Rantai(isi["rantai"]),
        "masa": Masa(isi["masa"]),
        "sesudah": Sesudah(isi["sesudah"]),
    }
    return Tanda(**{**isi, **saat, **pilihan})


def _polos(nilai: Any) -> Any:
    if isinstance(nilai, dict):
        return {kunci: _polos(satu) for kunci, satu in nilai.items()}
    if isinstance(nilai, (list, tuple)):
        return [_polos(satu) for satu in nilai]
    if isinstance(nilai, datetime):
        return nilai.isoformat()
    return str(nilai) if isinstance(nilai, StrEnum) else nilai
