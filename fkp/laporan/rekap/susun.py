"""A recap: the figures of its units, of all their answers together, and of its branches."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np

from fkp.laporan.rekap.daftar import Daftar, Kemajuan, UnitDaftar
from fkp.laporan.rekap.hitung import NilaiUnit, aturan_bersama, hitungan_of
from fkp.laporan.rekap.permintaan import Permintaan
from surveys.aturan import Aturan
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan
from surveys.instrumen import Instrumen
from surveys.mutu import round_once
from surveys.scoring import ATURAN_BAKU, score_skm


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """A unit and its figures, None when it has not reported."""

    unit: UnitDaftar
    nilai: NilaiUnit | None

    @property
    def perubahan(self) -> Decimal | None:
        """IKM minus that of the period before."""
        if self.nilai is None or self.nilai.lalu is None:
            return None
        return self.nilai.ikm - self.nilai.lalu


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A branch of the node: how many of its units have reported; ``hasil`` of all its answers together;
    ``rata`` the mean of its units, rounded once."""

    instansi_id: int
    nama: str
    baris: tuple[BarisUnit, ...]
    hasil: HasilSkm | None
    rata: Decimal | None

    @property
    def melapor(self) -> int:
        return sum(b.nilai is not None for b in self.baris)


@dataclass(frozen=True, slots=True)
class Rekap:
    """``semua`` is the node as a whole and ``kelompok`` its branches; ``hitungan`` the sum of the counts of
    all sealed results that count. ``aturan`` is the method of every figure of answers taken together;
    ``seragam`` whether the units' own figures were made by it too."""

    minta: Permintaan
    instrumen: Instrumen
    saat: datetime
    semua: Kelompok
    kelompok: tuple[Kelompok, ...]
    hitungan: Hitungan
    aturan: Aturan
    seragam: bool

    @property
    def baris(self) -> tuple[BarisUnit, ...]:
        return self.semua.baris

    @property
    def lapor(self) -> list[BarisUnit]:
        """The units with figures."""
        return [b for b in self.baris if b.nilai is not None]

    @property
    def belum(self) -> list[BarisUnit]:
        """The units that owe a result, the furthest behind first. One that was measured with another
        questionnaire owes none: it stands in another recap."""
        urutan = list(Kemajuan)
        belum = [b for b in self.baris if b.nilai is None and b.unit.kemajuan != Kemajuan.LAIN]
        return sorted(belum, key=lambda b: urutan.index(Kemajuan(b.unit.kemajuan)))

    def pada(self, kemajuan: Kemajuan) -> list[BarisUnit]:
        """The units that are just so far."""
        return [b for b in self.baris if b.unit.kemajuan == kemajuan]

    @property
    def huruf(self) -> Counter[str]:
        """How many units have each letter; those whose method gives none under ""."""
        return Counter(b.nilai.mutu or "" for b in self.baris if b.nilai is not None)

    @property
    def rangkap(self) -> list[BarisUnit]:
        """The units with more than one sealed survey in the period."""
        return [b for b in self.baris if b.nilai is not None and len(b.nilai.survei) > 1]


def susun_rekap(
    minta: Permintaan, daftar: Daftar, nilai: Iterable[NilaiUnit], instrumen: Instrumen, saat: datetime
) -> Rekap:
    """Put together what ``susun_daftar`` and ``hitung_unit`` found."""
    per_unit = {n.unit_id: n for n in nilai}
    baris = [BarisUnit(u, per_unit.get(u.id)) for u in daftar.unit]
    bersama = aturan_bersama([n.aturan for n in per_unit.values()])
    aturan = bersama or ATURAN_BAKU
    cabang: dict[int, list[BarisUnit]] = {}
    for b in baris:
        cabang.setdefault(b.unit.kelompok, []).append(b)
    return Rekap(
        minta=minta,
        instrumen=instrumen,
        saat=saat,
        semua=_kelompok((minta.instansi_id, minta.nama), baris, instrumen, aturan),
        kelompok=tuple(_kelompok(daftar.kelompok[i], cabang[i], instrumen, aturan) for i in sorted(cabang)),
        hitungan=_jumlah(baris, instrumen),
        aturan=aturan,
        seragam=bersama is not None or not per_unit,
    )


def _jumlah(baris: Sequence[BarisUnit], instrumen: Instrumen) -> Hitungan:
    ada = [b.nilai for b in baris if b.nilai is not None]
    if not ada:
        return Hitungan.kosongan(instrumen)
    cacah = np.array([n.cacah for n in ada], dtype=np.int64).sum(axis=0)
    return hitungan_of(instrumen, cacah, sum(n.responden for n in ada))


def _kelompok(
    instansi: tuple[int, str], baris: Sequence[BarisUnit], instrumen: Instrumen, aturan: Aturan
) -> Kelompok:
    ada = [b.nilai.ikm for b in baris if b.nilai is not None]
    return Kelompok(
        instansi_id=instansi[0],
        nama=instansi[1],
        baris=tuple(baris),
        hasil=score_skm(_jumlah(baris, instrumen), aturan) if ada else None,
        rata=round_once(Fraction(sum(ada, Decimal(0))) / len(ada)) if ada else None,
    )
