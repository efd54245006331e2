"""Static files under names that carry their hash, compressed once, cached for ever."""

import gzip
import hashlib
import os
import re
from importlib.util import find_spec
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

SUMBER = Path(__file__).parent.parent / "static"
AWALAN = "statis"
_BERSIDIK = re.compile(r"\.[0-9a-f]{10}\.[a-z0-9.]+$")


def init_aset(app: Flask, data: Path) -> None:
    """Copy every static file to ``data/statis`` under its hashed name, and serve that folder."""
    folder = data / "statis"
    daftar = {path.relative_to(SUMBER).as_posix(): path for path in SUMBER.rglob("*") if path.is_file()}
    daftar["plotly.js"] = _plotly()
    alamat = {nama: _siapkan(nama, path, folder) for nama, path in daftar.items()}
    app.extensions["fkp_aset"] = alamat
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(folder),
        prefix=AWALAN,
        immutable_file_test=lambda _path, url: bool(_BERSIDIK.search(url)),
    )
    app.jinja_env.globals["aset"] = lambda nama: f"/{AWALAN}/{alamat[nama]}"


def _plotly() -> Path:
    """The bundle that ships inside the plotly package, found without importing the package."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("plotly")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


def _siapkan(nama: str, sumber: Path, folder: Path) -> str:
    isi = sumber.read_bytes()
    sidik = hashlib.sha256(isi).hexdigest()[:10]
    awal, _, akhiran = nama.rpartition(".")
    bersidik = f"{awal}.{sidik}.{akhiran}"
    tujuan = folder / bersidik
    if not tujuan.exists():
        _tulis(tujuan.with_name(tujuan.name + ".gz"), gzip.compress(isi, 9, mtime=0))
        _tulis(tujuan, isi)
    return bersidik


def _tulis(tujuan: Path, isi: bytes) -> None:
    """Whole or not at all: several workers start at the same moment."""
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
    sementara.write_bytes(isi)
    sementara.replace(tujuan)
