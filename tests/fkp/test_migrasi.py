"""The schema: from nothing, from every earlier version with data in it, and rows that nothing may change."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from fkp.akun import models as akun
from fkp.db import Base
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
from fkp.skema import alembic_config, is_current, upgrade
from fkp.skm import models as skm
from fkp.skm.naskah import models as naskah
from fkp.standar import models as standar
from fkp.surat import models as surat
from fkp.tindak_lanjut import models as tindak_lanjut
from fkp.unit import models as unit
from tests.fkp.isi_migrasi import KEMUDIAN, PERTAMA

TABLES = (
    *(akun, jejak, kerja, naskah, skm, standar, surat, templat, tindak_lanjut, unit),
    *(forum, peserta, materi, notulen, berita_acara),
    *(inovasi, maklumat, papan, pemberitahuan, pengaduan, penilaian),
)  # importing them fills the metadata
TETAP = ("pengesahan", "jejak", "berita_acara")


def revisions(engine: Engine) -> list[str]:
    """Every revision, oldest first."""
    naskah = ScriptDirectory.from_config(alembic_config(engine))
    return [satu.revision for satu in naskah.walk_revisions()][::-1]


def tables(engine: Engine) -> dict[str, Table]:
    """The tables as the database itself describes them."""
    metadata = MetaData()
    metadata.reflect(engine)
    return dict(metadata.tables)


def fill(engine: Engine, baris: dict[str, dict[str, Any]] = PERTAMA) -> None:
    ada = tables(engine)
    with engine.begin() as connection:
        for nama, isi in baris.items():
            # SQLite's reflected columns do not know our kinds: a moment is kept as text there.
            polos = {k: _plain(v, engine) for k, v in isi.items()}
            connection.execute(insert(ada[nama]).values(polos))


def _plain(nilai: Any, engine: Engine) -> Any:
    lepas = engine.dialect.name == "sqlite" and isinstance(nilai, datetime)
    return nilai.replace(tzinfo=None) if lepas else nilai


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            nama: connection.scalar(select(func.count()).select_from(tabel)) or 0
            for nama, tabel in tables(engine).items()
            if nama != "alembic_version"
        }


def test_an_empty_database_becomes_exactly_what_the_models_say(kosong: Engine) -> None:
    assert not is_current(kosong)
    upgrade(kosong)
    assert is_current(kosong)
    with kosong.connect() as connection:
        konteks = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(konteks, Base.metadata) == []


def test_upgrading_twice_changes_nothing(kosong: Engine) -> None:
    upgrade(kosong)
    sebelum = sorted(tables(kosong))
    upgrade(kosong)
    assert sorted(tables(kosong)) == sebelum


def test_the_revisions_form_one_line(kosong: Engine) -> None:
    naskah = ScriptDirectory.from_config(alembic_config(kosong))
    assert len(naskah.get_heads()) == 1
    assert len(naskah.get_bases()) == 1


def carry(engine: Engine) -> Iterator[str]:
    """Fill the first revision, then every later one with what it brought; each by its name."""
    pertama, *lainnya = revisions(engine)
    upgrade(engine, pertama)
    fill(engine)
    for revisi in lainnya:
        upgrade(engine, revisi)
        fill(engine, KEMUDIAN[revisi])
        yield revisi


def test_every_earlier_revision_is_carried_along_with_its_data(kosong: Engine) -> None:
    for revisi in carry(kosong):
        kosong_kini = [nama for nama, n in counts(kosong).items() if n != 1]
        assert not kosong_kini, f"setelah {revisi}: {kosong_kini}"
    assert is_current(kosong)


def test_nothing_changes_or_removes_a_sealed_result_or_a_line_of_the_trail(kosong: Engine) -> None:
    assert len(list(carry(kosong))) == len(KEMUDIAN)
    for tabel in TETAP:
        for perintah in (f"UPDATE {tabel} SET sidik = 'c'", f"DELETE FROM {tabel}"):
            with (
                pytest.raises(DBAPIError, match=f"{tabel} tidak dapat diubah"),
                kosong.begin() as connection,
            ):
                connection.execute(text(perintah))
        assert counts(kosong)[tabel] == 1


@pytest.mark.parametrize("kosong", ["postgresql"], indirect=True)
def test_postgresql_does_not_empty_them_either(kosong: Engine) -> None:
    upgrade(kosong)
    for tabel in TETAP:
        with pytest.raises(DBAPIError, match=f"{tabel} tidak dapat diubah"), kosong.begin() as connection:
            connection.execute(text(f"TRUNCATE {tabel}"))


def test_promises_that_everyone_could_read_stand_on_the_board_with_the_one_extension_they_remember(
    kosong: Engine,
) -> None:
    """What the row itself knew before there was a history: its first date, its last reason."""
    for revisi in carry(kosong):
        if revisi == "0011":
            break
    with kosong.begin() as connection:
        connection.execute(text("UPDATE survei SET tahap = 'terbit', terbit_pada = disahkan_pada"))
        connection.execute(
            text(
                "UPDATE tindak_lanjut SET tersegel_pada = dibuat, tenggat_semula = '2026-11-30', "
                "alasan_tenggat = 'Barangnya belum tiba'"
            )
        )
        assert connection.scalar(text("SELECT COUNT(*) FROM survei WHERE terbit_pada IS NOT NULL")) == 1
    upgrade(kosong, "0012")
    with kosong.connect() as connection:
        cari = "SELECT tayang_pada, (SELECT terbit_pada FROM survei) FROM tindak_lanjut"
        tayang, terbit = connection.execute(text(cari)).one()
        assert tayang == terbit
        riwayat = connection.execute(text("SELECT dari, menjadi, alasan FROM perpanjangan_janji")).one()
        assert [str(satu) for satu in riwayat] == ["2026-11-30", "2026-12-31", "Barangnya belum tiba"]


@pytest.mark.parametrize("tahap", ["disahkan", "terbit"])
def test_what_a_forum_promised_waits_for_its_berita_acara_to_be_published(kosong: Engine, tahap: str) -> None:
    for revisi in carry(kosong):
        if revisi == "0011":
            break
    with kosong.begin() as connection:
        connection.execute(text("UPDATE survei SET tahap = 'terbit', terbit_pada = disahkan_pada"))
        connection.execute(text("UPDATE forum SET tahap = :tahap, terbit_pada = dibuat"), {"tahap": tahap})
        connection.execute(
            text("UPDATE tindak_lanjut SET forum_id = 1, tersegel_pada = dibuat, tenggat_semula = tenggat")
        )
    upgrade(kosong, "0012")
    with kosong.connect() as connection:
        tayang = connection.scalar(text("SELECT tayang_pada FROM tindak_lanjut"))
        assert (tayang is not None) == (tahap == "terbit")
