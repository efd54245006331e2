"""How a promise on the board stands on a day: in SQL, so that thousands are sorted and counted where they
lie."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, case, literal, select
from sqlalchemy.orm import aliased

from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.queries import hari_unit

MENDATANG = 60
"""A date within so many days has a section of its own."""


class KeadaanPapan(StrEnum):
    """The sections of the board, in the order in which they concern people. What is late or due comes before
    how far it is. ``dilanjutkan`` is a promise that another one on the board carries on."""

    LEWAT = "lewat"
    SEGERA = "segera"
    BERJALAN = "berjalan"
    BELUM = "belum"
    DITEPATI = "ditepati"
    DIHENTIKAN = "dihentikan"
    DILANJUTKAN = "dilanjutkan"


TERBUKA = (KeadaanPapan.LEWAT, KeadaanPapan.SEGERA, KeadaanPapan.BERJALAN, KeadaanPapan.BELUM)
"""What somebody still owes."""

TUNTAS = tuple(k for k in KeadaanPapan if k not in TERBUKA)


def keadaan_papan(saat: datetime) -> ColumnElement[str]:
    """The KeadaanPapan of a TindakLanjut joined with its unit. One that a later plan carries on is owed here
    until the later one stands on the board too: between the two nobody may lose sight of it."""
    penerus = aliased(TindakLanjut)
    dibawa = (
        select(penerus.id)
        .where(penerus.lanjutan_dari_id == TindakLanjut.id, penerus.tayang_pada.is_not(None))
        .exists()
    )
    return case(
        (TindakLanjut.status == Status.SELESAI, literal(KeadaanPapan.DITEPATI.value)),
        (TindakLanjut.status == Status.DIHENTIKAN, literal(KeadaanPapan.DIHENTIKAN.value)),
        (dibawa, literal(KeadaanPapan.DILANJUTKAN.value)),
        (TindakLanjut.tenggat < hari_unit(saat), literal(KeadaanPapan.LEWAT.value)),
        (TindakLanjut.tenggat <= hari_unit(saat, MENDATANG), literal(KeadaanPapan.SEGERA.value)),
        (TindakLanjut.status == Status.BERJALAN, literal(KeadaanPapan.BERJALAN.value)),
        else_=literal(KeadaanPapan.BELUM.value),
    )
