"""The worker thanks those who came to a forum, once, when its berita acara is published, and says where news
of its promises can be asked for. Whoever came is not subscribed by that."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from flask import Flask
from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.alamat import AlamatSurat, alamat_surat
from fkp.clock import now
from fkp.config import Config
from fkp.db import Database, terkunci
from fkp.forum.kerangka import PENYELENGGARA
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.kirim import JANGAN
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import tanda_peserta
from fkp.kerja.giliran import giliran
from fkp.papan.kiriman import waktu_tenang
from fkp.papan.naskah import surat_terima_kasih
from fkp.surat.actions import Surat, tulis_semua
from fkp.surat.models import SuratKeluar
from fkp.unit.situs import nama_situs

SELAMA = timedelta(days=30)
"""After the berita acara was published; later nobody waits for thanks any more."""
SELANG = 300.0
"""Seconds between two looks."""


def kirim_terima_kasih(app: Flask) -> None:
    """One look, every few minutes."""
    if not giliran(app, "terima kasih", SELANG):
        return
    tulis_terima_kasih(app, now())


def tulis_terima_kasih(app: Flask, saat: datetime) -> int:
    """Write the letters of forums that were published lately; how many. The forum is held while they are
    written, so that of two workers one writes."""
    database: Database = app.extensions["fkp_db"]
    config: Config = app.config["FKP"]
    cari = select(Forum).where(
        Forum.tahap == TahapForum.TERBIT, Forum.terbit_pada > saat - SELAMA, Forum.terbit_pada <= saat
    )
    with app.app_context(), force_locale("id"):
        with database.session(menulis=False) as db:
            alamat = alamat_surat(app, nama_situs(db))
            semua = [
                forum.id
                for forum in db.scalars(cari.order_by(Forum.id))
                if not waktu_tenang(saat, forum.unit.zona, config.jam_tenang) and _belum(db, forum)
            ]
        banyak = 0
        for nomor in semua:
            with database.transaction() as db:
                forum = db.scalar(terkunci(cari.where(Forum.id == nomor), Forum))
                if forum is not None:
                    surat = [_surat(forum, peserta, alamat) for peserta in _belum(db, forum)]
                    banyak += tulis_semua(db, surat, saat)
        return banyak


def _belum(db: Session, forum: Forum) -> Sequence[Peserta]:
    """Those who came, left an address, want to be reached, and were not thanked yet. The organiser's own
    people are not thanked by themselves."""
    cari = select(Peserta).where(
        Peserta.forum_id == forum.id,
        Peserta.hadir_pada.is_not(None),
        Peserta.surel != "",
        Peserta.unsur != PENYELENGGARA,
        Peserta.dikirim_lewat != JANGAN,
        Peserta.dicabut.is_(False),
    )
    semua = {_kunci(satu): satu for satu in db.scalars(cari.order_by(Peserta.urutan, Peserta.id))}
    sudah = set(db.scalars(select(SuratKeluar.kunci).where(SuratKeluar.kunci.in_(list(semua)))))
    return [satu for kunci, satu in semua.items() if kunci not in sudah]


def _kunci(peserta: Peserta) -> str:
    return f"terima kasih peserta {peserta.id.hex}"


def _surat(forum: Forum, peserta: Peserta, alamat: AlamatSurat) -> Surat:
    tanda = tanda_peserta(peserta)
    berita_acara = alamat.rute("forum_publik.berita_acara", kode=forum.kode)
    ikut = alamat.rute("papan_ikut.ikut", sasaran=f"forum:{forum.kode}", tanda=tanda)
    judul, isi = surat_terima_kasih(forum, peserta, alamat.penuh(berita_acara), alamat.penuh(ikut))
    return Surat(_kunci(peserta), forum.unit.jalur, peserta.surel, judul, alamat.lengkapi(isi))
