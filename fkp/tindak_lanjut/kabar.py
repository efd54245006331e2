"""Putting promises on the public board, and the news of what becomes of them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.jejak.actions import catat
from fkp.tindak_lanjut.isi import OBJEK
from fkp.tindak_lanjut.models import JenisKabar, KabarJanji, TindakLanjut


def kabarkan(db: Session, row: TindakLanjut, jenis: JenisKabar, teks: str, saat: datetime) -> None:
    """Note what happened to a promise that stands on the board; of any other nobody outside is told."""
    if row.tayang_pada is not None:
        row.kabar.append(KabarJanji(jenis=jenis, teks=teks, waktu=saat))
        db.flush()


def ganti_kabar(row: TindakLanjut, jenis: JenisKabar, teks: str, baru: str) -> None:
    """Say the news of this text with the words it has now: the first ones are nowhere else any more."""
    for satu in row.kabar:
        if satu.jenis == jenis and satu.teks == teks:
            satu.teks = baru


def tarik_kabar(row: TindakLanjut, jenis: JenisKabar, teks: str) -> None:
    """Take back news of what is not so any more; the audit trail keeps who said and who undid it."""
    row.kabar[:] = [satu for satu in row.kabar if (satu.jenis, satu.teks) != (jenis, teks)]


def tayangkan(db: Session, oleh: Akun | str, row: TindakLanjut, saat: datetime) -> None:
    """Put the promise on the board, for good: from now on another date or wording needs a public reason
    only. One that stands there stays as it is."""
    if row.tayang_pada is not None:
        return
    row.tayang_pada = saat
    row.tenggat_semula = row.tenggat_semula or row.tenggat
    kabarkan(db, row, JenisKabar.TAYANG, "", saat)
    catat(db, oleh, "tayangkan janji", OBJEK, row.id, row.unit.jalur)


def tayangkan_rencana(db: Session, oleh: Akun, survei_id: int, saat: datetime) -> None:
    """Put the sealed plan of a published survey on the board. What a forum promised follows its own berita
    acara."""
    cari = select(TindakLanjut).where(
        TindakLanjut.survei_id == survei_id,
        TindakLanjut.forum_id.is_(None),
        TindakLanjut.tersegel_pada.is_not(None),
    )
    _tayangkan_semua(db, oleh, db.scalars(cari.order_by(TindakLanjut.id)), saat)


def tayangkan_forum(db: Session, oleh: Akun, forum_id: int, saat: datetime) -> None:
    """Put what a published berita acara promised on the board."""
    cari = select(TindakLanjut).where(TindakLanjut.forum_id == forum_id)
    _tayangkan_semua(db, oleh, db.scalars(cari.order_by(TindakLanjut.id)), saat)


def _tayangkan_semua(db: Session, oleh: Akun, semua: Iterable[TindakLanjut], saat: datetime) -> None:
    for row in list(semua):
        tayangkan(db, oleh, row, saat)
