"""Reading one's own inbox; nobody reads another's."""

from flask import abort
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from fkp.pemberitahuan.models import Pemberitahuan


def isi_kotak(akun_id: int) -> Select[Pemberitahuan]:
    """The messages of this person: unread first, the newest first of each."""
    return (
        select(Pemberitahuan)
        .where(Pemberitahuan.akun_id == akun_id)
        .order_by(Pemberitahuan.dibaca_pada.is_not(None), Pemberitahuan.waktu.desc(), Pemberitahuan.id.desc())
    )


def find_pesan(db: Session, akun_id: int, pemberitahuan_id: int) -> Pemberitahuan:
    """That message of this person, held until the transaction ends; 404 for another's."""
    cari = isi_kotak(akun_id).where(Pemberitahuan.id == pemberitahuan_id).with_for_update()
    return db.scalar(cari) or abort(404)


def belum_dibaca(db: Session, akun_id: int) -> tuple[int, int]:
    """How many messages this person has not read, and the number of the last of them; 0 and 0 for none."""
    cari = select(func.count(), func.coalesce(func.max(Pemberitahuan.id), 0)).where(
        Pemberitahuan.akun_id == akun_id, Pemberitahuan.dibaca_pada.is_(None)
    )
    jumlah, terakhir = db.execute(cari).one()
    return jumlah, terakhir
