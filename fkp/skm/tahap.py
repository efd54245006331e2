"""The life of a survey: ``rancangan -> dibuka -> ditutup -> disahkan -> terbit``, each move guarded.

Sealing (the move to ``disahkan``) has its own file, ``fkp.skm.hasil.pengesahan``.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.skm.models import HitunganJawaban, Survei, Tahap
from fkp.skm.queries import instrumen_of
from fkp.tindak_lanjut.kabar import tayangkan_rencana

PINDAH: dict[Tahap, frozenset[Tahap]] = {
    Tahap.RANCANGAN: frozenset({Tahap.DIBUKA}),
    Tahap.DIBUKA: frozenset({Tahap.DITUTUP}),
    Tahap.DITUTUP: frozenset({Tahap.DIBUKA, Tahap.DISAHKAN}),
    Tahap.DISAHKAN: frozenset({Tahap.TERBIT}),
    Tahap.TERBIT: frozenset(),
}

NAMA = {
    Tahap.RANCANGAN: "Rancangan",
    Tahap.DIBUKA: "Dibuka",
    Tahap.DITUTUP: "Ditutup",
    Tahap.DISAHKAN: "Disahkan",
    Tahap.TERBIT: "Terbit",
}


class TahapSalah(Galat):
    """The survey is not in a stage from which this can be done."""


class Keadaan(StrEnum):
    """What a citizen meets at the survey's address."""

    BELUM = "belum"
    MENERIMA = "menerima"
    TUTUP = "tutup"


def awal(survei: Survei) -> datetime:
    """The first moment of the period, midnight in the unit's zone, as UTC."""
    return datetime.combine(survei.mulai, time(), ZoneInfo(survei.unit.zona))


def penutupan(survei: Survei) -> datetime:
    """The moment from which answers are too late: when it was closed, or when the period ended."""
    habis = datetime.combine(survei.akhir, time(), ZoneInfo(survei.unit.zona))
    return min(habis, survei.ditutup_pada) if survei.ditutup_pada else habis


def hari_terakhir(survei: Survei) -> date:
    """The last day on which an answer could be given, on the unit's calendar."""
    return setempat(penutupan(survei) - timedelta(microseconds=1), survei.unit.zona).date()


def akhir_tenggang(survei: Survei) -> datetime:
    """Until then, answers given before ``penutupan`` but sent late still count."""
    return penutupan(survei) + timedelta(days=survei.masa_tenggang)


def dihentikan(survei: Survei) -> bool:
    """Whether what the survey asks about was switched off: its unit, or every layanan in it. Like a closed
    one it takes no answers, but nothing was decided about it yet: the unit may be switched on again."""
    return not survei.unit.aktif or not any(sl.layanan.aktif for sl in survei.layanan)


def keadaan(survei: Survei, saat: datetime) -> Keadaan:
    """Whether citizens can answer at ``saat``."""
    if survei.tahap == Tahap.RANCANGAN or saat < awal(survei):
        return Keadaan.BELUM
    if survei.tahap == Tahap.DIBUKA and saat < penutupan(survei) and not dihentikan(survei):
        return Keadaan.MENERIMA
    return Keadaan.TUTUP


def pindah(survei: Survei, tujuan: Tahap) -> None:
    """Make the move, or raise TahapSalah with both stages named."""
    kini = Tahap(survei.tahap)
    if tujuan not in PINDAH[kini]:
        raise TahapSalah(
            f"Survei ini bertahap {NAMA[kini]}, sehingga tidak dapat menjadi {NAMA[tujuan]}. "
            "Muat ulang halaman: mungkin orang lain sudah mengubahnya."
        )
    survei.tahap = tujuan


def open_survei(db: Session, survei: Survei, oleh: Akun, saat: datetime) -> None:
    """Open for answers. Needs a unit and layanan that are in use, and a period that has not ended."""
    if not survei.layanan:
        raise TahapSalah("Survei belum dapat dibuka: pilih sedikitnya satu layanan.")
    if not survei.unit.aktif:
        raise TahapSalah("Survei tidak dapat dibuka: unit ini dinonaktifkan.")
    if mati := [sl.layanan.nama for sl in survei.layanan if not sl.layanan.aktif]:
        raise TahapSalah(
            f"Survei belum dapat dibuka: {', '.join(mati)} dinonaktifkan. Ubah layanan di rancangan ini."
        )
    if saat >= datetime.combine(survei.akhir, time(), ZoneInfo(survei.unit.zona)):
        raise TahapSalah("Survei belum dapat dibuka: periodenya sudah lewat. Ubah tanggal akhirnya.")
    pindah(survei, Tahap.DIBUKA)
    survei.dibuka_pada = saat
    siapkan_hitungan(db, survei)
    catat(db, oleh, "survei dibuka", "survei", survei.id, survei.unit.jalur, {"kode": survei.kode})


def close_survei(db: Session, survei: Survei, oleh: Akun, saat: datetime) -> None:
    """Stop accepting answers; those given before still arrive during the grace days."""
    pindah(survei, Tahap.DITUTUP)
    survei.ditutup_pada = saat
    catat(db, oleh, "survei ditutup", "survei", survei.id, survei.unit.jalur)


def reopen_survei(db: Session, survei: Survei, oleh: Akun, saat: datetime, alasan: str) -> None:
    """Accept answers again, before sealing only; the reason stays in the audit trail."""
    if dihentikan(survei):
        raise TahapSalah("Survei tidak dapat dibuka kembali: unit atau layanannya dinonaktifkan.")
    if not alasan.strip():
        raise TahapSalah("Tulis alasan membuka kembali survei ini. Alasannya tersimpan di jejak perubahan.")
    if saat >= datetime.combine(survei.akhir, time(), ZoneInfo(survei.unit.zona)):
        raise TahapSalah(
            "Periode survei ini sudah berakhir, sehingga tidak dapat menerima jawaban baru. "
            "Jawaban yang terlambat terkirim tetap masuk selama masa tenggang."
        )
    pindah(survei, Tahap.DIBUKA)
    survei.ditutup_pada = None
    catat(
        db, oleh, "survei dibuka kembali", "survei", survei.id, survei.unit.jalur, {"alasan": alasan.strip()}
    )


def publish_survei(db: Session, survei: Survei, oleh: Akun, saat: datetime) -> None:
    """Show the sealed result to everyone; its plan goes on the public board."""
    pindah(survei, Tahap.TERBIT)
    survei.terbit_pada = saat
    catat(db, oleh, "hasil diterbitkan", "survei", survei.id, survei.unit.jalur)
    tayangkan_rencana(db, oleh, survei.id, saat)


def siapkan_hitungan(db: Session, survei: Survei) -> None:
    """Make the counter cells of every layanan, all zero, so that an answer only ever adds."""
    instrumen = instrumen_of(survei)
    sel = [(0, 0)]
    sel += [(i, v) for i in range(1, len(instrumen.pertanyaan) + 1) for v in range(instrumen.skala_maks + 1)]
    baris = [
        {"survei_id": survei.id, "layanan_id": sl.layanan_id, "butir": butir, "nilai": nilai, "n": 0}
        for sl in survei.layanan
        for butir, nilai in sel
    ]
    db.flush()
    # Hundreds of rows that nobody will look at one by one: no object for each of them.
    db.connection().execute(insert(HitunganJawaban), baris)
