"""The chain on the page of a unit: survey, forum, promises, the next survey. Published things only."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, load_only

from fkp.forum.models import Forum, TahapForum
from fkp.putaran.banding import bandingkan_segel, sesudah_hari
from fkp.putaran.segel import Segel, SurveiTersegel, baca_segel, survei_tersegel
from fkp.putaran.ukuran import Pengukuran
from fkp.skm.hasil.umum import unsur_tampil
from fkp.tindak_lanjut.models import Asal, Status, TindakLanjut
from fkp.unit.models import Unit
from surveys.perbandingan import Perbandingan

TERBANYAK = 4
"""Rounds on the page of a unit: a year of quarters."""


@dataclass(frozen=True)
class Rantai:
    """One round: the survey and its weakest ``unsur`` of which something was promised (empty: the whole
    index), the forums that spoke of it, how many promises came of it and how many are kept, and the survey
    after that. ``sebagian`` when a part of its answers came before."""

    unsur: str
    sebelum: Pengukuran
    forum: list[Forum]
    janji: int
    ditepati: int
    sesudah: Pengukuran | None
    banding: Perbandingan
    sebagian: bool


@dataclass
class _Isi:
    """What a survey led to."""

    forum: list[Forum] = field(default_factory=list)
    janji: list[TindakLanjut] = field(default_factory=list)


def rantai_unit(db: Session, unit: Unit, batas: int = TERBANYAK) -> list[Rantai]:
    """The last rounds of a unit, at most ``batas``, the newest first. A survey of which nothing was discussed
    or promised begins none."""
    calon = survei_tersegel(db, [unit.id], umum=True).get(unit.id, [])
    isi = _isi(db, unit, calon)
    terbaru = sorted(calon, key=lambda s: (s.akhir, s.id), reverse=True)
    awal = [satu for satu in terbaru if satu.id in isi][:batas]
    segel = baca_segel(db, awal)
    unsur = {satu.id: _terlemah(segel[satu.id], isi[satu.id].janji) for satu in awal}
    lanjut = {satu.id: sesudah_hari(calon, satu, _sejak(satu, isi[satu.id], unsur[satu.id])) for satu in awal}
    segel |= baca_segel(db, [s for s, _sebagian in lanjut.values() if s is not None])
    return [_susun(segel, satu, isi[satu.id], unsur[satu.id], *lanjut[satu.id]) for satu in awal]


def janji_pengaduan(db: Session, unit: Unit) -> tuple[int, int]:
    """How many promises on the board answer a complaint, and how many of these are kept: they belong to no
    round."""
    ditepati = func.count(case((TindakLanjut.status == Status.SELESAI, 1)))
    cari = select(func.count(), ditepati).where(
        TindakLanjut.unit_id == unit.id,
        TindakLanjut.tayang_pada.is_not(None),
        TindakLanjut.asal == Asal.PENGADUAN,
    )
    semua, sudah = db.execute(cari).one()
    return semua, sudah


def _susun(
    segel: dict[int, Segel],
    awal: SurveiTersegel,
    isi: _Isi,
    unsur: str,
    sesudah: SurveiTersegel | None,
    sebagian: bool,
) -> Rantai:
    kini = segel[sesudah.id] if sesudah else None
    hasil = bandingkan_segel(segel[awal.id], kini, unsur, None, umum=True)
    ditepati = sum(1 for row in isi.janji if row.status == Status.SELESAI)
    return Rantai(unsur, hasil[0], isi.forum, len(isi.janji), ditepati, hasil[1], hasil[2], sebagian)


def _isi(db: Session, unit: Unit, calon: Sequence[SurveiTersegel]) -> dict[int, _Isi]:
    """What each survey led to: the forums that name it, and the promises that name it or one of these forums.
    What names none of them began elsewhere, however near the days lie."""
    dikenal = {satu.id for satu in calon}
    forum = list(
        db.scalars(
            select(Forum)
            .where(Forum.unit_id == unit.id, Forum.tahap == TahapForum.TERBIT)
            .order_by(Forum.tanggal, Forum.id)
        )
    )
    dibahas = {satu.id: satu.survei_id for satu in forum}
    cari = (
        select(TindakLanjut)
        .where(
            TindakLanjut.unit_id == unit.id,
            TindakLanjut.tayang_pada.is_not(None),
            TindakLanjut.asal != Asal.PENGADUAN,
        )
        .options(
            load_only(
                *(TindakLanjut.survei_id, TindakLanjut.forum_id, TindakLanjut.unsur, TindakLanjut.status),
                TindakLanjut.selesai_pada,
            )
        )
    )
    isi: defaultdict[int, _Isi] = defaultdict(_Isi)
    for satu in forum:
        if satu.survei_id in dikenal:
            isi[satu.survei_id].forum.append(satu)
    for row in db.scalars(cari):
        asal = row.survei_id or dibahas.get(row.forum_id or 0)
        if asal in dikenal:
            isi[asal].janji.append(row)
    return dict(isi)


def _terlemah(segel: Segel, janji: Iterable[TindakLanjut]) -> str:
    """The lowest unsur that everyone may see and that something was promised about; without any, the lowest
    of all; empty when none is shown."""
    tampil = unsur_tampil(segel.hasil, segel.hitungan.instrumen)
    dijanjikan = {row.unsur for row in janji if tampil.get(row.unsur)}
    urut = [u.kunci for u in segel.hasil.terendah(len(tampil)) if tampil[u.kunci] is not None]
    pilih = [kunci for kunci in urut if kunci in dijanjikan] or urut
    return pilih[0] if pilih else ""


def _sejak(survei: SurveiTersegel, isi: _Isi, unsur: str) -> date:
    """From when on a survey can show what came of it: the first kept promise about this unsur, else the last
    forum, else the end of the survey itself."""
    selesai = [
        row.selesai_pada
        for row in isi.janji
        if row.status == Status.SELESAI and row.unsur == unsur and row.selesai_pada
    ]
    forum = [satu.tanggal for satu in isi.forum if satu.tanggal]
    return min(selesai) if selesai else max(forum, default=survei.akhir)
