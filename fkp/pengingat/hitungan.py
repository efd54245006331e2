"""What the weekly digest counts: the open promises of one's own units, and of those a pembina watches."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import ZONA, setempat
from fkp.pengingat.penerima import Penerima
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import masih_terbuka
from fkp.unit.models import Unit


@dataclass(frozen=True, slots=True)
class JanjiTerbuka:
    """What the counts need of an open promise."""

    id: int
    tenggat: date
    pelaksana_id: int | None


@dataclass(slots=True)
class UnitTerbuka:
    """A unit with its open promises, the oldest date first; ``hari`` is today there."""

    nama: str
    jalur: str
    zona: str
    hari: date
    janji: list[JanjiTerbuka] = field(default_factory=list)

    @property
    def telat(self) -> list[JanjiTerbuka]:
        """Those whose date has passed."""
        return [satu for satu in self.janji if satu.tenggat < self.hari]

    @property
    def pekan(self) -> list[JanjiTerbuka]:
        """Those that come due today or in the six days after it."""
        akhir = self.hari + timedelta(days=6)
        return [satu for satu in self.janji if self.hari <= satu.tenggat <= akhir]


@dataclass(slots=True)
class Bagian:
    """The units for which one person answers (``sendiri``) and over which that person watches (``bina``)."""

    sendiri: list[UnitTerbuka] = field(default_factory=list)
    bina: list[UnitTerbuka] = field(default_factory=list)

    @property
    def zona(self) -> str:
        """Whose morning counts: that of the westernmost unit, so that for none of them it is night still."""
        punya = {unit.zona for unit in self.sendiri or self.bina}
        return next(zona for zona in ZONA if zona in punya)


@dataclass(frozen=True, slots=True)
class UnitTelat:
    """A unit that is late: with how many promises, and the oldest of them for how many days."""

    nama: str
    jumlah: int
    lama: int


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """What one person is told on Monday ``hari``. ``mendesak`` are the first of what is late or due this
    week, by number; ``milik`` how many of all these this person carries out."""

    hari: date
    terbuka: int
    telat: int
    pekan: int
    milik: int
    mendesak: tuple[int, ...]
    bina: tuple[UnitTelat, ...]
    bina_unit: int
    bina_telat: int

    @property
    def perlu(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.telat or self.pekan or self.bina_telat)

    @property
    def akhir(self) -> date:
        """The last day of this week."""
        return self.hari + timedelta(days=6)


def unit_terbuka(db: Session, saat: datetime) -> list[UnitTerbuka]:
    """The active units that have open promises, from the top of the government down."""
    cari = (
        select(
            *(Unit.nama, Unit.singkatan, Unit.jalur, Unit.zona),
            *(TindakLanjut.id, TindakLanjut.tenggat, TindakLanjut.pelaksana_id),
        )
        .join(TindakLanjut.unit)
        .where(masih_terbuka(), Unit.aktif)
        .order_by(Unit.jalur, TindakLanjut.tenggat, TindakLanjut.id)
    )
    semua: dict[str, UnitTerbuka] = {}
    for nama, singkatan, jalur, zona, nomor, tenggat, pelaksana_id in db.execute(cari):
        if jalur not in semua:
            semua[jalur] = UnitTerbuka(singkatan or nama, jalur, zona, setempat(saat, zona).date())
        semua[jalur].janji.append(JanjiTerbuka(nomor, tenggat, pelaksana_id))
    return list(semua.values())


def bagi(semua: Iterable[UnitTerbuka], penerima: Penerima) -> dict[int, Bagian]:
    """The units of each person, by account."""
    hasil: defaultdict[int, Bagian] = defaultdict(Bagian)
    for unit in semua:
        petugas, pimpinan = (penerima.di_atas(p, unit.jalur) for p in (Peran.PETUGAS, Peran.PIMPINAN))
        for akun_id in petugas | pimpinan:
            hasil[akun_id].sendiri.append(unit)
        for akun_id in penerima.di_atas(Peran.PEMBINA, unit.jalur):
            hasil[akun_id].bina.append(unit)
    return dict(hasil)


def hitung(akun_id: int, bagian: Bagian, hari: date, teratas: int) -> Ringkasan:
    """The digest of this person; at most ``teratas`` promises and units are named."""
    telat = [satu for unit in bagian.sendiri for satu in unit.telat]
    pekan = [satu for unit in bagian.sendiri for satu in unit.pekan]
    mendesak = sorted(telat + pekan, key=lambda satu: (satu.tenggat, satu.id))
    bina = [
        UnitTelat(unit.nama, len(semua), (unit.hari - semua[0].tenggat).days)
        for unit in bagian.bina
        if (semua := unit.telat)
    ]
    bina.sort(key=lambda satu: (-satu.jumlah, -satu.lama, satu.nama))
    return Ringkasan(
        hari=hari,
        terbuka=sum(len(unit.janji) for unit in bagian.sendiri),
        telat=len(telat),
        pekan=len(pekan),
        milik=sum(satu.pelaksana_id == akun_id for satu in mendesak),
        mendesak=tuple(satu.id for satu in mendesak[:teratas]),
        bina=tuple(bina[:teratas]),
        bina_unit=len(bina),
        bina_telat=sum(satu.jumlah for satu in bina),
    )
