"""How long the board of promises and a round of reminders take with a hundred promises and with ten thousand.

    python -m benchmarks.janji [PROMISES]

Builds two SQLite databases in a temporary folder (removed afterwards): units of ten promises each, all on the
board, a third of them late. Then asks both for the same pages in turn, and lets both scan for reminders when
all are told; prints medians and their ratio.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from app import create_app
from fkp.akun.models import Akun, Penugasan, Peran
from fkp.clock import hold
from fkp.config import load_config
from fkp.db import Database
from fkp.pengingat.ingatkan import ingatkan
from fkp.skema import upgrade
from fkp.tindak_lanjut.models import Asal, JenisKabar, KabarJanji, LangkahJanji, Status, TindakLanjut
from fkp.unit.models import Instansi, Situs, Unit

SEDIKIT, BANYAK, PER_UNIT = 100, 10_000, 10
SAAT = datetime(2026, 11, 12, 3, tzinfo=UTC)
ULANG = 15
PAGES = (
    ("papan janji /papan-janji", "/papan-janji"),
    ("papan satu unit", "/papan-janji?unit=unit-1"),
    ("satu janji /janji/<id>", "/janji/1"),
    ("umpan RSS", "/papan-janji/rss.xml"),
    ("register /kelola/tindak-lanjut", "/kelola/tindak-lanjut"),
)


def main() -> None:
    """Build, measure, print, clean up."""
    banyak = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else BANYAK
    with (
        tempfile.TemporaryDirectory(prefix="fkp-bench-") as folder,
        hold(SAAT),
        _application(Path(folder) / "sedikit", SEDIKIT) as sedikit,
        _application(Path(folder) / "banyak", banyak) as penuh,
    ):
        print(f"janji: median dari {ULANG} kali, {SEDIKIT:,} lawan {banyak:,} janji di papan")
        for nama, url in PAGES:
            _baris(nama, *_pair(*(_halaman(app, url) for app in (sedikit, penuh))))
        for app in (sedikit, penuh):
            ingatkan(app, SAAT)
        _baris("pengingat, semua sudah", *_pair(*(_pengingat(app) for app in (sedikit, penuh))))


def _baris(nama: str, a: float, b: float) -> None:
    print(f"  {nama:<32} {a:8.1f} ms  {b:8.1f} ms   rasio {b / a:.2f}")


def _pair(satu: Callable[[], object], dua: Callable[[], object]) -> tuple[float, float]:
    """Medians in milliseconds, asked in turn so that a busy moment falls on both."""
    waktu: tuple[list[float], list[float]] = ([], [])
    for ke in range(ULANG + 1):
        for lakukan, catatan in zip((satu, dua), waktu, strict=True):
            mulai = time.perf_counter()
            lakukan()
            if ke:  # the first time fills caches
                catatan.append((time.perf_counter() - mulai) * 1000)
    return statistics.median(waktu[0]), statistics.median(waktu[1])


def _halaman(app: Flask, url: str) -> Callable[[], object]:
    client = app.test_client()
    with client.session_transaction() as sesi:
        sesi["_user_id"], sesi["_fresh"] = "1.1", True

    def buka() -> None:
        jawab = client.get(url)
        assert jawab.status_code == 200, (url, jawab.status_code)

    return buka


def _pengingat(app: Flask) -> Callable[[], object]:
    return lambda: ingatkan(app, SAAT)


@contextmanager
def _application(folder: Path, banyak: int) -> Iterator[Flask]:
    folder.mkdir()
    app = create_app(load_config({"FKP_DATA": str(folder)}))
    database: Database = app.extensions["fkp_db"]
    upgrade(database.engine)
    with database.transaction() as db:
        db.add_all([Situs(id=1, nama="Provinsi Contoh", demo=True)])
        db.add(Instansi(id=1, nama="Provinsi Contoh", jenis="pemerintah", jalur="/1/"))
        akun = Akun(id=1, nama_pengguna="bench", nama="Bench", dibuat=SAAT)
        akun.penugasan = [Penugasan(peran=Peran.PETUGAS, jalur="/1/")]
        db.add(akun)
        db.flush()
        for n in range(1, banyak // PER_UNIT + 1):
            unit = Unit(id=n, instansi_id=1, nama=f"Unit {n}", slug=f"unit-{n}", jalur=f"/1/u{n}/")
            db.add(unit)
            db.flush()
            db.add_all(_janji(unit, ke) for ke in range(PER_UNIT))
    yield app
    database.engine.dispose()


def _janji(unit: Unit, ke: int) -> TindakLanjut:
    hari = SAAT.date() + timedelta(days=10 * (ke - 3))
    return TindakLanjut(
        unit=unit,
        asal=Asal.FORUM,
        urutan=ke,
        unsur="waktu",
        masalah="Antrean panjang.",
        kegiatan=f"Membuka loket {ke}",
        keluaran="Loket melayani tiap hari",
        penanggung_jawab="Seksi Pelayanan",
        tenggat=hari,
        status=Status.BERJALAN,
        tayang_pada=SAAT - timedelta(days=60),
        tenggat_semula=hari,
        dibuat=SAAT - timedelta(days=60),
        diubah=SAAT,
        langkah=[LangkahJanji(urutan=n, teks=f"Langkah {n}") for n in range(3)],
        kabar=[KabarJanji(jenis=JenisKabar.TAYANG, teks="", waktu=SAAT - timedelta(days=60))],
    )


if __name__ == "__main__":
    main()
