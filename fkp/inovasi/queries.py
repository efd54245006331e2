"""Reading cards: of one's own units in any stage, of everyone else's what is published."""

from collections.abc import Sequence

from flask import abort
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from fkp.db import terkunci
from fkp.inovasi.models import KartuInovasi, TahapKartu
from fkp.izin.guard import dalam_cakupan
from fkp.ketikan import rapikan_kode
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.models import Unit

KATA_TERBANYAK = 6
"""More words than these in a search only cost time."""

_TERBIT = KartuInovasi.tahap == TahapKartu.TERBIT


def find_kartu(db: Session, kartu_id: int, *, kunci: bool = False) -> KartuInovasi:
    """The card of a unit in the scope of this request; 404 otherwise. ``kunci`` reads it as it is now and
    holds it until the transaction ends."""
    cari = _kartu().where(KartuInovasi.id == kartu_id, dalam_cakupan(Unit.jalur))
    return db.scalar(terkunci(cari, KartuInovasi) if kunci else cari) or abort(404)


def find_terbaca(db: Session, kartu_id: int) -> KartuInovasi:
    """A card that the staff of any unit may read: published, or in the scope of this request; 404
    otherwise."""
    cari = _kartu().where(KartuInovasi.id == kartu_id, or_(_TERBIT, dalam_cakupan(Unit.jalur)))
    return db.scalar(cari) or abort(404)


def find_terbit(db: Session, kode: str) -> KartuInovasi:
    """The published card with this public code; 404 otherwise."""
    rapi = rapikan_kode(kode)[:12]
    return db.scalar(_kartu().where(KartuInovasi.kode == rapi, _TERBIT)) or abort(404)


def kartu_janji(db: Session, row: TindakLanjut) -> KartuInovasi | None:
    """The card that grew from this promise."""
    return db.scalar(_kartu().where(KartuInovasi.tindak_lanjut_id == row.id))


def cari_terbit(kata: str = "", unsur: str = "", unit: Unit | None = None) -> Select[KartuInovasi]:
    """The published cards with all of these words, the newest first."""
    cari = _kartu().where(_TERBIT)
    for satu in kata.split()[:KATA_TERBANYAK]:
        kolom = (
            *(KartuInovasi.judul, KartuInovasi.masalah, KartuInovasi.solusi, KartuInovasi.hasil),
            *(KartuInovasi.kebutuhan, Unit.nama, Unit.singkatan),
        )
        cari = cari.where(or_(*(k.icontains(satu, autoescape=True) for k in kolom)))
    if unsur:
        cari = cari.where(KartuInovasi.unsur == unsur)
    if unit:
        cari = cari.where(KartuInovasi.unit_id == unit.id)
    return cari.order_by(KartuInovasi.terbit_pada.desc(), KartuInovasi.id.desc())


def rancangan(db: Session) -> Sequence[KartuInovasi]:
    """The cards in scope that are not published yet, the one changed last first."""
    cari = _kartu().where(KartuInovasi.tahap == TahapKartu.RANCANGAN, dalam_cakupan(Unit.jalur))
    return db.scalars(cari.order_by(KartuInovasi.diubah.desc(), KartuInovasi.id.desc())).all()


def tiruan(db: Session, kartu: KartuInovasi) -> Sequence[KartuInovasi]:
    """The published replications of this card, the oldest first."""
    cari = _kartu().where(KartuInovasi.asal_id == kartu.id, _TERBIT)
    return db.scalars(cari.order_by(KartuInovasi.terbit_pada, KartuInovasi.id)).all()


def ditiru_di(db: Session, kartu: KartuInovasi, unit: Sequence[Unit]) -> Sequence[KartuInovasi]:
    """The replications of this innovation, or of the one it copies itself, that these units have already
    begun, also as drafts, by the name of the unit."""
    milik, asal = [satu.id for satu in unit], [n for n in (kartu.id, kartu.asal_id) if n]
    cari = _kartu().where(KartuInovasi.asal_id.in_(asal), KartuInovasi.unit_id.in_(milik))
    return db.scalars(cari.order_by(Unit.nama, KartuInovasi.id)).all()


def janji_tersedia(db: Session, unit: Unit) -> Sequence[TindakLanjut]:
    """The kept promises of the unit from which no card has grown, the newest first."""
    dipakai = select(KartuInovasi.id).where(KartuInovasi.tindak_lanjut_id == TindakLanjut.id).exists()
    cari = select(TindakLanjut).where(
        TindakLanjut.unit_id == unit.id, TindakLanjut.status == Status.SELESAI, ~dipakai
    )
    return db.scalars(cari.order_by(TindakLanjut.selesai_pada.desc(), TindakLanjut.id.desc())).all()


def _kartu() -> Select[KartuInovasi]:
    return (
        select(KartuInovasi)
        .join(KartuInovasi.unit)
        .options(contains_eager(KartuInovasi.unit).joinedload(Unit.instansi), joinedload(KartuInovasi.asal))
    )
