"""Five hundred people check in to one forum within a minute.

    python -m benchmarks.forum_hadir

One server as ``fkp jalankan`` starts it, a SQLite file of its own, loopback. A check-in is what a phone does:
open the page with the code that is on the screen, send the form, follow to the page of the participant.
First the minute itself: 500 phones arrive at random moments of it. Then as fast as the server can, in turns
with a bare GET of the same page by the same senders, for the ratio.
"""

import http.client
import itertools
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import URL

from fkp.cli.jalankan import UTAS
from fkp.clock import now, setempat
from fkp.db import Database, make_engine
from fkp.forum.hadir.kode import kode_kini
from fkp.skema import upgrade
from tests.builders import a_unit
from tests.fkp.forum.bangun import a_forum, a_peserta

ORANG, SEMENIT, PENGIRIM, PORSI, SEPORSI = 500, 60.0, 16, 5, 100
PORT, KODE, RAHASIA, BERKAS = 18_241, "ukur", "u" * 43, "fkp.sqlite3"
HALAMAN = f"/f/{KODE}/hadir"
TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
_siapa = itertools.count()


class Ponsel:
    """A phone with its own cookies; each request is a connection, as on a line that comes and goes."""

    def __init__(self) -> None:
        self.kuki: dict[str, str] = {}

    def minta(self, cara: str, alamat: str, badan: str | None = None) -> tuple[int, bytes, str]:
        """Status, body and Location of the answer; cookies are kept."""
        kepala = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.kuki.items())}
        if badan is not None:
            kepala["Content-Type"] = "application/x-www-form-urlencoded"
        sambungan = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        sambungan.request(cara, alamat, badan, kepala)
        jawab = sambungan.getresponse()
        isi = jawab.read()
        sambungan.close()
        for satu in jawab.headers.get_all("Set-Cookie") or []:
            nama, _, nilai = satu.partition(";")[0].partition("=")
            self.kuki[nama] = nilai
        return jawab.status, isi, jawab.headers.get("Location", "")

    def pindai(self) -> bytes:
        """Scan the code that is on the screen; returns the token of the form."""
        status, isi, _ = self.minta("GET", f"{HALAMAN}?k={kode_kini(RAHASIA, now())}")
        token = TOKEN.search(isi)
        if status != 200 or token is None:
            raise RuntimeError(f"halaman hadir menjawab {status}")
        return token[1]

    def lihat(self) -> None:
        """The same page once more."""
        status, _, _ = self.minta("GET", HALAMAN)
        if status != 200:
            raise RuntimeError(f"halaman hadir menjawab {status}")

    def kirim(self, token: bytes) -> str:
        """Send the form; every second person is on the list. Returns the address of the own page."""
        n = next(_siapa)
        nama, unsur = (f"Warga{n} Umpama", "U1") if n % 2 else (f"Tamu{n} Umpama", "U3")
        data = {"csrf_token": token.decode(), "nama": nama, "lembaga": "Desa Ukur", "unsur": unsur}
        status, _, tujuan = self.minta("POST", HALAMAN, urlencode(data))
        if status != 303:
            raise RuntimeError(f"kehadiran dijawab {status}")
        return tujuan


def hadir() -> None:
    """One person, from the scan to their own page."""
    ponsel = Ponsel()
    status, _, _ = ponsel.minta("GET", ponsel.kirim(ponsel.pindai()))
    if status != 200:
        raise RuntimeError(f"halaman peserta menjawab {status}")


def siapkan(folder: Path) -> None:
    """A forum of today that is going on, with everyone of the list invited."""
    engine = make_engine(URL.create("sqlite", database=str(folder / BERKAS)))
    upgrade(engine)
    with Database(engine).transaction() as db:
        unit = a_unit(db)
        hari = setempat(now(), unit.zona).date()
        forum = a_forum(db, unit, kode=KODE, rahasia=RAHASIA, tanggal=hari)
        for n in range(ORANG):
            a_peserta(db, forum, nama=f"Warga{n} Umpama", lembaga="Desa Ukur")
    engine.dispose()


def layani(folder: Path) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers."""
    perintah = [sys.executable, "-m", "gunicorn", "app:create_app()", "--bind", f"127.0.0.1:{PORT}"]
    perintah += ["--workers", str(os.cpu_count() or 1), "--worker-class", "gthread", "--threads", str(UTAS)]
    perintah += ["--log-level", "warning"]
    lingkungan = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    proses = subprocess.Popen(perintah, env=lingkungan | {"FKP_DATA": str(folder)})
    batas = time.monotonic() + 30
    while time.monotonic() < batas:
        try:
            if Ponsel().minta("GET", HALAMAN)[0] == 200:
                return proses
        except OSError:
            time.sleep(0.1)
    proses.terminate()
    raise SystemExit("server tidak mau menjawab")


def sekaligus(kerja: Sequence[Callable[[], object]], mulai: Sequence[float] | None = None) -> list[float]:
    """Seconds that each took: by PENGIRIM senders as fast as they can, or each at its moment of ``mulai``."""
    lama: list[float] = [0.0] * len(kerja)
    awal, nomor = time.perf_counter(), itertools.count()

    def satu(n: int) -> None:
        if mulai is not None:
            time.sleep(max(0.0, awal + mulai[n] - time.perf_counter()))
        sejak = awal + mulai[n] if mulai is not None else time.perf_counter()
        kerja[n]()
        lama[n] = time.perf_counter() - sejak

    def antre() -> None:
        while (n := next(nomor)) < len(kerja):
            satu(n)

    if mulai is None:
        benang = [threading.Thread(target=antre) for _ in range(PENGIRIM)]
    else:
        benang = [threading.Thread(target=satu, args=(n,)) for n in range(len(kerja))]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    if not all(lama):
        raise RuntimeError("ada kehadiran yang gagal")
    return lama


def cetak(nama: str, laju: float, lama: Sequence[float]) -> tuple[float, float]:
    """Print one line; returns p50 and p99 in milliseconds."""
    persen = statistics.quantiles(lama, n=100)
    p50, p99 = persen[49] * 1000, persen[98] * 1000
    print(f"{nama:<34}{laju:7.1f} /s   p50 {p50:7.1f} ms   p99 {p99:7.1f} ms")
    return p50, p99


def main() -> dict[str, Any]:
    """Run, print, and return the rates, the times and the ratio."""
    with tempfile.TemporaryDirectory() as dasar:
        folder = Path(dasar)
        siapkan(folder)
        proses = layani(folder)
        try:
            acak = random.Random(4)
            datang = sorted(acak.uniform(0, SEMENIT) for _ in range(ORANG))
            sejak = time.perf_counter()
            semenit = sekaligus([hadir] * ORANG, datang)
            p50, p99 = cetak(f"{ORANG} orang dalam semenit", ORANG / (time.perf_counter() - sejak), semenit)
            kirim: list[tuple[float, list[float]]] = []
            lihat: list[tuple[float, list[float]]] = []
            for _ in range(PORSI):
                ponsel = [Ponsel() for _ in range(SEPORSI)]
                token = [p.pindai() for p in ponsel]
                for hasil, kerja in (
                    (lihat, [p.lihat for p in ponsel]),
                    (kirim, [lambda p=p, t=t: p.kirim(t) for p, t in zip(ponsel, token, strict=True)]),
                ):
                    awal = time.perf_counter()
                    lama = sekaligus(kerja)
                    hasil.append((SEPORSI / (time.perf_counter() - awal), lama))
        finally:
            proses.terminate()
            proses.wait()
    laju = {nama: statistics.median(n for n, _ in isi) for nama, isi in (("kirim", kirim), ("lihat", lihat))}
    cetak("kehadiran secepatnya (POST)", laju["kirim"], [x for _, isi in kirim for x in isi])
    cetak("halaman yang sama saja (GET)", laju["lihat"], [x for _, isi in lihat for x in isi])
    rasio = laju["kirim"] / laju["lihat"]
    print(f"rasio {rasio:.2f} terhadap GET; perlu {ORANG / SEMENIT:.1f} /s untuk {ORANG} orang semenit")
    return {"p50": p50, "p99": p99, **laju, "rasio": rasio}


if __name__ == "__main__":
    main()
