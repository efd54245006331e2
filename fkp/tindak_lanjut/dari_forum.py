"""Rows of a sealed berita acara as promises of the register."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.db import terkunci
from fkp.tindak_lanjut.actions import tambah, ubah
from fkp.tindak_lanjut.isi import BarisForum, IsiRencana
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.tindak_lanjut.queries import layanan_dilayani
from fkp.unit.models import Unit


def janjikan(
    db: Session,
    oleh: Akun,
    unit: Unit,
    isi: IsiRencana,
    saat: datetime,
    *,
    baris: BarisForum,
    sejak: date,
    survei_id: int | None = None,
) -> TindakLanjut:
    """The promise that a row of a berita acara became when it was sealed at ``saat``: it can no longer be
    deleted, and its date as sealed is kept. It belongs to the plan of the survey that the forum discussed. A
    layanan that is no longer served is left out.

    Raises TindakLanjutSalah.
    """
    if isi.layanan_id not in {satu.id for satu in layanan_dilayani(db, unit)}:
        isi = replace(isi, layanan_id=None)
    row = tambah(db, oleh, unit, isi, saat, asal=Asal.FORUM, survei_id=survei_id, sejak=sejak, baris=baris)
    row.tersegel_pada, row.tenggat_semula = saat, row.tenggat
    db.flush()
    return row


def janji_forum(db: Session, forum_id: int) -> dict[str, TindakLanjut]:
    """The promises of this forum by the id (hex) of their row of the minutes, held until the transaction
    ends."""
    cari = select(TindakLanjut).where(TindakLanjut.forum_id == forum_id).order_by(TindakLanjut.id)
    semua = db.scalars(terkunci(cari, TindakLanjut))
    return {row.masukan_id.hex: row for row in semua if row.masukan_id}


def perbaiki_janji(
    db: Session, oleh: Akun, row: TindakLanjut, isi: IsiRencana, kelas: str, saat: datetime, alasan: str
) -> None:
    """Let the promise follow a corrected berita acara; how far it is stays. Raises TindakLanjutSalah."""
    row.kelas = kelas
    ubah(db, oleh, row, isi, saat, versi=row.versi, alasan=alasan, koreksi=True)
    db.flush()
