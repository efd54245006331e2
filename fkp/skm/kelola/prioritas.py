"""What the data ask to be mended: unsur lowest first, each with its plan, and what older plans left open."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from fkp.clock import setempat
from fkp.formats import angka, tanggal
from fkp.skm.hasil.saran import Saran, saran_unsur
from fkp.skm.models import Survei, Tahap
from fkp.skm.periode import nama_periode
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.tindak_lanjut.queries import TERBUKA
from fkp.tindak_lanjut.tampil import BarisTampil, tampilkan
from surveys.hasil import HasilSkm, NilaiUnsur

TERENDAH = 3
"""So many of the lowest unsur the outline of the report wants a plan for at least."""

KUTIPAN = 5


@dataclass(frozen=True)
class Prioritas:
    """An unsur with its value and its plan. ``ke`` counts from the lowest; ``utama`` are the first three."""

    kunci: str
    nama: str
    ikm_teks: str
    huruf: str
    kinerja: str
    ke: int
    baris: list[BarisTampil]

    @property
    def utama(self) -> bool:
        return self.ke <= TERENDAH


@dataclass(frozen=True)
class Terbawa:
    """A row of an earlier plan that is still open; ``lewat`` when its date cannot be kept as it is."""

    tampil: BarisTampil
    periode: str
    lewat: bool


@dataclass(frozen=True)
class Alasan:
    """What the data say of an unsur: the sentence a plan starts from, how many complained, some of them."""

    masalah: str
    jumlah: int
    kutipan: list[Saran]


def susun_prioritas(hasil: HasilSkm, baris: list[TindakLanjut], saat: datetime) -> list[Prioritas]:
    """Every unsur of the result, lowest first."""
    return [
        Prioritas(
            kunci=satu.kunci,
            nama=satu.nama,
            ikm_teks=angka(satu.ikm),
            huruf=satu.mutu or "",
            kinerja=satu.mutu.kinerja if satu.mutu else "",
            ke=ke,
            baris=tampilkan([row for row in baris if row.unsur == satu.kunci], saat),
        )
        for ke, satu in enumerate(hasil.terendah(len(hasil.unsur)), start=1)
    ]


def terbawa(db: Session, survei: Survei, saat: datetime) -> list[Terbawa]:
    """Rows of the plans of earlier surveys of this unit that are still open and that no later plan carries
    on, the oldest date first."""
    cari = (
        select(TindakLanjut, Survei)
        .join(Survei, Survei.id == TindakLanjut.survei_id)
        .where(
            TindakLanjut.asal == Asal.SKM,
            TindakLanjut.unit_id == survei.unit_id,
            TindakLanjut.status.in_(TERBUKA),
            Survei.mulai < survei.mulai,
        )
        .order_by(TindakLanjut.tenggat, TindakLanjut.id)
        .options(selectinload(TindakLanjut.lanjutan))
    )
    batas = max(survei.mulai, setempat(saat, survei.unit.zona).date())
    return [
        Terbawa(
            tampilkan([row], saat)[0], nama_periode(lalu.periode, lalu.mulai, lalu.akhir), row.tenggat < batas
        )
        for row, lalu in db.execute(cari).all()
        if row.lanjutan is None
    ]


def alasan_unsur(db: Session, survei: Survei, hasil: HasilSkm, kunci: str, hari: date) -> Alasan | None:
    """What the result and the suggestions say of an unsur; None for one that nobody answered. The sentence is
    Indonesian whatever the page speaks: it goes into the report."""
    satu = hasil.nilai(kunci)
    if satu is None:
        return None
    jumlah, kutipan = saran_unsur(db, survei, kunci, KUTIPAN)
    with force_locale("id"):
        return Alasan(_masalah(survei, hasil, satu, jumlah, hari), jumlah, kutipan)


def masalah_lanjutan(row: TindakLanjut, periode: str) -> str:
    """The problem of a row that carries on another: it says so."""
    return f"Lanjutan dari rencana {periode}.\n{row.masalah}".strip()


def _masalah(survei: Survei, hasil: HasilSkm, satu: NilaiUnsur, jumlah: int, hari: date) -> str:
    mutu = f" ({satu.mutu}, {satu.mutu.kinerja})" if satu.mutu else ""
    ke = [u.kunci for u in hasil.terendah(len(hasil.unsur))].index(satu.kunci) + 1
    tempat = "terendah" if ke == 1 else f"terendah ke-{ke}"
    # As long as answers come in the number is that of a day.
    sampai = f" sampai {tanggal(hari)}" if survei.tahap == Tahap.DIBUKA else ""
    teks = f"IKM {satu.nama} {angka(satu.ikm)}{mutu}{sampai}, {tempat} dari {len(hasil.unsur)} unsur."
    return f"{teks} {angka(jumlah)} saran dari responden yang menilainya 1 atau 2." if jumlah else teks
