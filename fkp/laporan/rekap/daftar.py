"""Which units a recap speaks of, how far each is, and which sealed results count. No figures yet.

A survey belongs to the period when all its days lie in it, so three monthly surveys make a quarter. One that
only touches the period is listed and not counted: its answers cannot be parted by day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from fkp.laporan.rekap.permintaan import Permintaan, sebelum
from fkp.skm.models import TERSEGEL, HitunganJawaban, Pengesahan, Survei, Tahap
from fkp.skm.periode import Kalender
from fkp.skm.queries import pengesahan_terbaru
from fkp.unit.models import Instansi, Unit


class Kemajuan(StrEnum):
    """How far a unit is with the period, from nothing to published."""

    TANPA = "tanpa"
    SINGGUNG = "singgung"
    RANCANGAN = "rancangan"
    DIBUKA = "dibuka"
    DITUTUP = "ditutup"
    LAIN = "lain"
    DISAHKAN = "disahkan"
    TERBIT = "terbit"


@dataclass(frozen=True, slots=True)
class SurveiDaftar:
    """A survey of a unit. ``sah_id`` is its newest sealed version, None before sealing; ``jawaban`` the
    answers so far of one that is not sealed."""

    kode: str
    periode: str
    mulai: date
    akhir: date
    instrumen: str
    versi: int
    tahap: str
    sah_id: int | None
    jawaban: int | None = None


@dataclass(frozen=True, slots=True)
class UnitDaftar:
    """A unit, the branch of the node it lies in (``kelompok``, an index), its surveys: ``dihitung`` sealed in
    this period with this questionnaire, ``lain`` the others of the period, ``singgung`` those that only touch
    it. ``lalu`` are the sealed results of the period before that it is compared with."""

    id: int
    nama: str
    slug: str
    instansi: str
    kelompok: int
    kemajuan: str
    dihitung: tuple[SurveiDaftar, ...]
    lain: tuple[SurveiDaftar, ...]
    singgung: tuple[SurveiDaftar, ...]
    lalu: tuple[int, ...]

    @property
    def melapor(self) -> bool:
        """Whether it has a sealed result that counts."""
        return bool(self.dihitung)


@dataclass(frozen=True, slots=True)
class Daftar:
    """Every unit of the recap by instansi and name, and the branches: id and name of their instansi."""

    unit: tuple[UnitDaftar, ...]
    kelompok: tuple[tuple[int, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe."""
        isi = asdict(self)
        for unit in isi["unit"]:
            for bagian in ("dihitung", "lain", "singgung"):
                for satu in unit[bagian]:
                    satu["mulai"], satu["akhir"] = satu["mulai"].isoformat(), satu["akhir"].isoformat()
        return isi

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Daftar":
        """Back from ``to_dict``."""
        return cls(tuple(_unit_from(u) for u in data["unit"]), tuple((i, n) for i, n in data["kelompok"]))


def _unit_from(data: Mapping[str, Any]) -> UnitDaftar:
    isi = dict(data)
    for bagian in ("dihitung", "lain", "singgung"):
        isi[bagian] = tuple(
            SurveiDaftar(
                **{**s, "mulai": date.fromisoformat(s["mulai"]), "akhir": date.fromisoformat(s["akhir"])}
            )
            for s in data[bagian]
        )
    return UnitDaftar(**{**isi, "lalu": tuple(data["lalu"])})


def susun_daftar(db: Session, minta: Permintaan) -> Daftar:
    """The units of the recap as they are now; five queries, whatever their number. The caller has seen to it
    that the node lies in the person's scope."""
    survei = _survei(db, minta.jalur, minta.kalender)
    kini, lalu = survei, _survei(db, minta.jalur, sebelum(minta.kalender))
    jawaban = _jawaban(db, minta)
    tempat = _cabang(db, minta)
    unit = []
    for u in _unit(db, minta.jalur):
        milik = kini.get(u.id, [])
        didalam = [s for s in milik if s.mulai >= minta.mulai and s.akhir <= minta.akhir]
        cocok = [s for s in didalam if (s.instrumen, s.versi) == (minta.instrumen, minta.versi)]
        dihitung = [s for s in cocok if s.sah_id is not None]
        if not u.aktif and not dihitung:
            continue
        lain = [_dengan_jawaban(s, jawaban) for s in didalam if s not in dihitung]
        unit.append(
            UnitDaftar(
                id=u.id,
                nama=u.nama,
                slug=u.slug,
                instansi=u.instansi,
                kelompok=tempat.of(u.jalur),
                kemajuan=_kemajuan(dihitung, lain, minta, bool(milik)).value,
                dihitung=tuple(dihitung),
                lain=tuple(lain),
                singgung=tuple(s for s in milik if s not in didalam),
                lalu=tuple(_lalu(lalu.get(u.id, []), minta)),
            )
        )
    return Daftar(tuple(unit), tempat.nama)


def _kemajuan(
    dihitung: Sequence[SurveiDaftar], lain: Sequence[SurveiDaftar], minta: Permintaan, singgung: bool
) -> Kemajuan:
    """The furthest of its surveys; one with another questionnaire, or one that only touches the period, says
    so when there is none of ours."""
    if dihitung:
        terbit = all(s.tahap == Tahap.TERBIT for s in dihitung)
        return Kemajuan.TERBIT if terbit else Kemajuan.DISAHKAN
    sama = [s for s in lain if (s.instrumen, s.versi) == (minta.instrumen, minta.versi)]
    if sama:
        return max((Kemajuan(s.tahap) for s in sama), key=list(Kemajuan).index)
    if lain:
        return Kemajuan.LAIN
    return Kemajuan.SINGGUNG if singgung else Kemajuan.TANPA


def _lalu(survei: Sequence[SurveiDaftar], minta: Permintaan) -> list[int]:
    kalender = sebelum(minta.kalender)
    return [
        s.sah_id
        for s in survei
        if s.sah_id is not None
        and s.mulai >= kalender.mulai
        and s.akhir <= kalender.akhir
        and (s.instrumen, s.versi) == (minta.instrumen, minta.versi)
    ]


def _unit(db: Session, jalur: str) -> Sequence[Any]:
    cari = (
        select(Unit.id, Unit.nama, Unit.slug, Unit.jalur, Unit.aktif, Instansi.nama.label("instansi"))
        .join(Unit.instansi)
        .where(Unit.jalur.startswith(jalur, autoescape=True))
        .order_by(Instansi.nama, Unit.nama, Unit.id)
    )
    return db.execute(cari).all()


def _survei(db: Session, jalur: str, kalender: Kalender) -> dict[int, list[SurveiDaftar]]:
    """The surveys that touch the period, per unit, with their newest sealed version."""
    cari = (
        select(
            Survei.unit_id,
            Survei.kode,
            Survei.periode,
            Survei.mulai,
            Survei.akhir,
            Survei.instrumen,
            Survei.instrumen_versi,
            Survei.tahap,
            Pengesahan.id,
        )
        .join(Unit, Unit.id == Survei.unit_id)
        .outerjoin(Pengesahan, (Pengesahan.survei_id == Survei.id) & pengesahan_terbaru())
        .where(
            Unit.jalur.startswith(jalur, autoescape=True),
            Survei.mulai < kalender.akhir,
            Survei.akhir > kalender.mulai,
        )
        .order_by(Survei.unit_id, Survei.mulai, Survei.akhir, Survei.id)
    )
    per_unit: dict[int, list[SurveiDaftar]] = {}
    for unit_id, kode, periode, mulai, akhir, instrumen, versi, tahap, sah_id in db.execute(cari):
        satu = SurveiDaftar(kode, periode, mulai, akhir, instrumen, versi, tahap, sah_id)
        per_unit.setdefault(unit_id, []).append(satu)
    return per_unit


def _jawaban(db: Session, minta: Permintaan) -> dict[str, int]:
    """Answers so far of the surveys in the period that are not sealed, by code."""
    cari = (
        select(Survei.kode, func.sum(HitunganJawaban.n))
        .join(Unit, Unit.id == Survei.unit_id)
        .join(HitunganJawaban, HitunganJawaban.survei_id == Survei.id)
        .where(
            Unit.jalur.startswith(minta.jalur, autoescape=True),
            Survei.mulai >= minta.mulai,
            Survei.akhir <= minta.akhir,
            Survei.tahap.not_in(TERSEGEL),
            HitunganJawaban.butir == 0,
        )
        .group_by(Survei.kode)
    )
    return {kode: int(n) for kode, n in db.execute(cari)}


def _dengan_jawaban(survei: SurveiDaftar, jawaban: Mapping[str, int]) -> SurveiDaftar:
    isi = {k: getattr(survei, k) for k in survei.__slots__}
    return SurveiDaftar(**{**isi, "jawaban": jawaban.get(survei.kode)})


@dataclass(frozen=True, slots=True)
class _Cabang:
    """The branches right below the node, each a path, an id and a name; the node's own units come first."""

    jalur: tuple[str, ...]
    nama: tuple[tuple[int, str], ...]

    def of(self, unit: str) -> int:
        return next((i for i, awal in enumerate(self.jalur) if i and unit.startswith(awal)), 0)


def _cabang(db: Session, minta: Permintaan) -> _Cabang:
    cari = (
        select(Instansi.jalur, Instansi.id, Instansi.nama)
        .where(or_(Instansi.id == minta.instansi_id, Instansi.induk_id == minta.instansi_id))
        .order_by(Instansi.id != minta.instansi_id, Instansi.nama)
    )
    baris = db.execute(cari).all()
    return _Cabang(tuple(b.jalur for b in baris), tuple((b.id, b.nama) for b in baris))
