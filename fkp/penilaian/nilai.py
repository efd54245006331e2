"""The seven scores of a unit from its facts, and which step raises them most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from fkp.forum.kerangka import load_kerangka
from fkp.penilaian.fakta import FaktaUnit, hari_penilaian
from fkp.penilaian.fakta_skm import fakta_skm
from fkp.penilaian.fakta_standar import fakta_standar
from fkp.penilaian.rubrik import TERTINGGI, Rubrik, load_rubrik
from fkp.penilaian.skor import (
    Skor,
    skor_kecepatan,
    skor_media,
    skor_metode,
    skor_pelibatan,
    skor_peninjauan,
    skor_realisasi,
    skor_standar,
)
from fkp.unit.models import Unit


@dataclass(frozen=True, slots=True)
class NilaiUnit:
    """A unit with its facts and its scores by the key of the indicator."""

    fakta: FaktaUnit
    skor: Mapping[str, Skor]

    @property
    def unit(self) -> Unit:
        return self.fakta.unit


def nilai_unit(db: Session, unit: Iterable[Unit], tahun: int, saat: datetime) -> list[NilaiUnit]:
    """The scores of these units for ``tahun``, in their order; as many queries for a thousand as for one."""
    rubrik, unit = load_rubrik(), list(unit)
    hari = {satu.id: hari_penilaian(satu, tahun, saat) for satu in unit}
    standar, skm = fakta_standar(db, hari, tahun), fakta_skm(db, unit, hari, tahun, rubrik)
    semua = (FaktaUnit(satu, tahun, hari[satu.id], standar[satu.id], *skm[satu.id]) for satu in unit)
    return [NilaiUnit(fakta, hitung(fakta, rubrik)) for fakta in semua]


def hitung(fakta: FaktaUnit, rubrik: Rubrik) -> dict[str, Skor]:
    """The scores that these facts make."""
    standar, skm, rencana = fakta.standar, fakta.skm, fakta.rencana
    laporan, baris, aturan = len(rencana.laporan), rencana.baris, rubrik.indikator
    return {
        "1": skor_standar([satu.keadaan for satu in standar.layanan]),
        "2": skor_pelibatan(len(standar.forum), standar.unsur, [u.kunci for u in load_kerangka().unsur]),
        "4": skor_peninjauan(
            [(satu.keadaan.nama, satu.ditinjau) for satu in standar.layanan], fakta.hari, aturan["4"].bulan
        ),
        "6": skor_metode(skm.keadaan),
        "7": skor_media(skm.keadaan.sah, skm.media, [m.kunci for m in rubrik.media]),
        "8": skor_realisasi(
            laporan,
            len(baris),
            sum(satu.dimulai for satu in baris),
            sum(satu.selesai is not None for satu in baris),
            aturan["8"].batas,
            dihentikan=rencana.dihentikan,
        ),
        "9": skor_kecepatan(
            laporan,
            [(satu.laporan, satu.selesai) for satu in baris],
            fakta.hari,
            aturan["9"].bulan,
            dihentikan=rencana.dihentikan,
        ),
    }


def langkah_terbaik(skor: Mapping[str, Skor], rubrik: Rubrik) -> list[str]:
    """The indicators that can rise, the one first whose next step adds most: weight x points gained."""
    naik = {kunci: satu.berikut - satu.nilai for kunci, satu in skor.items() if satu.berikut is not None}
    return sorted(naik, key=lambda kunci: -rubrik.indikator[kunci].bobot * naik[kunci])


def jarak(skor: Mapping[str, Skor], rubrik: Rubrik) -> int:
    """How far a unit is from five everywhere, by weight: for the order of a list, never shown. It is no
    index: only indicators that this platform counts are in it."""
    return sum(rubrik.indikator[kunci].bobot * (TERTINGGI - satu.nilai) for kunci, satu in skor.items())
