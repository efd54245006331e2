"""The queue between the site and its worker: huey carries the number of a piece of work, nothing else.

What is true about the work lies in our own tables. A message that is lost only makes the work wait for the
worker's next look around, and one that comes twice is taken once.
"""

import logging
import uuid
from collections.abc import Callable
from contextlib import closing

from huey import Huey, PostgresHuey, SqliteHuey
from huey.api import TaskWrapper

from fkp.config import Config

NAMA = "fkp"
TUGAS = "kerjakan"
log = logging.getLogger(__name__)


def make_huey(
    config: Config, kerjakan: Callable[[str], None], *, siapkan: bool = False
) -> tuple[Huey, TaskWrapper]:
    """The queue of this installation, beside its database, and the task whose message it carries:
    ``kerjakan`` is called with the id of the work. ``siapkan`` makes the tables of the queue; only the worker
    does that, the site has no business with them."""
    umum = {"results": False, "create_tables": siapkan}
    url = config.database_url
    if url.get_backend_name() == "sqlite":
        huey = SqliteHuey(NAMA, filename=str(config.data / "antrean.sqlite3"), timeout=15, **umum)
    else:
        dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
        # It is asked every second at most; a second connection that listens would not be worth having.
        huey = PostgresHuey(NAMA, dsn=dsn, table_prefix="antrean", blocking=False, **umum)

    # huey knows a task by the module it was written in, so it is written here for both ends.
    def tugas(pekerjaan_id: str) -> None:
        kerjakan(pekerjaan_id)

    return huey, huey.task(name=TUGAS)(tugas)


def panggil(config: Config, pekerjaan_id: uuid.UUID) -> None:
    """Call the worker to this work. When nobody answers it waits: the worker looks around by itself."""
    huey, tugas = make_huey(config, _bukan_di_sini)
    with closing(huey.storage):
        try:
            huey.enqueue(tugas.s(str(pekerjaan_id)))
        except Exception:  # each store has errors of its own
            log.info("antrean belum ada; pekerjaan %s menunggu", pekerjaan_id, exc_info=True)


def _bukan_di_sini(pekerjaan_id: str) -> None:
    raise RuntimeError(f"pekerjaan {pekerjaan_id} milik pekerja, bukan situs")
