"""Reviews of standards for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from fkp.standar.models import StandarPelayanan, TinjauanStandar
from tests.builders import SAAT


def a_tinjauan(db: Session, standar: StandarPelayanan, hari: date, **kolom: Any) -> TinjauanStandar:
    """A review of that day, as the unit says."""
    row = TinjauanStandar(hari=hari, waktu=kolom.pop("waktu", SAAT), **kolom)
    standar.tinjauan.append(row)
    db.flush()
    return row
