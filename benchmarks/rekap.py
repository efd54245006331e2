"""The recap of a province: its page, and its files in the background.

    python -m benchmarks.rekap [UNITS]

Fills a fresh SQLite in a temporary folder (removed afterwards) with UNITS units (1,000 unless told) in 40
agencies; each has a sealed result of this quarter and of the one before. Prints the median time of the page,
and time and greatest memory of the whole background work, each of its files apart. Memory is what Python
allocated above what it held before (tracemalloc; it slows the run, so time and memory are measured apart;
it does not see what the PDF compiler takes), and for the whole process the resident set at its greatest.
"""

import gc
import io
import random
import resource
import statistics
import sys
import tempfile
import time
import tracemalloc
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app import create_app
from fkp.akun.models import Akun, Penugasan, Peran
from fkp.clock import hold
from fkp.config import load_config
from fkp.db import Database
from fkp.dokumen.pdf import write_pdf
from fkp.dokumen.xlsx import write_xlsx
from fkp.kerja.actions import mulai_pekerjaan
from fkp.kerja.models import BerkasPekerjaan, Keadaan
from fkp.kerja.pelaksana import kerjakan
from fkp.laporan.rekap.berkas import JENIS
from fkp.laporan.rekap.daftar import susun_daftar
from fkp.laporan.rekap.hitung import hitung_unit
from fkp.laporan.rekap.laporan import laporan_rekap
from fkp.laporan.rekap.permintaan import Permintaan
from fkp.laporan.rekap.susun import Rekap, susun_rekap
from fkp.skema import upgrade
from fkp.skm.models import Pengesahan, Survei
from fkp.unit.models import Instansi, Situs, Unit
from surveys.aturan import Aturan
from surveys.hitungan import Hitungan
from surveys.instrumen import load_instrumen
from surveys.scoring import score_skm

UNIT, INSTANSI, LAYANAN = 1_000, 40, 3
SAAT = datetime(2026, 11, 12, 3, tzinfo=UTC)
TRIWULAN = ((date(2026, 4, 1), date(2026, 7, 1)), (date(2026, 7, 1), date(2026, 10, 1)))
ULANG = 7
URL = "/kelola/rekap?instansi=1&periode=triwulan-3&tahun=2026"
MINTA = Permintaan(1, "Provinsi Contoh", "/1/", "triwulan", 2026, 3, "skm-9", 1)


def main() -> None:
    """Build, measure, print, clean up."""
    banyak = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else UNIT
    with tempfile.TemporaryDirectory(prefix="fkp-bench-") as folder, hold(SAAT):
        app = create_app(load_config({"FKP_DATA": str(Path(folder))}))
        database: Database = app.extensions["fkp_db"]
        upgrade(database.engine)
        with app.app_context():
            _isi(database, banyak)
            print(f"rekap: {banyak:,} unit, {2 * banyak:,} hasil sah, {INSTANSI} instansi")
            _halaman(app)
            _bagian(database)
            _pekerjaan(app, database)
        database.engine.dispose()
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memori terbesar proses ini     {puncak:8.0f} MB")


def _halaman(app: Flask) -> None:
    client, lama = _masuk(app), []
    for _ in range(ULANG):
        mulai = time.perf_counter()
        assert client.get(URL).status_code == 200
        lama.append((time.perf_counter() - mulai) * 1000)
    print(f"  halaman rekap                  {statistics.median(lama):8.0f} ms")


def _bagian(database: Database) -> None:
    rekap = _ukur("membaca dan menghitung", lambda: _rekap(database))
    laporan = _ukur("menyusun dokumen", lambda: laporan_rekap(rekap, "Provinsi Contoh"))
    _ukur("menulis XLSX", lambda: write_xlsx(laporan, io.BytesIO()))
    _ukur("menulis PDF", lambda: write_pdf(laporan))


def _pekerjaan(app: Flask, database: Database) -> None:
    def semua() -> None:
        with database.transaction() as db:
            akun = db.scalars(select(Akun)).one()
            satu = mulai_pekerjaan(db, akun, JENIS, "Rekap", MINTA.jalur, MINTA.to_dict()).id
        assert kerjakan(app, satu, "bench") is Keadaan.SELESAI

    _ukur("seluruh pekerjaan latar", semua)
    with database.session(menulis=False) as db:
        for berkas in db.scalars(select(BerkasPekerjaan).limit(2)):
            print(f"    {berkas.nama:<28} {len(berkas.isi) / 1024:8.0f} kB")


def _ukur(nama: str, kerja: Callable[[], Any]) -> Any:
    gc.collect()
    mulai = time.perf_counter()
    hasil = kerja()
    lama = time.perf_counter() - mulai
    tracemalloc.start()
    kerja()
    _kini, puncak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"  {nama:<30} {lama * 1000:8.0f} ms {puncak / 1048576:8.1f} MB", flush=True)
    return hasil


def _rekap(database: Database) -> Rekap:
    instrumen = load_instrumen(MINTA.instrumen, MINTA.versi)
    with database.session(menulis=False) as db:
        daftar = susun_daftar(db, MINTA)
        return susun_rekap(MINTA, daftar, hitung_unit(db, daftar.unit, instrumen), instrumen, SAAT)


def _isi(database: Database, banyak: int) -> None:
    acak = random.Random(1)
    with database.transaction() as db:
        akun = Akun(nama_pengguna="bench", nama="Bench", dibuat=SAAT)
        akun.penugasan = [Penugasan(peran=Peran.PEMBINA, jalur="/1/")]
        db.add_all([Situs(id=1, nama="Provinsi Contoh", demo=True), akun])
        db.add(Instansi(id=1, nama="Provinsi Contoh", jenis="pemerintah", jalur="/1/"))
        db.flush()
        for i in range(2, INSTANSI + 2):
            db.add(Instansi(id=i, induk_id=1, nama=f"Dinas Umpama {i}", jenis="opd", jalur=f"/1/{i}/"))
        db.flush()
        unit = [
            {
                "id": n,
                "instansi_id": 2 + n % INSTANSI,
                "jenis": "upp",
                "nama": f"Kantor Pelayanan Umpama {n}",
                "slug": f"kantor-{n}",
                "jalur": f"/1/{2 + n % INSTANSI}/u{n}/",
            }
            for n in range(1, banyak + 1)
        ]
        db.execute(insert(Unit), unit)
        for ke, (mulai, akhir) in enumerate(TRIWULAN):
            _sahkan(db, akun.id, [(ke * banyak + n, n) for n in range(1, banyak + 1)], mulai, akhir, acak)


def _sahkan(
    db: Session, akun_id: int, nomor: list[tuple[int, int]], mulai: date, akhir: date, acak: random.Random
) -> None:
    """A published survey for each (survei id, unit id), its counts drawn at random."""
    aturan = Aturan.eksak()
    tetap = {"akhir": akhir, "mulai": mulai, "dibuat": SAAT, "dibuka_pada": SAAT, "ditutup_pada": SAAT}
    db.execute(
        insert(Survei),
        [
            {
                **tetap,
                "id": survei,
                "unit_id": unit,
                "kode": f"b{survei}",
                "instrumen": "skm-9",
                "instrumen_versi": 1,
                "ragam": "umum",
                "periode": "triwulan",
                "masa_tenggang": 3,
                "aturan": aturan.to_dict(),
                "tahap": "terbit",
                "disahkan_pada": SAAT,
                "terbit_pada": SAAT,
            }
            for survei, unit in nomor
        ],
    )
    db.execute(insert(Pengesahan), [_sah(survei, akun_id, aturan, acak) for survei, _unit in nomor])


def _sah(survei: int, akun_id: int, aturan: Aturan, acak: random.Random) -> dict[str, Any]:
    instrumen = load_instrumen("skm-9")
    bobot = [1, 2 + acak.random() * 4, 8 + acak.random() * 10, 4 + acak.random() * 20]
    angka = np.random.default_rng(survei)
    p = np.array(bobot) / sum(bobot)
    orang = [acak.randint(20, 200) for _ in range(LAYANAN)]
    cacah = np.array([[angka.multinomial(n, p) for _ in instrumen.pertanyaan] for n in orang])
    hitungan = Hitungan.build(instrumen, [f"Layanan {i}" for i in range(LAYANAN)], cacah, np.array(orang))
    return {
        "survei_id": survei,
        "versi": 1,
        "kode": uuid.UUID(int=survei).hex[-14:],
        "waktu": SAAT,
        "akun_id": akun_id,
        "alasan": "",
        "aturan": aturan.to_dict(),
        "hasil": score_skm(hitungan, aturan).to_arsip(),
        "hitungan": hitungan.to_dict(),
        "silang": {},
        "rincian": {},
        "sidik": "0" * 64,
        "kanonik": b"",
        "versi_program": "bench",
    }


def _masuk(app: Flask) -> FlaskClient:
    """A client signed in without the sign-in form: hashing a password would drown what is measured."""
    client = app.test_client()
    with app.extensions["fkp_db"].session(menulis=False) as db:
        akun = db.scalars(select(Akun)).one()
    with client.session_transaction() as sesi:
        sesi["_user_id"], sesi["_fresh"] = akun.get_id(), True
    return client


if __name__ == "__main__":
    main()
