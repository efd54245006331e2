"""Settings from the environment, checked once at start."""

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from fkp.tte.akar import AkarSalah, baca_akar

DIDUKUNG = frozenset(("sqlite", "sqlite+pysqlite", "postgresql+psycopg"))
"""Databases and drivers that we test; another driver of the same database is not installed."""

RAHASIA_TERPENDEK = 32
JAM_TENANG = "20:00-07:00"
_JAM_TENANG = re.compile(r"([01]\d|2[0-3])[:.]([0-5]\d)-([01]\d|2[0-3])[:.]([0-5]\d)")
_PENGIRIM = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class PengaturanSalah(ValueError):
    """A setting cannot be used; the message says which and why."""


@dataclass(frozen=True)
class Config:
    """Checked settings of one installation.

    ``data``: folder of everything that is not in the database (and of the embedded database).
    ``database_url``: SQLAlchemy URL, SQLite inside ``data`` unless ``DATABASE_URL`` names another.
    ``rahasia``: key that signs sessions; kept in ``data/rahasia`` when ``FKP_RAHASIA`` is not set.
    ``alamat_publik``: origin printed on posters and in letters, such as ``https://survei.contoh.example``;
    empty means the address of the request, and none in letters (``fkp.alamat``).
    ``proksi``: number of trusted reverse proxies in front (``X-Forwarded-*`` are believed that far).
    ``simpan_pekerjaan``: days after which background work and its files are removed, and what letters said.
    ``surel``: how letters leave: ``berkas`` (a file each in ``data/surel``), ``konsol``, or the address of a
    mail server, ``smtp://`` or ``smtps://`` (``FKP_SUREL``). ``surel_dari``: who they come from.
    ``jam_tenang``: from when to when nobody is reminded, on the wall clock of their unit
    (``FKP_JAM_TENANG``); two equal hours mean never quiet.
    ``akar_tte``: root certificates (DER) that may vouch for electronic signatures (``FKP_AKAR_TTE``: a file
    or a folder); without any nobody's issuer is checked.
    """

    data: Path
    database_url: URL
    rahasia: str
    alamat_publik: str
    proksi: int
    kuki_aman: bool
    simpan_pekerjaan: int = 30
    surel: str = "berkas"
    surel_dari: str = ""
    jam_tenang: tuple[time, time] = (time(20), time(7))
    akar_tte: tuple[bytes, ...] = ()


def load_config(env: Mapping[str, str] | None = None) -> Config:
    """Read the environment; raises PengaturanSalah with the name of the setting."""
    env = os.environ if env is None else env
    data = Path(env.get("FKP_DATA") or "instance").resolve()
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds answers and password hashes
    except OSError as galat:
        raise PengaturanSalah(f"FKP_DATA: folder {data} tidak dapat dibuat ({galat.strerror})") from None
    alamat = (env.get("FKP_ALAMAT") or "").rstrip("/")
    if alamat and not _is_origin(alamat):
        raise PengaturanSalah(f"FKP_ALAMAT harus seperti https://survei.contoh.example, bukan {alamat!r}")
    proksi = env.get("FKP_PROKSI") or "0"
    if not (proksi.isascii() and proksi.isdigit()):
        raise PengaturanSalah(f"FKP_PROKSI harus bilangan, misalnya 1, bukan {proksi!r}")
    if int(proksi) and not alamat:
        # The public knows the proxy's name, not ours; guessed from a request it could be anybody's.
        raise PengaturanSalah("FKP_PROKSI memerlukan FKP_ALAMAT, misalnya https://survei.contoh.example")
    simpan = env.get("FKP_SIMPAN_PEKERJAAN") or "30"
    if not (simpan.isascii() and simpan.isdigit() and 1 <= int(simpan[:6]) <= 36500):
        raise PengaturanSalah(f"FKP_SIMPAN_PEKERJAAN harus bilangan hari, misalnya 30, bukan {simpan!r}")
    surel, dari = _surel(env.get("FKP_SUREL") or "berkas", env.get("FKP_SUREL_DARI") or "")
    return Config(
        data=data,
        database_url=database_url(env.get("DATABASE_URL"), data),
        rahasia=_secret(env.get("FKP_RAHASIA"), data / "rahasia"),
        alamat_publik=alamat,
        proksi=int(proksi),
        kuki_aman=alamat.startswith("https://"),
        simpan_pekerjaan=int(simpan),
        surel=surel,
        surel_dari=dari,
        jam_tenang=_jam_tenang(env.get("FKP_JAM_TENANG") or JAM_TENANG),
        akar_tte=_akar_tte(env.get("FKP_AKAR_TTE") or ""),
    )


def database_url(text: str | None, data: Path) -> URL:
    """The database that ``DATABASE_URL`` names, or the embedded one in ``data``. Raises PengaturanSalah."""
    if not text:
        return URL.create("sqlite", database=str(data / "fkp.sqlite3"))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # a port that is no number raises the second
        raise PengaturanSalah("DATABASE_URL tidak terbaca sebagai alamat basis data") from None
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in DIDUKUNG:
        raise PengaturanSalah(f"DATABASE_URL memakai {url.drivername}; yang didukung SQLite dan PostgreSQL")
    return url


def _is_origin(alamat: str) -> bool:
    """Whether the text is a scheme and a host, perhaps with a port, and nothing else: addresses are made by
    putting a path behind it."""
    try:
        bagian = urlsplit(alamat)
        sah = bagian.port is None or bagian.port > 0
    except ValueError:
        return False
    asal = f"{bagian.scheme}://{bagian.netloc}"
    bersih = alamat.isprintable() and not set(alamat) & set(" @\\")
    return sah and bersih and bool(bagian.hostname) and asal == alamat and bagian.scheme in {"http", "https"}


def _surel(sarana: str, dari: str) -> tuple[str, str]:
    """How letters leave and from whom. What is wrong is said without the password that stands in it."""
    if dari and not _PENGIRIM.fullmatch(dari):
        raise PengaturanSalah(f"FKP_SUREL_DARI harus satu alamat surel, bukan {dari!r}")
    if sarana in ("berkas", "konsol"):
        return sarana, dari
    try:
        bagian = urlsplit(sarana)
        sah = bagian.scheme in ("smtp", "smtps") and bool(bagian.hostname) and not bagian.path.strip("/")
        sah = sah and (bagian.port is None or bagian.port > 0) and not (bagian.query or bagian.fragment)
    except ValueError:  # a port that is no number
        sah = False
    if not sah:
        raise PengaturanSalah(
            "FKP_SUREL harus berkas, konsol, atau alamat server surel seperti "
            "smtps://nama:sandi@surel.contoh.example:465; di dalam sandi tanda @ : / ditulis %40 %3A %2F"
        )
    if not dari:
        raise PengaturanSalah("FKP_SUREL memerlukan FKP_SUREL_DARI, misalnya forum@contoh.example")
    return sarana, dari


def _jam_tenang(teks: str) -> tuple[time, time]:
    """The first quiet moment and the first that is not quiet any more."""
    cocok = _JAM_TENANG.fullmatch(teks)
    if cocok is None:
        raise PengaturanSalah(f"FKP_JAM_TENANG harus seperti {JAM_TENANG}, bukan {teks!r}")
    dari, sampai = time(int(cocok[1]), int(cocok[2])), time(int(cocok[3]), int(cocok[4]))
    return dari, sampai


def _akar_tte(letak: str) -> tuple[bytes, ...]:
    if not letak:
        return ()
    try:
        return baca_akar(Path(letak))
    except AkarSalah as galat:
        raise PengaturanSalah(f"FKP_AKAR_TTE: {galat}") from None


def _secret(diberikan: str | None, path: Path) -> str:
    """The key of this installation. A guessable one would let anyone sign a session of the admin."""
    rahasia = diberikan or _kept_secret(path)
    if len(rahasia) < RAHASIA_TERPENDEK:
        asal = "FKP_RAHASIA" if diberikan else f"FKP_DATA: isi {path}"
        raise PengaturanSalah(f"{asal} terlalu pendek; paling sedikit {RAHASIA_TERPENDEK} huruf acak")
    return rahasia


def _kept_secret(path: Path) -> str:
    """One random key per installation, made at the first start and readable by its owner only. It gets its
    name when it is complete: of two first starts at once one key is kept, and neither reads half of it."""
    try:
        if not path.exists():
            _make_secret(path)
        return path.read_text().strip()
    except OSError as galat:
        raise PengaturanSalah(f"FKP_DATA: {path} tidak dapat dipakai ({galat.strerror})") from None


def _make_secret(path: Path) -> None:
    handle, sementara = tempfile.mkstemp(dir=path.parent, prefix=".rahasia")  # mode 0600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        os.link(sementara, path)
    except FileExistsError:
        pass  # someone else was first
    except OSError:
        os.replace(sementara, path)  # a file system without links
    finally:
        Path(sementara).unlink(missing_ok=True)
