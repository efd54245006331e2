"""The measurement before a promise and the one after it was kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.putaran.segel import Segel, SurveiTersegel, baca_segel, survei_tersegel
from fkp.putaran.ukuran import Pengukuran, ukur
from fkp.tindak_lanjut.models import PerubahanJanji, Status, TindakLanjut
from surveys.perbandingan import BELUM_DIUKUR, Perbandingan, Putusan, bandingkan
from surveys.rincian import TERKECIL


@dataclass(frozen=True)
class SasaranDiganti:
    """What the promise is measured by (``isian``: "unsur" or "layanan") is not what it was first
    (``semula``: the key of an unsur, the name of a layanan), since ``hari``."""

    isian: str
    semula: str
    hari: date


@dataclass(frozen=True)
class Putaran:
    """What the surveys say around one promise. ``unsur`` is its key, empty for the whole index. ``layanan``
    names the layanan whose value it is, empty for the unit; ``layanan_diganti`` when the promise speaks of
    one layanan but only the value of the unit can be compared. ``sebagian`` when the later survey was already
    running on the day on which the promise was kept. While it is not kept, ``sesudah`` is the newest survey
    since, and nothing in it comes from the promise. ``ganti`` tells of an unsur or
    layanan that was another one when people first knew of the promise."""

    tindak_lanjut_id: int
    status: Status
    selesai_pada: date | None
    unsur: str
    layanan: str
    layanan_diganti: bool
    sebelum: Pengukuran
    sesudah: Pengukuran | None
    banding: Perbandingan
    sebagian: bool
    ganti: tuple[SasaranDiganti, ...]

    @property
    def ditepati(self) -> bool:
        """Whether the promise is kept, so that the later survey may speak of it."""
        return self.status is Status.SELESAI


Hasil = tuple[Pengukuran, Pengukuran | None, Perbandingan]
"""Before, after, and what may be said of them."""


@dataclass(frozen=True)
class _Pasangan:
    row: TindakLanjut
    sebelum: SurveiTersegel
    sesudah: SurveiTersegel | None
    sebagian: bool


def putaran_janji(db: Session, row: TindakLanjut, *, umum: bool) -> Putaran | None:
    """What the surveys say around this promise; None when nothing was measured before it was made. With
    ``umum`` from published results only, and with nothing that so few answered that they could be known."""
    return putaran_banyak(db, [row], umum=umum).get(row.id)


def putaran_banyak(db: Session, rows: Iterable[TindakLanjut], *, umum: bool) -> dict[int, Putaran]:
    """The same for many promises by their ids, in a number of queries that does not grow with them."""
    semua = list(rows)
    per_unit = survei_tersegel(db, {row.unit_id for row in semua}, umum=umum)
    pasangan = [satu for row in semua if (satu := _pasangkan(row, per_unit.get(row.unit_id, []))) is not None]
    dipakai = [s for p in pasangan for s in (p.sebelum, p.sesudah) if s is not None]
    segel = baca_segel(db, dipakai, berlayanan=any(p.row.layanan_id for p in pasangan))
    ganti = _ganti(db, [p.row for p in pasangan])
    return {p.row.id: _susun(p, segel, ganti.get(p.row.id, ()), umum=umum) for p in pasangan}


def sesudah_hari(
    calon: Sequence[SurveiTersegel], sebelum: SurveiTersegel, hari: date
) -> tuple[SurveiTersegel | None, bool]:
    """The first survey that began on ``hari`` or later, else the one that was running then (True: a part of
    its answers came before). One that asked the same questions as ``sebelum`` goes first: only that can be
    compared."""
    kemudian = [s for s in calon if s.id != sebelum.id and s.akhir > sebelum.akhir]
    mulai = _sebanding([s for s in kemudian if s.mulai >= hari], sebelum)
    if mulai:
        return mulai[0], False
    berjalan = _sebanding([s for s in kemudian if s.mulai < hari < s.akhir], sebelum)
    return (berjalan[-1], True) if berjalan else (None, False)


def _sebanding(calon: list[SurveiTersegel], sebelum: SurveiTersegel) -> list[SurveiTersegel]:
    return [s for s in calon if s.kuesioner == sebelum.kuesioner] or calon


def bandingkan_segel(
    lalu: Segel, kini: Segel | None, unsur: str, layanan_id: int | None, *, umum: bool
) -> Hasil:
    """Two sealed surveys side by side in one value: of an unsur (empty: the whole index), for one layanan or
    for the unit."""
    sebelum, satu = ukur(lalu, unsur, layanan_id, umum=umum)
    if kini is None:
        return sebelum, None, BELUM_DIUKUR
    sesudah, dua = ukur(kini, unsur, layanan_id, umum=umum)
    if sebelum.tersembunyi or sesudah.tersembunyi:
        return sebelum, sesudah, Perbandingan(Putusan.TERLALU_SEDIKIT)
    if lalu.survei.kuesioner != kini.survei.kuesioner:
        return sebelum, sesudah, Perbandingan(Putusan.TAK_SEBANDING)
    return sebelum, sesudah, bandingkan(satu, dua, TERKECIL if umum else 2)


def _pasangkan(row: TindakLanjut, calon: Sequence[SurveiTersegel]) -> _Pasangan | None:
    """The surveys are sorted by period. Before is the survey that the promise names, else the newest that had
    ended when it was made."""
    dibuat = row.sejak or setempat(row.dibuat, row.unit.zona).date()
    disebut = [s for s in calon if s.id == row.survei_id]
    lampau = disebut or [s for s in calon if s.akhir <= dibuat]
    sebelum = max(lampau, key=lambda s: (s.akhir, s.id), default=None)
    if sebelum is None:
        return None
    if row.status == Status.SELESAI and row.selesai_pada is not None:
        return _Pasangan(row, sebelum, *sesudah_hari(calon, sebelum, row.selesai_pada))
    kemudian = _sebanding([s for s in calon if s.mulai >= sebelum.akhir], sebelum)
    return _Pasangan(row, sebelum, kemudian[-1] if kemudian else None, False)


def _susun(
    pasangan: _Pasangan, segel: dict[int, Segel], ganti: Sequence[SasaranDiganti], *, umum: bool
) -> Putaran:
    row, sesudah = pasangan.row, pasangan.sesudah
    lalu, kini = segel[pasangan.sebelum.id], segel[sesudah.id] if sesudah else None
    layanan_id = row.layanan_id if row.unsur else None
    hasil = bandingkan_segel(lalu, kini, row.unsur, layanan_id, umum=umum)
    if layanan_id is not None and not _terukur(hasil):
        # The counts of one layanan do not tell enough, so the unit as a whole has to do.
        layanan_id = None
        hasil = bandingkan_segel(lalu, kini, row.unsur, None, umum=umum)
    sebelum, terakhir, banding = hasil
    return Putaran(
        tindak_lanjut_id=row.id,
        status=Status(row.status),
        selesai_pada=row.selesai_pada,
        unsur=row.unsur,
        layanan=lalu.label[layanan_id] if layanan_id is not None else "",
        layanan_diganti=row.layanan_id is not None and layanan_id is None,
        sebelum=sebelum,
        sesudah=terakhir,
        banding=banding,
        sebagian=pasangan.sebagian,
        ganti=tuple(ganti),
    )


def _ganti(db: Session, rows: Sequence[TindakLanjut]) -> dict[int, list[SasaranDiganti]]:
    """What each of these was first measured by, where that was changed for good."""
    cari = (
        select(PerubahanJanji)
        .where(
            PerubahanJanji.tindak_lanjut_id.in_([row.id for row in rows]),
            PerubahanJanji.isian.in_(("unsur", "layanan")),
        )
        .order_by(PerubahanJanji.tindak_lanjut_id, PerubahanJanji.isian, PerubahanJanji.id)
    )
    zona = {row.id: row.unit.zona for row in rows}
    hasil: dict[int, list[SasaranDiganti]] = {}
    for (nomor, isian), milik in groupby(db.scalars(cari), key=lambda p: (p.tindak_lanjut_id, p.isian)):
        pertama, *lain = milik
        akhir = lain[-1] if lain else pertama
        if pertama.dari != akhir.menjadi:
            hari = setempat(akhir.waktu, zona[nomor]).date()
            hasil.setdefault(nomor, []).append(SasaranDiganti(isian, pertama.dari, hari))
    return hasil


def _terukur(hasil: Hasil) -> bool:
    sebelum, sesudah, _banding = hasil
    return all(p is None or (p.nilai is not None and p.galat is not None) for p in (sebelum, sesudah))
