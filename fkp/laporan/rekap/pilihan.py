"""What a pembina can choose from, and what the address of the page asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.formats import tanggal
from fkp.galat import Galat
from fkp.laporan.rekap.permintaan import Permintaan
from fkp.skm.models import Periode, Survei
from fkp.skm.periode import PANJANG, ROMAWI, Kalender, kalender_of
from fkp.unit.models import Instansi, Unit
from fkp.unit.queries import daftar_instansi
from surveys.instrumen import load_instrumen

TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100
BAKU = ("skm-9", 1)


class PilihanSalah(Galat):
    """The page cannot show what its address asks for."""

    status = 422


@dataclass(frozen=True)
class Simpul:
    """A node one may choose; ``dalam`` is how deep it lies below the highest one."""

    instansi: Instansi
    dalam: int


def simpul(db: Session, nodes: tuple[str, ...]) -> list[Simpul]:
    """The active instansi in scope as a tree read from the top, names in order."""
    semua = [i for i in daftar_instansi(db, nodes) if i.aktif]
    anak: dict[int | None, list[Instansi]] = {}
    nomor = {i.id for i in semua}
    for i in semua:
        anak.setdefault(i.induk_id if i.induk_id in nomor else None, []).append(i)
    hasil: list[Simpul] = []
    tumpuk = [(i, 0) for i in reversed(anak.get(None, []))]
    while tumpuk:
        instansi, dalam = tumpuk.pop()
        hasil.append(Simpul(instansi, dalam))
        tumpuk += [(i, dalam + 1) for i in reversed(anak.get(instansi.id, []))]
    return hasil


_KELOMPOK = {
    Periode.TRIWULAN: l_("Triwulan"),
    Periode.SEMESTER: l_("Semester"),
    Periode.BULAN: l_("Bulan"),
    Periode.TAHUN: l_("Tahun"),
}


def pilihan_periode() -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds of period with the values and names of theirs, such as ("triwulan-3", "Triwulan III")."""
    return [
        (str(nama), [(f"{jenis.value}-{ke}", _nama(jenis, ke)) for ke in range(1, 12 // PANJANG[jenis] + 1)])
        for jenis, nama in _KELOMPOK.items()
    ]


def _nama(jenis: Periode, ke: int) -> str:
    if jenis is Periode.BULAN:
        return tanggal(date(2000, ke, 1), "MMMM")
    if jenis is Periode.TAHUN:
        return str(_("Setahun penuh"))
    return f"{_KELOMPOK[jenis]} {ROMAWI[ke - 1]}"


def periode_lalu(hari: date) -> Kalender:
    """The quarter before the one that ``hari`` lies in: the newest that can be complete."""
    kini = kalender_of(Periode.TRIWULAN, hari)
    return kalender_of(Periode.TRIWULAN, kini.mulai - timedelta(days=1))


def baca_kalender(args: Mapping[str, str], baku: Kalender) -> Kalender:
    """The period that is asked for, ``baku`` when none is. Raises PilihanSalah."""
    periode, tahun = args.get("periode", ""), args.get("tahun", "").strip()
    if not periode and not tahun:
        return baku
    if not (tahun.isascii() and tahun.isdigit() and TAHUN_AWAL <= int(tahun[:5]) <= TAHUN_AKHIR):
        raise PilihanSalah(_("Tahun harus antara %(a)s dan %(z)s.", a=TAHUN_AWAL, z=TAHUN_AKHIR))
    jenis, _pisah, ke = periode.partition("-")
    if jenis not in set(Periode) or not (ke.isascii() and ke.isdigit() and len(ke) < 3):
        raise PilihanSalah(_("Pilih periode dari daftar."))
    if not 1 <= int(ke) <= 12 // PANJANG[Periode(jenis)]:
        raise PilihanSalah(_("Pilih periode dari daftar."))
    return Kalender(Periode(jenis), int(tahun), int(ke))


@dataclass(frozen=True)
class Kuesioner:
    """A questionnaire in use below the node in the period, and by how many surveys."""

    kode: str
    versi: int
    survei: int

    @property
    def nilai(self) -> str:
        return f"{self.kode}.{self.versi}"

    @property
    def nama(self) -> str:
        return load_instrumen(self.kode, self.versi).nama


def kuesioner_dipakai(db: Session, jalur: str, kalender: Kalender) -> list[Kuesioner]:
    """Those in use, the most used first; the usual one when there is none."""
    cari = (
        select(Survei.instrumen, Survei.instrumen_versi, func.count())
        .join(Unit, Unit.id == Survei.unit_id)
        .where(
            Unit.jalur.startswith(jalur, autoescape=True),
            Survei.mulai >= kalender.mulai,
            Survei.akhir <= kalender.akhir,
        )
        .group_by(Survei.instrumen, Survei.instrumen_versi)
        .order_by(func.count().desc(), Survei.instrumen, Survei.instrumen_versi.desc())
    )
    return [Kuesioner(*baris) for baris in db.execute(cari)] or [Kuesioner(*BAKU, 0)]


def baca_kuesioner(args: Mapping[str, str], dipakai: list[Kuesioner]) -> Kuesioner:
    """The one that is asked for; when it is not in use in this period, the most used one."""
    return next((k for k in dipakai if k.nilai == args.get("kuesioner")), dipakai[0])


def susun_permintaan(instansi: Instansi, kalender: Kalender, kuesioner: Kuesioner) -> Permintaan:
    """The recap of this choice."""
    return Permintaan(
        instansi_id=instansi.id,
        nama=instansi.nama,
        jalur=instansi.jalur,
        periode=kalender.jenis.value,
        tahun=kalender.tahun,
        ke=kalender.ke,
        instrumen=kuesioner.kode,
        versi=kuesioner.versi,
    )
