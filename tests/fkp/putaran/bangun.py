"""Surveys with answers chosen for one unsur, closed, sealed and published as staff would."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.skm.models import Pengesahan, Periode, Survei
from fkp.skm.periode import Kalender
from fkp.skm.queries import instrumen_of
from fkp.skm.tahap import close_survei, penutupan
from fkp.skm.warga.rekam import JawabanMasuk, record_jawaban
from fkp.unit.models import Unit
from tests.builders import a_survei, a_uuid
from tests.fkp.halaman.bangun import a_pimpinan, sahkan, terbitkan, triwulan

LEMAH, KUAT = (2, 12, 20, 6), (0, 2, 14, 24)
"""Of forty people so many gave 1, 2, 3 and 4: a mean of 2.75, and one of 3.55."""


def isi_survei(db: Session, survei: Survei, nilai: Mapping[str, Sequence[int]], ke_layanan: int = 0) -> None:
    """Answers to one layanan of an open survey: for each of these unsur how many gave 1, 2, 3 and 4, all of
    as many people; 3 for every other."""
    instrumen = instrumen_of(survei)
    waktu = datetime.combine(survei.mulai + timedelta(days=40), time(3), UTC)
    deret = {k: [n for n, kali in enumerate(per, 1) for _ in range(kali)] for k, per in nilai.items()}
    unsur_of = {soal.kunci: soal.unsur for soal in instrumen.pertanyaan}
    layanan = survei.layanan[ke_layanan].layanan_id
    for i in range(len(next(iter(deret.values())))):
        jawaban = {k: deret[u][i] if u in deret else 3 for k, u in unsur_of.items()}
        record_jawaban(db, survei, JawabanMasuk(a_uuid(), layanan, jawaban, waktu), waktu)


def buka_survei(db: Session, unit: Unit, ke: int, tahun: int = 2026, **kolom: Any) -> Survei:
    """A survey of that quarter, open in its middle, nobody has answered yet."""
    with hold(datetime.combine(Kalender(Periode.TRIWULAN, tahun, ke).mulai, time(3), UTC) + timedelta(40)):
        return a_survei(db, unit, **triwulan(ke, tahun), populasi=kolom.pop("populasi", None), **kolom)


def tutup_survei(db: Session, survei: Survei, *, terbit: bool = True) -> Pengesahan:
    """Closed at the end of its period and sealed after its grace days; published unless told otherwise."""
    close_survei(db, survei, a_pimpinan(db, survei.unit), penutupan(survei))
    sah = sahkan(db, survei)
    return terbitkan(db, sah) if terbit else sah


def a_hasil(
    db: Session,
    unit: Unit,
    ke: int,
    per_nilai: Sequence[int],
    tahun: int = 2026,
    *,
    unsur: str = "waktu",
    terbit: bool = True,
    **kolom: Any,
) -> Pengesahan:
    """The whole of it in one quarter."""
    survei = buka_survei(db, unit, ke, tahun, **kolom)
    isi_survei(db, survei, {unsur: per_nilai})
    return tutup_survei(db, survei, terbit=terbit)
