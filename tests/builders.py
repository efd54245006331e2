"""Plain functions that put believable rows into a database; each flushes, the test commits."""

import itertools
import uuid
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.unit.models import Instansi, Layanan, Situs, Unit

SAAT = datetime(2026, 11, 12, 3, 42, tzinfo=UTC)
SANDI = "kapas-nila-soga-9"
_nomor = itertools.count(1)


def a_situs(db: Session, nama: str = "Provinsi Contoh", demo: bool = False) -> Situs:
    situs = db.get(Situs, 1) or Situs(id=1, nama=nama, demo=demo)
    db.add(situs)
    db.flush()
    return situs


def a_instansi(db: Session, nama: str = "", induk: Instansi | None = None, **kolom: Any) -> Instansi:
    instansi = Instansi(
        nama=nama or f"Instansi {next(_nomor)}",
        jenis=kolom.pop("jenis", "opd" if induk else "pemerintah"),
        induk_id=induk.id if induk else None,
        **kolom,
    )
    db.add(instansi)
    db.flush()
    instansi.jalur = f"{induk.jalur if induk else '/'}{instansi.id}/"
    db.flush()
    return instansi


def a_unit(
    db: Session, instansi: Instansi | None = None, nama: str = "", layanan: int = 2, **kolom: Any
) -> Unit:
    """A unit with ``layanan`` layanan."""
    instansi = instansi or a_instansi(db)
    n = next(_nomor)
    unit = Unit(
        instansi_id=instansi.id,
        nama=nama or f"Unit {n}",
        slug=kolom.pop("slug", f"unit-{n}"),
        zona=kolom.pop("zona", "Asia/Jakarta"),
        **kolom,
    )
    db.add(unit)
    db.flush()
    unit.jalur = f"{instansi.jalur}u{unit.id}/"
    db.add_all(Layanan(unit_id=unit.id, nama=f"Layanan {i + 1}", urutan=i) for i in range(layanan))
    db.flush()
    return unit


def a_akun(db: Session, peran: Peran | str | None = None, jalur: str = "/", **kolom: Any) -> Akun:
    """A person with one role at a node; the password is ``SANDI``."""
    n = next(_nomor)
    akun = Akun(
        nama_pengguna=kolom.pop("nama_pengguna", f"orang{n}"),
        nama=kolom.pop("nama", f"Orang {n}"),
        sandi_hash=kolom.pop("sandi_hash", _sandi_hash()),
        dibuat=SAAT,
        **kolom,
    )
    if peran:
        akun.penugasan.append(Penugasan(peran=str(peran), jalur=jalur))
    db.add(akun)
    db.flush()
    return akun


_hash: list[str] = []


def _sandi_hash() -> str:
    """Hashing is slow on purpose, so it is done once."""
    if not _hash:
        from fkp.akun.sandi import hash_sandi

        _hash.append(hash_sandi(SANDI))
    return _hash[0]


def a_uuid() -> uuid.UUID:
    return uuid.uuid4()


def a_hari(bulan: int = 10, hari: int = 1) -> date:
    return date(2026, bulan, hari)
