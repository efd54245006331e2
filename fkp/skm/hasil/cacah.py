"""Counting the answers themselves in the database, without carrying them out of it.

The counts kept beside the answers serve the index; what is here answers what they cannot: a recount, a
breakdown by profile, the answers of each week, and the spread between respondents.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from itertools import pairwise, product
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fkp.skm.models import Jawaban, Survei
from fkp.skm.queries import instrumen_of, label_layanan
from surveys.frame import Layanan
from surveys.hitungan import Hitungan, Silang, cross_products
from surveys.instrumen import Instrumen

SEKALI = 20_000
"""Rows carried out of the database at a time."""

DI_LUAR = -1
"""Stands for every value that is not on the scale, which only a hand in the database can have stored."""


class Sel(NamedTuple):
    """A cell of the recount, named as in ``HitunganJawaban``."""

    layanan_id: int
    butir: int
    nilai: int


def kolom_item(instrumen: Instrumen) -> list[InstrumentedAttribute[int | None]]:
    """The answer columns of an instrument, in the order of its questions."""
    return [getattr(Jawaban, f"q{i}") for i in range(1, len(instrumen.pertanyaan) + 1)]


def recount(db: Session, survei: Survei) -> dict[Sel, int]:
    """Every cell of ``HitunganJawaban`` counted anew from the answers, cells of 0 included."""
    instrumen = instrumen_of(survei)
    nilai = (*range(1, instrumen.skala_maks + 1), 0, DI_LUAR)
    sel = [(0, 0), *product(range(1, len(instrumen.pertanyaan) + 1), nilai)]
    cari = _pindai(len(instrumen.pertanyaan), instrumen.skala_maks, None)
    return {
        Sel(layanan_id, *satu): n
        for _kode, layanan_id, *jumlah in db.execute(cari, {"survei": survei.id})
        for satu, n in zip(sel, jumlah, strict=True)
    }


def hitungan_per_kode(db: Session, survei: Survei, profil: str) -> dict[int, Hitungan]:
    """Counts for each stored value of a profile column, 0 for not answered. Codes of a column that takes
    several ticks are sums; whoever wants single choices adds the counts that contain each."""
    instrumen, label = instrumen_of(survei), label_layanan(survei)
    per_kode: dict[int, list[tuple[Layanan, int, list[int]]]] = {}
    for kode, layanan_id, orang, *jumlah in db.execute(
        _pindai(len(instrumen.pertanyaan), instrumen.skala_maks, profil), {"survei": survei.id}
    ):
        per_kode.setdefault(kode, []).append((label[layanan_id], orang, jumlah))
    hasil = {}
    for kode, baris in per_kode.items():
        nama, orang_baris, jumlah_baris = zip(*baris, strict=True)
        cacah = np.array(jumlah_baris).reshape(len(baris), len(instrumen.pertanyaan), -1)
        hasil[kode] = Hitungan.build(
            instrumen, nama, cacah[:, :, : instrumen.skala_maks], np.array(orang_baris)
        )
    return hasil


@cache
def _pindai(butir: int, skala_maks: int, profil: str | None) -> Select[Any]:
    """One scan of the answers of ``:survei``: a row per profile code and layanan with how many people, then
    for each question how many gave each value, none, and one that is not on the scale. Each count is a filter
    over the same rows. Making so long a statement takes longer than running it, so each is made once."""
    hitung: list[ColumnElement[Any]] = [func.count()]
    for kolom in (getattr(Jawaban, f"q{i}") for i in range(1, butir + 1)):
        hitung += [func.count().filter(kolom == nilai) for nilai in range(1, skala_maks + 1)]
        hitung.append(func.count().filter(kolom.is_(None)))
        hitung.append(func.count().filter(or_(kolom < 1, kolom > skala_maks)))
    kode = func.coalesce(getattr(Jawaban, profil), 0) if profil else Jawaban.survei_id
    return (
        select(kode, Jawaban.layanan_id, *hitung)
        .where(Jawaban.survei_id == bindparam("survei"))
        .group_by(kode, Jawaban.layanan_id)
    )


def silang_layanan(db: Session, survei: Survei) -> dict[Layanan, Silang]:
    """Cross-products of the questions for each layanan that has answers; their sum is the survey's."""
    instrumen, label = instrumen_of(survei), label_layanan(survei)
    kunci = list(instrumen.kunci_item)
    cari = select(Jawaban.layanan_id, *(func.coalesce(kolom, 0) for kolom in kolom_item(instrumen))).where(
        Jawaban.survei_id == survei.id
    )
    hasil: dict[Layanan, Silang] = {}
    # The buffer holds one portion, whatever the size of the survey.
    for porsi in db.execute(cari, execution_options={"yield_per": SEKALI}).partitions():
        isi = np.array([tuple(satu) for satu in porsi], dtype=np.int64)
        for layanan_id in np.unique(isi[:, 0]):
            nama = label[int(layanan_id)]
            frame = pd.DataFrame(isi[isi[:, 0] == layanan_id, 1:].astype(np.int8), columns=kunci)
            hasil[nama] = hasil.get(nama, Silang.kosongan(instrumen)) + cross_products(frame, instrumen)
    return hasil


def jawaban_per(db: Session, survei: Survei, batas: Sequence[datetime]) -> list[int]:
    """Answers between each two successive moments of ``batas``."""
    ruas = [and_(Jawaban.waktu >= a, Jawaban.waktu < b) for a, b in pairwise(batas)]
    if not ruas:
        return []
    cari = select(*(func.count().filter(satu) for satu in ruas)).where(Jawaban.survei_id == survei.id)
    return list(db.execute(cari).one())
