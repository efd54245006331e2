"""Making a survey and changing what may still be changed of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.skm.kelola.kode import kode_survei
from fkp.skm.models import Periode, Survei, SurveiLayanan, Tahap
from fkp.skm.tahap import akhir_tenggang
from fkp.unit.models import Gerai, JenisUnit, Layanan, Unit
from surveys.aturan import Aturan
from surveys.kuesioner import Instrumen

TERPANJANG = timedelta(days=366)
PERCOBAAN = 20
"""Codes tried before giving up; one is taken once in hundreds of thousands of tries."""


class RencanaSalah(Galat):
    """The survey cannot be made, or changed, like this."""


class TenggangLewat(RencanaSalah):
    """The grace days are over; their number is history."""


@dataclass(frozen=True)
class Rencana:
    """What a survey is to be. ``akhir`` is the first day after it; ``populasi`` maps layanan ids, in
    printed order, to the people served in the comparable period before, None when not known."""

    instrumen: Instrumen
    ragam: str
    periode: Periode
    mulai: date
    akhir: date
    masa_tenggang: int
    populasi: Mapping[int, int | None]
    aturan: Aturan


def layanan_pilihan(db: Session, unit: Unit) -> list[Layanan]:
    """The layanan a survey of this unit may ask about: its own, and those served at its gerai."""
    milik = (
        select(Layanan).where(Layanan.unit_id == unit.id, Layanan.aktif).order_by(Layanan.urutan, Layanan.id)
    )
    pilihan = list(db.scalars(milik))
    if unit.jenis == JenisUnit.MPP:
        tamu = (
            select(Layanan)
            .join(Gerai, Gerai.layanan_id == Layanan.id)
            .join(Unit, Unit.id == Layanan.unit_id)
            .where(Gerai.mpp_id == unit.id, Layanan.aktif, Unit.aktif)
            .order_by(Gerai.id)
        )
        pilihan += [satu for satu in db.scalars(tamu) if satu not in pilihan]
    return pilihan


def create_survei(db: Session, unit: Unit, rencana: Rencana, oleh: Akun, saat: datetime) -> Survei:
    """A draft with a code of its own. Raises RencanaSalah for a layanan that this unit does not serve."""
    _check(db, unit, rencana)
    survei = Survei(unit=unit, dibuat=saat, tahap=Tahap.RANCANGAN, kode="")
    _fill(survei, rencana)
    _store(db, survei)
    catat(
        db, oleh, "survei dibuat", "survei", survei.id, unit.jalur, {"kode": survei.kode, **_values(survei)}
    )
    return survei


def change_rancangan(db: Session, survei: Survei, rencana: Rencana, oleh: Akun) -> None:
    """Change anything, as long as nobody could answer yet. Raises RencanaSalah."""
    if survei.tahap != Tahap.RANCANGAN:
        raise RencanaSalah(
            "Survei ini sudah pernah dibuka. Yang masih dapat diubah hanya hari terakhir, masa tenggang, "
            "dan jumlah penerima layanan."
        )
    _check(db, survei.unit, rencana)
    lama = _values(survei)
    _fill(survei, rencana)
    _record(db, survei, oleh, lama)


def change_berjalan(
    db: Session,
    survei: Survei,
    oleh: Akun,
    saat: datetime,
    *,
    akhir: date,
    masa_tenggang: int,
    populasi: Mapping[int, int | None],
) -> None:
    """Change what an opened survey still allows, before it is sealed: a later last day while it is open,
    the grace days, the people served. ``akhir`` is the first day after the survey. Raises RencanaSalah."""
    if survei.tahap not in (Tahap.DIBUKA, Tahap.DITUTUP):
        raise RencanaSalah("Hasil survei ini sudah disahkan. Perubahan dibuat sebagai koreksi.")
    lama = _values(survei)
    if akhir != survei.akhir:
        if akhir < survei.akhir:
            raise RencanaSalah(
                "Survei yang sudah dibuka hanya dapat diperpanjang. Untuk mengakhirinya, tutup."
            )
        if survei.tahap != Tahap.DIBUKA or saat >= _midnight(survei, survei.akhir):
            raise RencanaSalah("Survei yang sudah berakhir tidak dapat diperpanjang.")
        if akhir - survei.mulai > TERPANJANG:
            raise RencanaSalah("Survei paling lama 366 hari sejak hari pertamanya.")
        survei.akhir = akhir
    elif masa_tenggang != survei.masa_tenggang and saat >= akhir_tenggang(survei):
        # The provisional result is known by then; letting answers "from before" in again would steer it.
        raise TenggangLewat("Masa tenggang survei ini sudah selesai, sehingga tidak dapat diubah lagi.")
    survei.masa_tenggang = masa_tenggang
    for sl in survei.layanan:
        sl.populasi = populasi.get(sl.layanan_id, sl.populasi)
    _record(db, survei, oleh, lama)


def delete_rancangan(db: Session, survei: Survei, oleh: Akun) -> None:
    """Throw a draft away. Raises RencanaSalah once it was opened: then it may hold answers."""
    if survei.tahap != Tahap.RANCANGAN:
        raise RencanaSalah("Survei yang pernah dibuka tidak dapat dihapus.")
    catat(db, oleh, "survei dihapus", "survei", survei.id, survei.unit.jalur, _values(survei))
    db.delete(survei)
    db.flush()


def overlapping(db: Session, survei: Survei) -> list[Survei]:
    """Other surveys of the same unit on days of this one: visitors may be asked twice, and of two results
    one can be chosen to be shown."""
    cari = select(Survei).where(
        Survei.unit_id == survei.unit_id,
        Survei.mulai < survei.akhir,
        Survei.akhir > survei.mulai,
        Survei.id != survei.id,
    )
    return list(db.scalars(cari.order_by(Survei.mulai, Survei.id)))


def _check(db: Session, unit: Unit, rencana: Rencana) -> None:
    if not unit.aktif:
        raise RencanaSalah("Unit ini dinonaktifkan, sehingga tidak dapat disurvei.")
    if not rencana.populasi:
        raise RencanaSalah("Pilih sedikitnya satu layanan.")
    if not set(rencana.populasi) <= {satu.id for satu in layanan_pilihan(db, unit)}:
        raise RencanaSalah("Ada layanan yang tidak diberikan unit ini. Muat ulang halaman, lalu pilih lagi.")
    if rencana.mulai >= rencana.akhir:
        raise RencanaSalah("Hari terakhir tidak boleh sebelum hari pertama.")
    if rencana.ragam not in rencana.instrumen.ragam:
        raise RencanaSalah("Ragam kuesioner tidak dikenal.")


def _fill(survei: Survei, rencana: Rencana) -> None:
    survei.instrumen, survei.instrumen_versi = rencana.instrumen.kode, rencana.instrumen.versi
    survei.ragam = rencana.ragam
    survei.periode = rencana.periode
    survei.mulai, survei.akhir = rencana.mulai, rencana.akhir
    survei.masa_tenggang = rencana.masa_tenggang
    survei.aturan = rencana.aturan.to_dict()
    lama = {sl.layanan_id: sl for sl in survei.layanan}
    survei.layanan = [
        lama.get(layanan_id) or SurveiLayanan(layanan_id=layanan_id) for layanan_id in rencana.populasi
    ]
    for urutan, sl in enumerate(survei.layanan):
        sl.urutan, sl.populasi = urutan, rencana.populasi[sl.layanan_id]


def _store(db: Session, survei: Survei) -> None:
    for _percobaan in range(PERCOBAAN):
        survei.kode = kode_survei()
        try:
            with db.begin_nested():
                db.add(survei)
        except IntegrityError:
            if db.scalar(select(Survei.id).where(Survei.kode == survei.kode)) is None:
                raise
        else:
            return
    raise RencanaSalah("Kode survei belum didapat. Coba simpan sekali lagi.")


def _record(db: Session, survei: Survei, oleh: Akun, lama: dict[str, Any]) -> None:
    baru = _values(survei)
    ubah = {k: [lama[k], baru[k]] for k in baru if lama[k] != baru[k]}
    if ubah:
        db.flush()
        catat(db, oleh, "survei diubah", "survei", survei.id, survei.unit.jalur, ubah)


def _values(survei: Survei) -> dict[str, Any]:
    """What the audit trail keeps of a survey."""
    return {
        "instrumen": f"{survei.instrumen} versi {survei.instrumen_versi}",
        "ragam": survei.ragam,
        "periode": str(survei.periode),
        "mulai": survei.mulai.isoformat(),
        "akhir": survei.akhir.isoformat(),
        "masa_tenggang": survei.masa_tenggang,
        "populasi": {str(sl.layanan_id): sl.populasi for sl in survei.layanan},
        "aturan": survei.aturan,
    }


def _midnight(survei: Survei, hari: date) -> datetime:
    return datetime.combine(hari, time(), ZoneInfo(survei.unit.zona))
