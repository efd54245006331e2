"""The end of the chain is part of it."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from fkp.jejak.actions import catat, first_broken
from fkp.jejak.models import JejakUjung


def test_a_chain_whose_end_was_taken_away_is_not_whole(db: Session) -> None:
    assert first_broken(db) is None
    for _ in range(3):
        terakhir = catat(db, "fkp siapkan", "tambah_instansi", "instansi", 1, "/")
    db.flush()
    assert first_broken(db) is None
    db.execute(delete(JejakUjung))
    db.expire_all()
    assert first_broken(db) == terakhir.nomor + 1
