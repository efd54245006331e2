"""Whose installation this is."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.unit.models import Situs

TANPA_NAMA = "SKM dan FKP"


def nama_situs(db: Session) -> str:
    """What the site calls itself; before it was set up, what the program does."""
    return db.scalar(select(Situs.nama)) or TANPA_NAMA
