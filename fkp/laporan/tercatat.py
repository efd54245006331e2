"""Sealed results that an installation on this machine holds, to compare a file with. Reads only."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from fkp.config import PengaturanSalah, database_url
from fkp.db import Database, make_engine
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.forum.tercatat import find_forum
from fkp.laporan.periksa.acuan import Acuan
from fkp.laporan.periksa.periksa import Petunjuk
from fkp.laporan.sumber import bahan_laporan
from fkp.skm.models import Pengesahan, Survei

TERCATAT = "basis data di komputer ini"


def acuan_tercatat(env: Mapping[str, str], cari: Petunjuk) -> Acuan:
    """What the installation of these settings (``FKP_DATA``, ``DATABASE_URL``) holds of the survey or of the
    forum that the file speaks of, oldest version first; nothing without settings, without a database, or when
    it knows neither."""
    data, url = env.get("FKP_DATA"), env.get("DATABASE_URL")
    if not url and not (data and (Path(data) / "fkp.sqlite3").is_file()):
        return Acuan()
    alamat = (env.get("FKP_ALAMAT") or "").rstrip("/")
    try:
        engine = make_engine(database_url(url, Path(data or ".")))
        try:
            with Database(engine).session(menulis=False) as db:
                bahan, forum = find_bahan(db, cari, alamat), find_forum(db, cari, alamat)
                return Acuan(bahan, forum=forum, nama=TERCATAT if bahan or forum else "")
        finally:
            engine.dispose()
    except (SQLAlchemyError, PengaturanSalah):
        # The check is to work without a database: one that cannot be read is as good as none.
        return Acuan()


def find_bahan(db: Session, cari: Petunjuk, alamat: str) -> tuple[BahanLaporan, ...]:
    """Every sealed version of the survey that the file speaks of."""
    syarat: list[ColumnElement[bool]] = []
    if cari.kode:
        syarat.append(Pengesahan.kode == cari.kode.lower())
    if cari.sidik:
        syarat.append(Pengesahan.sidik.startswith(cari.sidik, autoescape=True))
    if cari.survei:
        syarat.append(Survei.kode == cari.survei)
    if not syarat:
        return ()
    survei = db.scalar(select(Survei).join(Pengesahan).where(or_(*syarat)).limit(1))
    if survei is None:
        return ()
    semua = []
    for versi in db.scalars(
        select(Pengesahan.versi).where(Pengesahan.survei_id == survei.id).order_by(Pengesahan.versi)
    ):
        bahan = bahan_laporan(db, survei, versi, alamat)
        if bahan is not None and bahan.segel is not None:
            semua.append(bahan)
    return tuple(semua)
