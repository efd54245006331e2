"""What every arriving answer needs to know about its survey, kept at hand.

Loading a survey with its unit and layanan takes several times as long as storing the answer. Once open,
little of it can change. So one narrow row is read each time (and on PostgreSQL locked against sealing), and
the rest is loaded again only when that row differs, or after a minute, for a layanan may get a new name.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from flask import current_app
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from fkp.batas import jaga
from fkp.db import Database, database
from fkp.ketikan import rapikan_kode
from fkp.skm.models import Survei
from fkp.skm.queries import instrumen_of, label_layanan
from surveys.kuesioner import Instrumen

SEMENIT = 60.0

JAWABAN_SEMENIT = 6000
"""Answers a minute to one survey that no crowd reaches; ``BATAS_JAWABAN`` in the settings overrides."""

_T = Survei.__table__
_BARIS = select(
    *(_T.c[k] for k in ("id", "tahap", "mulai", "akhir", "masa_tenggang", "ditutup_pada", "dibuka_pada"))
).where(_T.c.kode == bindparam("kode"))
_BARIS_TERKUNCI = _BARIS.with_for_update(read=True)


@dataclass(frozen=True)
class Siaga:
    """A survey to record answers with. ``survei`` belongs to no session: for reading only. ``layanan``
    maps ids to names."""

    survei: Survei
    instrumen: Instrumen
    layanan: Mapping[int, str]
    baris: tuple[Any, ...]
    sejak: float


_ingatan: WeakKeyDictionary[Database, dict[str, Siaga]] = WeakKeyDictionary()


def jaga_survei(kode: str) -> None:
    """Count one answer sent to this survey; 429 when this minute had more than any crowd sends."""
    jaga(f"survei {kode}", current_app.config.get("BATAS_JAWABAN", JAWABAN_SEMENIT))


def ingat(kode: str) -> Siaga | None:
    """What is remembered of the survey, which may have changed since: ``siaga`` says."""
    return _ingatan.get(database(), {}).get(rapikan_kode(kode))


def siaga(db: Session, kode: str) -> Siaga | None:
    """The survey with this code, kept from being sealed until the transaction ends; None when unknown."""
    kode = rapikan_kode(kode)
    koneksi = db.connection()
    perintah = _BARIS if koneksi.dialect.name == "sqlite" else _BARIS_TERKUNCI
    baris = koneksi.execute(perintah, {"kode": kode}).first()
    if baris is None:
        return None
    ingatan = _ingatan.setdefault(database(), {})
    lama = ingatan.get(kode)
    if lama and lama.baris == tuple(baris) and time.monotonic() - lama.sejak < SEMENIT:
        return lama
    survei = db.get_one(Survei, baris.id)
    baru = Siaga(survei, instrumen_of(survei), label_layanan(survei), tuple(baris), time.monotonic())
    db.expunge_all()
    ingatan[kode] = baru
    return baru
