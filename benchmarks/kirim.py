"""Survey posts per second, against a bare Flask route that does the same insert.

    python -m benchmarks.kirim

All are served by gunicorn (two sync workers) from a SQLite file of their own and take the same JSON from the
same client on the same machine, in turns, so that noise falls on all. The bare routes read the JSON and
insert the same row through the same engine settings, one with a prepared statement and one by the ORM as
most applications would, and nothing else: no survey, no check, no counts, no limit, no receipt.
"""

import http.client
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from flask import Flask, request
from sqlalchemy import URL, insert

from app import create_app
from fkp import clock
from fkp.config import load_config
from fkp.db import Database, make_engine
from fkp.skema import upgrade
from fkp.skm.models import Jawaban
from fkp.skm.warga.openapi import CONTOH
from fkp.unit.models import Layanan
from tests.builders import a_survei, a_unit

PORSI, SEKALI, PENGIRIM = 5, 2.0, 6  # rounds each, seconds a round, senders at a time
BERKAS = "fkp.sqlite3"


def platform() -> Flask:
    """Our application, with its rate limit out of the way of a flood that is meant."""
    app = create_app()
    app.config["BATAS_JAWABAN"] = 1_000_000_000
    return app


def polos(orm: bool = False) -> Flask:
    """The yardsticks."""
    app = Flask("polos")
    config = load_config()
    database = Database(make_engine(config.database_url))
    menulis = database.engine.execution_options(menulis=True)
    perintah = insert(Jawaban.__table__)  # type: ignore[arg-type]
    layanan = json.loads(os.environ["LAYANAN"])
    kunci = list(CONTOH["jawaban"])

    @app.post("/api/v1/survei/<kode>/jawaban")
    def kirim(kode: str) -> tuple[dict[str, str], int]:
        isi = request.get_json()
        baris = {
            "id": uuid.UUID(isi["id"]),
            "survei_id": layanan["survei_id"],
            "layanan_id": layanan["layanan_id"],
            "waktu": clock.now(),
            "kanal": "qr",
            "durasi": isi["durasi"],
            "saran": isi["saran"],
            **{f"q{i}": isi["jawaban"][k] for i, k in enumerate(kunci, 1)},
            **isi["profil"],
        }
        if orm:
            with database.session() as session:
                session.add(Jawaban(**baris))
                session.commit()
        else:
            with menulis.begin() as connection:
                connection.execute(perintah, baris)
        return {"id": isi["id"], "kode": kode}, 201

    return app


def siapkan(folder: Path) -> dict[str, int]:
    """A database with one open survey, code ``ukur``."""
    folder.mkdir()
    engine = make_engine(URL.create("sqlite", database=str(folder / BERKAS)))
    upgrade(engine)
    with Database(engine).transaction() as db:
        unit = a_unit(db, layanan=0)
        unit.layanan = [Layanan(nama=CONTOH["layanan"], urutan=0)]
        db.flush()
        survei = a_survei(db, unit, kode="ukur")
        hasil = {"survei_id": survei.id, "layanan_id": unit.layanan[0].id}
    engine.dispose()
    return hasil


def layani(nama: str, folder: Path, layanan: dict[str, int], port: int) -> subprocess.Popen[bytes]:
    """Start gunicorn and wait until it answers."""
    perintah = [sys.executable, "-m", "gunicorn", "-w", "2", "-b", f"127.0.0.1:{port}"]
    perintah += ["--log-level", "warning", f"benchmarks.kirim:{nama}"]
    lingkungan = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    lingkungan |= {"FKP_DATA": str(folder), "LAYANAN": json.dumps(layanan)}
    proses = subprocess.Popen(perintah, env=lingkungan)
    batas = time.monotonic() + 30
    while time.monotonic() < batas:
        try:
            if satu_kiriman(http.client.HTTPConnection("127.0.0.1", port)) == 201:
                return proses
        except OSError:
            time.sleep(0.1)
    proses.terminate()
    raise SystemExit(f"{nama} tidak mau menjawab")


def satu_kiriman(sambungan: http.client.HTTPConnection) -> int:
    """Post one fresh answer and read the reply."""
    badan = json.dumps({**CONTOH, "id": str(uuid.uuid4())})
    sambungan.request("POST", "/api/v1/survei/ukur/jawaban", badan, {"Content-Type": "application/json"})
    jawab = sambungan.getresponse()
    jawab.read()
    return jawab.status


def satu_putaran(port: int, lama: float) -> list[float]:
    """Seconds that each answer took, from ``PENGIRIM`` senders for ``lama`` seconds."""
    catatan: list[list[float]] = [[] for _ in range(PENGIRIM)]
    selesai = time.perf_counter() + lama

    def kirim(daftar: list[float]) -> None:
        sambungan = http.client.HTTPConnection("127.0.0.1", port)
        while (mulai := time.perf_counter()) < selesai:
            if (status := satu_kiriman(sambungan)) != 201:
                raise SystemExit(f"dijawab {status}")
            daftar.append(time.perf_counter() - mulai)

    benang = [threading.Thread(target=kirim, args=(daftar,)) for daftar in catatan]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    return list(itertools.chain.from_iterable(catatan))


def ringkas(nama: str, putaran: list[list[float]]) -> float:
    """Print one line; returns the median of posts per second over the rounds."""
    laju = statistics.median(len(p) / SEKALI for p in putaran)
    persen = statistics.quantiles(itertools.chain.from_iterable(putaran), n=100)
    p50, p95, p99 = (f"{persen[i - 1] * 1000:6.1f}" for i in (50, 95, 99))
    print(f"{nama:<22}{laju:8.0f} /s   p50 {p50} ms   p95 {p95} ms   p99 {p99} ms")
    return laju


def main() -> dict[str, Any]:
    """Run, print, and return posts per second of both and their ratio."""
    with tempfile.TemporaryDirectory() as dasar, ExitStack() as akhir:
        port = {"platform()": 18_231, "polos()": 18_232, "polos(orm=True)": 18_233}
        for nama, nomor in port.items():
            folder = Path(dasar) / str(nomor)
            proses = layani(nama, folder, siapkan(folder), nomor)
            akhir.callback(proses.wait)
            akhir.callback(proses.terminate)
        hasil: dict[str, list[list[float]]] = {nama: [] for nama in port}
        for nomor in port.values():
            satu_putaran(nomor, 1.0)
        for _ in range(PORSI):
            for nama, nomor in port.items():
                hasil[nama].append(satu_putaran(nomor, SEKALI))
    kita = ringkas("kiriman survei", hasil["platform()"])
    acuan = ringkas("rute Flask polos", hasil["polos()"])
    orm = ringkas("rute Flask polos, ORM", hasil["polos(orm=True)"])
    print(f"rasio {kita / acuan:.2f} (sasaran 0,8 atau lebih); terhadap ORM {kita / orm:.2f}")
    return {"kita": kita, "polos": acuan, "orm": orm, "rasio": kita / acuan}


if __name__ == "__main__":
    main()
