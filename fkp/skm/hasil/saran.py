"""What respondents wrote in their own words."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, load_only

from fkp.clock import setempat
from fkp.skm.hasil.cacah import kolom_item
from fkp.skm.models import Jawaban, Survei
from fkp.skm.queries import instrumen_of, label_layanan

KATA_TERBANYAK = 6
TERBARU = 40
"""Suggestions read to find a few that differ."""

RENDAH = (1, 2)
"""Answers that complain: the two lowest of the scale."""


class Saran(NamedTuple):
    """A suggestion, where and on which day it was given."""

    teks: str
    layanan: str
    hari: date


def cari_saran(survei: Survei, kata: str = "") -> Select[Jawaban]:
    """The answers of a survey that carry a suggestion with all of these words, newest first."""
    cari = _newest_first(survei)
    for satu in kata.split()[:KATA_TERBANYAK]:
        cari = cari.where(Jawaban.saran.icontains(satu, autoescape=True))
    return cari


def baca_saran(survei: Survei, jawaban: list[Jawaban]) -> list[Saran]:
    """Suggestions for the page, of answers that carry one."""
    label, zona = label_layanan(survei), survei.unit.zona
    return [Saran(j.saran or "", label[j.layanan_id], setempat(j.waktu, zona).date()) for j in jawaban]


def count_saran(db: Session, survei: Survei) -> int:
    """How many respondents wrote something."""
    cari = select(func.count()).where(Jawaban.survei_id == survei.id, Jawaban.saran.is_not(None))
    return db.scalar(cari) or 0


def saran_unsur(db: Session, survei: Survei, unsur: str, batas: int) -> tuple[int, list[Saran]]:
    """How many of those who answered a question of this unsur with 1 or 2 wrote something, and up to
    ``batas`` of the newest that do not say the same."""
    rendah = _low(survei, unsur)
    jumlah = db.scalar(
        select(func.count()).where(Jawaban.survei_id == survei.id, Jawaban.saran.is_not(None), rendah)
    )
    terbaru = list(db.scalars(_newest_first(survei).where(rendah).limit(TERBARU))) if jumlah else []
    berbeda = {" ".join(s.teks.casefold().split()): s for s in reversed(baca_saran(survei, terbaru))}
    return jumlah or 0, list(reversed(berbeda.values()))[:batas]


def _newest_first(survei: Survei) -> Select[Jawaban]:
    return (
        select(Jawaban)
        .where(Jawaban.survei_id == survei.id, Jawaban.saran.is_not(None))
        .order_by(Jawaban.waktu.desc(), Jawaban.id)
        .options(load_only(Jawaban.saran, Jawaban.layanan_id, Jawaban.waktu))
    )


def _low(survei: Survei, unsur: str) -> ColumnElement[bool]:
    instrumen = instrumen_of(survei)
    kolom = [
        satu
        for satu, soal in zip(kolom_item(instrumen), instrumen.pertanyaan, strict=True)
        if soal.unsur == unsur
    ]
    return or_(*(satu.in_(RENDAH) for satu in kolom))
