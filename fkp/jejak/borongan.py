"""Many lines of the audit trail at once. One by one, a thousand lines would update the same row of
``jejak_ujung`` two thousand times in one transaction, and PostgreSQL walks all its dead versions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.jejak.actions import catat, sidik_baris
from fkp.jejak.models import Jejak, JejakUjung


@dataclass(frozen=True)
class Catatan:
    """What one line says; see ``catat``."""

    aksi: str
    objek: str
    objek_id: int
    jalur: str
    rincian: dict[str, Any] = field(default_factory=dict)


def catat_borongan(db: Session, pelaku: Akun | str, catatan: Sequence[Catatan]) -> None:
    """Add these lines to the chain, in their order, as ``catat`` would one by one. Part of the caller's
    transaction."""
    if not catatan:
        return
    satu, *sisanya = catatan
    # The first line locks the end of the chain until commit; the others follow from it.
    ujung = catat(db, pelaku, satu.aksi, satu.objek, satu.objek_id, satu.jalur, satu.rincian)
    for lain in sisanya:
        baris = Jejak(
            nomor=ujung.nomor + 1,
            waktu=ujung.waktu,
            akun_id=ujung.akun_id,
            pelaku=ujung.pelaku,
            aksi=lain.aksi,
            objek=lain.objek,
            objek_id=str(lain.objek_id),
            jalur=lain.jalur,
            rincian=lain.rincian,
        )
        baris.sidik = sidik_baris(baris, ujung.sidik)
        db.add(baris)
        ujung = baris
    db.execute(
        update(JejakUjung).where(JejakUjung.id == 1).values(nomor=ujung.nomor, sidik=ujung.sidik),
        execution_options={"synchronize_session": False},
    )
