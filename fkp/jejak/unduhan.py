"""Downloads leave a line, although the request that serves them only reads."""

from fkp.akun.models import Akun
from fkp.db import database, db
from fkp.jejak.actions import Catatan, catat_borongan


def catat_unduhan(pelaku: Akun, *catatan: Catatan) -> None:
    """Add these lines about what ``pelaku`` downloads. A reading session cannot turn to writing while others
    write: it ends here (what was read stays at hand, nothing more can be read), and a short one writes."""
    db().close()
    with database().transaction() as tulis:
        catat_borongan(tulis, pelaku, catatan)
