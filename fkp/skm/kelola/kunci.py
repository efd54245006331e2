"""One change of a survey at a time."""

from sqlalchemy.orm import Session

from fkp.skm.hasil.periksa import lock_survei
from fkp.skm.models import Survei
from fkp.skm.queries import find_survei


def find_terkunci(db: Session, survei_id: int) -> Survei:
    """The survey within the scope of this request, as it is now and held until the transaction ends; 404
    otherwise. Judged on an older reading, a press of "open again" could undo a seal set meanwhile."""
    lock_survei(db, find_survei(db, survei_id))
    return find_survei(db, survei_id)
