"""The figures of some units of a recap, out of their sealed results."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.laporan.rekap.daftar import UnitDaftar
from fkp.skm.models import Pengesahan
from surveys.aturan import Aturan
from surveys.hitungan import Hitungan
from surveys.instrumen import Instrumen
from surveys.scoring import ATURAN_BAKU, score_skm


@dataclass(frozen=True, slots=True)
class NilaiSurvei:
    """One sealed result: its IKM and letter (None when its method gives none)."""

    kode: str
    versi: int
    responden: int
    ikm: Decimal
    mutu: str | None


@dataclass(frozen=True, slots=True)
class NilaiUnit:
    """The figures of a unit. With one survey they are the sealed ones; with several (``survei``) all answers
    together, under the method they share, or the exact one when they differ or average their layanan.

    ``cacah``: counts per question and value, in the instrument's order; ``nrr``: per unsur key, None without
    answers; ``terendah``: key of the lowest unsur; ``lalu``: IKM of the period before, None when there is
    none or another method made it; ``aturan``: the method of ``ikm`` (``Aturan.to_dict``).
    """

    unit_id: int
    responden: int
    ikm: Decimal
    mutu: str | None
    nrr: dict[str, Decimal]
    terendah: str
    lalu: Decimal | None
    aturan: dict[str, Any]
    survei: tuple[NilaiSurvei, ...]
    cacah: list[list[int]]

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe."""
        isi = asdict(self)
        isi["ikm"], isi["lalu"] = str(self.ikm), None if self.lalu is None else str(self.lalu)
        isi["nrr"] = {kunci: str(nilai) for kunci, nilai in self.nrr.items()}
        isi["survei"] = [{**s, "ikm": str(s["ikm"])} for s in isi["survei"]]
        return isi

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "NilaiUnit":
        """Back from ``to_dict``."""
        return cls(
            **{
                **data,
                "ikm": Decimal(data["ikm"]),
                "lalu": None if data["lalu"] is None else Decimal(data["lalu"]),
                "nrr": {kunci: Decimal(nilai) for kunci, nilai in data["nrr"].items()},
                "survei": tuple(NilaiSurvei(**{**s, "ikm": Decimal(s["ikm"])}) for s in data["survei"]),
            }
        )


def hitung_unit(db: Session, unit: Sequence[UnitDaftar], instrumen: Instrumen) -> list[NilaiUnit]:
    """The figures of those of these units that have reported, in their order; three queries."""
    lapor = [u for u in unit if u.melapor]
    sah = _baca(db, [s.sah_id for u in lapor for s in u.dihitung if s.sah_id is not None])
    # Of the period before only the index is wanted: counts are read where several have to be added.
    lalu = _baca(db, [sah_id for u in lapor if len(u.lalu) > 1 for sah_id in u.lalu])
    lalu |= _baca_ikm(db, [u.lalu[0] for u in lapor if len(u.lalu) == 1])
    return [_nilai(u, sah, lalu, instrumen) for u in lapor]


def _baca(db: Session, sah_id: Sequence[int]) -> dict[int, Any]:
    cari = select(
        Pengesahan.id, Pengesahan.versi, Pengesahan.hasil, Pengesahan.hitungan, Pengesahan.aturan
    ).where(Pengesahan.id.in_(sah_id))
    return {b.id: b for b in db.execute(cari)} if sah_id else {}


def _baca_ikm(db: Session, sah_id: Sequence[int]) -> dict[int, Any]:
    cari = select(Pengesahan.id, Pengesahan.hasil["ikm"].as_string().label("ikm"), Pengesahan.aturan).where(
        Pengesahan.id.in_(sah_id)
    )
    return {b.id: b for b in db.execute(cari)} if sah_id else {}


def _nilai(
    unit: UnitDaftar, sah: Mapping[int, Any], lalu: Mapping[int, Any], instrumen: Instrumen
) -> NilaiUnit:
    milik = [(s, sah[s.sah_id]) for s in unit.dihitung if s.sah_id is not None]
    hasil, cacah = _gabung([b for _, b in milik], instrumen)
    return NilaiUnit(
        unit_id=unit.id,
        responden=hasil["responden"],
        ikm=Decimal(hasil["ikm"]),
        mutu=hasil["mutu"],
        nrr={u["kunci"]: Decimal(u["nrr"]) for u in hasil["unsur"]},
        terendah=_terendah(hasil["unsur"]),
        lalu=_lalu([lalu[i] for i in unit.lalu], hasil["aturan"], instrumen),
        aturan=hasil["aturan"],
        survei=tuple(
            NilaiSurvei(s.kode, b.versi, b.hasil["responden"], Decimal(b.hasil["ikm"]), b.hasil["mutu"])
            for s, b in milik
        ),
        cacah=cacah,
    )


def _terendah(unsur: Sequence[Mapping[str, Any]]) -> str:
    """Key of the lowest; of those that look alike in print the exact fractions decide."""
    paling = min(Decimal(u["nrr"]) for u in unsur)
    calon = [u for u in unsur if Decimal(u["nrr"]) == paling]
    return str(min(calon, key=lambda u: Fraction(u["nrr_eksak"]))["kunci"])


def _gabung(sah: Sequence[Any], instrumen: Instrumen) -> tuple[dict[str, Any], list[list[int]]]:
    """The result of these sealed ones together (``HasilSkm.to_arsip``) and its counts."""
    cacah = np.zeros((len(instrumen.pertanyaan), instrumen.skala_maks), dtype=np.int64)
    for b in sah:
        cacah += np.array([b.hitungan["item"][kunci] for kunci in instrumen.kunci_item]).sum(axis=1)
    if len(sah) == 1:
        return sah[0].hasil, cacah.tolist()
    responden = sum(b.hasil["responden"] for b in sah)
    aturan = aturan_bersama([b.aturan for b in sah]) or ATURAN_BAKU
    return score_skm(hitungan_of(instrumen, cacah.tolist(), responden), aturan).to_arsip(), cacah.tolist()


def _lalu(sah: Sequence[Any], aturan: Mapping[str, Any], instrumen: Instrumen) -> Decimal | None:
    """IKM of the period before. Another method would change the figure by itself, so that is no change."""
    if not sah:
        return None
    if len(sah) == 1:
        ikm, milik = sah[0].ikm, sah[0].aturan
    else:
        hasil, _cacah = _gabung(sah, instrumen)
        ikm, milik = hasil["ikm"], hasil["aturan"]
    return Decimal(ikm) if milik == aturan else None


def hitungan_of(instrumen: Instrumen, cacah: Sequence[Sequence[int]], responden: int) -> Hitungan:
    """Counts of everybody as one group."""
    return Hitungan.build(
        instrumen, [None], np.array([cacah], dtype=np.int64), np.array([responden], dtype=np.int64)
    )


def aturan_bersama(semua: Sequence[Mapping[str, Any]]) -> Aturan | None:
    """The one method of all of these that can be used on all answers together, None when there is none: they
    differ, or the index is a mean over the layanan, which different units do not share."""
    if not semua or any(satu != semua[0] for satu in semua):
        return None
    aturan = Aturan.from_dict(semua[0])
    return aturan if aturan.penggabungan == "gabungan" else None
