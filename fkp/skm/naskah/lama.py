"""Values that a unit published before it used this program."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.skm.models import TERSEGEL, Survei
from fkp.skm.naskah.deret import ikm_lama
from fkp.skm.naskah.models import NilaiLama
from fkp.skm.periode import Kalender, nama_periode
from fkp.unit.models import Unit


class NilaiKembar(Galat):
    """There is a value for these days already."""


@dataclass(frozen=True)
class Terbitan:
    """A value as it was printed: ``ikm`` with two decimals at most, ``mutu`` a letter or empty, ``pita`` the
    year of its letter table ("2004" or "2017")."""

    kalender: Kalender
    ikm: Decimal
    mutu: str
    pita: str
    sumber: str


def daftar_nilai(db: Session, unit: Unit) -> list[NilaiLama]:
    """The old values of a unit, newest first."""
    cari = select(NilaiLama).where(NilaiLama.unit_id == unit.id)
    return list(db.scalars(cari.order_by(NilaiLama.mulai.desc(), NilaiLama.id.desc())))


def nama_nilai(satu: NilaiLama) -> str:
    """The name of its period."""
    return nama_periode(satu.periode, satu.mulai, satu.akhir)


def tambah_nilai(db: Session, unit: Unit, terbitan: Terbitan, oleh: Akun | str) -> NilaiLama:
    """Keep a value as it was published; its letter is never computed anew. Raises NilaiKembar when these days
    have a value already, old or sealed here."""
    kalender = terbitan.kalender
    kembar = select(NilaiLama.id).where(
        NilaiLama.unit_id == unit.id, NilaiLama.mulai == kalender.mulai, NilaiLama.akhir == kalender.akhir
    )
    if db.scalar(kembar):
        raise NilaiKembar(f"Nilai {kalender.nama} sudah ada. Hapus dulu yang lama bila keliru.")
    tersegel = select(Survei.id).where(
        Survei.unit_id == unit.id,
        Survei.mulai == kalender.mulai,
        Survei.akhir == kalender.akhir,
        Survei.tahap.in_(TERSEGEL),
    )
    if db.scalar(tersegel.limit(1)):
        raise NilaiKembar(f"{kalender.nama} sudah mempunyai hasil yang disahkan di sini.")
    nilai = NilaiLama(
        unit_id=unit.id,
        periode=kalender.jenis.value,
        mulai=kalender.mulai,
        akhir=kalender.akhir,
        ikm=int(terbitan.ikm.scaleb(2)),
        mutu=terbitan.mutu,
        pita=terbitan.pita,
        sumber=terbitan.sumber,
    )
    try:
        with db.begin_nested():
            db.add(nilai)
    except IntegrityError:  # somebody else stored it a moment ago
        raise NilaiKembar(f"Nilai {kalender.nama} baru saja dicatat. Muat ulang halaman ini.") from None
    catat(db, oleh, "nilai lama dicatat", "unit", unit.id, unit.jalur, _rincian(nilai))
    return nilai


def hapus_nilai(db: Session, unit: Unit, nilai: NilaiLama, oleh: Akun) -> None:
    """Take a value off the trend; the audit trail keeps what it was."""
    catat(db, oleh, "nilai lama dihapus", "unit", unit.id, unit.jalur, _rincian(nilai))
    db.delete(nilai)
    db.flush()


def _rincian(nilai: NilaiLama) -> dict[str, str]:
    return {
        "periode": nilai.periode,
        "mulai": nilai.mulai.isoformat(),
        "akhir": nilai.akhir.isoformat(),
        "ikm": format(ikm_lama(nilai), "f"),
        "mutu": nilai.mutu,
        "pita": nilai.pita,
        "sumber": nilai.sumber,
    }
