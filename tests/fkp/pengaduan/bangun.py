"""Complaints for tests; each flushes, the test commits."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from fkp.pengaduan.models import AngkaPengaduan, Pengaduan
from fkp.unit.models import Unit
from tests.builders import SAAT, _nomor


def a_pengaduan(db: Session, unit: Unit, **kolom: Any) -> Pengaduan:
    """A case of the first of November, handed on, about a lost file."""
    row = Pengaduan(
        unit=unit,
        nomor=kolom.pop("nomor", f"70{next(_nomor):05d}"),
        kelas=kolom.pop("kelas", "tidak_berkadar"),
        status=kolom.pop("status", "diteruskan"),
        ringkasan=kolom.pop("ringkasan", "Berkas hilang di loket."),
        masuk=kolom.pop("masuk", date(2026, 11, 1)),
        dibuat=SAAT,
        diubah=SAAT,
        **kolom,
    )
    db.add(row)
    db.flush()
    return row


def an_angka(db: Session, unit: Unit, bulan: date, unsur: str, jumlah: int, **kolom: Any) -> AngkaPengaduan:
    """A monthly figure."""
    angka = AngkaPengaduan(unit_id=unit.id, bulan=bulan, unsur=unsur, jumlah=jumlah, dibuat=SAAT, **kolom)
    db.add(angka)
    db.flush()
    return angka
