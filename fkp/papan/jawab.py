"""Whether a promise was kept, as those say who follow it: one answer a person, counted without names."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.db import terkunci
from fkp.galat import Galat
from fkp.identitas import samarkan
from fkp.papan.models import KeadaanTanggapan, PengikutJanji, TanggapanJanji
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.tindak_lanjut.queries import terlambat

TERSEMBUNYI = 5
"""Of fewer people everyone is told nothing: so few are easily guessed. Nor do the numbers grow by fewer, or
whoever looked before and after one answer would know it."""


class Jawaban(StrEnum):
    """Whether it was done."""

    SUDAH = "sudah"
    BELUM = "belum"


class BelumDapatDijawab(Galat):
    """The promise is neither done nor due."""


class SudahBerhenti(Galat):
    """Whoever answers stopped following at this very moment."""

    status = 410


@dataclass(frozen=True, slots=True)
class HitunganTanggapan:
    """Everything that was answered, for those who answer for the promise."""

    sudah: int = 0
    belum: int = 0

    @property
    def jumlah(self) -> int:
        """People."""
        return self.sudah + self.belum

    def dibantah(self, row: TindakLanjut) -> bool:
        """Whether the promise is marked as done and half of the people or more say that it is not."""
        ramai = self.jumlah >= TERSEMBUNYI
        return row.status == Status.SELESAI and ramai and self.belum * 2 >= self.jumlah


@dataclass(frozen=True, slots=True)
class AlasanTampil:
    """A reason that everyone may read, with the day on the calendar of the unit."""

    jawaban: str
    teks: str
    hari: date


@dataclass(frozen=True, slots=True)
class RingkasTanggapan:
    """What everyone may know. The counts are of the first five, ten, fifteen (``TERSEMBUNYI``) answers; None
    while fewer people answered, 0 when nobody did. A reason that was looked at is shown all the same: whoever
    wrote it was told so."""

    sudah: int | None
    belum: int | None
    jumlah: int | None
    alasan: list[AlasanTampil]


def dapat_dijawab(row: TindakLanjut, saat: datetime) -> bool:
    """Whether people may say how it went: it stands on the board and is marked as done, or its date has
    passed."""
    hari = setempat(saat, row.unit.zona).date()
    return row.tayang_pada is not None and (row.status == Status.SELESAI or terlambat(row, hari))


def jawaban_orang(
    db: Session,
    row: TindakLanjut,
    pengikut: PengikutJanji,
    nomor: Sequence[uuid.UUID] = (),
    *,
    kunci: bool = False,
) -> Sequence[TanggapanJanji]:
    """What this person answered: by the same address, as the same participant of the forum, or under one of
    these ids (``tanda.nomor_jawaban``) before they stopped once. ``kunci`` reads the answers as they are now
    and holds them."""
    milik = select(PengikutJanji.id).where(_orang(pengikut))
    sama: list[ColumnElement[bool]] = [
        TanggapanJanji.pengikut_id.in_(milik),
        TanggapanJanji.id.in_(nomor),
    ]
    if pengikut.peserta_id is not None:
        sama.append(TanggapanJanji.peserta_id == pengikut.peserta_id)
    cari = select(TanggapanJanji).where(TanggapanJanji.tindak_lanjut_id == row.id, or_(*sama))
    if kunci:
        cari = terkunci(cari, TanggapanJanji)
    return db.scalars(cari.order_by(TanggapanJanji.waktu.desc(), TanggapanJanji.id)).all()


def simpan_jawaban(
    db: Session,
    row: TindakLanjut,
    pengikut: PengikutJanji,
    jawaban: Jawaban,
    alasan: str,
    saat: datetime,
    nomor: Sequence[uuid.UUID] = (),
) -> TanggapanJanji:
    """Keep what this person says; a newer answer takes the place of the older one, and its reason is looked
    at again. ``nomor`` as for ``jawaban_orang``; a new answer takes the first. Raises BelumDapatDijawab and
    SudahBerhenti."""
    if not dapat_dijawab(row, saat):
        raise BelumDapatDijawab("Janji ini belum ditandai selesai dan tenggatnya belum lewat.")
    # Two presses at once, or two letters of the same person: one after the other.
    milik = select(PengikutJanji.id).where(_orang(pengikut)).order_by(PengikutJanji.id).with_for_update()
    if pengikut.id not in db.scalars(milik).all():
        raise SudahBerhenti("Alamat itu baru saja berhenti mengikuti janji.")
    # Somebody may be looking at the words at this very moment: new ones must not pass as those they read.
    lama = jawaban_orang(db, row, pengikut, nomor, kunci=True)
    for lebih in lama[1:]:
        db.delete(lebih)
    db.flush()
    if lama and (lama[0].jawaban, lama[0].alasan) == (jawaban, alasan):
        return lama[0]
    kini = (
        lama[0] if lama else TanggapanJanji(id=nomor[0] if nomor else uuid.uuid4(), tindak_lanjut_id=row.id)
    )
    kini.pengikut_id = pengikut.id
    kini.peserta_id = pengikut.peserta_id or kini.peserta_id
    kini.jawaban, kini.alasan, kini.waktu = jawaban.value, alasan, saat
    kini.keadaan, kini.alasan_moderasi = KeadaanTanggapan.MENUNGGU.value, ""
    kini.akun_id = kini.diputus_pada = None
    db.add(kini)
    db.flush()
    return kini


def hitung_tanggapan(db: Session, tindak_lanjut_id: Sequence[int]) -> dict[int, HitunganTanggapan]:
    """The answers of these promises; one that nobody answered is missing. A reason that was refused counts
    as well: it is the text that is refused, not the answer."""
    cari = (
        select(TanggapanJanji.tindak_lanjut_id, TanggapanJanji.jawaban, func.count())
        .where(TanggapanJanji.tindak_lanjut_id.in_(tindak_lanjut_id))
        .group_by(TanggapanJanji.tindak_lanjut_id, TanggapanJanji.jawaban)
    )
    per_janji: dict[int, dict[str, int]] = {}
    for nomor, jawaban, banyak in db.execute(cari):
        per_janji.setdefault(nomor, {})[jawaban] = banyak
    return {nomor: HitunganTanggapan(**isi) for nomor, isi in per_janji.items()}


def ringkas_tanggapan(db: Session, row: TindakLanjut) -> RingkasTanggapan:
    """What everyone may know of the answers about this promise, reasons with the newest first."""
    milik = TanggapanJanji.tindak_lanjut_id == row.id
    urut = select(TanggapanJanji.jawaban).where(milik).order_by(TanggapanJanji.waktu, TanggapanJanji.id)
    semua = db.scalars(urut).all()
    penuh = len(semua) // TERSEMBUNYI * TERSEMBUNYI
    sudah = semua[:penuh].count(Jawaban.SUDAH)
    cari = (
        select(TanggapanJanji)
        .where(
            milik,
            TanggapanJanji.keadaan == KeadaanTanggapan.TAMPIL,
            TanggapanJanji.alasan != "",
        )
        .order_by(TanggapanJanji.waktu.desc(), TanggapanJanji.id)
    )
    alasan = [
        AlasanTampil(satu.jawaban, samarkan(satu.alasan), setempat(satu.waktu, row.unit.zona).date())
        for satu in db.scalars(cari)
    ]
    if semua and not penuh:
        return RingkasTanggapan(None, None, None, alasan)
    return RingkasTanggapan(sudah, penuh - sudah, penuh, alasan)


def _orang(pengikut: PengikutJanji) -> ColumnElement[bool]:
    """The rows of the same person."""
    sama: list[ColumnElement[bool]] = [PengikutJanji.surel == pengikut.surel]
    if pengikut.peserta_id is not None:
        sama.append(PengikutJanji.peserta_id == pengikut.peserta_id)
    return or_(*sama)
