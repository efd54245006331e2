"""Writing the audit trail, and proving that nobody rewrote it."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import now
from fkp.jejak.models import Jejak, JejakUjung

AWAL = "0" * 64


def catat(
    db: Session,
    pelaku: Akun | str,
    aksi: str,
    objek: str,
    objek_id: object,
    jalur: str,
    rincian: dict[str, Any] | None = None,
) -> Jejak:
    """Add one line to the chain: who (a person, or the name of a command), what was done, to which
    object, at which node (``jalur``), with which values. Part of the caller's transaction."""
    # One update locks the end of the chain until commit: two writers cannot extend the same line.
    nomor = db.scalar(
        update(JejakUjung)
        .where(JejakUjung.id == 1)
        .values(nomor=JejakUjung.nomor + 1)
        .returning(JejakUjung.nomor),
        execution_options={"synchronize_session": False},
    )
    if nomor is None:
        nomor = 1
        db.add(JejakUjung(id=1, nomor=1, sidik=AWAL))
        db.flush()
    sebelum = db.scalar(select(JejakUjung.sidik).where(JejakUjung.id == 1)) or AWAL
    baris = Jejak(
        nomor=nomor,
        waktu=now(),
        akun_id=pelaku.id if isinstance(pelaku, Akun) else None,
        pelaku=pelaku.nama if isinstance(pelaku, Akun) else pelaku,
        aksi=aksi,
        objek=objek,
        objek_id=str(objek_id),
        jalur=jalur,
        rincian=rincian or {},
    )
    baris.sidik = sidik_baris(baris, sebelum)
    db.add(baris)
    db.execute(
        update(JejakUjung).where(JejakUjung.id == 1).values(sidik=baris.sidik),
        execution_options={"synchronize_session": False},
    )
    return baris


def sidik_baris(baris: Jejak, sebelum: str) -> str:
    """SHA-256, hex, of the line before and everything this line says."""
    isi = [
        sebelum,
        baris.nomor,
        _detik(baris.waktu),
        baris.akun_id,
        baris.pelaku,
        baris.aksi,
        baris.objek,
        baris.objek_id,
        baris.jalur,
        baris.rincian,
    ]
    text = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _detik(waktu: datetime) -> str:
    return waktu.isoformat(timespec="microseconds")


def first_broken(db: Session) -> int | None:
    """The number of the first line that does not follow from the one before, or None when all do."""
    sebelum, harap = AWAL, 1
    for baris in db.scalars(select(Jejak).order_by(Jejak.nomor).execution_options(yield_per=1000)):
        if baris.nomor != harap or baris.sidik != sidik_baris(baris, sebelum):
            return harap
        sebelum, harap = baris.sidik, harap + 1
    ujung = db.get(JejakUjung, 1)
    return None if ujung is None or ujung.sidik == sebelum else harap
