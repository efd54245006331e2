"""The receipt code of an answer, such as K7QF-2M9X.

It is the first 40 bits of the answer's own id, so the respondent's device and the server compute the same
code without speaking to each other, no column stores it, and the server finds the answer by a range of its
primary key. An id of version 4 is random in all of those bits: in a survey of a million answers, one code
in a million is shared by two people, and then both did arrive.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.skm.models import Jawaban

ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, so that each look-alike that is typed has one reading."""

_MIRIP = str.maketrans("OIL", "011")
_SISA = 128 - 40


def kode_of(id_: UUID) -> str:
    """The code as printed: two groups of four."""
    awal = id_.int >> _SISA
    huruf = "".join(ABJAD[awal >> geser & 31] for geser in range(35, -1, -5))
    return f"{huruf[:4]}-{huruf[4:]}"


def rentang(kode: str) -> tuple[UUID, UUID] | None:
    """The lowest and the highest id (inclusive) that carry this code; None when it is no code at all.

    Reads what people type: any case, with spaces or dashes, O for 0, I and L for 1.
    """
    huruf = "".join(c for c in kode.upper() if c.isalnum()).translate(_MIRIP)
    if len(huruf) != 8 or not set(huruf) <= set(ABJAD):
        return None
    awal = 0
    for satu in huruf:
        awal = awal << 5 | ABJAD.index(satu)
    return UUID(int=awal << _SISA), UUID(int=(awal + 1 << _SISA) - 1)


def find_jawaban(db: Session, survei_id: int, kode: str) -> Jawaban | None:
    """The answer of this survey that carries the code; of two, the one that came first."""
    batas = rentang(kode)
    if batas is None:
        return None
    cari = select(Jawaban).where(Jawaban.id.between(*batas), Jawaban.survei_id == survei_id)
    return db.scalar(cari.order_by(Jawaban.waktu).limit(1))
