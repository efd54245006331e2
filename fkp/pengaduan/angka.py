"""Monthly figures from an export: what importing a file would change, and doing it.

A month is replaced as a whole, so that a corrected export leaves nothing of the one before. A month with a
row that cannot be used is left as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.jejak.actions import catat
from fkp.lembar import Baris, Masalah
from fkp.pengaduan.models import AngkaPengaduan
from fkp.pengaduan.queries import angka_unit
from fkp.pengaduan.sel_angka import (
    Nilai,
    baca_bulan,
    baca_kelas,
    baca_nilai,
    baca_unsur,
    baris_jumlah,
    periksa_sel,
)
from fkp.titipan import RencanaLembar
from fkp.unit.models import Unit

Kunci = tuple[date, str, str]


@dataclass(frozen=True)
class BarisAngka:
    """One figure: what is stored and what the file says, None where one of them says nothing."""

    bulan: date
    unsur: str
    kelas: str
    lama: Nilai | None
    baru: Nilai | None

    @property
    def beda(self) -> str:
        """What would become of it: ``sama``, ``baru``, ``diubah`` or ``dihapus``."""
        if self.lama == self.baru:
            return "sama"
        return "baru" if self.lama is None else "dihapus" if self.baru is None else "diubah"


@dataclass
class Rencana(RencanaLembar):
    """What an import would do. ``bulan`` are the months that are replaced, ``tertahan`` those that are not,
    because a row of theirs cannot be used; ``jumlah`` are the numbers of rows that sum up others and are left
    out."""

    angka: list[BarisAngka] = field(default_factory=list)
    bulan: list[date] = field(default_factory=list)
    tertahan: list[date] = field(default_factory=list)
    jumlah: list[int] = field(default_factory=list)

    @property
    def mengubah(self) -> bool:
        return any(satu.beda != "sama" for satu in self.angka)


def rencanakan(db: Session, unit: Unit, baris: Iterable[Baris], saat: datetime) -> Rencana:
    """Compare rows with what is stored for the unit."""
    kini = setempat(saat, unit.zona).date().replace(day=1)
    rencana, baru, dari = Rencana(), dict[Kunci, Nilai](), dict[Kunci, int]()
    semua, rusak = set[date](), set[date]()
    for satu in baris:
        if baris_jumlah(satu):
            rencana.jumlah.append(satu.nomor)
            continue
        salah = list(periksa_sel(satu, kini))
        bulan = baca_bulan(satu.isi["bulan"])
        if bulan and bulan <= kini:
            semua.add(bulan)
        if not salah and bulan:
            kunci = (bulan, baca_unsur(satu.isi["unsur"]) or "", baca_kelas(satu.isi["kelas"]) or "")
            if (pertama := dari.setdefault(kunci, satu.nomor)) != satu.nomor:
                saran = f"Bulan, unsur, dan kelas yang sama sudah ada di baris {pertama}; gabungkan keduanya."
                salah.append(Masalah(satu.nomor, "bulan", satu.isi["bulan"], saran))
            else:
                baru[kunci] = baca_nilai(satu)
        if salah:
            rencana.salah += salah
            rusak |= {bulan} if bulan else set()
    rencana.bulan, rencana.tertahan = sorted(semua - rusak), sorted(semua & rusak)
    lama = {
        (a.bulan, a.unsur, a.kelas): (a.jumlah, a.selesai) for a in angka_unit(db, unit.id, rencana.bulan)
    }
    dipakai = {kunci: nilai for kunci, nilai in baru.items() if kunci[0] in rencana.bulan}
    rencana.angka = [
        BarisAngka(*kunci, lama.get(kunci), dipakai.get(kunci)) for kunci in sorted({*lama, *dipakai})
    ]
    return rencana


def simpan_rencana(
    db: Session, oleh: Akun, unit: Unit, rencana: Rencana, sumber: str, saat: datetime
) -> None:
    """Replace the months of ``rencana``; ``sumber`` is the name of the file."""
    for lama in angka_unit(db, unit.id, rencana.bulan):
        db.delete(lama)
    db.flush()
    baru = [satu for satu in rencana.angka if satu.baru is not None]
    db.add_all(
        AngkaPengaduan(
            unit_id=unit.id,
            bulan=satu.bulan,
            unsur=satu.unsur,
            kelas=satu.kelas,
            jumlah=satu.baru[0],
            selesai=satu.baru[1],
            sumber=sumber[:120],
            dibuat=saat,
        )
        for satu in baru
        if satu.baru
    )
    db.flush()
    rincian: dict[str, object] = {
        "bulan": ", ".join(f"{satu:%Y-%m}" for satu in rencana.bulan),
        "jumlah": [
            sum(satu.lama[0] for satu in rencana.angka if satu.lama),
            sum(satu.baru[0] for satu in rencana.angka if satu.baru),
        ],
        "berkas": sumber[:120],
    }
    catat(db, oleh, "angka pengaduan diimpor", "unit", unit.id, unit.jalur, rincian)
