"""Wrong passwords, counted per account name: guessing becomes slow wherever it comes from, and an office
behind one address never locks itself out."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from fkp.akun.models import PercobaanMasuk

BATAS = 10
JENDELA = timedelta(minutes=15)


def sisa_tunggu(db: Session, nama_pengguna: str, saat: datetime) -> timedelta | None:
    """How long this name must wait before its next try, or None when it may try now."""
    terakhir = db.scalars(
        select(PercobaanMasuk.waktu)
        .where(PercobaanMasuk.nama_pengguna == nama_pengguna, PercobaanMasuk.waktu > saat - JENDELA)
        .order_by(PercobaanMasuk.waktu.desc())
        .limit(BATAS)
    ).all()
    return terakhir[-1] + JENDELA - saat if len(terakhir) == BATAS else None


def catat_percobaan(db: Session, nama_pengguna: str, saat: datetime) -> None:
    """Count one try, and forget every try that is too old to matter."""
    db.execute(delete(PercobaanMasuk).where(PercobaanMasuk.waktu <= saat - JENDELA))
    db.add(PercobaanMasuk(nama_pengguna=nama_pengguna, waktu=saat))
    db.flush()


def lupakan_percobaan(db: Session, nama_pengguna: str) -> None:
    """The person proved who they are: earlier tries no longer count."""
    db.execute(delete(PercobaanMasuk).where(PercobaanMasuk.nama_pengguna == nama_pengguna))
