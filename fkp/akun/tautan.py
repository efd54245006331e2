"""One-time links with which a person chooses a password: there is no mail server to send one by."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, TautanSandi

BERLAKU = timedelta(hours=48)


def buat_tautan(db: Session, akun: Akun, saat: datetime) -> str:
    """A new secret for ``akun``, valid 48 hours; older unused ones stop working. Only its hash is kept,
    so this is the one moment at which the secret can be shown."""
    matikan_tautan(db, akun)
    rahasia = secrets.token_urlsafe(32)
    db.add(TautanSandi(akun_id=akun.id, sidik=_sidik(rahasia), kedaluwarsa=saat + BERLAKU))
    db.flush()
    return rahasia


def matikan_tautan(db: Session, akun: Akun) -> None:
    """Links of ``akun`` that were not used yet stop working."""
    db.execute(delete(TautanSandi).where(TautanSandi.akun_id == akun.id, TautanSandi.dipakai.is_(None)))


def find_tautan(db: Session, rahasia: str, saat: datetime) -> tuple[TautanSandi, Akun] | None:
    """The link with that secret and whom it is for, unless used, too old, or of someone switched off."""
    row = db.execute(
        select(TautanSandi, Akun)
        .join(Akun, Akun.id == TautanSandi.akun_id)
        .where(
            TautanSandi.sidik == _sidik(rahasia),
            TautanSandi.dipakai.is_(None),
            TautanSandi.kedaluwarsa > saat,
            Akun.aktif,
        )
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def habiskan(db: Session, tautan_id: int, saat: datetime) -> bool:
    """Use the link up; False when someone else was faster."""
    baru = db.scalar(
        update(TautanSandi)
        .where(TautanSandi.id == tautan_id, TautanSandi.dipakai.is_(None))
        .values(dipakai=saat)
        .returning(TautanSandi.id)
    )
    return baru is not None


def _sidik(rahasia: str) -> str:
    return hashlib.sha256(rahasia.encode()).hexdigest()
