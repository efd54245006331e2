"""The list of units by their scores, one page of it."""

from datetime import datetime

from sqlalchemy.orm import Session

from fkp.penilaian.nilai import NilaiUnit, jarak, nilai_unit
from fkp.penilaian.queries import cari_unit
from fkp.penilaian.rubrik import Rubrik
from fkp.potongan import Lembar, potong_baris


def lembar_nilai(
    db: Session, nama: str, tahun: int, saat: datetime, rubrik: Rubrik, minta: str | None
) -> Lembar[NilaiUnit]:
    """The page ``minta`` (as typed) of the units in scope whose name holds ``nama``, the furthest from five
    first. The order needs the scores of all of them; the queries are as many for a thousand as for one."""
    semua = nilai_unit(db, db.scalars(cari_unit(nama)).unique(), tahun, saat)
    return potong_baris(sorted(semua, key=lambda satu: -jarak(satu.skor, rubrik)), minta)
