"""Surveys of a year, where their results were made known, and the plans of the year before, for any number of
units in five queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.penilaian.fakta import (
    BELUM_SAH,
    BELUM_SELESAI,
    DIHENTIKAN,
    DITERUSKAN,
    HANYA_NILAI,
    BarisRencana,
    FaktaRencana,
    FaktaSkm,
    Jenis,
    Rujukan,
    per_kunci,
)
from fkp.penilaian.models import BuktiDukung, HalBukti
from fkp.penilaian.rubrik import Rubrik
from fkp.penilaian.skor import KeadaanSkm
from fkp.skm.models import TERSEGEL, Survei, Tahap
from fkp.skm.naskah.models import NilaiLama
from fkp.skm.periode import nama_periode
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.models import Unit

WEBSITE = "website"
"""The kind of media that publishing a result here is."""
DILAKSANAKAN = (Tahap.DITUTUP, *TERSEGEL)


class _Bahan(NamedTuple):
    """What was read, by unit (surveys, old values) or by survey (evidence, plan), the row that carries each
    row on, and the names of periods: thousands of surveys share a few."""

    survei: Mapping[int, list[Any]]
    nilai_lama: Mapping[int, list[Any]]
    bukti: Mapping[int, list[Any]]
    rencana: Mapping[int, list[Any]]
    penerus: Mapping[int, Any]
    nama: Mapping[tuple[str, date, date], str]

    def sebut(self, survei: Row[Any]) -> str:
        """The name of the period of a survey or of an old value."""
        return self.nama[survei.periode, survei.mulai, survei.akhir]


def fakta_skm(
    db: Session, unit: Sequence[Unit], hari: Mapping[int, date], tahun: int, rubrik: Rubrik
) -> dict[int, tuple[FaktaSkm, FaktaRencana]]:
    """The facts of these units; ``hari`` is the day on which the plan of each is looked at. Surveys of the
    year are taken as they are now: the last quarter is sealed after the year is over."""
    bahan = _baca(db, [satu.id for satu in unit], tahun)
    return {
        satu.id: (_skm(bahan, satu, tahun, rubrik), _rencana(bahan, satu, hari[satu.id], tahun))
        for satu in unit
    }


def _baca(db: Session, unit: list[int], tahun: int) -> _Bahan:
    """``akhir`` is the first day after a period, so one that fills a year ends on 1 January of the next."""
    dari, sampai = date(tahun - 1, 1, 1), date(tahun + 1, 1, 1)
    survei = (
        select(
            *(Survei.id, Survei.unit_id, Survei.instrumen, Survei.periode, Survei.mulai, Survei.akhir),
            *(Survei.tahap, Survei.disahkan_pada, Survei.terbit_pada),
        )
        .where(
            Survei.unit_id.in_(unit),
            Survei.tahap.in_(DILAKSANAKAN),
            Survei.akhir > dari,
            Survei.akhir <= sampai,
        )
        .order_by(Survei.mulai, Survei.id)
    )
    semua = db.execute(survei).all()
    lama = select(
        *(NilaiLama.id, NilaiLama.unit_id, NilaiLama.periode, NilaiLama.mulai, NilaiLama.akhir)
    ).where(NilaiLama.unit_id.in_(unit), NilaiLama.akhir > date(tahun, 1, 1), NilaiLama.akhir <= sampai)
    bukti = (
        select(
            *(BuktiDukung.id, BuktiDukung.survei_id, BuktiDukung.media),
            *(BuktiDukung.keterangan, BuktiDukung.tanggal),
        )
        .where(BuktiDukung.unit_id.in_(unit), BuktiDukung.hal == HalBukti.PUBLIKASI_SKM)
        .order_by(BuktiDukung.tanggal, BuktiDukung.id)
    )
    nomor = [satu.id for satu in semua if satu.tahap in TERSEGEL]
    janji = (
        select(
            *(TindakLanjut.id, TindakLanjut.survei_id, TindakLanjut.kegiatan, TindakLanjut.status),
            *(TindakLanjut.selesai_pada, TindakLanjut.dihentikan_pada, TindakLanjut.lanjutan_dari_id),
        )
        .where(
            TindakLanjut.unit_id.in_(unit),
            or_(TindakLanjut.survei_id.in_(nomor), TindakLanjut.lanjutan_dari_id.is_not(None)),
        )
        .order_by(TindakLanjut.urutan, TindakLanjut.id)
    )
    baris, nilai_lama = db.execute(janji).all(), db.execute(lama).all()
    periode = {(s.periode, s.mulai, s.akhir) for s in (*semua, *nilai_lama)}
    return _Bahan(
        per_kunci(semua, "unit_id"),
        per_kunci(nilai_lama, "unit_id"),
        per_kunci(db.execute(bukti).all(), "survei_id"),
        per_kunci(baris, "survei_id"),
        {satu.lanjutan_dari_id: satu for satu in baris if satu.lanjutan_dari_id},
        {satu: nama_periode(*satu) for satu in periode},
    )


def _tahun(survei: Row[Any]) -> int:
    """The year in which its period ended."""
    akhir: date = survei.akhir
    return (akhir - timedelta(days=1)).year


def _skm(bahan: _Bahan, unit: Unit, tahun: int, rubrik: Rubrik) -> FaktaSkm:
    metode = rubrik.indikator["6"]
    setahun = [s for s in bahan.survei.get(unit.id, ()) if _tahun(s) == tahun]
    sah = [s for s in setahun if s.tahap in TERSEGEL and s.instrumen in metode.instrumen]
    media: defaultdict[str, list[Rujukan]] = defaultdict(list)
    for satu in sah:
        if satu.terbit_pada:
            terbit = setempat(satu.terbit_pada, unit.zona).date()
            media[WEBSITE].append(Rujukan(Jenis.SURVEI, satu.id, bahan.sebut(satu), terbit))
        for bukti in bahan.bukti.get(satu.id, ()):
            teks = bukti.keterangan or bahan.sebut(satu)
            media[bukti.media].append(Rujukan(Jenis.BUKTI, bukti.id, teks, bukti.tanggal))
    dipakai = {m.kunci: tuple(media[m.kunci]) for m in rubrik.media if m.kunci in media}
    selesai = tuple(
        Rujukan(Jenis.JANJI, satu.id, satu.kegiatan, satu.selesai_pada)
        for s in sah
        for satu in bahan.rencana.get(s.id, ())
        if satu.status == Status.SELESAI
    )
    lain = tuple(
        Rujukan(Jenis.SURVEI, s.id, bahan.sebut(s), s.akhir - timedelta(days=1), BELUM_SAH)
        for s in setahun
        if s not in sah
    ) + tuple(
        Rujukan(Jenis.NILAI_LAMA, unit.id, bahan.sebut(s), s.akhir - timedelta(days=1), HANYA_NILAI)
        for s in bahan.nilai_lama.get(unit.id, ())
    )
    return FaktaSkm(
        survei=tuple(_laporan(bahan, s, unit) for s in sah),
        lain=lain,
        media=dipakai,
        selesai=selesai,
        keadaan=KeadaanSkm(
            ada=bool(setahun or lain),
            sah=bool(sah),
            nonelektronik=any(not m.elektronik and m.kunci in dipakai for m in rubrik.media),
            elektronik=any(m.elektronik and m.kunci in dipakai for m in rubrik.media),
            ditindaklanjuti=bool(selesai),
        ),
    )


def _rencana(bahan: _Bahan, unit: Unit, hari: date, tahun: int) -> FaktaRencana:
    lalu = [
        s
        for s in bahan.survei.get(unit.id, ())
        if _tahun(s) == tahun - 1 and s.disahkan_pada and _disahkan(s, unit) <= hari
    ]
    baris: dict[int, BarisRencana] = {}
    for survei in lalu:
        for satu in bahan.rencana.get(survei.id, ()):
            akhir = _terusan(bahan, satu)
            # A row that was carried on twice in the year counts once, from its first report.
            baris.setdefault(akhir.id, _baris(satu, akhir, _disahkan(survei, unit), hari))
    return FaktaRencana(tuple(_laporan(bahan, s, unit) for s in lalu), tuple(baris.values()))


def _terusan(bahan: _Bahan, baris: Any) -> Any:
    """The row that carries this one on, and that one on, to the last."""
    while baris.status != Status.SELESAI and baris.id in bahan.penerus:
        baris = bahan.penerus[baris.id]
    return baris


def _baris(awal: Row[Any], akhir: Row[Any], laporan: date, hari: date) -> BarisRencana:
    selesai = akhir.selesai_pada if akhir.status == Status.SELESAI and akhir.selesai_pada <= hari else None
    dihentikan = not selesai and akhir.dihentikan_pada is not None and akhir.dihentikan_pada <= hari
    catatan = "" if selesai else DIHENTIKAN if dihentikan else BELUM_SELESAI
    if akhir.id != awal.id and selesai:
        catatan = DITERUSKAN
    return BarisRencana(
        Rujukan(Jenis.JANJI, akhir.id, akhir.kegiatan, selesai, catatan),
        laporan,
        dimulai=akhir.status in (Status.BERJALAN, Status.SELESAI),
        selesai=selesai,
        dihentikan=dihentikan,
    )


def _laporan(bahan: _Bahan, survei: Row[Any], unit: Unit) -> Rujukan:
    return Rujukan(Jenis.SURVEI, survei.id, bahan.sebut(survei), _disahkan(survei, unit))


def _disahkan(survei: Row[Any], unit: Unit) -> date:
    return setempat(survei.disahkan_pada, unit.zona).date()
