"""Plain functions that put believable rows into a database; each flushes, the test commits."""

import itertools
import random
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Akun, Penugasan, Peran
from fkp.skm.models import Kanal, Periode, Survei, SurveiLayanan, Tahap
from fkp.skm.queries import instrumen_of
from fkp.skm.tahap import awal, close_survei, open_survei, penutupan
from fkp.skm.warga.rekam import JawabanMasuk, record_jawaban
from fkp.unit.models import Instansi, Layanan, Situs, Unit
from surveys.aturan import Aturan
from surveys.instrumen import load_instrumen
from tests.page import Pages

SAAT = datetime(2026, 11, 12, 3, 42, tzinfo=UTC)
SANDI = "kapas-nila-soga-9"
_nomor = itertools.count(1)


def sign_in(db: Session, pages: Pages, peran: Peran, jalur: str) -> Pages:
    """``pages`` as someone new with that role there."""
    akun = a_akun(db, peran, jalur)
    db.commit()
    return pages.masuk(akun.nama_pengguna, SANDI)


def a_situs(db: Session, nama: str = "Provinsi Contoh", demo: bool = False) -> Situs:
    situs = db.get(Situs, 1) or Situs(id=1, nama=nama, demo=demo)
    db.add(situs)
    db.flush()
    return situs


def a_instansi(db: Session, nama: str = "", induk: Instansi | None = None, **kolom: Any) -> Instansi:
    instansi = Instansi(
        nama=nama or f"Instansi {next(_nomor)}",
        jenis=kolom.pop("jenis", "opd" if induk else "pemerintah"),
        induk_id=induk.id if induk else None,
        **kolom,
    )
    db.add(instansi)
    db.flush()
    instansi.jalur = f"{induk.jalur if induk else '/'}{instansi.id}/"
    db.flush()
    return instansi


def a_unit(
    db: Session, instansi: Instansi | None = None, nama: str = "", layanan: int = 2, **kolom: Any
) -> Unit:
    """A unit with ``layanan`` layanan."""
    instansi = instansi or a_instansi(db)
    n = next(_nomor)
    unit = Unit(
        instansi_id=instansi.id,
        nama=nama or f"Unit {n}",
        slug=kolom.pop("slug", f"unit-{n}"),
        zona=kolom.pop("zona", "Asia/Jakarta"),
        **kolom,
    )
    db.add(unit)
    db.flush()
    unit.jalur = f"{instansi.jalur}u{unit.id}/"
    db.add_all(Layanan(unit_id=unit.id, nama=f"Layanan {i + 1}", urutan=i) for i in range(layanan))
    db.flush()
    return unit


def a_akun(db: Session, peran: Peran | str | None = None, jalur: str = "/", **kolom: Any) -> Akun:
    """A person with one role at a node; the password is ``SANDI``."""
    n = next(_nomor)
    akun = Akun(
        nama_pengguna=kolom.pop("nama_pengguna", f"orang{n}"),
        nama=kolom.pop("nama", f"Orang {n}"),
        sandi_hash=kolom.pop("sandi_hash", None) or _sandi_hash(),
        dibuat=SAAT,
        **kolom,
    )
    if peran:
        akun.penugasan.append(Penugasan(peran=str(peran), jalur=jalur))
    db.add(akun)
    db.flush()
    return akun


@dataclass
class Kota:
    """A government with two dinas, a unit in each, an admin of everything and one of the first dinas, and a
    petugas of the unit there."""

    puncak: Instansi
    dinas: Instansi
    lain: Instansi
    unit: Unit
    klinik: Unit
    admin: Akun
    admin_dinas: Akun
    rani: Akun


def a_kota(db: Session) -> Kota:
    """The people sign in as ``admin``, ``admin.dinas`` and ``rani``."""
    puncak = a_instansi(db, "Kota Misal")
    dinas = a_instansi(db, "Dinas Kependudukan", puncak)
    lain = a_instansi(db, "Dinas Kesehatan", puncak)
    unit = a_unit(db, dinas, "Loket Utama", layanan=3)
    return Kota(
        puncak=puncak,
        dinas=dinas,
        lain=lain,
        unit=unit,
        klinik=a_unit(db, lain, "Klinik Pagi", zona="Asia/Makassar"),
        admin=a_akun(db, Peran.ADMIN, puncak.jalur, nama_pengguna="admin"),
        admin_dinas=a_akun(db, Peran.ADMIN, dinas.jalur, nama_pengguna="admin.dinas"),
        rani=a_akun(db, Peran.PETUGAS, unit.jalur, nama="Rani Umpama", nama_pengguna="rani"),
    )


@cache
def _sandi_hash() -> str:
    """Of ``SANDI``, in the form that the platform keeps. Checking a real one is slow on purpose, and hundreds
    of tests sign in: this one is quick."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(SANDI)


def a_uuid() -> uuid.UUID:
    return uuid.uuid4()


def a_survei(
    db: Session, unit: Unit | None = None, dengan: int = 0, tahap: str = "dibuka", **kolom: Any
) -> Survei:
    """A survey of the quarter we are in, about every layanan of the unit, moved to ``tahap`` (up to
    ``ditutup``) as staff would move it. ``dengan`` answers arrived, evenly spread between its first
    moment and its last (or now); the same number always brings the same answers."""
    unit = unit or a_unit(db)
    hari = clock.setempat(clock.now(), unit.zona).date()
    bulan = hari.month - (hari.month - 1) % 3
    instrumen = load_instrumen(kolom.pop("instrumen", "skm-9"))
    populasi = kolom.pop("populasi", 500)
    survei = Survei(
        unit=unit,
        kode=kolom.pop("kode", f"uji{next(_nomor)}"),
        instrumen=instrumen.kode,
        instrumen_versi=instrumen.versi,
        ragam=kolom.pop("ragam", instrumen.ragam[0]),
        periode=kolom.pop("periode", Periode.TRIWULAN),
        mulai=kolom.pop("mulai", date(hari.year, bulan, 1)),
        akhir=kolom.pop("akhir", date(hari.year + bulan // 10, (bulan + 2) % 12 + 1, 1)),
        aturan=kolom.pop("aturan", Aturan.eksak().to_dict()),
        dibuat=clock.now(),
        **kolom,
    )
    survei.layanan = [
        SurveiLayanan(layanan=satu, populasi=populasi, urutan=i) for i, satu in enumerate(unit.layanan)
    ]
    db.add(survei)
    db.flush()
    if tahap == Tahap.RANCANGAN:
        return survei
    petugas = a_akun(db, Peran.PETUGAS, unit.jalur, sandi_hash="-")
    open_survei(db, survei, petugas, awal(survei))
    berakhir = min(clock.now(), penutupan(survei))
    _jawaban(db, survei, dengan, berakhir)
    if tahap != Tahap.DIBUKA:
        close_survei(db, survei, petugas, berakhir)
    db.flush()
    return survei


def _jawaban(db: Session, survei: Survei, banyak: int, berakhir: datetime) -> None:
    """People differ, and one person's answers resemble each other."""
    acak = random.Random(banyak)
    instrumen = instrumen_of(survei)
    for i in range(banyak):
        puas = acak.gauss(3.2, 0.5)
        nilai = {
            k: max(1, min(instrumen.skala_maks, round(acak.gauss(puas, 0.5)))) for k in instrumen.kunci_item
        }
        waktu = awal(survei) + (berakhir - awal(survei)) * (i + 1) / (banyak + 1)
        masuk = JawabanMasuk(
            id=a_uuid(),
            layanan_id=survei.layanan[i % len(survei.layanan)].layanan_id,
            nilai=nilai,
            waktu=waktu,
            kanal=Kanal.QR,
            profil={"jenis_kelamin": 1 + i % 2, "usia": 1 + i % 5},
            saran="Tambah kursi di ruang tunggu." if i % 10 == 3 else None,
            durasi=60 + i % 90,
        )
        record_jawaban(db, survei, masuk, waktu)


def an_isian(survei: Survei, **nilai: Any) -> dict[str, str]:
    """What the form of this survey would send: a fresh id, its first layanan, 3 everywhere. ``nilai``
    replaces a field; None leaves it out."""
    isian = {"id": str(a_uuid()), "layanan": str(survei.layanan[0].layanan_id)}
    isian |= dict.fromkeys(instrumen_of(survei).kunci_item, "3")
    isian |= {k: "" if v is None else str(v) for k, v in nilai.items()}
    return {k: v for k, v in isian.items() if nilai.get(k, "") is not None}
