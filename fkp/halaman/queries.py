"""What the public may read: open surveys, and published results out of their sealed records.

Nothing here touches an answer. A published figure comes from the newest sealed version, so a page costs
the same after ten thousand answers and after ten million.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased, defer, joinedload, load_only

from fkp.clock import ZONA, setempat
from fkp.ketikan import rapikan_kode
from fkp.skm.models import Pengesahan, Survei, SurveiLayanan, Tahap
from fkp.skm.queries import pengesahan_terbaru
from fkp.unit.models import Instansi, Layanan, Unit
from surveys.rincian import TERKECIL

KATA_TERBANYAK = 6
"""More words than these in a search only cost time."""


@dataclass(frozen=True)
class Terbitan:
    """A published period of one unit, in the figures a list shows. ``ikm`` and ``mutu`` are None when fewer
    than five people answered: such a result is not shown to the public (``mutu`` also when the method of
    the survey gives no letter)."""

    survei_id: int
    unit_id: int
    kode_survei: str
    periode: str
    mulai: date
    akhir: date
    instrumen: str
    terbit_pada: datetime
    kode: str
    responden: int
    ikm: Decimal | None
    mutu: str | None


_RESPONDEN = Pengesahan.hasil["responden"].as_integer()


def _terbitan() -> Select[Any]:
    return (
        select(
            Survei.id,
            Survei.unit_id,
            Survei.kode,
            Survei.periode,
            Survei.mulai,
            Survei.akhir,
            Survei.instrumen,
            Survei.terbit_pada,
            Pengesahan.kode.label("kode_sah"),
            _RESPONDEN.label("responden"),
            Pengesahan.hasil["ikm"].as_string().label("ikm"),
            Pengesahan.hasil["mutu"].as_string().label("mutu"),
        )
        .join(Pengesahan, Pengesahan.survei_id == Survei.id)
        .where(Survei.tahap == Tahap.TERBIT, pengesahan_terbaru())
    )


def _baca(db: Session, cari: Select[Any]) -> list[Terbitan]:
    return [
        Terbitan(
            survei_id=b.id,
            unit_id=b.unit_id,
            kode_survei=b.kode,
            periode=b.periode,
            mulai=b.mulai,
            akhir=b.akhir,
            instrumen=b.instrumen,
            terbit_pada=b.terbit_pada,
            kode=b.kode_sah,
            responden=b.responden,
            ikm=Decimal(b.ikm) if b.responden >= TERKECIL else None,
            mutu=b.mutu if b.responden >= TERKECIL else None,
        )
        for b in db.execute(cari)
    ]


def terbitan_unit(db: Session, unit: Unit) -> list[Terbitan]:
    """Every published period of the unit, newest first."""
    cari = _terbitan().where(Survei.unit_id == unit.id).order_by(Survei.akhir.desc(), Survei.id.desc())
    return _baca(db, cari)


def terbitan_terakhir(db: Session, unit_id: Sequence[int]) -> dict[int, Terbitan]:
    """The newest published period that may be shown, for each of these units that has one."""
    urut = (
        select(
            Survei.id,
            func.row_number()
            .over(partition_by=Survei.unit_id, order_by=(Survei.akhir.desc(), Survei.id.desc()))
            .label("ke"),
        )
        .join(Pengesahan, Pengesahan.survei_id == Survei.id)
        .where(
            Survei.tahap == Tahap.TERBIT,
            Survei.unit_id.in_(unit_id),
            pengesahan_terbaru(),
            _RESPONDEN >= TERKECIL,
        )
        .subquery()
    )
    cari = _terbitan().join(urut, and_(urut.c.id == Survei.id, urut.c.ke == 1))
    return {t.unit_id: t for t in _baca(db, cari)}


def terbitan_terbaru(db: Session, batas: int) -> list[Terbitan]:
    """The results published last, whichever unit."""
    cari = (
        _terbitan()
        .join(Unit, Unit.id == Survei.unit_id)
        .where(_RESPONDEN >= TERKECIL, Unit.aktif)
        .order_by(Survei.terbit_pada.desc(), Survei.id.desc())
        .limit(batas)
    )
    return _baca(db, cari)


def pengesahan_terbit(db: Session, survei_id: int) -> Pengesahan:
    """The newest sealed version of a published survey, without what only auditors need."""
    cari = (
        select(Pengesahan)
        .where(Pengesahan.survei_id == survei_id)
        .order_by(Pengesahan.versi.desc())
        .limit(1)
        .options(
            load_only(
                Pengesahan.kode,
                Pengesahan.versi,
                Pengesahan.waktu,
                Pengesahan.alasan,
                Pengesahan.hasil,
                Pengesahan.rincian,
                Pengesahan.sidik,
            )
        )
    )
    return db.scalars(cari).one()


def pada_hari_ini(saat: datetime) -> ColumnElement[bool]:
    """SQL condition: the period of the survey (its unit in the statement) holds the day that the unit's own
    calendar shows at ``saat``."""
    return or_(
        *(
            and_(Unit.zona == zona, Survei.mulai <= hari, Survei.akhir > hari)
            for zona, hari in ((z, setempat(saat, z).date()) for z in ZONA)
        )
    )


def sedang_menerima(saat: datetime) -> ColumnElement[bool]:
    """SQL condition: the survey (joined with its unit) accepts answers at ``saat``; the same rule as
    ``fkp.skm.tahap.keadaan``."""
    # Under names of its own, because a statement around it may speak of these tables too.
    diukur, layanan = aliased(SurveiLayanan), aliased(Layanan)
    dipakai = (
        select(diukur.survei_id)
        .join(layanan, layanan.id == diukur.layanan_id)
        .where(diukur.survei_id == Survei.id, layanan.aktif)
        .exists()
    )
    return and_(Survei.tahap == Tahap.DIBUKA, Unit.aktif, pada_hari_ini(saat), dipakai)


def survei_terbuka(db: Session, saat: datetime, unit_id: Sequence[int]) -> dict[int, list[Survei]]:
    """The surveys that accept answers now, per unit, the one that ends first in front."""
    cari = (
        select(Survei)
        .join(Unit)
        .where(Survei.unit_id.in_(unit_id), sedang_menerima(saat))
        .order_by(Survei.akhir, Survei.id)
        .options(load_only(Survei.unit_id, Survei.kode, Survei.periode, Survei.mulai, Survei.akhir))
    )
    per_unit: dict[int, list[Survei]] = {}
    for survei in db.scalars(cari):
        per_unit.setdefault(survei.unit_id, []).append(survei)
    return per_unit


def cocok(kata: str) -> ColumnElement[bool]:
    """SQL condition on a Unit joined with its Instansi: each word occurs in the name of the unit, of its
    instansi, or of a layanan, because people look for "KTP" and not for the office behind it."""
    return and_(
        *(
            or_(
                Unit.nama.icontains(k, autoescape=True),
                Unit.singkatan.icontains(k, autoescape=True),
                Instansi.nama.icontains(k, autoescape=True),
                select(Layanan.id)
                .where(Layanan.unit_id == Unit.id, Layanan.aktif, Layanan.nama.icontains(k, autoescape=True))
                .exists(),
            )
            for k in kata.split()[:KATA_TERBANYAK]
        )
    )


def rapikan_sah(kode: str) -> str:
    """A verification code as it is stored, "k7qf-2m9x-4trw", however it was typed."""
    huruf = rapikan_kode(kode)[:40]
    return "-".join(huruf[i : i + 4] for i in range(0, len(huruf), 4))


def find_pengesahan(db: Session, kode: str) -> Pengesahan | None:
    """The sealed version with this verification code."""
    cari = (
        select(Pengesahan)
        .where(Pengesahan.kode == kode)
        .options(
            joinedload(Pengesahan.survei).lazyload(Survei.layanan),
            defer(Pengesahan.hitungan),
            defer(Pengesahan.silang),
        )
    )
    return db.scalar(cari)


def versi_terbaru(db: Session, sah: Pengesahan) -> Pengesahan | None:
    """The version that replaced this one, None when this is the newest."""
    cari = (
        select(Pengesahan)
        .where(Pengesahan.survei_id == sah.survei_id, Pengesahan.versi > sah.versi)
        .order_by(Pengesahan.versi.desc())
        .limit(1)
        .options(load_only(Pengesahan.kode, Pengesahan.versi, Pengesahan.waktu, Pengesahan.alasan))
    )
    return db.scalar(cari)


def pernah_terbit(db: Session, sah: Pengesahan) -> bool:
    """Whether the public has ever seen the figures of this version: its survey is published, and no newer
    version had replaced it by then."""
    terbit = sah.survei.terbit_pada
    if sah.survei.tahap != Tahap.TERBIT or terbit is None:
        return False
    lebih_baru = select(Pengesahan.id).where(
        Pengesahan.survei_id == sah.survei_id, Pengesahan.versi > sah.versi, Pengesahan.waktu <= terbit
    )
    return db.scalar(lebih_baru.limit(1)) is None
