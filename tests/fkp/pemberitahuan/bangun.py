"""Messages for tests."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.pemberitahuan.actions import beritahu
from fkp.pemberitahuan.models import Pemberitahuan
from tests.builders import SAAT


def a_pesan(db: Session, akun: Akun, kunci: str = "uji 1") -> Pemberitahuan:
    """A message to this person that nobody has read."""
    beritahu(db, [akun.id], kunci, "Tenggat hari ini", "Tandai selesai.", "/kelola/tindak-lanjut", SAAT)
    cari = select(Pemberitahuan).where(Pemberitahuan.akun_id == akun.id, Pemberitahuan.kunci == kunci)
    return db.scalars(cari).one()
