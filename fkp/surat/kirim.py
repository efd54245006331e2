"""Sending what waits: take one letter so that nobody else does, send it, write down how it went.

The claim is committed before the letter leaves. When the worker dies in between, nobody knows whether it
left: after ``TENGGANG`` it is sent again, with the same Message-ID, so that the receiver can drop the second.
"""

import os
import socket
import time
import uuid
from datetime import datetime, timedelta
from email.errors import MessageError

from flask import Flask
from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from fkp.clock import now
from fkp.config import Config
from fkp.db import Database
from fkp.kerja.giliran import giliran
from fkp.surat.amplop import nama_berkas, susun_pesan
from fkp.surat.models import KeadaanSurat, SuratKeluar
from fkp.surat.sarana import Ditolak, Sarana, SaranaMati, Tertunda, buka_sarana
from fkp.unit.situs import nama_situs

TENGGANG = timedelta(minutes=10)
"""How long a claim counts: longer than a mail server may take over one letter."""
JEDA = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""Waits between one try and the next; after the last try it has failed."""
PERCOBAAN = len(JEDA) + 1
SELANG_KOSONG = 3600.0
"""Seconds between two looks for letters that are old."""
SEPUTARAN, SELAMA = 100, 15.0
"""Letters and seconds of one round; the worker has other things to do as well."""


def dapat_dikirim(saat: datetime) -> ColumnElement[bool]:
    """SQL condition: the letter waits and its time has come, or whoever took it is gone."""
    keadaan = SuratKeluar.keadaan.in_((KeadaanSurat.ANTRE, KeadaanSurat.DIKIRIM))
    return and_(keadaan, SuratKeluar.coba_lagi <= saat)


def kirim_surat(app: Flask) -> None:
    """Send what waits, the oldest first, for one round."""
    database: Database = app.extensions["fkp_db"]
    config: Config = app.config["FKP"]
    cari = select(SuratKeluar.id).where(dapat_dikirim(now())).order_by(SuratKeluar.id).limit(SEPUTARAN)
    with database.session(menulis=False) as db:
        semua = db.scalars(cari).all()
        pengirim = nama_situs(db)
    if not semua:
        return
    sampai = time.monotonic() + SELAMA
    pekerja = f"{socket.gethostname()[:30]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
    with buka_sarana(config) as sarana:
        for nomor in semua:
            if time.monotonic() > sampai or not _satu(database, config, sarana, nomor, (pekerja, pengirim)):
                return


def ambil(db: Session, nomor: int, pekerja: str, saat: datetime) -> SuratKeluar | None:
    """Take the letter; None when another has it."""
    milik = db.scalar(
        update(SuratKeluar)
        .where(SuratKeluar.id == nomor, dapat_dikirim(saat))
        .values(
            keadaan=KeadaanSurat.DIKIRIM.value,
            pekerja=pekerja,
            percobaan=SuratKeluar.percobaan + 1,
            coba_lagi=saat + TENGGANG,
        )
        .returning(SuratKeluar.id),
        execution_options={"synchronize_session": False},
    )
    return None if milik is None else db.get_one(SuratKeluar, milik, populate_existing=True)


def _satu(database: Database, config: Config, sarana: Sarana, nomor: int, siapa: tuple[str, str]) -> bool:
    """Send this letter; False when no other can be sent now either. ``siapa`` is the worker and whose letters
    these are."""
    pekerja, pengirim = siapa
    with database.transaction() as db:
        surat = ambil(db, nomor, pekerja, now())
    if surat is None:
        return True
    if surat.percobaan > PERCOBAAN:  # it lost its worker at the last try too, and may be what kills them
        _catat(
            database, surat, KeadaanSurat.GAGAL, surat.pesan or "pengiriman berkali-kali terhenti di tengah"
        )
        return True
    try:
        sarana.kirim(susun_pesan(surat, config, pengirim), nama_berkas(surat))
    except (Ditolak, ValueError, MessageError) as galat:  # the latter: no message can carry that address
        _catat(database, surat, KeadaanSurat.GAGAL, str(galat))
    except Tertunda as galat:
        _tunda(database, surat, str(galat))
    except SaranaMati as galat:
        _tunda(database, surat, str(galat))
        _tunda_semua(database)
        return False
    else:
        _catat(database, surat, KeadaanSurat.TERKIRIM, "")
    return True


def _tunda(database: Database, surat: SuratKeluar, pesan: str) -> None:
    """Try again later, or give up after the last try."""
    if surat.percobaan >= PERCOBAAN:
        _catat(database, surat, KeadaanSurat.GAGAL, pesan)
    else:
        _catat(database, surat, KeadaanSurat.ANTRE, pesan, now() + JEDA[surat.percobaan - 1])


def _tunda_semua(database: Database) -> None:
    """The means itself is dead: let the worker do other things before it looks again."""
    nanti = now() + JEDA[0]
    menunggu = and_(SuratKeluar.keadaan == KeadaanSurat.ANTRE, SuratKeluar.coba_lagi < nanti)
    with database.transaction() as db:
        db.execute(update(SuratKeluar).where(menunggu).values(coba_lagi=nanti))


def _catat(
    database: Database, surat: SuratKeluar, keadaan: KeadaanSurat, pesan: str, lagi: datetime | None = None
) -> None:
    """Write down how it went, unless the claim ran out meanwhile and another has the letter."""
    saat = now()
    nilai = {
        "keadaan": keadaan.value,
        "pesan": pesan,
        "pekerja": "",
        "coba_lagi": lagi or saat,
        "terkirim_pada": saat if keadaan is KeadaanSurat.TERKIRIM else None,
    }
    masih = and_(SuratKeluar.pekerja == surat.pekerja, SuratKeluar.keadaan == KeadaanSurat.DIKIRIM)
    with database.transaction() as db:
        db.execute(update(SuratKeluar).where(SuratKeluar.id == surat.id, masih).values(nilai))


def kosongkan_lama(app: Flask) -> None:
    """Forget to whom and what letters said that ended days ago, files of them too. The occasion is kept, so
    that it is not written again."""
    if not giliran(app, "surat lama", SELANG_KOSONG):
        return
    database: Database = app.extensions["fkp_db"]
    config: Config = app.config["FKP"]
    batas = now() - timedelta(days=config.simpan_pekerjaan)
    tamat = SuratKeluar.keadaan.in_((KeadaanSurat.TERKIRIM, KeadaanSurat.GAGAL))
    lama = and_(tamat, SuratKeluar.dibuat < batas, or_(SuratKeluar.kepada != "", SuratKeluar.isi != ""))
    with database.session(menulis=False) as db:
        semua = db.scalars(select(SuratKeluar).where(lama)).all()
    if not semua:
        return
    kosong = {"kepada": "", "judul": "", "isi": "", "lampiran": [], "alamat_berhenti": "", "pesan": ""}
    with database.transaction() as db:
        db.execute(update(SuratKeluar).where(SuratKeluar.id.in_([s.id for s in semua])).values(kosong))
    for surat in semua:
        (config.data / "surel" / nama_berkas(surat)).unlink(missing_ok=True)
