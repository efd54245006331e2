"""Keeping and removing the template of a node."""

import hashlib

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import now
from fkp.jejak.actions import catat
from fkp.laporan.templat.models import TemplatSurat
from fkp.laporan.templat.queries import Tempat, templat_sendiri


def simpan_templat(db: Session, oleh: Akun, tempat: Tempat, nama: str, isi: bytes) -> TemplatSurat:
    """Keep ``isi`` as the template of this node, instead of the one it had. Who calls it
    has looked at it (``periksa_templat``), before anything is held for writing."""
    ada = templat_sendiri(db, tempat.jalur)
    sidik = hashlib.sha256(isi).hexdigest()
    rincian = {"nama": [ada.nama if ada else "", nama], "sidik": [ada.sidik if ada else "", sidik]}
    if ada is None:
        ada = TemplatSurat(jalur=tempat.jalur)
        db.add(ada)
    ada.nama, ada.isi, ada.sidik, ada.waktu, ada.akun_id = nama, isi, sidik, now(), oleh.id
    catat(db, oleh, "templat disimpan", tempat.jenis, tempat.id, tempat.jalur, rincian)
    db.flush()
    return ada


def hapus_templat(db: Session, oleh: Akun, tempat: Tempat) -> bool:
    """Remove the template of this node, so that the next one above counts; False when it had none."""
    ada = templat_sendiri(db, tempat.jalur)
    if ada is None:
        return False
    rincian = {"nama": ada.nama, "sidik": ada.sidik}
    catat(db, oleh, "templat dihapus", tempat.jenis, tempat.id, tempat.jalur, rincian)
    db.delete(ada)
    db.flush()
    return True
