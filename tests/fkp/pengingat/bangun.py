"""A government of three units in three zones, the people who answer for them, and what they were told."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import setempat
from fkp.pemberitahuan.models import Pemberitahuan
from fkp.surat.models import SuratKeluar
from fkp.unit.models import Instansi, Unit
from tests.builders import a_akun, a_instansi, a_situs, a_unit

ZONA = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


@dataclass
class Daerah:
    """``unit``, ``petugas`` and ``pimpinan`` by zone; all of them, and the pembina, have an address."""

    puncak: Instansi
    unit: dict[str, Unit]
    petugas: dict[str, Akun]
    pimpinan: dict[str, Akun]
    pembina: Akun


def a_daerah(db: Session) -> Daerah:
    a_situs(db)
    puncak = a_instansi(db, "Provinsi Contoh")
    unit = {z: a_unit(db, a_instansi(db, induk=puncak), nama=f"Kantor {z[5:]}", zona=z) for z in ZONA}

    def orang(peran: Peran, jalur: str, nama: str) -> Akun:
        return a_akun(
            db,
            peran,
            jalur,
            nama=nama,
            nama_pengguna=nama.lower(),
            surel=f"{nama.lower()}@contoh.example",
            sandi_hash="-",
        )

    return Daerah(
        puncak=puncak,
        unit=unit,
        petugas={z: orang(Peran.PETUGAS, unit[z].jalur, f"Petugas-{z[5:]}") for z in ZONA},
        pimpinan={z: orang(Peran.PIMPINAN, unit[z].jalur, f"Pimpinan-{z[5:]}") for z in ZONA},
        pembina=orang(Peran.PEMBINA, puncak.jalur, "Pembina"),
    )


def pesan(db: Session, akun: Akun | None = None) -> list[Pemberitahuan]:
    """The messages so far, of one person or of all, in the order in which they were written."""
    cari = select(Pemberitahuan).order_by(Pemberitahuan.id)
    return list(db.scalars(cari if akun is None else cari.where(Pemberitahuan.akun_id == akun.id)))


def acara(db: Session, akun: Akun | None = None) -> list[str]:
    """The occasions of them, without the number of the promise: "tenggat 2026-11-30 pelaksana +7"."""
    return [" ".join(satu.kunci.split()[2:]) for satu in pesan(db, akun)]


def surat(db: Session) -> list[SuratKeluar]:
    return list(db.scalars(select(SuratKeluar).order_by(SuratKeluar.id)))


def lokal(saat: datetime, zona: str) -> str:
    return f"{setempat(saat, zona):%m-%d %H:%M}"
