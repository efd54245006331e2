"""Alembic's environment. The engine comes from the program (``fkp migrasi``), or, when alembic's own
command line is used to write a new revision, from the settings."""

from alembic import context

from fkp.akun import models as akun
from fkp.config import load_config
from fkp.db import Base, make_engine
from fkp.forum import models as forum
from fkp.forum.berita_acara import models as berita_acara
from fkp.forum.materi import models as materi
from fkp.forum.notulen import models as notulen
from fkp.forum.peserta import models as peserta
from fkp.inovasi import models as inovasi
from fkp.jejak import models as jejak
from fkp.kerja import models as kerja
from fkp.laporan.templat import models as templat
from fkp.maklumat import models as maklumat
from fkp.papan import models as papan
from fkp.pemberitahuan import models as pemberitahuan
from fkp.pengaduan import models as pengaduan
from fkp.penilaian import models as penilaian
from fkp.skm import models as skm
from fkp.skm.naskah import models as naskah
from fkp.standar import models as standar
from fkp.surat import models as surat
from fkp.tindak_lanjut import models as tindak_lanjut
from fkp.unit import models as unit

TABLES = (
    *(akun, jejak, kerja, naskah, skm, standar, surat, templat, tindak_lanjut, unit),
    *(forum, peserta, materi, notulen, berita_acara),
    *(inovasi, maklumat, papan, pemberitahuan, pengaduan, penilaian),
)  # importing them fills the metadata

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
