"""The list of reports: what is sealed in scope, and what waits to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, lazyload, load_only

from fkp.akun.models import Akun
from fkp.izin.guard import dalam_cakupan
from fkp.skm.models import Pengesahan, Survei, Tahap
from fkp.skm.periode import nama_periode
from fkp.skm.queries import pengesahan_terbaru
from fkp.unit.models import Unit

T = TypeVar("T")
MENUNGGU = 50
"""Surveys shown that are closed and not sealed."""


@dataclass(frozen=True)
class Saringan:
    """What the list is narrowed to: part of a unit's name, and the days of a period."""

    kata: str = ""
    mulai: date | None = None
    akhir: date | None = None

    @property
    def nilai(self) -> str:
        """The period as the form sends it."""
        return f"{self.mulai}_{self.akhir}" if self.mulai else ""


def baca_saringan(kata: str, periode: str) -> Saringan:
    """From the address; a period that is none narrows nothing."""
    mulai, _, akhir = periode.partition("_")
    try:
        return Saringan(kata, date.fromisoformat(mulai), date.fromisoformat(akhir))
    except ValueError:
        return Saringan(kata)


def cari_sah(saringan: Saringan) -> Select[Pengesahan]:
    """The newest sealed version of each survey in scope, newest first."""
    cari = (
        select(Pengesahan)
        .join(Pengesahan.survei)
        .join(Survei.unit)
        .where(dalam_cakupan(Unit.jalur), pengesahan_terbaru())
        .order_by(Pengesahan.waktu.desc(), Pengesahan.id.desc())
        .options(
            load_only(
                Pengesahan.survei_id,
                Pengesahan.versi,
                Pengesahan.waktu,
                Pengesahan.akun_id,
                Pengesahan.hasil,
            ),
            contains_eager(Pengesahan.survei).options(lazyload(Survei.layanan), contains_eager(Survei.unit)),
        )
    )
    return _saring(cari, saringan)


def cari_menunggu(saringan: Saringan) -> Select[Survei]:
    """Surveys in scope that are closed and not sealed, the longest waiting first."""
    cari = (
        select(Survei)
        .join(Survei.unit)
        .where(dalam_cakupan(Unit.jalur), Survei.tahap == Tahap.DITUTUP)
        .order_by(Survei.ditutup_pada, Survei.id)
        .limit(MENUNGGU)
        .options(lazyload(Survei.layanan), contains_eager(Survei.unit))
    )
    return _saring(cari, saringan)


def pilihan_periode(db: Session) -> list[tuple[str, str]]:
    """(value, name) of each period with a sealed result in scope, newest first."""
    cari = (
        select(Survei.periode, Survei.mulai, Survei.akhir)
        .join(Survei.unit)
        .join(Survei.pengesahan)
        .where(dalam_cakupan(Unit.jalur))
        .distinct()
        .order_by(Survei.mulai.desc(), Survei.akhir.desc())
    )
    semua = {
        f"{mulai}_{akhir}": nama_periode(jenis, mulai, akhir) for jenis, mulai, akhir in db.execute(cari)
    }
    return list(semua.items())


def nama_penyegel(db: Session, sah: Sequence[Pengesahan]) -> dict[int, str]:
    """Who sealed each of these, by account."""
    cari = select(Akun.id, Akun.nama).where(Akun.id.in_({satu.akun_id for satu in sah}))
    return dict(db.execute(cari).all())


def _saring(cari: Select[T], saringan: Saringan) -> Select[T]:
    if saringan.kata:
        cari = cari.where(Unit.nama.icontains(saringan.kata, autoescape=True))
    if saringan.mulai:
        cari = cari.where(Survei.mulai == saringan.mulai, Survei.akhir == saringan.akhir)
    return cari
