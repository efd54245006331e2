"""Settings from the environment, checked once at start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError


class PengaturanSalah(ValueError):
    """A setting cannot be used; the message says which and why."""


@dataclass(frozen=True)
class Config:
    """Checked settings of one installation.

    ``data``: folder of everything that is not in the database (and of the embedded database).
    ``database_url``: SQLAlchemy URL, SQLite inside ``data`` unless ``DATABASE_URL`` names another.
    ``rahasia``: key that signs sessions; kept in ``data/rahasia`` when ``FKP_RAHASIA`` is not set.
    ``alamat_publik``: origin printed on posters, such as ``https://survei.contoh.example``; empty means
    the address of the request.
    ``proksi``: number of trusted reverse proxies in front (``X-Forwarded-*`` are believed that far).
    """

    data: Path
    database_url: URL
    rahasia: str
    alamat_publik: str
    proksi: int
    kuki_aman: bool


def load_config(env: Mapping[str, str] | None = None) -> Config:
    """Read the environment; raises PengaturanSalah with the name of the setting."""
    env = os.environ if env is None else env
    data = Path(env.get("FKP_DATA") or "instance").resolve()
    data.mkdir(parents=True, exist_ok=True)
    alamat = (env.get("FKP_ALAMAT") or "").rstrip("/")
    if alamat and not alamat.startswith(("http://", "https://")):
        raise PengaturanSalah(f"FKP_ALAMAT harus diawali http:// atau https://, bukan {alamat!r}")
    try:
        proksi = int(env.get("FKP_PROKSI") or 0)
    except ValueError:
        raise PengaturanSalah("FKP_PROKSI harus bilangan, misalnya 1") from None
    return Config(
        data=data,
        database_url=_database_url(env.get("DATABASE_URL"), data),
        rahasia=env.get("FKP_RAHASIA") or _kept_secret(data / "rahasia"),
        alamat_publik=alamat,
        proksi=proksi,
        kuki_aman=alamat.startswith("https://"),
    )


def _database_url(text: str | None, data: Path) -> URL:
    if not text:
        return URL.create("sqlite", database=str(data / "fkp.sqlite3"))
    try:
        url = make_url(text)
    except ArgumentError:
        raise PengaturanSalah("DATABASE_URL tidak terbaca sebagai alamat basis data") from None
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise PengaturanSalah(f"DATABASE_URL memakai {url.drivername}; yang didukung SQLite dan PostgreSQL")
    return url


def _kept_secret(path: Path) -> str:
    """One random key per installation, made at the first start and readable by its owner only."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        secret = secrets.token_urlsafe(48)
        file.write(secret)
    return secret
