"""Counting the answers themselves in the database, without carrying them out of it.

The counts kept beside the answers serve the index; what is here answers what they cannot: a recount, a
breakdown by profile, the answers of each week, and the spread between respondents.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, and_, func, or_, select
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
    return {sel: n for _kode, sel, n in _cells(db, survei, None)}


def hitungan_per_kode(db: Session, survei: Survei, profil: str) -> dict[int, Hitungan]:
    """Counts for each stored value of a profile column, 0 for not answered. Codes of a column that takes
    several ticks are sums; whoever wants single choices adds the counts that contain each."""
    instrumen, label = instrumen_of(survei), label_layanan(survei)
    kunci = instrumen.kunci_item
    baris: dict[int, list[tuple[Layanan, str, int, int]]] = {}
    orang: dict[int, dict[Layanan, int]] = {}
    for kode, (layanan_id, butir, nilai), n in _cells(db, survei, profil):
        if butir == 0:
            orang.setdefault(kode, {})[label[layanan_id]] = n
        elif nilai > 0 and n:
            baris.setdefault(kode, []).append((label[layanan_id], kunci[butir - 1], nilai, n))
    return {
        kode: Hitungan.from_rows(instrumen, baris.get(kode, []), responden)
        for kode, responden in orang.items()
    }


def _cells(db: Session, survei: Survei, profil: str | None) -> Iterator[tuple[int, Sel, int]]:
    """One scan: (profile code, cell, n). Each count is a filter over the same rows."""
    instrumen = instrumen_of(survei)
    nilai_sah = range(1, instrumen.skala_maks + 1)
    sel = [(0, 0)]
    hitung: list[ColumnElement[Any]] = [func.count()]
    for butir, kolom in enumerate(kolom_item(instrumen), 1):
        for nilai in nilai_sah:
            sel.append((butir, nilai))
            hitung.append(func.count().filter(kolom == nilai))
        sel.append((butir, 0))
        hitung.append(func.count().filter(kolom.is_(None)))
        sel.append((butir, DI_LUAR))
        hitung.append(func.count().filter(or_(kolom < 1, kolom > instrumen.skala_maks)))
    kode = func.coalesce(getattr(Jawaban, profil), 0) if profil else Jawaban.survei_id
    cari = (
        select(kode, Jawaban.layanan_id, *hitung)
        .where(Jawaban.survei_id == survei.id)
        .group_by(kode, Jawaban.layanan_id)
    )
    for kode_baris, layanan_id, *jumlah in db.execute(cari):
        for (butir, nilai), n in zip(sel, jumlah, strict=True):
            yield kode_baris, Sel(layanan_id, butir, nilai), n


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
