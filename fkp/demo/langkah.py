"""Steps of the demo's promises: written down when they are made, ticked as they get on."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.tindak_lanjut.langkah import tambah_langkah, ubah_langkah
from fkp.tindak_lanjut.models import Status, TindakLanjut


def write_steps(db: Session, oleh: Akun, row: TindakLanjut, teks: Sequence[str], waktu: datetime) -> None:
    """The steps of a promise."""
    for satu in teks:
        tambah_langkah(db, oleh, row, satu, waktu, versi=row.versi)


def tick_steps(db: Session, oleh: Akun, row: TindakLanjut, status: Status, waktu: datetime) -> None:
    """Half of the steps when work begins, all when it is done."""
    hari = setempat(waktu, row.unit.zona).date()
    sampai = len(row.langkah) if status is Status.SELESAI else len(row.langkah) // 2
    for satu in row.langkah[:sampai]:
        if satu.selesai_pada is None:
            ubah_langkah(db, oleh, row, satu, satu.teks, hari, waktu, versi=row.versi)
