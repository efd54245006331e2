"""``fkp jalankan``: serve this installation with a production server."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import click
from flask import Flask

import fkp
from fkp.cli.basis import Berhenti, asal, opened, prepared
from fkp.cli.demo import fill_demo, sambutan
from fkp.config import Config
from fkp.db import Database
from fkp.demo.muat import BukanDemo, is_empty

ROOT = Path(fkp.__file__).parent.parent

# Threads per worker. Never gunicorn's plain (sync) worker: a browser opens connections ahead of need, and a
# few of those, still silent, would hold every such worker for half a minute.
UTAS = 4


@click.command("jalankan")
@click.option(
    "--demo", "dengan_demo", is_flag=True, help="Bila basis data masih kosong, muat data demo dulu."
)
@click.option(
    "--port",
    envvar="PORT",
    default=8000,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="Port pada 127.0.0.1; juga dari PORT.",
)
@click.option(
    "--tanpa-kerja", is_flag=True, help="Tanpa pekerja latar; jalankan `fkp kerja` sendiri di tempat lain."
)
@click.pass_context
def jalankan(konteks: click.Context, dengan_demo: bool, port: int, tanpa_kerja: bool) -> None:
    """Jalankan situs ini sampai dihentikan dengan Ctrl-C."""
    with _listen(port) as soket:
        with opened(konteks) as (app, config, database), prepared(database.engine, config.data):
            baris = _ready(app, database, asal(config, port), dengan_demo)
        database.engine.dispose()
        click.echo("\n".join([*baris, "", "Hentikan dengan Ctrl-C."]))
        sys.stdout.flush()
        lingkungan = _environment(config)
        if not tanpa_kerja:
            _start_worker(lingkungan)
        _serve(soket, lingkungan)


def _listen(port: int) -> socket.socket:
    """The port is ours from here on: nobody can take it before the server is up, and whoever calls
    meanwhile waits instead of being refused."""
    soket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        soket.bind(("127.0.0.1", port))
        soket.listen(256)
    except PermissionError:
        soket.close()
        raise Berhenti(
            f"port {port} hanya boleh dipakai root. Pilih port di atas 1024, misalnya 8000."
        ) from None
    except OSError:
        soket.close()
        raise Berhenti(
            f"port {port} sedang dipakai program lain. Pilih port lain, misalnya PORT={port + 1}."
        ) from None
    soket.set_inheritable(True)
    return soket


def _ready(app: Flask, database: Database, alamat: str, dengan_demo: bool) -> list[str]:
    """See that there is something to serve; returns what to tell whoever started it."""
    if dengan_demo:
        try:
            fill_demo(app, database)
            return list(sambutan(app, alamat))
        except BukanDemo:
            return [f"Situs   {alamat}", "Basis data ini bukan demo; data demo tidak dimuat."]
    with database.session(menulis=False) as sesi:
        if is_empty(sesi):
            raise Berhenti(
                "belum ada instalasi di sini. Jalankan `fkp siapkan` untuk memulai, "
                "atau `fkp jalankan --demo` untuk mencoba dengan data rekaan."
            )
    return [f"Situs   {alamat}"]


def _environment(config: Config) -> dict[str, str]:
    """The settings for what works from the program's own folder: its paths are complete."""
    url = config.database_url
    if url.get_backend_name() == "sqlite":
        url = url.set(database=str(Path(url.database or "").resolve()))
    akar = os.environ.get("FKP_AKAR_TTE")
    return {
        **os.environ,
        **({"FKP_AKAR_TTE": os.path.abspath(akar)} if akar else {}),
        "FKP_DATA": str(config.data),
        "DATABASE_URL": url.render_as_string(hide_password=False),
        # macOS stops a process that forked after a system framework was touched.
        "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES",
    }


def _start_worker(lingkungan: dict[str, str]) -> None:
    """Background work beside the server, in a process that ends with this one, however it ends: it watches
    its parent, which stays the same process when it becomes the server."""
    perintah = ["-c", "from app import cli; cli()", "kerja", "--induk", str(os.getpid())]
    subprocess.Popen(  # noqa: S603  # our own interpreter
        [sys.executable, "-P", *perintah],
        cwd=ROOT,
        env=lingkungan,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _serve(soket: socket.socket, lingkungan: dict[str, str]) -> NoReturn:
    """Become the server."""
    perintah = [
        *("-m", "gunicorn", "app:create_app()"),
        *("--bind", f"fd://{soket.fileno()}"),
        *("--workers", str(os.cpu_count() or 1), "--worker-class", "gthread", "--threads", str(UTAS)),
        *("--graceful-timeout", "10"),
        # No access log: it would note who asked for what, and from where.
        *("--log-level", "warning", "--no-control-socket"),
    ]
    # A file called app.py where the person happens to stand is not ours.
    os.chdir(ROOT)
    os.execve(sys.executable, [sys.executable, "-P", *perintah], lingkungan)  # noqa: S606  # our own interpreter
