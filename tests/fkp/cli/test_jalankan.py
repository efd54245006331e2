"""Starting the site as people do: another process, another folder, a real port."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from flask import Flask
from sqlalchemy import create_engine, func, make_url, select, text
from sqlalchemy.orm import Session

from fkp.cli.demo import demo
from fkp.db import make_engine
from fkp.demo.orang import MASUK
from fkp.skm.models import Jawaban
from fkp.unit.models import Situs
from tests.builders import a_situs
from tests.fkp.tte.buat import INDUK, a_ca

FKP = Path(sys.executable).with_name("fkp")


def free_port() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def environment(data: Path, url: str = "") -> dict[str, str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("FKP_", "PORT", "DATABASE_URL"))}
    return {**bersih, "FKP_DATA": str(data), "DATABASE_URL": url}


class Situsku:
    """A site that somebody started; ``ucapan`` is what it said until it was ready."""

    def __init__(self, proses: subprocess.Popen[str], port: int) -> None:
        self.proses, self.port, self.ucapan = proses, port, ""

    def wait_ready(self) -> None:
        assert self.proses.stdout is not None
        for baris in self.proses.stdout:
            self.ucapan += baris
            if "Ctrl-C" in baris:
                return
        pytest.fail(f"Situs berhenti sebelum siap: {self.ucapan}")

    def read(self, jalan: str) -> str:
        with urlopen(f"http://127.0.0.1:{self.port}{jalan}", timeout=60) as jawab:
            assert jawab.status == 200
            return str(jawab.read().decode())

    def stop(self) -> int:
        self.proses.send_signal(signal.SIGINT)
        return self.proses.wait(30)


@contextmanager
def started(cwd: Path, env: dict[str, str]) -> Iterator[Situsku]:
    """``fkp jalankan --demo`` in the folder ``cwd``; whatever happens, it does not outlive the block."""
    port = free_port()
    with (
        (cwd / f"galat-{port}.txt").open("w") as galat,
        subprocess.Popen(
            [FKP, "jalankan", "--demo", "--tanpa-kerja", "--port", str(port)],
            cwd=cwd,
            env=env,
            stdout=subprocess.PIPE,
            stderr=galat,
            text=True,
        ) as proses,
    ):
        # Should it hang, the test fails instead of waiting for ever.
        penjaga = threading.Timer(180, proses.kill)
        penjaga.start()
        try:
            yield Situsku(proses, port)
        finally:
            penjaga.cancel()
            proses.kill()


@pytest.fixture(params=["sqlite", "postgresql"])
def alamat_db(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """DATABASE_URL of an empty database: the embedded one in the data folder, or PostgreSQL."""
    if request.param == "sqlite":
        return ""
    alamat = make_url(request.getfixturevalue("postgres"))
    nama = f"jalan_{secrets.token_hex(4)}"
    pusat = create_engine(alamat, isolation_level="AUTOCOMMIT")
    with pusat.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {nama}"))
    pusat.dispose()
    return alamat.set(database=nama).render_as_string(hide_password=False)


def contents(url: str) -> tuple[int, int]:
    """How many sites and how many answers the database holds."""
    engine = make_engine(make_url(url))
    with Session(engine) as db:
        banyak = [db.scalar(select(func.count()).select_from(m)) or 0 for m in (Situs, Jawaban)]
    engine.dispose()
    return banyak[0], banyak[1]


def test_two_who_start_at_once_share_one_demo_and_the_next_start_loses_nothing(
    tmp_path: Path, alamat_db: str
) -> None:
    tempat, data = tmp_path / "di tempat lain", tmp_path / "data"
    tempat.mkdir()
    # Whoever stands in a folder with an app.py of their own still starts ours.
    (tempat / "app.py").write_text("raise SystemExit('bukan ini')\n")
    # A file that is named from there is found by the server too, which works from its own folder.
    (tempat / "induk.pem").write_bytes(a_ca(INDUK).pem)
    env = {**environment(data, alamat_db), "FKP_AKAR_TTE": "induk.pem"}
    url = alamat_db or f"sqlite:///{data}/fkp.sqlite3"
    with ExitStack() as tumpuk:
        semua = [tumpuk.enter_context(started(tempat, env)) for _ in range(2)]
        for situs in semua:
            situs.wait_ready()
            assert "Provinsi Contoh" in situs.read("/s/contoh")
        awal = contents(url)
        assert awal[0] == 1
        assert [situs.stop() for situs in semua] == [0, 0]
    if alamat_db:
        return  # starting again is the same program whatever the database
    with started(tempat, env) as lagi:
        lagi.wait_ready()
        assert "Provinsi Contoh" in lagi.read("/")
        assert contents(url) == awal
        assert lagi.stop() == 0
    for satu in MASUK:
        (baris,) = [b for b in lagi.ucapan.splitlines() if satu.sandi in b]
        assert f"http://127.0.0.1:{lagi.port}/masuk  {satu.akun} " in baris
    assert "DEMO" in lagi.ucapan
    assert "/s/contoh" in lagi.ucapan
    assert {p.read_text() for p in tempat.glob("galat-*")} <= {"", "Memuat data demo, beberapa detik ...\n"}


def run(*perintah: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([FKP, *perintah], env=env, capture_output=True, text=True, timeout=120)


def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        hasil = run("jalankan", "--demo", "--port", str(port), env=environment(tmp_path))
    assert (hasil.returncode, hasil.stdout) == (1, "")
    assert hasil.stderr.count("\n") == 1
    assert f"port {port} sedang dipakai" in hasil.stderr


def test_without_an_installation_it_says_how_to_make_one(tmp_path: Path) -> None:
    hasil = run("jalankan", "--port", str(free_port()), env=environment(tmp_path))
    assert (hasil.returncode, hasil.stdout) == (1, "")
    assert "fkp siapkan" in hasil.stderr


@pytest.mark.parametrize(
    ("url", "kata"),
    [
        ("mysql://localhost/x", "DATABASE_URL"),
        ("postgresql://127.0.0.1:9/tidak_ada", "basis data tidak dapat dipakai"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_in_one_sentence(tmp_path: Path, url: str, kata: str) -> None:
    hasil = run("jalankan", "--demo", "--port", str(free_port()), env=environment(tmp_path, url))
    assert (hasil.returncode, hasil.stdout) == (1, "")
    assert kata in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_the_demo_command_refuses_a_real_installation(app: Flask, db: Session) -> None:
    a_situs(db, nama="Kabupaten Sungguhan", demo=False)
    db.commit()
    hasil = app.test_cli_runner().invoke(demo)
    assert hasil.exit_code == 1
    assert "Kabupaten Sungguhan" in hasil.output
    assert not any(satu.sandi in hasil.output for satu in MASUK)


def test_help_names_every_command(tmp_path: Path) -> None:
    hasil = run("--help", env=environment(tmp_path))
    daftar = hasil.stdout.partition("Commands:")[2].split("\n  ")
    assert {baris.split()[0] for baris in daftar if baris.strip()} == {
        "demo",
        "impor",
        "indeks",
        "jalankan",
        "kerja",
        "laporan",
        "migrasi",
        "periksa",
        "run",
        "siapkan",
        "verifikasi",
    }
