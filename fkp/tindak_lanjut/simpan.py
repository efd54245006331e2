"""Writing a change of a promise: on the version that was read, with its line in the audit trail."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.galat import VersiBerbeda
from fkp.jejak.actions import catat
from fkp.tindak_lanjut.isi import OBJEK
from fkp.tindak_lanjut.models import TindakLanjut


def check_versi(row: TindakLanjut, versi: int) -> None:
    """Raises VersiBerbeda when the row changed since ``versi`` of it was read."""
    if row.versi != versi:
        raise VersiBerbeda("baris ini")


def simpan_beda(
    db: Session,
    oleh: Akun | str,
    row: TindakLanjut,
    baru: dict[str, Any],
    saat: datetime,
    aksi: str,
    rincian: dict[str, str] | None = None,
) -> None:
    """Set the columns of ``baru`` that differ, and note what was and what is, with ``rincian`` beside it;
    nothing when none does."""
    beda = {nama: nilai for nama, nilai in baru.items() if getattr(row, nama) != nilai}
    if not beda:
        return
    lama = teks_rincian({nama: getattr(row, nama) for nama in beda})
    kini = teks_rincian(beda)
    for nama, nilai in beda.items():
        setattr(row, nama, nilai)
    simpan(db, oleh, row, saat, aksi, {nama: [lama[nama], kini[nama]] for nama in beda} | (rincian or {}))


def simpan(
    db: Session, oleh: Akun | str, row: TindakLanjut, saat: datetime, aksi: str, rincian: dict[str, Any]
) -> None:
    """Count a change of the row or of what belongs to it, and note it."""
    row.versi += 1
    row.diubah = saat
    db.flush()
    catat(db, oleh, aksi, OBJEK, row.id, row.unit.jalur, rincian)


def teks_rincian(nilai: dict[str, Any]) -> dict[str, Any]:
    """The same values as a line of the trail keeps them: days as ISO text."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in nilai.items()}
