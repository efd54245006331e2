"""Doing one piece of work: taking it so that nobody else does, and writing down how it ended."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import now
from fkp.db import Database
from fkp.galat import Galat
from fkp.izin.rules import cakupan
from fkp.kerja.jenis import semua_jenis
from fkp.kerja.models import Keadaan, Pekerjaan
from fkp.kerja.pegangan import Dibatalkan, Direbut, Ditunda, Pegangan

DIAM = timedelta(seconds=30)
"""A worker that was not heard of for so long is dead; a living one is heard of every five seconds."""
PERCOBAAN = 3
"""How often the same step may lose its worker."""
TAMAT = (Keadaan.SELESAI, Keadaan.BATAL, Keadaan.GAGAL)


def dapat_diambil(saat: datetime) -> ColumnElement[bool]:
    """SQL condition: the work waits for a worker at ``saat``, or has lost its own."""
    yatim = and_(Pekerjaan.keadaan == Keadaan.BERJALAN, Pekerjaan.denyut < saat - DIAM)
    return or_(Pekerjaan.keadaan == Keadaan.ANTRE, yatim)


def ambil(db: Session, pekerjaan_id: uuid.UUID, pekerja: str) -> Pekerjaan | None:
    """Take the work for ``pekerja``; None when another has it or it is done. One statement decides, so of
    two workers that reach for the same work one gets it."""
    saat = now()
    milik = db.scalar(
        update(Pekerjaan)
        .where(Pekerjaan.id == pekerjaan_id, dapat_diambil(saat))
        .values(
            keadaan=Keadaan.BERJALAN.value,
            pekerja=pekerja,
            denyut=saat,
            percobaan=Pekerjaan.percobaan + 1,
        )
        .returning(Pekerjaan.id),
        execution_options={"synchronize_session": False},
    )
    return None if milik is None else db.get_one(Pekerjaan, milik, populate_existing=True)


def kerjakan(
    app: Flask, pekerjaan_id: uuid.UUID, pekerja: str, ditunda: Callable[[], bool] = lambda: False
) -> Keadaan | None:
    """Do the work from its first step that is not stored; returns how it ended, None when it is not ours.

    ``ditunda`` tells after each step whether the worker is to stop; the work then waits for the next one. A
    function that fails leaves an Indonesian sentence for whoever asked, and its traceback in the log only.
    """
    with app.app_context():
        database: Database = app.extensions["fkp_db"]
        with database.transaction() as db:
            pekerjaan = ambil(db, pekerjaan_id, pekerja)
            if pekerjaan is None:
                return None
            alasan = _halangan(db, app, pekerjaan)
        if pekerjaan.batal_diminta:
            return _akhiri(database, pekerjaan, Keadaan.BATAL)
        if alasan:
            return _akhiri(database, pekerjaan, Keadaan.GAGAL, alasan)
        try:
            semua_jenis(app)[pekerjaan.jenis].fungsi(Pegangan(database, pekerjaan, pekerja, ditunda))
        except Dibatalkan:
            return _akhiri(database, pekerjaan, Keadaan.BATAL)
        except Ditunda:
            return _akhiri(database, pekerjaan, Keadaan.ANTRE)
        except Direbut:
            return None
        except Galat as galat:
            return _akhiri(database, pekerjaan, Keadaan.GAGAL, galat.pesan)
        except Exception:
            app.logger.exception("pekerjaan %s (%s) gagal", pekerjaan.id, pekerjaan.jenis)
            return _akhiri(
                database,
                pekerjaan,
                Keadaan.GAGAL,
                "Ada yang rusak di sisi kami. Yang sudah dikerjakan tetap tersimpan. Coba lagi; bila "
                f"terulang, sebutkan nomor {pekerjaan.id.hex[:8]} kepada pengelola sistem.",
            )
        return _akhiri(database, pekerjaan, Keadaan.SELESAI)


def _halangan(db: Session, app: Flask, pekerjaan: Pekerjaan) -> str:
    """Why this work cannot be done at all, as a sentence; empty when it can."""
    jenis = semua_jenis(app).get(pekerjaan.jenis)
    if jenis is None:
        return f"Program ini tidak mengenal pekerjaan {pekerjaan.jenis}. Mulai lagi dari halaman asalnya."
    akun = db.get_one(Akun, pekerjaan.akun_id)
    if not akun.aktif or not any(pekerjaan.jalur.startswith(p) for p in cakupan(akun, jenis.izin)):
        return "Peran Anda tidak lagi mencakup yang diminta."
    if pekerjaan.percobaan > PERCOBAAN:
        return (
            f"Pekerjaan ini {PERCOBAAN} kali terhenti pada langkah yang sama, mungkin karena memori komputer "
            "kurang. Minta pengelola sistem memeriksanya, lalu coba lagi."
        )
    return ""


def _akhiri(database: Database, pekerjaan: Pekerjaan, keadaan: Keadaan, pesan: str = "") -> Keadaan | None:
    """Write down how it ended; None when it is not ours any more."""
    nilai: dict[str, Any] = {"keadaan": keadaan.value, "pesan": pesan, "pekerja": ""}
    if keadaan in TAMAT:
        nilai["selesai"] = now()
    else:
        nilai["percobaan"] = 0
    with database.transaction() as db:
        milik = db.scalar(
            update(Pekerjaan)
            .where(
                Pekerjaan.id == pekerjaan.id,
                Pekerjaan.keadaan == Keadaan.BERJALAN,
                Pekerjaan.pekerja == pekerjaan.pekerja,
            )
            .values(nilai)
            .returning(Pekerjaan.id),
            execution_options={"synchronize_session": False},
        )
    return None if milik is None else keadaan


def menunggu(db: Session) -> list[uuid.UUID]:
    """The work that a worker could take now, oldest first."""
    cari = select(Pekerjaan.id).where(dapat_diambil(now())).order_by(Pekerjaan.dibuat, Pekerjaan.id)
    return list(db.scalars(cari))


def berdenyut(db: Session, pekerja: str) -> None:
    """Tell that this worker lives."""
    _ubah(db, Pekerjaan.pekerja == pekerja, denyut=now())


def lepaskan_semua(db: Session) -> None:
    """Give back what dead workers had, at once; only for whoever knows that no worker lives."""
    _ubah(db, Pekerjaan.pekerja != "", keadaan=Keadaan.ANTRE.value, pekerja="")


def _ubah(db: Session, syarat: ColumnElement[bool], **nilai: Any) -> None:
    db.execute(
        update(Pekerjaan).where(Pekerjaan.keadaan == Keadaan.BERJALAN, syarat).values(nilai),
        execution_options={"synchronize_session": False},
    )


def buang_lama(db: Session, hari: int) -> None:
    """Remove what ended more than ``hari`` days ago, with its files; the audit trail keeps that it was."""
    db.execute(
        delete(Pekerjaan).where(
            Pekerjaan.keadaan.in_(TAMAT), Pekerjaan.selesai < now() - timedelta(days=hari)
        ),
        execution_options={"synchronize_session": False},
    )
