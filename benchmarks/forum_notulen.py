"""A notulis types while two hundred phones send issues: how long does each save take?

    python -m benchmarks.forum_notulen

One writer saves a field every 300 ms, alone and while 200 participants send an issue each, in turns, so that
noise falls on both. Served by gunicorn as ``fkp jalankan`` does, from a SQLite file, where everybody shares
one write lock.
"""

import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import create_app
from fkp.akun.models import Peran
from fkp.cli.jalankan import UTAS
from fkp.clock import now, setempat
from fkp.config import load_config
from fkp.db import Database
from fkp.forum.peserta.tautan import tanda_peserta
from fkp.skema import upgrade
from tests.builders import SANDI, a_akun, a_situs, a_unit
from tests.fkp.forum.bangun import a_forum, a_masukan, a_peserta

PORT, PONSEL, JEDA = 18_241, 200, 0.3
PUTARAN, LAMA = 3, 8.0  # rounds of each, seconds of a round


@dataclass(frozen=True)
class Bahan:
    """What the writer and the phones need to know."""

    forum: str
    baris: str
    orang: str
    tanda: list[str]


def siapkan(folder: Path) -> Bahan:
    """A database with one forum that is going on."""
    app = create_app(load_config({"FKP_DATA": str(folder)}))
    database: Database = app.extensions["fkp_db"]
    upgrade(database.engine)
    with app.app_context(), database.transaction() as db:
        a_situs(db)
        unit = a_unit(db)
        forum = a_forum(db, unit, kode="ukur", tanggal=setempat(now(), unit.zona).date())
        akun = a_akun(db, Peran.PETUGAS, unit.jalur)
        baris = [a_masukan(db, forum, lengkap=True) for _ in range(12)]
        tanda = [tanda_peserta(a_peserta(db, forum, hadir=True)) for _ in range(PONSEL)]
        return Bahan(f"/kelola/forum/{forum.id}/notulen", str(baris[0].id), akun.nama_pengguna, tanda)


@contextmanager
def layani(folder: Path) -> Iterator[None]:
    """Gunicorn while the block lasts."""
    perintah = [sys.executable, "-m", "gunicorn", "-w", "2", "-k", "gthread", "--threads", str(UTAS)]
    perintah += ["-b", f"127.0.0.1:{PORT}"]
    lingkungan = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"FKP_DATA": str(folder)}
    proses = subprocess.Popen([*perintah, "--log-level", "warning", "app:create_app()"], env=lingkungan)
    try:
        batas = time.monotonic() + 30
        while time.monotonic() < batas:
            try:
                http.client.HTTPConnection("127.0.0.1", PORT).request("GET", "/masuk")
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        proses.terminate()
        proses.wait()


class Penulis:
    """The notulis: signs in, then saves the words of one row again and again."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan, self.kuki, self.kini = bahan, "", ""
        halaman = self.minta("GET", "/masuk")
        tanda = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', halaman)
        assert tanda
        isi = f"csrf_token={tanda[1]}&nama_pengguna={bahan.orang}&sandi={SANDI}"
        self.minta("POST", "/masuk", isi, {"Content-Type": "application/x-www-form-urlencoded"})
        keadaan = json.loads(self.minta("GET", f"{bahan.forum}/baris.json"))
        self.csrf = keadaan["csrf"]
        self.kini = next(b["isi"]["masalah"] for b in keadaan["baris"] if b["id"] == bahan.baris)

    def minta(
        self, cara: str, jalan: str, isi: str | None = None, kepala: dict[str, str] | None = None
    ) -> str:
        """One request with the cookie of the session."""
        sambungan = http.client.HTTPConnection("127.0.0.1", PORT)
        sambungan.request(cara, jalan, isi, {"Cookie": self.kuki, **(kepala or {})})
        jawab = sambungan.getresponse()
        for satu in jawab.headers.get_all("Set-Cookie") or []:
            if satu.startswith("fkp="):
                self.kuki = satu.partition(";")[0]
        teks = jawab.read().decode()
        sambungan.close()
        if jawab.status >= 400:
            raise SystemExit(f"{jalan} dijawab {jawab.status}")
        return teks

    def simpan(self) -> float:
        """Save one change; the seconds it took."""
        baru = f"Warga menunggu {random.randint(1, 10**9)} menit."
        isi = json.dumps({"isian": {"masalah": [self.kini, baru]}})
        mulai = time.perf_counter()
        kepala = {"Content-Type": "application/json", "X-CSRFToken": self.csrf}
        jawab = json.loads(self.minta("POST", f"{self.bahan.forum}/baris/{self.bahan.baris}", isi, kepala))
        assert jawab["tersimpan"] == {"masalah": baru}
        self.kini = baru
        return time.perf_counter() - mulai


def satu_putaran(penulis: Penulis, dengan_ponsel: bool) -> tuple[list[float], int]:
    """Seconds of each save of one round, and how many issues arrived meanwhile."""
    selesai, terkirim = time.perf_counter() + LAMA, [0] * PONSEL
    ponsel = [
        threading.Thread(target=_ponsel, args=(tanda, terkirim, n))
        for n, tanda in enumerate(penulis.bahan.tanda if dengan_ponsel else [])
    ]
    for satu in ponsel:
        satu.start()
    catatan = []
    while time.perf_counter() < selesai:
        mulai = time.perf_counter()
        catatan.append(penulis.simpan())
        time.sleep(max(0.0, JEDA - (time.perf_counter() - mulai)))
    for satu in ponsel:
        satu.join()
    return catatan, sum(terkirim)


def _ponsel(tanda: str, terkirim: list[int], n: int) -> None:
    """One phone, at some moment of the round."""
    time.sleep(random.random() * LAMA * 0.95)
    badan = json.dumps({"id": str(uuid.uuid4()), "tanda": tanda, "masalah": f"Hal dari ponsel {n}."})
    sambungan = http.client.HTTPConnection("127.0.0.1", PORT)
    kepala = {"Content-Type": "application/json"}
    sambungan.request("POST", "/api/v1/forum/ukur/masukan", badan, kepala)
    jawab = sambungan.getresponse()
    jawab.read()
    sambungan.close()
    if jawab.status != 201:
        raise SystemExit(f"masukan dijawab {jawab.status}")
    terkirim[n] += 1


def ringkas(nama: str, detik: list[float]) -> tuple[float, float]:
    """Print one line; returns p50 and p99 in milliseconds."""
    persen = statistics.quantiles([d * 1000 for d in detik], n=100)
    print(f"{nama:<28}{len(detik):4d} simpanan   p50 {persen[49]:6.1f} ms   p99 {persen[98]:6.1f} ms")
    return persen[49], persen[98]


def main() -> dict[str, Any]:
    """Run, print, and return the times and their ratio."""
    with tempfile.TemporaryDirectory() as dasar:
        bahan = siapkan(Path(dasar))
        with layani(Path(dasar)):
            penulis = Penulis(bahan)
            for _ in range(5):
                penulis.simpan()
            sendiri, ramai, masuk = [], [], 0
            for _ in range(PUTARAN):
                sendiri += satu_putaran(penulis, False)[0]
                catatan, n = satu_putaran(penulis, True)
                ramai += catatan
                masuk += n
    satu = ringkas("notulis sendiri", sendiri)
    dua = ringkas(f"dengan {PONSEL} ponsel", ramai)
    print(f"{masuk} masukan masuk ({masuk / PUTARAN / LAMA:.0f} per detik); "
          f"rasio p50 {dua[0] / satu[0]:.2f}, p99 {dua[1] / satu[1]:.2f}")  # fmt: skip
    return {"sendiri": satu, "ramai": dua, "rasio": dua[0] / satu[0]}


if __name__ == "__main__":
    main()
