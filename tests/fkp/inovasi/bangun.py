"""Innovation cards for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from fkp.inovasi.models import KartuInovasi, TahapKartu
from fkp.unit.models import Unit
from tests.builders import SAAT, _nomor


def a_kartu(db: Session, unit: Unit, *, terbit: bool = False, **kolom: Any) -> KartuInovasi:
    """A card with everything that is needed, a draft unless told otherwise."""
    kartu = KartuInovasi(
        unit=unit,
        kode=kolom.pop("kode", f"kartu{next(_nomor)}"),
        judul=kolom.pop("judul", "Loket kedua pada hari Senin"),
        masalah=kolom.pop("masalah", "Antrean panjang pada hari Senin."),
        solusi=kolom.pop("solusi", "Membuka loket kedua pada hari Senin."),
        mulai=kolom.pop("mulai", date(2026, 6, 1)),
        hasil=kolom.pop("hasil", "Waktu tunggu dari 60 menjadi 20 menit."),
        kebutuhan=kolom.pop("kebutuhan", "Satu petugas tambahan tiap Senin."),
        unsur=kolom.pop("unsur", "waktu"),
        tahap=TahapKartu.TERBIT if terbit else TahapKartu.RANCANGAN,
        terbit_pada=SAAT if terbit else None,
        dibuat=SAAT,
        diubah=SAAT,
        **kolom,
    )
    db.add(kartu)
    db.flush()
    return kartu
