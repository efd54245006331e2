"""Reading what a device sends: a list of events, each checked by itself, so that one that cannot be used
never holds up the others."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from fkp.forum.hadir.catat import Hasil, Peristiwa
from fkp.forum.peserta.actions import IsiPeserta
from fkp.galat import Galat

TERBANYAK = 500
"""Events of one request."""
_TEKS = ("nama", "unsur", "lembaga", "jabatan", "hp")


class KirimanSalah(Galat):
    """The request is no list of events."""

    status = 422


def baca_kiriman(isi: Mapping[str, Any], saat: datetime) -> tuple[list[Peristiwa], list[Hasil]]:
    """The events of a request, and a refusal for each that cannot be used. ``kini``, the clock of the device
    as it sent, puts a wrong clock right, by whole minutes: a slow line changes nothing, and sending again
    gives the same moments. Raises KirimanSalah."""
    daftar = isi.get("peristiwa")
    if not isinstance(daftar, list):
        raise KirimanSalah("Isian peristiwa harus daftar catatan kehadiran.")
    if len(daftar) > TERBANYAK:
        raise KirimanSalah(f"Isian peristiwa paling banyak {TERBANYAK} catatan; kirim sisanya sesudah ini.")
    geser = timedelta()
    if (kini := isi.get("kini")) is not None:
        geser = timedelta(minutes=round((saat - _saat("kini", kini)).total_seconds() / 60))
    semua, ditolak = [], []
    for nomor, satu in enumerate(daftar, 1):
        id_ = _nomor(f"Catatan {nomor}: isian id", satu.get("id") if isinstance(satu, dict) else None)
        try:
            semua.append(_peristiwa(id_, satu, geser))
        except KirimanSalah as salah:
            ditolak.append(Hasil(id_, "ditolak", salah.pesan))
    return semua, ditolak


def _peristiwa(id_: uuid.UUID, satu: Mapping[str, Any], geser: timedelta) -> Peristiwa:
    if not isinstance(satu.get("hadir"), bool):
        raise KirimanSalah("Isian hadir harus true atau false.")
    orang = satu.get("orang")
    return Peristiwa(
        id=id_,
        peserta=_nomor("Isian peserta", satu.get("peserta")),
        hadir=satu["hadir"],
        pada=_saat("pada", satu.get("pada"), geser),
        daring=satu.get("daring") is True,
        orang=None if orang is None else _orang(orang),
    )


def _orang(isi: object) -> IsiPeserta:
    if not isinstance(isi, dict):
        raise KirimanSalah("Isian orang harus berisi nama dan unsur.")
    teks = {nama: isi.get(nama) or "" for nama in _TEKS}
    if not all(isinstance(nilai, str) for nilai in teks.values()):
        raise KirimanSalah("Isian orang harus teks semua.")
    return IsiPeserta(teks["nama"], teks["unsur"], teks["lembaga"], teks["jabatan"], teks["hp"])


def _nomor(isian: str, nilai: object) -> uuid.UUID:
    try:
        return uuid.UUID(nilai) if isinstance(nilai, str) else uuid.UUID(bytes=b"")
    except ValueError:
        raise KirimanSalah(f"{isian} harus UUID yang dibuat di perangkat.") from None


def _saat(isian: str, nilai: object, geser: timedelta = timedelta()) -> datetime:
    """A moment as milliseconds since 1970 or as ISO 8601 with its zone."""
    try:
        if isinstance(nilai, str):
            saat = datetime.fromisoformat(nilai)
            if saat.tzinfo is None:
                raise ValueError(nilai)
            return saat.astimezone(UTC) + geser
        if isinstance(nilai, (int, float)) and not isinstance(nilai, bool):
            return datetime.fromtimestamp(nilai / 1000, UTC) + geser
    except (ValueError, OverflowError, OSError):
        pass
    raise KirimanSalah(f"Isian {isian} harus milidetik sejak 1970 atau waktu ISO 8601 dengan zonanya.")
