"""Sealed and published surveys for the tests of pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import hold
from fkp.skm.hasil.pengesahan import sahkan_survei
from fkp.skm.models import Pengesahan, Periode, Survei
from fkp.skm.periode import Kalender
from fkp.skm.tahap import akhir_tenggang, publish_survei
from fkp.unit.models import Unit
from tests.builders import SAAT, a_akun, a_survei


def triwulan(ke: int, tahun: int = 2026) -> dict[str, date]:
    """First day and the day after the last of a quarter."""
    kalender = Kalender(Periode.TRIWULAN, tahun, ke)
    return {"mulai": kalender.mulai, "akhir": kalender.akhir}


def a_pimpinan(db: Session, unit: Unit) -> Akun:
    return a_akun(db, Peran.PIMPINAN, unit.jalur, sandi_hash="-")


def a_sah(db: Session, unit: Unit, ke: int, tahun: int = 2026, dengan: int = 40, **kolom: Any) -> Pengesahan:
    """A quarter that is over and sealed, not published."""
    with hold(SAAT):
        survei = a_survei(db, unit, dengan=dengan, tahap="ditutup", **triwulan(ke, tahun), **kolom)
    return sahkan(db, survei)


def sahkan(db: Session, survei: Survei) -> Pengesahan:
    return sahkan_survei(db, survei, a_pimpinan(db, survei.unit), akhir_tenggang(survei))


def terbitkan(db: Session, sah: Pengesahan) -> Pengesahan:
    survei = db.get_one(Survei, sah.survei_id)
    publish_survei(db, survei, a_pimpinan(db, survei.unit), sah.waktu)
    db.flush()
    return sah


def a_terbit(
    db: Session, unit: Unit, ke: int, tahun: int = 2026, dengan: int = 40, **kolom: Any
) -> Pengesahan:
    """A quarter whose result everyone may see."""
    return terbitkan(db, a_sah(db, unit, ke, tahun, dengan, **kolom))


@contextmanager
def counted(db: Session) -> Iterator[list[str]]:
    """The statements sent to the database inside the block."""
    statements: list[str] = []

    def note(_c: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            statements.append(statement)

    bind = db.connection().engine
    event.listen(bind, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(bind, "before_cursor_execute", note)
