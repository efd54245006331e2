"""The weekly digest: one message a person on Monday morning, and none to whom it would say nothing."""

from collections.abc import Iterator
from datetime import date, datetime

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from fkp.akun.models import Akun
from fkp.akun.queries import jalur_orang
from fkp.alamat import AlamatSurat, alamat_surat
from fkp.clock import setempat
from fkp.config import Config
from fkp.db import Database
from fkp.pemberitahuan.actions import Pesan
from fkp.pengingat.hitungan import Ringkasan, bagi, hitung, unit_terbuka
from fkp.pengingat.jadwal import hari_terjaga, load_jadwal
from fkp.pengingat.naskah_ringkasan import isi_ringkasan, judul_ringkasan, tujuan_ringkasan
from fkp.pengingat.penerima import baca_penerima
from fkp.pengingat.pesan import Pengingat, kirim
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.situs import nama_situs

DITULIS = 100
"""Digests of one transaction."""


def zona_ringkasan(saat: datetime, config: Config) -> dict[str, date]:
    """The zones in which it is the day of the digest at ``saat`` and not a quiet hour."""
    hari = hari_terjaga(saat, config.jam_tenang)
    return {zona: kini for zona, kini in hari.items() if kini.isoweekday() == load_jadwal().hari_ringkasan}


def ringkaskan(app: Flask, saat: datetime, zona: str) -> int:
    """Write the digests of the people who are at home in ``zona``; how many are new."""
    database: Database = app.extensions["fkp_db"]
    hari, teratas = setempat(saat, zona).date(), load_jadwal().teratas
    with database.session(menulis=False) as db:
        alamat = alamat_surat(app, nama_situs(db))
        bagian = bagi(unit_terbuka(db, saat), baca_penerima(db))
    semua = {
        akun_id: isi
        for akun_id, satu in sorted(bagian.items())
        if satu.zona == zona and (isi := hitung(akun_id, satu, hari, teratas)).perlu
    }
    jumlah, nomor = 0, list(semua)
    for awal in range(0, len(nomor), DITULIS):
        sebagian = {akun_id: semua[akun_id] for akun_id in nomor[awal : awal + DITULIS]}
        with app.app_context(), database.transaction() as db:
            jumlah += kirim(db, _susun(db, sebagian, saat, alamat), alamat, saat)
    return jumlah


def _susun(
    db: Session, semua: dict[int, Ringkasan], saat: datetime, alamat: AlamatSurat
) -> Iterator[Pengingat]:
    nomor = {satu for isi in semua.values() for satu in isi.mendesak}
    cari = select(TindakLanjut).where(TindakLanjut.id.in_(nomor)).options(joinedload(TindakLanjut.unit))
    janji = {row.id: (row, setempat(saat, row.unit.zona).date()) for row in db.scalars(cari)}
    orang = select(Akun).where(Akun.id.in_(semua)).options(selectinload(Akun.penugasan))
    for akun in db.scalars(orang):
        isi = semua[akun.id]
        disebut = [janji[satu] for satu in isi.mendesak if satu in janji]
        pesan = Pesan(
            akun.id,
            kunci_ringkasan(isi.hari),
            judul_ringkasan(isi),
            isi_ringkasan(isi, disebut, None),
            tujuan_ringkasan(isi, alamat),
        )
        surat = isi_ringkasan(isi, disebut, alamat)
        yield Pengingat(pesan, jalur_orang(akun), surat=surat, ringkasan=True)


def kunci_ringkasan(hari: date) -> str:
    """The name of the digest of the week of that day."""
    tahun, pekan, _ = hari.isocalendar()
    return f"ringkasan {tahun}-W{pekan:02}"
