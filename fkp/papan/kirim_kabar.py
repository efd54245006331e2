"""The worker writes to those who follow promises, and forgets addresses that nobody confirmed."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from flask import Flask
from flask_babel import force_locale
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from fkp.alamat import AlamatSurat, alamat_surat
from fkp.clock import now
from fkp.config import Config
from fkp.db import Database
from fkp.kerja.giliran import giliran
from fkp.papan.jawab import Jawaban, dapat_dijawab
from fkp.papan.kiriman import Kiriman, susun_kiriman
from fkp.papan.models import PengikutJanji
from fkp.papan.naskah import Bagian, surat_kabar
from fkp.papan.pengikut import TUNGGU
from fkp.papan.sasaran import sasaran_of
from fkp.papan.tanda import jalan_berhenti, jalan_jawab
from fkp.surat.actions import Surat, tulis_semua
from fkp.tindak_lanjut.kantor import nama_orang
from fkp.tindak_lanjut.models import JenisKabar, KabarJanji, TindakLanjut
from fkp.unit.situs import nama_situs

SELANG = 60.0
"""Seconds between two rounds; news waits for minutes anyway."""
SEKALIGUS = 200
"""Letters of one transaction."""


def kirim_kabar(app: Flask) -> None:
    """One round, once a minute."""
    if not giliran(app, "kabar janji", SELANG):
        return
    buang_belum(app, now())
    tulis_kabar(app, now())


def tulis_kabar(app: Flask, saat: datetime) -> int:
    """Write the letters that are due; how many. Who is due is read first and again while their rows are held,
    so that nobody waits for us while nothing is due, and no other worker writes the same."""
    database: Database = app.extensions["fkp_db"]
    config: Config = app.config["FKP"]
    with app.app_context(), force_locale("id"):
        with database.session(menulis=False) as db:
            alamat = alamat_surat(app, nama_situs(db))
            semua = [satu.surel for satu in susun_kiriman(db, saat, config.jam_tenang)]
        banyak = 0
        for awal in range(0, len(semua), SEKALIGUS):
            with database.transaction() as db:
                kiriman = susun_kiriman(db, saat, config.jam_tenang, semua[awal : awal + SEKALIGUS])
                orang = nama_orang(db) if kiriman else []
                banyak += tulis_semua(db, [_surat(db, satu, alamat, saat, orang) for satu in kiriman], saat)
        return banyak


def buang_belum(app: Flask, saat: datetime) -> None:
    """Delete the addresses that nobody confirmed in time."""
    database: Database = app.extensions["fkp_db"]
    lama = PengikutJanji.dikonfirmasi_pada.is_(None), PengikutJanji.dibuat <= saat - TUNGGU
    with database.session(menulis=False) as db:
        if db.scalar(select(PengikutJanji.id).where(*lama).limit(1)) is None:
            return
    with database.transaction() as db:
        db.execute(delete(PengikutJanji).where(*lama))


def _surat(
    db: Session, kiriman: Kiriman, alamat: AlamatSurat, saat: datetime, orang: Collection[str]
) -> Surat:
    per_janji: dict[int, list[KabarJanji]] = defaultdict(list)
    janji: dict[int, TindakLanjut] = {}
    for kabar, row in kiriman.kabar:
        per_janji[row.id].append(kabar)
        janji[row.id] = row
    bagian = [_bagian(kiriman, janji[nomor], kabar, alamat, saat) for nomor, kabar in per_janji.items()]
    berhenti = jalan_berhenti(alamat.rute, kiriman.surel)
    judul, isi = surat_kabar(
        bagian,
        [sasaran_of(db, satu).apa for satu in kiriman.pengikut],
        alamat.penuh(alamat.rute("papan.daftar")),
        alamat.penuh(berhenti),
        orang=orang,
    )
    jalur = next(iter(janji.values())).unit.jalur
    isi = alamat.lengkapi(isi)
    return Surat(kiriman.kunci, jalur, kiriman.surel, judul, isi, alamat_berhenti=alamat.tautan(berhenti))


def _bagian(
    kiriman: Kiriman, row: TindakLanjut, kabar: Sequence[KabarJanji], alamat: AlamatSurat, saat: datetime
) -> Bagian:
    halaman = alamat.penuh(alamat.rute("papan.janji", tindak_lanjut_id=row.id))
    tanya = any(satu.jenis == JenisKabar.SELESAI for satu in kabar) and dapat_dijawab(row, saat)
    if not tanya:
        return Bagian(row, kabar, halaman)
    # Somebody who came to the forum counts once, whatever address they use.
    siapa = next((satu for satu in kiriman.pengikut if satu.peserta_id), kiriman.pengikut[0])
    jalan = (jalan_jawab(alamat.rute, siapa, row.id, satu) for satu in (Jawaban.SUDAH, Jawaban.BELUM))
    return Bagian(row, kabar, halaman, *map(alamat.penuh, jalan))
