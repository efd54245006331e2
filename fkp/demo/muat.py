"""Loading Provinsi Contoh: everything staff would have done, in the order in which they would have done it,
each at its own moment, so that the audit trail and the sealed results are real ones."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.db import Database
from fkp.demo.bukti import evidence
from fkp.demo.daerah import load_daerah
from fkp.demo.forum import life_of_forum, load_forum
from fkp.demo.janji import after_the_forum
from fkp.demo.laporan import old_values
from fkp.demo.pemerintah import Dunia, make_government, make_people
from fkp.demo.rencana import KODE_CONTOH, susun
from fkp.demo.riwayat import life_of, renew_contoh
from fkp.demo.standar import preparations
from fkp.galat import Galat
from fkp.skm.models import Tahap
from fkp.skm.queries import survei_by_kode
from fkp.skm.tahap import Keadaan, keadaan
from fkp.unit.models import Instansi, Situs


class BukanDemo(Galat):
    """The database holds a real installation."""


def load_demo(database: Database, saat: datetime) -> bool:
    """Fill an empty database, or, when it holds the demo already, only see to it that the survey
    ``contoh`` is open. True when something was loaded.

    Raises BukanDemo for a real installation. All in one transaction: interrupted, it leaves nothing.
    """
    with database.session(menulis=False) as db:
        if not _perlu_dimuat(db, saat):
            return False
    with database.transaction() as db:
        if not _perlu_dimuat(db, saat):
            return False
        if is_empty(db):
            _build(Dunia(db, load_daerah()), saat)
        else:
            renew_contoh(db, saat)
    return True


def is_empty(db: Session) -> bool:
    """Whether nobody has set anything up in this database yet."""
    return _situs(db) is None and not db.scalar(select(exists(select(Instansi.id))))


def _situs(db: Session) -> Situs | None:
    return db.scalar(select(Situs))


def _perlu_dimuat(db: Session, saat: datetime) -> bool:
    if is_empty(db):
        return True
    situs = _situs(db)
    if situs is None or not situs.demo:
        nama = situs.nama if situs else "sebuah instalasi"
        raise BukanDemo(
            f"Basis data ini milik {nama}, bukan demo, jadi data demo tidak dimuat ke dalamnya. "
            "Pakai FKP_DATA atau DATABASE_URL lain untuk mencoba demo."
        )
    contoh = survei_by_kode(db, KODE_CONTOH)
    return contoh is not None and contoh.tahap == Tahap.DIBUKA and keadaan(contoh, saat) is Keadaan.TUTUP


def _build(dunia: Dunia, saat: datetime) -> None:
    rencana = susun(dunia.daerah, saat)
    mula = min(r.disusun for r in rencana) - timedelta(days=30)
    with clock.hold(mula):
        make_government(dunia)
        make_people(dunia)
        old_values(dunia, min(r.mulai for r in rencana if r.unit.kunci == "dukcapil-umpama"))
    semua = [p for r in rencana for p in life_of(dunia, r, saat)]
    semua += preparations(dunia, saat)
    semua += [p for isi in load_forum()["forum"] for p in life_of_forum(dunia, isi, rencana, saat)]
    semua += after_the_forum(dunia, saat)
    semua += evidence(dunia, rencana, saat)
    lini = sorted(semua, key=lambda p: p.waktu)
    for peristiwa in lini:
        with clock.hold(peristiwa.waktu):
            peristiwa.lakukan(peristiwa.waktu)
    dunia.db.flush()
