"""Who is to be told what at this moment: the news that each address has not read yet, once it is time.

Three presses of somebody at work become one letter: nothing leaves before the newest is ``DIAM`` old, unless
the oldest has waited for ``PALING_LAMA``. At night letters wait until it is day at every unit they speak of.
Each letter tells all that its address had not read when it was written, so each piece of news reaches it
once, however many ways it follows.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fkp.clock import setempat
from fkp.papan.models import PengikutJanji
from fkp.papan.tanda import sidik_alamat
from fkp.pengingat.jadwal import hari_terjaga, tenang
from fkp.surat.models import SuratKeluar
from fkp.tindak_lanjut.models import KabarJanji, TindakLanjut

DIAM = timedelta(minutes=15)
PALING_LAMA = timedelta(hours=1)
BASI = timedelta(days=3)
"""Older news is no news: a worker that was off for a week floods nobody."""
SELESAI_DITULIS = timedelta(minutes=1)
"""Longer than it takes to store a piece of news: behind a younger one an older may still be on its way."""
AWALAN = "kabar "
"""How the names of these letters begin."""

Kabar = tuple[KabarJanji, TindakLanjut]
JamTenang = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One letter to be written: to whom, the rows that ask for it, and the news with its promises, the oldest
    first."""

    surel: str
    pengikut: Sequence[PengikutJanji]
    kabar: Sequence[Kabar]

    @property
    def kunci(self) -> str:
        """The name of the letter: the address, without telling it, and the last news it is told. SQLite gives
        the number of news that was taken back to the next one, so the moment is part of it."""
        kabar = self.kabar[-1][0]
        return f"{AWALAN}{sidik_alamat(self.surel)} {kabar.id} {kabar.waktu:%Y%m%d%H%M%S%f}"


def susun_kiriman(
    db: Session, saat: datetime, jam: JamTenang, surel: Sequence[str] | None = None
) -> list[Kiriman]:
    """The letters that are due at ``saat``, to these addresses or to any. The rows of given addresses are
    held until the transaction ends: of two workers the second finds what the first has written."""
    if not hari_terjaga(saat, jam):
        return []
    per_alamat: dict[str, list[PengikutJanji]] = defaultdict(list)
    for satu in _pengikut(db, saat, surel):
        per_alamat[satu.surel].append(satu)
    if not per_alamat:
        return []
    per_sasaran, sudah = _kabar(db, saat), _sudah(db, saat)
    semua = []
    for alamat, milik in sorted(per_alamat.items()):
        kabar = _baru(milik, per_sasaran, sudah.get(sidik_alamat(alamat), saat - BASI))
        if kabar and _waktunya(kabar, saat, jam):
            semua.append(Kiriman(alamat, milik, kabar))
    return semua


def waktu_tenang(saat: datetime, zona: str, jam: JamTenang) -> bool:
    """Whether people there are left alone at this moment."""
    return tenang(setempat(saat, zona).time(), jam)


def _kabar(db: Session, saat: datetime) -> dict[str, list[Kabar]]:
    """The news of these days, by everything that may be followed to hear of it."""
    cari = (
        select(KabarJanji, TindakLanjut)
        .join(TindakLanjut, TindakLanjut.id == KabarJanji.tindak_lanjut_id)
        .where(*_hari_ini(saat))
    )
    per_sasaran: dict[str, list[Kabar]] = defaultdict(list)
    for kabar, janji in db.execute(cari):
        for kunci in (f"unit:{janji.unit_id}", f"forum:{janji.forum_id}", f"janji:{janji.id}"):
            per_sasaran[kunci].append((kabar, janji))
    return per_sasaran


def _hari_ini(saat: datetime) -> tuple[ColumnElement[bool], ...]:
    """SQL conditions: the news is neither too old nor still being stored."""
    return KabarJanji.waktu > saat - BASI, KabarJanji.waktu <= saat - SELESAI_DITULIS


def _pengikut(db: Session, saat: datetime, surel: Sequence[str] | None) -> Sequence[PengikutJanji]:
    """The confirmed rows that follow anything there is news of."""

    def ada(kolom: InstrumentedAttribute[Any]) -> Select[Any]:
        kabar = select(kolom).join(KabarJanji, KabarJanji.tindak_lanjut_id == TindakLanjut.id)
        return kabar.where(*_hari_ini(saat), kolom.is_not(None))

    ikut = or_(
        PengikutJanji.unit_id.in_(ada(TindakLanjut.unit_id)),
        PengikutJanji.forum_id.in_(ada(TindakLanjut.forum_id)),
        PengikutJanji.tindak_lanjut_id.in_(ada(TindakLanjut.id)),
    )
    cari = select(PengikutJanji).where(ikut, PengikutJanji.dikonfirmasi_pada.is_not(None))
    if surel is not None:
        cari = cari.where(PengikutJanji.surel.in_(surel)).with_for_update()
    return db.scalars(cari.order_by(PengikutJanji.id)).all()


def _sudah(db: Session, saat: datetime) -> dict[str, datetime]:
    """Up to when each address was told: a letter has all there was when it was written."""
    cari = select(SuratKeluar.kunci, SuratKeluar.dibuat).where(
        SuratKeluar.kunci.startswith(AWALAN, autoescape=True), SuratKeluar.dibuat > saat - BASI
    )
    sampai: dict[str, datetime] = {}
    for kunci, dibuat in db.execute(cari.order_by(SuratKeluar.dibuat)):
        sampai[kunci.split(" ")[1]] = dibuat - SELESAI_DITULIS
    return sampai


def _baru(
    milik: Sequence[PengikutJanji], per_sasaran: dict[str, list[Kabar]], sampai: datetime
) -> list[Kabar]:
    """What these rows ask for and the address was not told, each once, the oldest first."""
    baru = {
        kabar.id: (kabar, janji)
        for satu in milik
        for kabar, janji in per_sasaran.get(satu.sasaran, ())
        if kabar.waktu > sampai and satu.dikonfirmasi_pada and kabar.waktu >= satu.dikonfirmasi_pada
    }
    return sorted(baru.values(), key=lambda pasangan: (pasangan[0].waktu, pasangan[0].id))


def _waktunya(kabar: Sequence[Kabar], saat: datetime, jam: JamTenang) -> bool:
    """Whether a letter with this news leaves now."""
    cukup = kabar[-1][0].waktu <= saat - DIAM or kabar[0][0].waktu <= saat - PALING_LAMA
    return cukup and not any(waktu_tenang(saat, janji.unit.zona, jam) for _kabar, janji in kabar)
