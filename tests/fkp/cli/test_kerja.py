"""``fkp kerja``, and the worker that ``fkp jalankan`` brings along."""

import fcntl
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fkp.config import load_config
from fkp.db import Database, make_engine
from fkp.skema import upgrade
from fkp.unit.models import Situs
from tests.builders import a_instansi
from tests.fkp.cli.test_jalankan import FKP, environment, free_port, run


def wait_until(syarat: Callable[[], bool], detik: float = 150) -> None:
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "it did not happen in time"
        time.sleep(0.02)


def has_worker(data: Path) -> bool:
    """Whether a worker lives on this folder: it holds the lock as long as it does."""
    try:
        with (data / "kerja.kunci").open() as berkas:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a small real installation."""
    engine = make_engine(load_config({"FKP_DATA": str(tmp_path)}).database_url)
    upgrade(engine)
    with Database(engine).transaction() as db:
        db.add(Situs(id=1, nama="Kota Misal", demo=False))
        a_instansi(db)
    engine.dispose()
    return tmp_path


def test_the_worker_says_what_it_does_and_stops_cleanly(data: Path) -> None:
    perintah = [FKP, "kerja"]
    with subprocess.Popen(
        perintah, env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as proses:
        assert proses.stdout is not None
        assert "Menunggu pekerjaan latar" in proses.stdout.readline()
        wait_until(lambda: has_worker(data))
        proses.send_signal(signal.SIGINT)
        keluaran, galat = proses.communicate(timeout=60)
        assert (proses.returncode, keluaran, galat) == (0, "", "")
    assert not has_worker(data)


def test_the_server_brings_its_worker_and_takes_it_along_even_when_it_is_killed(data: Path) -> None:
    perintah = [FKP, "jalankan", "--port", str(free_port())]
    with subprocess.Popen(
        perintah, env=environment(data), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as proses:
        try:
            wait_until(lambda: has_worker(data))
            proses.kill()
            proses.wait(60)
            wait_until(lambda: not has_worker(data))
        finally:
            proses.kill()


def test_a_setting_that_is_no_number_of_days_is_said_in_one_sentence(tmp_path: Path) -> None:
    hasil = run("kerja", env={**environment(tmp_path), "FKP_SIMPAN_PEKERJAAN": "lama"})
    assert (hasil.returncode, hasil.stdout) == (1, "")
    assert "FKP_SIMPAN_PEKERJAAN" in hasil.stderr
