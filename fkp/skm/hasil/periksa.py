"""Proof that what is kept follows from the answers: counts equal a recount, seals equal their own content."""

import gzip
from collections.abc import Iterator
from typing import Any, NamedTuple
from zlib import error as ZlibError

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from fkp.db import terkunci
from fkp.jejak.actions import catat
from fkp.skm.hasil.cacah import DI_LUAR, Sel, recount
from fkp.skm.models import HitunganJawaban, Pengesahan, Survei, Tahap
from fkp.skm.queries import hitungan, instrumen_of, label_layanan, pengesahan_terakhir
from surveys.aturan import Aturan, AturanSalah
from surveys.frame import FrameSalah
from surveys.hasil import HasilSkm, HasilTakLengkap
from surveys.hitungan import Hitungan, HitunganSalah, count
from surveys.instrumen import InstrumenTidakAda
from surveys.kanonik import read_canonical, sha256_hex
from surveys.scoring import TanpaResponden, score_skm

BELUM_DISAHKAN = (Tahap.DIBUKA, Tahap.DITUTUP)


class Selisih(NamedTuple):
    """A cell whose kept count is not what the answers say; ``tersimpan`` is None when the cell is missing."""

    sel: Sel
    tersimpan: int | None
    dihitung: int


def lock_survei(db: Session, survei: Survei) -> None:
    """Hold the survey's row and read it anew: no answer and no other seal comes in until the transaction
    ends. SQLite has one writer at a time, so there the write lock of the transaction does it."""
    db.execute(terkunci(select(Survei).where(Survei.id == survei.id), Survei)).unique().all()


def selisih(db: Session, survei: Survei) -> list[Selisih]:
    """Every cell where the kept counts and a recount of the answers differ, in order."""
    H = HitunganJawaban
    tersimpan = {
        Sel(*kunci): n
        for *kunci, n in db.execute(
            select(H.layanan_id, H.butir, H.nilai, H.n).where(H.survei_id == survei.id)
        )
    }
    dihitung = recount(db, survei)
    return [
        Selisih(sel, tersimpan.get(sel), dihitung.get(sel, 0))
        for sel in sorted({*tersimpan, *dihitung})
        if tersimpan.get(sel, 0) != dihitung.get(sel, 0)
    ]


def sebut_selisih(survei: Survei, beda: Selisih) -> str:
    """The difference in words: which layanan, which question, which value."""
    layanan = label_layanan(survei).get(beda.sel.layanan_id, f"layanan {beda.sel.layanan_id}")
    if beda.sel.butir == 0:
        apa = "jumlah responden"
    else:
        butir = instrumen_of(survei).pertanyaan[beda.sel.butir - 1].kunci
        nilai = {0: "tidak dijawab", DI_LUAR: "nilai di luar skala"}.get(
            beda.sel.nilai, f"nilai {beda.sel.nilai}"
        )
        apa = f"butir {butir}, {nilai}"
    kata = "tidak ada" if beda.tersimpan is None else str(beda.tersimpan)
    return f"{layanan}: {apa}: tersimpan {kata}, dihitung ulang {beda.dihitung}"


def perbaiki_hitungan(db: Session, survei: Survei, beda: list[Selisih], pelaku: str) -> bool:
    """Write the recount over the kept counts, for a survey that is not sealed. False when it is, or when
    an answer holds a value outside the scale, which no counting can mend."""
    if survei.tahap not in BELUM_DISAHKAN or any(satu.sel.nilai == DI_LUAR for satu in beda):
        return False
    H = HitunganJawaban
    for satu in beda:
        tempat = dict(zip(("layanan_id", "butir", "nilai"), satu.sel, strict=True))
        if satu.tersimpan is None:
            db.add(H(survei_id=survei.id, **tempat, n=satu.dihitung))
        else:
            db.execute(
                update(H)
                .where(H.survei_id == survei.id, *(getattr(H, k) == v for k, v in tempat.items()))
                .values(n=satu.dihitung),
                execution_options={"synchronize_session": False},
            )
    rincian = {"sel": [[*satu.sel, satu.tersimpan, satu.dihitung] for satu in beda]}
    catat(db, pelaku, "hitungan diperbaiki", "survei", survei.id, survei.unit.jalur, rincian)
    db.flush()
    return True


def periksa_pengesahan(db: Session, survei: Survei) -> Iterator[str]:
    """What does not hold of the sealed versions of a survey, a sentence each."""
    for satu in db.scalars(
        select(Pengesahan).where(Pengesahan.survei_id == survei.id).order_by(Pengesahan.versi)
    ):
        for pesan in _content(satu):
            yield f"pengesahan versi {satu.versi}: {pesan}"
    terakhir = pengesahan_terakhir(db, survei)
    disahkan = _hitungan_of(terakhir.hitungan) if terakhir else None
    if terakhir and (disahkan is None or _tanpa_nama(disahkan) != _tanpa_nama(hitungan(db, survei))):
        yield f"pengesahan versi {terakhir.versi}: jawaban yang tersimpan kini bukan yang disahkan"


def _content(satu: Pengesahan) -> Iterator[str]:
    try:
        berkas = gzip.decompress(satu.kanonik)
    except (OSError, EOFError, ZlibError):
        yield "berkas jawaban kanonik tidak dapat dibuka"
        return
    if sha256_hex(berkas) != satu.sidik:
        yield "sidik SHA-256 tidak cocok dengan berkas jawaban"
    disahkan = _hitungan_of(satu.hitungan)
    if disahkan is None:
        yield "hitungan yang disahkan tidak terbaca"
        return
    try:
        if count(read_canonical(berkas), disahkan.instrumen) != disahkan:
            yield "hitungan yang disahkan bukan hitungan berkas jawaban"
        if score_skm(disahkan, Aturan.from_dict(satu.aturan)) != HasilSkm.from_dict(satu.hasil):
            yield "hasil yang disahkan tidak sama dengan hitung ulang"
    except (FrameSalah, AturanSalah, HasilTakLengkap, TanpaResponden, KeyError, ValueError) as galat:
        yield f"isi pengesahan tidak terbaca ({galat})"


def _tanpa_nama(hitungan: Hitungan) -> list[tuple[int, list[list[int]]]]:
    """The counts of each layanan, whatever it is called: a new name since the sealing changes no answer."""
    return sorted(zip(hitungan.per_layanan.tolist(), hitungan.cacah.tolist(), strict=True))


def _hitungan_of(data: dict[str, Any]) -> Hitungan | None:
    try:
        return Hitungan.from_dict(data)
    except (KeyError, ValueError, HitunganSalah, InstrumenTidakAda):
        return None
