"""The office side of the browser tests: a unit, and a forum that goes on today."""

from sqlalchemy.orm import Session

from fkp.clock import now, setempat
from fkp.forum.models import Forum
from fkp.unit.models import Unit
from tests.builders import a_instansi, a_unit
from tests.fkp.forum.bangun import a_forum


def unit_baru(db: Session) -> Unit:
    """A unit in a government of its own; the test commits."""
    return a_unit(db, a_instansi(db, induk=a_instansi(db)))


def forum_hari_ini(db: Session) -> Forum:
    """A forum that goes on today, in a unit of its own; the test commits."""
    unit = unit_baru(db)
    return a_forum(db, unit, tanggal=setempat(now(), unit.zona).date())
