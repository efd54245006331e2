"""Sealed surveys of units, with what a comparison needs of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from fkp.skm.models import TERSEGEL, Pengesahan, Survei, Tahap
from fkp.skm.queries import label_layanan, pengesahan_terbaru
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan
from surveys.silang import Silang


@dataclass(frozen=True)
class SurveiTersegel:
    """A survey that has a sealed result. ``akhir`` is the first day after its period; ``kuesioner`` the very
    version and wording that was asked."""

    id: int
    unit_id: int
    kode: str
    kuesioner: tuple[str, int, str]
    periode: str
    mulai: date
    akhir: date


@dataclass(frozen=True)
class Segel:
    """The newest sealed version of a survey, which is the one that counts. ``label`` are the names that its
    counts give to layanan, per id; empty when they were not asked for."""

    survei: SurveiTersegel
    kode: str
    versi: int
    hasil: HasilSkm
    hitungan: Hitungan
    silang: Silang
    rincian: dict[str, Any]
    label: dict[int, str]

    @property
    def populasi(self) -> dict[Any, int | None]:
        """People served per layanan, as they were sealed."""
        return {satu["layanan"]: satu["populasi"] for satu in self.rincian["kecukupan"]}


def survei_tersegel(db: Session, unit_id: Collection[int], *, umum: bool) -> dict[int, list[SurveiTersegel]]:
    """The sealed surveys of these units, oldest period first; with ``umum`` those that are published."""
    tahap = (Tahap.TERBIT,) if umum else TERSEGEL
    kolom = (
        *(Survei.id, Survei.unit_id, Survei.kode, Survei.instrumen, Survei.instrumen_versi, Survei.ragam),
        *(Survei.periode, Survei.mulai, Survei.akhir),
    )
    cari = select(*kolom).where(Survei.unit_id.in_(unit_id), Survei.tahap.in_(tahap))
    per_unit: dict[int, list[SurveiTersegel]] = {}
    for id_, unit, kode, instrumen, versi, ragam, periode, mulai, akhir in db.execute(
        cari.order_by(Survei.mulai, Survei.akhir, Survei.id)
    ):
        satu = SurveiTersegel(id_, unit, kode, (instrumen, versi, ragam), periode, mulai, akhir)
        per_unit.setdefault(unit, []).append(satu)
    return per_unit


def baca_segel(
    db: Session, survei: Iterable[SurveiTersegel], *, berlayanan: bool = False
) -> dict[int, Segel]:
    """The newest sealed version of each of these surveys, by the id of the survey; ``berlayanan`` also reads
    how their counts name the layanan."""
    semua = {satu.id: satu for satu in survei}
    cari = (
        select(Pengesahan)
        .where(
            Pengesahan.survei_id.in_(semua),
            pengesahan_terbaru(),
        )
        .options(
            load_only(
                *(Pengesahan.survei_id, Pengesahan.kode, Pengesahan.versi, Pengesahan.hasil),
                *(Pengesahan.hitungan, Pengesahan.silang, Pengesahan.rincian),
            )
        )
    )
    label = _label(db, semua) if berlayanan else {}
    return {
        sah.survei_id: Segel(
            survei=semua[sah.survei_id],
            kode=sah.kode,
            versi=sah.versi,
            hasil=HasilSkm.from_dict(sah.hasil),
            hitungan=Hitungan.from_dict(sah.hitungan),
            silang=Silang.from_dict(sah.silang),
            rincian=sah.rincian,
            label=label.get(sah.survei_id, {}),
        )
        for sah in db.scalars(cari)
    }


def _label(db: Session, survei_id: Collection[int]) -> dict[int, dict[int, str]]:
    return {s.id: label_layanan(s) for s in db.scalars(select(Survei).where(Survei.id.in_(survei_id)))}
