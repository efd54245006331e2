"""The schema: from nothing, from every earlier version with data in it, and rows that nothing may change."""

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, Table, create_engine, func, insert, make_url, select, text
from sqlalchemy.exc import DBAPIError

from fkp.akun import models as akun
from fkp.db import Base, make_engine
from fkp.jejak import models as jejak
from fkp.kerja import models as kerja
from fkp.laporan.templat import models as templat
from fkp.skema import alembic_config, is_current, upgrade
from fkp.skm import models as skm
from fkp.skm.naskah import models as naskah
from fkp.tindak_lanjut import models as tindak_lanjut
from fkp.unit import models as unit

TABLES = (akun, jejak, kerja, naskah, skm, templat, tindak_lanjut, unit)  # importing them fills the metadata
SAAT = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)

# What an installation at the very first revision could hold, a row or two per table. It never changes: a
# later revision has to carry exactly this along.
PERTAMA: dict[str, dict[str, Any]] = {
    "situs": {"id": 1, "nama": "Kabupaten Umpama", "demo": False, "kontak_data": ""},
    "akun": {
        "id": 1,
        "nama_pengguna": "rani",
        "nama": "Rani",
        "aktif": True,
        "sesi_versi": 1,
        "dibuat": SAAT,
    },
    "instansi": {
        "id": 1,
        "jenis": "pemerintah",
        "nama": "Kabupaten Umpama",
        "singkatan": "",
        "jalur": "/1/",
        "aktif": True,
    },
    "penugasan": {"id": 1, "akun_id": 1, "peran": "pimpinan", "jalur": "/1/"},
    "unit": {
        "id": 1,
        "instansi_id": 1,
        "jenis": "upp",
        "nama": "Puskesmas Umpama",
        "singkatan": "",
        "slug": "puskesmas-umpama",
        "alamat": "",
        "jam_layanan": "",
        "zona": "Asia/Makassar",
        "jalur": "/1/u1/",
        "aktif": True,
    },
    "layanan": {"id": 1, "unit_id": 1, "nama": "Poli umum", "urutan": 0, "aktif": True},
    "gerai": {"id": 1, "mpp_id": 1, "layanan_id": 1, "nama": "Loket 1"},
    "survei": {
        "id": 1,
        "unit_id": 1,
        "kode": "k7qf2m",
        "instrumen": "skm-9",
        "instrumen_versi": 1,
        "ragam": "umum",
        "periode": "triwulan",
        "mulai": date(2026, 4, 1),
        "akhir": date(2026, 7, 1),
        "masa_tenggang": 3,
        "aturan": {"bobot": "eksak"},
        "tahap": "disahkan",
        "dibuat": SAAT,
        "dibuka_pada": SAAT,
        "ditutup_pada": SAAT,
        "disahkan_pada": SAAT,
    },
    "survei_layanan": {"survei_id": 1, "layanan_id": 1, "populasi": 400, "urutan": 0},
    "jawaban": {
        "id": "5bdbad68e33f4e5494685518e258a326",
        "survei_id": 1,
        "layanan_id": 1,
        "waktu": SAAT,
        "kanal": "qr",
        "q1": 3,
        "q2": 4,
        "usia": 2,
        "saran": "Baik",
    },
    "hitungan": {"survei_id": 1, "layanan_id": 1, "butir": 1, "nilai": 3, "n": 1},
    "pengesahan": {
        "id": 1,
        "survei_id": 1,
        "versi": 1,
        "kode": "k7qf-2m9x-4trw",
        "alasan": "",
        "waktu": SAAT,
        "akun_id": 1,
        "aturan": {},
        "hasil": {"ikm": "84.02"},
        "hitungan": {},
        "silang": {},
        "rincian": {},
        "sidik": "a" * 64,
        "kanonik": b"\x1f\x8b",
        "versi_program": "0.1.0",
    },
    "jejak": {
        "id": 1,
        "nomor": 1,
        "waktu": SAAT,
        "akun_id": 1,
        "pelaku": "Rani",
        "aksi": "hasil disahkan",
        "objek": "survei",
        "objek_id": "1",
        "jalur": "/1/u1/",
        "rincian": {},
        "sidik": "b" * 64,
    },
    "jejak_ujung": {"id": 1, "nomor": 1, "sidik": "b" * 64},
    "tautan_sandi": {"id": 1, "akun_id": 1, "sidik": "d" * 64, "kedaluwarsa": SAAT},
    "percobaan_masuk": {"id": 1, "nama_pengguna": "rani", "waktu": SAAT},
}

# What each later revision brought, with a row of its own from the moment it existed.
KEMUDIAN: dict[str, dict[str, dict[str, Any]]] = {
    "0002": {
        "naskah": {
            "survei_id": 1,
            "isi": {"maksud": "Kami ingin tahu."},
            "forum_judul": "Forum Umpama",
            "forum_tanggal": date(2026, 6, 12),
            "tempat": "",
            "jabatan": "Kepala",
            "nama": "Rani",
            "nip": "",
            "versi": 1,
            "diubah": SAAT,
        },
        "nilai_lama": {
            "id": 1,
            "unit_id": 1,
            "periode": "tahun",
            "mulai": date(2016, 1, 1),
            "akhir": date(2017, 1, 1),
            "ikm": 7812,
            "mutu": "B",
            "pita": "2004",
            "sumber": "Laporan 2016",
        },
    },
    "0003": {
        "tindak_lanjut": {
            "id": 1,
            "unit_id": 1,
            "asal": "skm",
            "survei_id": 1,
            "unsur": "waktu",
            "urutan": 1,
            "masalah": "",
            "kegiatan": "Menambah loket",
            "keluaran": "Dua loket",
            "penanggung_jawab": "Kepala Umpama",
            "tenggat": date(2026, 12, 31),
            "status": "direncanakan",
            "realisasi": "",
            "hambatan": "",
            "alasan_tenggat": "",
            "alasan_status": "",
            "dibuat": SAAT,
            "diubah": SAAT,
            "versi": 1,
        },
    },
    "0004": {
        "pekerjaan": {
            "id": "5bdbad68e33f4e5494685518e258a326",
            "jenis": "rekap",
            "judul": "Rekap",
            "jalur": "/1/",
            "permintaan": {},
            "akun_id": 1,
            "keadaan": "antre",
            "langkah": 0,
            "dari": 0,
            "pesan": "",
            "batal_diminta": False,
            "dibuat": SAAT,
        },
        "bagian_pekerjaan": {
            "pekerjaan_id": "5bdbad68e33f4e5494685518e258a326",
            "urutan": 1,
            "isi": {},
        },
        "berkas_pekerjaan": {
            "pekerjaan_id": "5bdbad68e33f4e5494685518e258a326",
            "nama": "rekap.pdf",
            "mime": "application/pdf",
            "isi": b"%PDF",
        },
    },
    "0005": {
        "templat_surat": {
            "id": 1,
            "jalur": "/1/",
            "nama": "kop.docx",
            "isi": b"PK",
            "sidik": "c" * 64,
            "waktu": SAAT,
            "akun_id": 1,
        },
    },
}


@pytest.fixture(params=["sqlite", "postgresql"])
def kosong(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind with nothing in it, not even a table."""
    if request.param == "sqlite":
        url = make_url(f"sqlite:///{tmp_path}/kosong.sqlite3")
    else:
        alamat = make_url(request.getfixturevalue("postgres"))
        url = alamat.set(database=f"kosong_{secrets.token_hex(4)}")
        pusat = create_engine(alamat, isolation_level="AUTOCOMMIT")
        with pusat.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {url.database}"))
        pusat.dispose()
    engine = make_engine(url)
    yield engine
    engine.dispose()


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


def test_every_earlier_revision_is_carried_along_with_its_data(kosong: Engine) -> None:
    pertama, *lainnya = revisions(kosong)
    upgrade(kosong, pertama)
    fill(kosong)
    for revisi in lainnya:
        upgrade(kosong, revisi)
        fill(kosong, KEMUDIAN[revisi])
        kosong_kini = [nama for nama, n in counts(kosong).items() if n != 1]
        assert not kosong_kini, f"setelah {revisi}: {kosong_kini}"
    assert is_current(kosong)


@pytest.mark.parametrize("tabel", ["pengesahan", "jejak"])
@pytest.mark.parametrize("perintah", ["UPDATE {} SET sidik = 'c'", "DELETE FROM {}"])
def test_nothing_changes_or_removes_a_sealed_result_or_a_line_of_the_trail(
    kosong: Engine, tabel: str, perintah: str
) -> None:
    upgrade(kosong, revisions(kosong)[0])
    fill(kosong)
    upgrade(kosong)
    with pytest.raises(DBAPIError, match=f"{tabel} tidak dapat diubah"), kosong.begin() as connection:
        connection.execute(text(perintah.format(tabel)))
    assert counts(kosong)[tabel] == 1


@pytest.mark.parametrize("kosong", ["postgresql"], indirect=True)
@pytest.mark.parametrize("tabel", ["pengesahan", "jejak"])
def test_postgresql_does_not_empty_them_either(kosong: Engine, tabel: str) -> None:
    upgrade(kosong)
    with pytest.raises(DBAPIError, match=f"{tabel} tidak dapat diubah"), kosong.begin() as connection:
        connection.execute(text(f"TRUNCATE {tabel}"))
