"""Reading the board: the sections with the first of each, one section whole, the sum of a year, one promise.
Nothing here answers with a promise that is not on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from fkp.clock import ZONA_BERSAMA, setempat
from fkp.papan.keadaan import TERBUKA, TUNTAS, KeadaanPapan, keadaan_papan
from fkp.papan.saringan import Saringan, di_papan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.models import Unit

SEBAGIAN = 3
"""Promises of each section on the first page; the rest is one click away: a phone shows every section."""

SEBAGIAN_LEWAT = 5
"""The same of those that are late: they are what people come for."""


@dataclass(frozen=True)
class Bagian:
    """A section of the board: the first of its promises, and how many there are. Of what was stopped or is
    carried on there is only the number here."""

    keadaan: KeadaanPapan
    jumlah: int
    baris: list[TindakLanjut]


@dataclass(frozen=True)
class Ringkasan:
    """The promises of one year: due in it, kept in it, or still owed from a year before. ``tepat`` of those
    kept were kept by their date, ``sesudah`` are open and due in a later year, ``semua`` stand on the board
    whatever their year."""

    tahun: int
    ditepati: int
    tepat: int
    lewat: int
    berjalan: int
    belum: int
    dihentikan: int
    sesudah: int
    semua: int

    @property
    def terbuka(self) -> int:
        """Neither kept nor late nor stopped."""
        return self.berjalan + self.belum

    @property
    def jumlah(self) -> int:
        """All promises of the year."""
        return self.ditepati + self.lewat + self.terbuka + self.dihentikan


def bagian_papan(db: Session, saring: Saringan, saat: datetime) -> list[Bagian]:
    """The sections that have any promise, each with the first of them."""
    dasar = (
        select(
            TindakLanjut.id,
            TindakLanjut.tenggat,
            TindakLanjut.selesai_pada,
            TindakLanjut.dihentikan_pada,
            keadaan_papan(saat).label("keadaan"),
        )
        .join(TindakLanjut.unit)
        .where(*di_papan(saring))
        .subquery()
    )
    ke = func.row_number().over(partition_by=dasar.c.keadaan, order_by=_urutan(dasar.c))
    jumlah = func.count().over(partition_by=dasar.c.keadaan)
    semua = select(dasar.c.id, dasar.c.keadaan, ke.label("ke"), jumlah.label("jumlah")).subquery()
    pertama = db.execute(select(semua).where(semua.c.ke <= SEBAGIAN_LEWAT).order_by(semua.c.ke)).all()
    banyak = {b.keadaan: b.jumlah for b in pertama}
    tampil = [b for b in pertama if b.ke <= _sebagian(KeadaanPapan(b.keadaan))]
    cari = select(TindakLanjut).join(TindakLanjut.unit).where(TindakLanjut.id.in_([b.id for b in tampil]))
    baris = {row.id: row for row in db.scalars(cari.options(*_muat()))}
    return [
        Bagian(keadaan, banyak[keadaan], [baris[b.id] for b in tampil if b.keadaan == keadaan])
        for keadaan in KeadaanPapan
        if keadaan in banyak
    ]


def _sebagian(keadaan: KeadaanPapan) -> int:
    """How many of a section the first page shows."""
    if keadaan is KeadaanPapan.LEWAT:
        return SEBAGIAN_LEWAT
    return 0 if keadaan in (KeadaanPapan.DIHENTIKAN, KeadaanPapan.DILANJUTKAN) else SEBAGIAN


def cari_janji(saring: Saringan, saat: datetime) -> Select[TindakLanjut]:
    """Every promise that ``saring`` asks for: the open ones by their date, those that are over with the
    newest first."""
    keadaan = keadaan_papan(saat)
    cari = select(TindakLanjut).join(TindakLanjut.unit).where(*di_papan(saring))
    if saring.keadaan:
        cari = cari.where(keadaan == saring.keadaan.value)
    kolom = TindakLanjut.__table__.c
    if saring.keadaan in TUNTAS:
        cari = cari.order_by(_berakhir(kolom).desc(), kolom.id)
    else:
        cari = cari.order_by(kolom.tenggat, kolom.id)
    return cari.options(*_muat())


def semua_janji(saring: Saringan, saat: datetime, sesudah: int = 0) -> Select[TindakLanjut, str]:
    """The same with their state, in the order of their numbers, those after number ``sesudah``."""
    keadaan = keadaan_papan(saat)
    cari = (
        select(TindakLanjut, keadaan.label("keadaan"))
        .join(TindakLanjut.unit)
        .where(*di_papan(saring), TindakLanjut.id > sesudah)
        .order_by(TindakLanjut.id)
        .options(
            *_muat(),
            contains_eager(TindakLanjut.unit).joinedload(Unit.instansi),
            selectinload(TindakLanjut.layanan),
        )
    )
    return cari.where(keadaan == saring.keadaan.value) if saring.keadaan else cari


def ringkasan(db: Session, saring: Saringan, saat: datetime) -> Ringkasan:
    """The promises of the year that it is at ``saat``."""
    tahun = setempat(saat, saring.unit.zona if saring.unit else ZONA_BERSAMA).year
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    jatuh = or_(
        TindakLanjut.tenggat.between(awal, akhir),
        and_(TindakLanjut.status == Status.SELESAI, TindakLanjut.selesai_pada.between(awal, akhir)),
    )
    dasar = (
        select(
            keadaan_papan(saat).label("keadaan"),
            TindakLanjut.status,
            jatuh.label("tahun_ini"),
            (TindakLanjut.selesai_pada <= TindakLanjut.tenggat).label("tepat"),
            (TindakLanjut.tenggat > akhir).label("sesudah"),
        )
        .join(TindakLanjut.unit)
        .where(*di_papan(saring))
        .subquery()
        .c
    )
    ditepati = and_(dasar.keadaan == KeadaanPapan.DITEPATI.value, dasar.tahun_ini)
    # What is late is owed whatever its year; the rest of the open is due in this year or later.
    jalan = dasar.keadaan.in_([k.value for k in TERBUKA if k is not KeadaanPapan.LEWAT])
    angka = (
        _kali(ditepati),
        _kali(ditepati, dasar.tepat),
        _kali(dasar.keadaan == KeadaanPapan.LEWAT.value),
        _kali(jalan, dasar.tahun_ini, dasar.status == Status.BERJALAN),
        _kali(jalan, dasar.tahun_ini, dasar.status != Status.BERJALAN),
        _kali(dasar.keadaan == KeadaanPapan.DIHENTIKAN.value, dasar.tahun_ini),
        _kali(jalan, dasar.sesudah),
        func.count(),
    )
    return Ringkasan(tahun, *db.execute(select(*angka)).one())


def find_janji(db: Session, tindak_lanjut_id: int, saat: datetime) -> tuple[TindakLanjut, KeadaanPapan]:
    """The promise with its state; 404 when it does not stand on the board."""
    cari = semua_janji(Saringan(), saat).where(TindakLanjut.id == tindak_lanjut_id)
    ada = db.execute(cari).one_or_none() or abort(404)
    return ada[0], KeadaanPapan(ada[1])


def keadaan_janji(db: Session, baris: Sequence[TindakLanjut], saat: datetime) -> dict[int, KeadaanPapan]:
    """How each of these stands, by its id."""
    cari = (
        select(TindakLanjut.id, keadaan_papan(saat))
        .join(TindakLanjut.unit)
        .where(TindakLanjut.id.in_([row.id for row in baris]))
    )
    return {nomor: KeadaanPapan(kini) for nomor, kini in db.execute(cari)}


def _kali(*syarat: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows all of these hold for."""
    return func.count(case((and_(*syarat), 1)))


def _urutan(kolom: Any) -> tuple[Any, ...]:
    """Within a section: the open by their date, those that are over with the newest first."""
    tuntas = kolom.keadaan.in_([k.value for k in TUNTAS])
    return (
        case((tuntas, None), else_=kolom.tenggat),
        case((tuntas, _berakhir(kolom))).desc(),
        kolom.id,
    )


def _berakhir(kolom: Any) -> ColumnElement[date]:
    """The day on which nobody owed it any more; of one that is carried on its date."""
    return func.coalesce(kolom.selesai_pada, kolom.dihentikan_pada, kolom.tenggat)


def _muat() -> list[Any]:
    return [
        contains_eager(TindakLanjut.unit),
        selectinload(TindakLanjut.lanjutan_dari),
        selectinload(TindakLanjut.lanjutan),
        selectinload(TindakLanjut.perpanjangan),
        selectinload(TindakLanjut.perubahan),
    ]
