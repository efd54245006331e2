"""One round over the open promises: what came due is told, in the inbox and by e-mail.

Reading and writing are apart. Reading holds nothing; writing takes a few promises at a time, each time in one
transaction, so that a worker that is killed leaves whole reminders only, and citizens who answer a survey at
that moment wait for a blink at most.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from flask import Flask
from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from fkp.alamat import AlamatSurat, alamat_surat
from fkp.config import Config
from fkp.db import Database
from fkp.pemberitahuan.actions import Pesan
from fkp.pemberitahuan.models import Pemberitahuan
from fkp.pengingat.jadwal import Jadwal, hari_terjaga, load_jadwal
from fkp.pengingat.naskah import isi_pengingat, judul_pengingat
from fkp.pengingat.penerima import Penerima, baca_penerima
from fkp.pengingat.pesan import Pengingat, kirim
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import masih_terbuka
from fkp.unit.models import Unit
from fkp.unit.situs import nama_situs

DIBACA, DITULIS = 1000, 25
"""Promises of one reading and of one transaction."""
SEKALIGUS = 500
"""Messages looked up in one statement."""


class _Baris(NamedTuple):
    id: int
    tenggat: date
    pelaksana_id: int | None
    jalur: str
    zona: str


@dataclass(frozen=True, slots=True)
class Acara:
    """An occasion of one promise: a day of the schedule for one kind of reader, and who they are now."""

    janji_id: int
    tenggat: date
    sasaran: str
    hari: int
    penerima: frozenset[int]

    @property
    def kunci(self) -> str:
        """Its name. Another date makes other occasions."""
        return f"janji {self.janji_id} tenggat {self.tenggat} {self.sasaran} {self.hari:+d}"


def ingatkan(app: Flask, saat: datetime, sudah: set[Acara] | None = None) -> int:
    """Tell what came due in the zones that are awake at ``saat``; how many messages are new. ``sudah`` are
    occasions that an earlier round of this process found told; it is not asked again of those, and learns
    the others."""
    database: Database = app.extensions["fkp_db"]
    config: Config = app.config["FKP"]
    hari = hari_terjaga(saat, config.jam_tenang)
    if not hari:
        return 0
    jadwal = load_jadwal()
    with database.session(menulis=False) as db:
        penerima, alamat = baca_penerima(db), alamat_surat(app, nama_situs(db))
    sudah = set() if sudah is None else sudah
    jumlah, sesudah = 0, 0
    while True:
        with database.session(menulis=False) as db:
            baris = _baca(db, hari, jadwal, sesudah)
            semua = [a for satu in baris for a in _tiba(satu, hari[satu.zona], jadwal, penerima)]
            acara = [satu for satu in semua if satu not in sudah]
            perlu = _belum(db, acara)
        for bagian in _sedikit(perlu):
            with app.app_context(), database.transaction() as db:
                jumlah += kirim(db, _susun(db, bagian, hari, alamat), alamat, saat)
        sudah.update(acara)
        if len(baris) < DIBACA:
            return jumlah
        sesudah = baris[-1].id


def _baca(db: Session, hari: Mapping[str, date], jadwal: Jadwal, sesudah: int) -> list[_Baris]:
    """The next open promises whose first day may have come, by number."""
    cari = (
        select(TindakLanjut.id, TindakLanjut.tenggat, TindakLanjut.pelaksana_id, Unit.jalur, Unit.zona)
        .join(TindakLanjut.unit)
        .where(
            TindakLanjut.id > sesudah,
            TindakLanjut.tenggat <= max(hari.values()) + timedelta(days=jadwal.terawal),
            masih_terbuka(),
            Unit.aktif,
            Unit.zona.in_(hari),
        )
    )
    return [_Baris(*satu) for satu in db.execute(cari.order_by(TindakLanjut.id).limit(DIBACA))]


def _tiba(baris: _Baris, hari: date, jadwal: Jadwal, penerima: Penerima) -> Iterator[Acara]:
    """What is to be told of this promise today, and to whom. Whoever carries it out is not told a second time
    as the one above."""
    diingatkan: frozenset[int] = frozenset()
    for sasaran, ke in jadwal.tiba(baris.tenggat, hari):
        orang = penerima.untuk(sasaran, baris.jalur, baris.pelaksana_id) - diingatkan
        diingatkan |= orang
        if orang:
            yield Acara(baris.id, baris.tenggat, sasaran, ke, orang)


def _belum(db: Session, semua: Sequence[Acara]) -> list[Acara]:
    """The occasions of which none of those who answer for them now was told: who joins a team later is told
    of the next one only, and who takes a promise over is told at once."""
    pasangan = [(akun_id, acara.kunci) for acara in semua for akun_id in acara.penerima]
    sudah: set[str] = set()
    kolom = tuple_(Pemberitahuan.akun_id, Pemberitahuan.kunci)
    for awal in range(0, len(pasangan), SEKALIGUS):
        cari = select(Pemberitahuan.kunci).where(kolom.in_(pasangan[awal : awal + SEKALIGUS]))
        sudah.update(db.scalars(cari))
    return [acara for acara in semua if acara.kunci not in sudah]


def _sedikit(semua: Sequence[Acara]) -> Iterator[list[Acara]]:
    """The occasions of a few promises at a time; those of one promise stay together."""
    nomor = list(dict.fromkeys(acara.janji_id for acara in semua))
    for awal in range(0, len(nomor), DITULIS):
        bagian = frozenset(nomor[awal : awal + DITULIS])
        yield [acara for acara in semua if acara.janji_id in bagian]


def _susun(
    db: Session, semua: Iterable[Acara], hari: Mapping[str, date], alamat: AlamatSurat
) -> Iterator[Pengingat]:
    """The words of these occasions, as the promises stand in this transaction: one that was finished or got
    another date meanwhile is left alone."""
    acara = list(semua)
    cari = (
        select(TindakLanjut)
        .join(TindakLanjut.unit)
        .where(TindakLanjut.id.in_({a.janji_id for a in acara}), masih_terbuka(), Unit.aktif)
    )
    janji = {row.id: row for row in db.scalars(cari)}
    for satu in acara:
        row = janji.get(satu.janji_id)
        if row is None or row.tenggat != satu.tenggat:
            continue
        kini = hari[row.unit.zona]
        judul = judul_pengingat(row, satu.sasaran, kini)
        isi = isi_pengingat(row, satu.sasaran, kini)
        tujuan = alamat.rute("tindak_lanjut.lihat", tindak_lanjut_id=row.id)
        for akun_id in satu.penerima:
            yield Pengingat(Pesan(akun_id, satu.kunci, judul, isi, tujuan), row.unit.jalur)
