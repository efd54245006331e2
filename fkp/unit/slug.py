"""The public address of a unit: short, readable, never used twice."""

import re
import unicodedata
from collections.abc import Container

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.unit.models import Unit


def slug_dari(nama: str, terpakai: Container[str]) -> str:
    """ "RSUD Contoh (Induk)" -> "rsud-contoh-induk", with a number when that is taken."""
    polos = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().lower()
    awal = re.sub(r"[^a-z0-9]+", "-", polos).strip("-")[:60].rstrip("-") or "unit"
    slug, nomor = awal, 1
    while slug in terpakai:
        nomor += 1
        slug = f"{awal}-{nomor}"
    return slug


def slug_terpakai(db: Session) -> set[str]:
    """Every address in use."""
    return set(db.scalars(select(Unit.slug)))
