"""How long pages take with ten thousand answers stored and with ten million.

    python -m benchmarks.halaman [ANSWERS]

Builds two SQLite databases in a temporary folder (removed afterwards): the same unit with the same published
result and the same open survey, whose answers number 10,000 in the one and ANSWERS (10 million unless told)
in the other. Then asks both for the same pages in turn, and prints medians and their ratio; the aim is 1.
"""

import gc
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import create_app
from fkp.akun.models import Akun, Penugasan, Peran
from fkp.clock import hold
from fkp.config import load_config
from fkp.db import Database
from fkp.skema import upgrade
from fkp.skm.hasil.cacah import recount
from fkp.skm.hasil.pengesahan import sahkan_survei
from fkp.skm.models import HitunganJawaban, Survei, SurveiLayanan, Tahap
from fkp.skm.tahap import akhir_tenggang, awal, close_survei, open_survei, publish_survei
from fkp.unit.models import Instansi, Layanan, Situs, Unit
from surveys.aturan import Aturan

SEDIKIT, BANYAK = 10_000, 10_000_000
TERBIT = 2_000
"""Answers behind the published result, alike in both databases."""

SAAT = datetime(2026, 11, 12, 3, tzinfo=UTC)
ULANG = 40
SLUG = "kantor-umpama"
PAGES = (
    ("halaman unit /unit/<slug>", f"/unit/{SLUG}"),
    ("beranda /", "/"),
    ("data terbuka hasil.json", f"/api/v1/unit/{SLUG}/hasil.json"),
    ("ruang kerja /kelola", "/kelola"),
    ("hasil sah untuk petugas", "/kelola/survei/1/hasil"),
)

# One statement makes all rows; the answers of row n follow from n. Ids rise, or SQLite would spend minutes
# on sorting them in.
ISI = """
INSERT INTO jawaban (id, survei_id, layanan_id, waktu, kanal, durasi,
                     q1, q2, q3, q4, q5, q6, q7, q8, q9, jenis_kelamin, usia, pendidikan, pekerjaan)
WITH RECURSIVE i(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM i WHERE n + 1 < :banyak)
SELECT printf('%016x', n * 922337203 + :survei) || lower(hex(randomblob(8))),
       :survei, :layanan, :waktu, 'qr', 40 + n % 200,
       1 + n % 4, 2 + n % 3, 1 + n / 3 % 4, 4 - n % 2, 2 + n / 2 % 3, 3 + n % 2, 1 + n / 5 % 4, 2 + n / 7 % 3,
       1 + n / 11 % 4, 1 + n % 2, 1 + n % 5, 1 + n % 6, 1 + n % 6
FROM i
"""


def main() -> None:
    """Build, measure, print, clean up."""
    banyak = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else BANYAK
    with (
        tempfile.TemporaryDirectory(prefix="fkp-bench-") as folder,
        hold(SAAT),
        _application(Path(folder) / "sedikit", SEDIKIT) as sedikit,
        _application(Path(folder) / "banyak", banyak) as penuh,
    ):
        print(f"halaman: median dari {ULANG} kali, {SEDIKIT:,} lawan {banyak:,} jawaban tersimpan")
        for nama, url in PAGES:
            a, b = _pair(_masuk(sedikit), _masuk(penuh), url)
            print(f"  {nama:<28} {a:7.2f} ms  {b:7.2f} ms   rasio {b / a:.2f} (sasaran 1)")


@contextmanager
def _application(folder: Path, banyak: int) -> Iterator[Flask]:
    folder.mkdir()
    mulai = time.perf_counter()
    app = create_app(load_config({"FKP_DATA": str(folder)}))
    database: Database = app.extensions["fkp_db"]
    upgrade(database.engine)
    with app.app_context():
        _isi(database, folder / "fkp.sqlite3", banyak)
    print(f"  {banyak:>12,} jawaban disiapkan dalam {time.perf_counter() - mulai:.1f} detik", flush=True)
    yield app
    database.engine.dispose()


def _isi(database: Database, berkas: Path, banyak: int) -> None:
    with database.transaction() as db:
        instansi = Instansi(nama="Provinsi Contoh", jenis="pemerintah", jalur="/1/")
        db.add_all([Situs(id=1, nama="Provinsi Contoh", demo=True), instansi])
        db.flush()
        unit = Unit(instansi_id=instansi.id, nama="Kantor Umpama", slug=SLUG, jalur="/1/u1/")
        akun = Akun(nama_pengguna="bench", nama="Bench", dibuat=SAAT)
        akun.penugasan = [Penugasan(peran=p, jalur=unit.jalur) for p in (Peran.PETUGAS, Peran.PIMPINAN)]
        unit.layanan = [Layanan(nama="Layanan")]
        db.add_all([unit, akun])
        db.flush()
        lalu = _survei(db, unit, akun, date(2026, 7, 1), date(2026, 10, 1), TERBIT)
        kini = _survei(db, unit, akun, date(2026, 10, 1), date(2027, 1, 1), banyak)
    _tulis(berkas, lalu, TERBIT)
    _tulis(berkas, kini, banyak)
    with database.transaction() as db:
        lalu, kini, akun = db.get_one(Survei, lalu.id), db.get_one(Survei, kini.id), db.get_one(Akun, akun.id)
        _count(db, lalu)
        _count(db, kini)
        close_survei(db, lalu, akun, awal(lalu) + timedelta(days=80))
        sahkan_survei(db, lalu, akun, akhir_tenggang(lalu))
        publish_survei(db, lalu, akun, SAAT)


def _survei(db: Session, unit: Unit, akun: Akun, mulai: date, akhir: date, banyak: int) -> Survei:
    survei = Survei(
        unit=unit,
        kode=f"bench{mulai.month}",
        instrumen="skm-9",
        instrumen_versi=1,
        ragam="umum",
        periode="triwulan",
        mulai=mulai,
        akhir=akhir,
        aturan=Aturan.eksak().to_dict(),
        tahap=Tahap.RANCANGAN,
        dibuat=SAAT,
    )
    survei.layanan = [SurveiLayanan(layanan=unit.layanan[0], populasi=banyak * 2)]
    db.add(survei)
    db.flush()
    open_survei(db, survei, akun, awal(survei))
    return survei


def _tulis(berkas: Path, survei: Survei, banyak: int) -> None:
    """Write the answers past the application, without the safety that a throw-away file does not need."""
    # The column keeps moments as SQLAlchemy writes them for SQLite.
    waktu = (awal(survei) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
    with closing(sqlite3.connect(berkas)) as db, db:
        db.execute("PRAGMA synchronous=OFF")
        db.execute(
            ISI,
            {
                "banyak": banyak,
                "survei": survei.id,
                "layanan": survei.layanan[0].layanan_id,
                "waktu": waktu,
            },
        )


def _count(db: Session, survei: Survei) -> None:
    """Counts are kept with each answer; answers that came in bulk are counted afterwards."""
    for (layanan_id, butir, nilai), n in recount(db, survei).items():
        db.execute(
            update(HitunganJawaban)
            .where(
                HitunganJawaban.survei_id == survei.id,
                HitunganJawaban.layanan_id == layanan_id,
                HitunganJawaban.butir == butir,
                HitunganJawaban.nilai == nilai,
            )
            .values(n=n)
        )


def _masuk(app: Flask) -> FlaskClient:
    """A client signed in without the sign-in form: hashing a password would drown what is measured."""
    client = app.test_client()
    with app.app_context(), app.extensions["fkp_db"].session(menulis=False) as db:
        akun = db.scalars(select(Akun)).one()
    with client.session_transaction() as sesi:
        sesi["_user_id"], sesi["_fresh"] = akun.get_id(), True
    return client


def _pair(kiri: FlaskClient, kanan: FlaskClient, url: str) -> tuple[float, float]:
    """Medians in milliseconds, the two taking turns so that the machine's moods hit both."""
    lama: tuple[list[float], list[float]] = ([], [])
    for client in (kiri, kanan):
        for _ in range(3):
            assert client.get(url).status_code == 200, url
    gc.disable()
    for _ in range(ULANG):
        for client, hasil in ((kiri, lama[0]), (kanan, lama[1])):
            mulai = time.perf_counter()
            client.get(url)
            hasil.append((time.perf_counter() - mulai) * 1000)
    gc.enable()
    return statistics.median(lama[0]), statistics.median(lama[1])


if __name__ == "__main__":
    main()
