"""One change of a survey at a time."""

from sqlalchemy.orm import Session

from fkp.skm.models import Survei
from fkp.unit.milik import find_milik


def find_terkunci(db: Session, survei_id: int) -> Survei:
    """The survey within the scope of this request, as it is now and held until the transaction ends; 404
    otherwise. Judged on an older reading, a press of "open again" could undo a seal set meanwhile."""
    return find_milik(db, Survei, survei_id, kunci=True)
