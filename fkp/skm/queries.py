"""Reading surveys, their answers and their counts."""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from fkp.ketikan import rapikan_kode
from fkp.skm.models import PROFIL, HitunganJawaban, Jawaban, Pengesahan, Survei
from fkp.unit.milik import find_milik
from fkp.unit.models import Layanan
from surveys.aturan import Aturan
from surveys.hitungan import Hitungan
from surveys.instrumen import Instrumen, load_instrumen


def instrumen_of(survei: Survei) -> Instrumen:
    """The very version of the questionnaire that this survey asks."""
    return load_instrumen(survei.instrumen, survei.instrumen_versi)


def aturan_of(survei: Survei) -> Aturan:
    """The method by which this survey is to be scored."""
    return Aturan.from_dict(survei.aturan)


def survei_by_kode(db: Session, kode: str, *, kunci: bool = False) -> Survei | None:
    """The survey with this printed code, whatever case and spaces it was typed with. ``kunci`` keeps
    the survey from being sealed until this transaction ends."""
    cari = select(Survei).where(Survei.kode == rapikan_kode(kode))
    return db.scalar(cari.with_for_update(read=True, of=Survei) if kunci else cari)


def find_survei(db: Session, survei_id: int) -> Survei:
    """The survey, if it lies within the scope of this request; 404 otherwise."""
    return find_milik(db, Survei, survei_id)


def pengesahan_terbaru() -> ColumnElement[bool]:
    """SQL condition on Pengesahan: no later version of that survey was sealed."""
    baru = aliased(Pengesahan)
    lebih_baru = (baru.survei_id == Pengesahan.survei_id, baru.versi > Pengesahan.versi)
    return ~select(baru.id).where(*lebih_baru).exists()


def label_layanan(survei: Survei) -> dict[int, str]:
    """A name for each layanan of the survey that no other has: under one roof (MPP) two units may
    each have a "Legalisasi", and then the unit is named too, and at last a number is added."""
    bentuk: tuple[Callable[[Layanan], str], ...] = (
        lambda satu: satu.nama,
        lambda satu: f"{satu.nama} ({satu.unit.nama_pendek})",
        lambda satu: f"{satu.nama} ({satu.unit.nama})",
        lambda satu: f"{satu.nama} ({satu.unit.nama}, {satu.id})",
    )
    label: dict[int, str] = {}
    sisa = {sl.layanan_id: sl.layanan for sl in survei.layanan}
    for sebut in bentuk:
        kali = Counter([*label.values(), *(sebut(satu) for satu in sisa.values())])
        label |= {id_: sebut(satu) for id_, satu in sisa.items() if kali[sebut(satu)] == 1}
        sisa = {id_: satu for id_, satu in sisa.items() if id_ not in label}
    return {sl.layanan_id: label[sl.layanan_id] for sl in survei.layanan}


def hitungan(db: Session, survei: Survei) -> Hitungan:
    """The counts kept beside the answers; takes the same time for ten answers and ten million."""
    instrumen, label = instrumen_of(survei), label_layanan(survei)
    kunci = instrumen.kunci_item
    cari = select(
        HitunganJawaban.layanan_id, HitunganJawaban.butir, HitunganJawaban.nilai, HitunganJawaban.n
    ).where(HitunganJawaban.survei_id == survei.id, HitunganJawaban.n > 0)
    sel = db.execute(cari).all()
    return Hitungan.from_rows(
        instrumen,
        [(label[lay], kunci[butir - 1], nilai, n) for lay, butir, nilai, n in sel if butir and nilai],
        {label[lay]: n for lay, butir, _, n in sel if butir == 0},
    )


def frame_jawaban(db: Session, survei: Survei) -> pd.DataFrame:
    """Every answer, one respondent a row: ``layanan`` (category of names), one int8 column per item and
    profile key with 0 for "not answered", ``saran`` (object, None when empty) and ``durasi`` (seconds)."""
    instrumen, label = instrumen_of(survei), label_layanan(survei)
    kunci = instrumen.kunci_item
    kolom = [getattr(Jawaban, f"q{i + 1}").label(k) for i, k in enumerate(kunci)]
    kolom += [getattr(Jawaban, p) for p in PROFIL]
    cari = (
        select(Jawaban.layanan_id, *kolom, Jawaban.saran, Jawaban.durasi)
        .where(Jawaban.survei_id == survei.id)
        .order_by(Jawaban.id)
    )
    hasil = db.execute(cari)
    nama = list(hasil.keys())
    frame = pd.DataFrame(hasil.all(), columns=nama)
    kode = [*kunci, *PROFIL]
    frame[kode] = frame[kode].fillna(0).astype(np.int8)
    frame["layanan"] = pd.Categorical(frame.pop("layanan_id").map(label), categories=list(label.values()))
    return frame


def pengesahan_terakhir(db: Session, survei: Survei) -> Pengesahan | None:
    """The newest sealed version, the one that counts."""
    cari = (
        select(Pengesahan).where(Pengesahan.survei_id == survei.id).order_by(Pengesahan.versi.desc()).limit(1)
    )
    return db.scalar(cari)
