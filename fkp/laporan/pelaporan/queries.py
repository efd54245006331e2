"""Reading what the report counts: six queries, however many units there are.

A period has its borders on the calendar of each unit. The database is asked for a day more on either side,
and the day of each unit decides.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from fkp.clock import setempat
from fkp.forum.kerangka import load_kerangka
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.models import Peserta
from fkp.izin.guard import dalam_cakupan
from fkp.laporan.pelaporan.baris import ForumUnit, JanjiUnit, SurveiUnit
from fkp.laporan.pelaporan.permintaan import Permintaan
from fkp.skm.models import Pengesahan, Survei
from fkp.skm.periode import nama_periode
from fkp.skm.queries import pengesahan_terbaru
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.unit.models import Instansi, Unit

SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class UnitTerbaca:
    """A unit, and everything of it that touches the period."""

    id: int
    nama: str
    slug: str
    zona: str
    aktif: bool
    instansi: str
    survei: tuple[SurveiUnit, ...]
    forum: tuple[ForumUnit, ...]
    janji: tuple[JanjiUnit, ...]


def baca_unit(db: Session, minta: Permintaan) -> list[UnitTerbaca]:
    """Every unit under the nodes, by instansi and name."""
    cari = (
        select(Unit.id, Unit.nama, Unit.slug, Unit.zona, Unit.aktif, Instansi.nama)
        .join(Unit.instansi)
        .where(dalam_cakupan(Unit.jalur, minta.nodes))
        .order_by(Instansi.nama, Unit.nama, Unit.id)
    )
    survei, forum, janji = _survei(db, minta), _forum(db, minta), _janji(db, minta)
    return [
        UnitTerbaca(*kolom, tuple(survei[kolom[0]]), tuple(forum[kolom[0]]), tuple(janji[kolom[0]]))
        for kolom in db.execute(cari)
    ]


def _batas(minta: Permintaan) -> tuple[datetime, datetime]:
    """Moments that surely hold the whole period, in every zone."""
    kalender = minta.kalender
    return (
        datetime.combine(kalender.mulai - SEHARI, time(), UTC),
        datetime.combine(kalender.akhir + SEHARI, time(), UTC),
    )


def _survei(db: Session, minta: Permintaan) -> dict[int, list[SurveiUnit]]:
    """Surveys whose days touch the period, or that were sealed in it."""
    kalender = minta.kalender
    cari = (
        select(
            *(Survei.unit_id, Survei.id, Survei.kode, Survei.periode, Survei.mulai, Survei.akhir),
            *(Survei.tahap, Survei.disahkan_pada, Survei.terbit_pada, Unit.zona),
            Pengesahan.hasil["ikm"].as_string(),
            Pengesahan.hasil["mutu"].as_string(),
        )
        .join(Unit, Unit.id == Survei.unit_id)
        .outerjoin(Pengesahan, (Pengesahan.survei_id == Survei.id) & pengesahan_terbaru())
        .where(
            dalam_cakupan(Unit.jalur, minta.nodes),
            or_(
                and_(Survei.mulai < kalender.akhir, Survei.akhir > kalender.mulai),
                Survei.disahkan_pada.between(*_batas(minta)),
            ),
        )
        .order_by(Survei.unit_id, Survei.mulai, Survei.id)
    )
    hasil: dict[int, list[SurveiUnit]] = defaultdict(list)
    for unit_id, id_, kode, periode, mulai, akhir, tahap, sah, terbit, zona, ikm, mutu in db.execute(cari):
        hasil[unit_id].append(
            SurveiUnit(
                id=id_,
                kode=kode,
                nama=nama_periode(periode, mulai, akhir),
                mulai=mulai,
                akhir=akhir,
                tahap=tahap,
                disahkan=_hari(sah, zona),
                terbit=_hari(terbit, zona),
                ikm=Decimal(ikm) if ikm is not None else None,
                mutu=mutu,
            )
        )
    return hasil


def _forum(db: Session, minta: Permintaan) -> dict[int, list[ForumUnit]]:
    """Forums that were held, or sealed, in the period; not those that were called off."""
    kalender = minta.kalender
    syarat = (
        dalam_cakupan(Unit.jalur, minta.nodes),
        Forum.tahap != TahapForum.BATAL,
        or_(
            and_(Forum.tanggal >= kalender.mulai, Forum.tanggal < kalender.akhir),
            Forum.disahkan_pada.between(*_batas(minta)),
        ),
    )
    datang = (
        select(Peserta.forum_id, Peserta.unsur)
        .join(Forum, Forum.id == Peserta.forum_id)
        .join(Unit, Unit.id == Forum.unit_id)
        .where(Peserta.hadir_pada.is_not(None), *syarat)
        .distinct()
    )
    unsur: dict[int, set[str]] = defaultdict(set)
    for forum_id, kunci in db.execute(datang):
        unsur[forum_id].add(kunci)
    cari = (
        select(
            *(Forum.unit_id, Forum.id, Forum.kode, Forum.tema, Forum.tahap, Forum.tanggal),
            *(Forum.disahkan_pada, Forum.terbit_pada, Unit.zona, Forum.kerangka, Forum.kerangka_versi),
        )
        .join(Unit, Unit.id == Forum.unit_id)
        .where(*syarat)
        .order_by(Forum.unit_id, Forum.tanggal, Forum.id)
    )
    hasil: dict[int, list[ForumUnit]] = defaultdict(list)
    for unit_id, id_, kode, tema, tahap, tanggal, sah, terbit, zona, kerangka, versi in db.execute(cari):
        masyarakat = {satu.kunci for satu in load_kerangka(kerangka, versi).unsur}
        hasil[unit_id].append(
            ForumUnit(
                id=id_,
                kode=kode,
                tema=tema,
                tahap=tahap,
                tanggal=tanggal,
                disahkan=_hari(sah, zona),
                terbit=_hari(terbit, zona),
                unsur=frozenset(unsur[id_] & masyarakat),
            )
        )
    return hasil


def _janji(db: Session, minta: Permintaan) -> dict[int, list[JanjiUnit]]:
    """Promises of surveys and forums that were open at some time of the period. One that a later plan
    carries on by the end of it is counted there only."""
    penerus = aliased(TindakLanjut)
    _awal, akhir = _batas(minta)
    cari = (
        select(
            *(TindakLanjut.unit_id, TindakLanjut.id, TindakLanjut.asal, TindakLanjut.kegiatan),
            *(TindakLanjut.penanggung_jawab, TindakLanjut.tenggat_semula, TindakLanjut.tenggat),
            *(TindakLanjut.selesai_pada, TindakLanjut.dihentikan_pada, TindakLanjut.dibuat),
            *(Unit.zona, penerus.dibuat.label("lanjut")),
        )
        .join(Unit, Unit.id == TindakLanjut.unit_id)
        .outerjoin(penerus, penerus.lanjutan_dari_id == TindakLanjut.id)
        .where(
            dalam_cakupan(Unit.jalur, minta.nodes),
            TindakLanjut.asal.in_((Asal.SKM, Asal.FORUM)),
            TindakLanjut.dibuat < akhir,
            or_(TindakLanjut.selesai_pada.is_(None), TindakLanjut.selesai_pada >= minta.kalender.mulai),
            or_(TindakLanjut.dihentikan_pada.is_(None), TindakLanjut.dihentikan_pada >= minta.kalender.mulai),
        )
        .order_by(TindakLanjut.unit_id, TindakLanjut.tenggat, TindakLanjut.id)
    )
    hasil: dict[int, list[JanjiUnit]] = defaultdict(list)
    for b in db.execute(cari):
        if not _sebelum(b.dibuat, b.zona, minta.kalender.akhir):
            continue
        if _sebelum(b.lanjut, b.zona, minta.kalender.akhir):
            continue
        hasil[b.unit_id].append(
            JanjiUnit(
                id=b.id,
                asal=b.asal,
                kegiatan=b.kegiatan,
                penanggung_jawab=b.penanggung_jawab,
                tenggat_semula=b.tenggat_semula,
                tenggat=b.tenggat,
                selesai=b.selesai_pada,
                berhenti=b.dihentikan_pada,
            )
        )
    return hasil


def _hari(saat: datetime | None, zona: str) -> date | None:
    return setempat(saat, zona).date() if saat else None


def _sebelum(saat: datetime | None, zona: str, hari: date) -> bool:
    return saat is not None and setempat(saat, zona).date() < hari
