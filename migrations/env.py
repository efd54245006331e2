"""Alembic's environment. The engine comes from the program (``fkp migrasi``), or, when alembic's own
command line is used to write a new revision, from the settings."""

from alembic import context

from fkp.akun import models as akun
from fkp.config import load_config
from fkp.db import Base, make_engine
from fkp.jejak import models as jejak
from fkp.kerja import models as kerja
from fkp.laporan.templat import models as templat
from fkp.skm import models as skm
from fkp.skm.naskah import models as naskah
from fkp.tindak_lanjut import models as tindak_lanjut
from fkp.unit import models as unit

TABLES = (akun, jejak, kerja, naskah, skm, templat, tindak_lanjut, unit)  # importing them fills the metadata

engine = context.config.attributes.get("engine") or make_engine(load_config().database_url)
with engine.connect() as connection:
    # SQLite cannot ALTER much: batch mode copies tables. Its foreign keys must rest meanwhile.
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=sqlite,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    if sqlite:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
