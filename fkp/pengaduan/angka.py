"""Monthly figures from an export: what importing a file would change, and doing it.

A month is replaced as a whole, so that a corrected export leaves nothing of the one before. A month with a
row that cannot be used is left as it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.jejak.actions import catat
from fkp.pengaduan.lembar import Baris, Masalah
from fkp.pengaduan.models import AngkaPengaduan
from fkp.pengaduan.queries import angka_unit
from fkp.pengaduan.susunan import load_susunan
from fkp.titipan import sidik_rencana
from fkp.unit.models import Unit
from surveys.unsur import UNSUR

TERBANYAK = 1_000_000
"""More complaints in one month are a typing error."""
TAHUN_PERTAMA = 2011
"""SP4N-LAPOR! is no older; an earlier year is a typing error."""

_BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2}(?:[ T][\d:.]*)?)?")
_GARIS = re.compile(r"(?:\d{1,2}/)?(\d{1,2})/(\d{4})")
_KATA = re.compile(r"([a-z]{3,}) (\d{4})")

Kunci = tuple[date, str, str]
Nilai = tuple[int, int | None]


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
class Rencana:
    """What an import would do. ``bulan`` are the months that are replaced, ``tertahan`` those that are not,
    because a row of theirs cannot be used."""

    angka: list[BarisAngka] = field(default_factory=list)
    bulan: list[date] = field(default_factory=list)
    tertahan: list[date] = field(default_factory=list)
    salah: list[Masalah] = field(default_factory=list)

    @property
    def mengubah(self) -> bool:
        return any(satu.beda != "sama" for satu in self.angka)

    @property
    def baris_salah(self) -> int:
        return len({satu.baris for satu in self.salah})

    @property
    def sidik(self) -> str:
        return sidik_rencana(asdict(self))


def rencanakan(db: Session, unit: Unit, baris: Iterable[Baris], saat: datetime) -> Rencana:
    """Compare rows with what is stored for the unit."""
    kini = setempat(saat, unit.zona).date().replace(day=1)
    rencana, baru, dari = Rencana(), dict[Kunci, Nilai](), dict[Kunci, int]()
    semua, rusak = set[date](), set[date]()
    for satu in baris:
        salah = list(_periksa(satu, kini))
        bulan = baca_bulan(satu.isi["bulan"])
        if bulan and bulan <= kini:
            semua.add(bulan)
        if not salah and bulan:
            kunci = (bulan, _unsur(satu.isi["unsur"]) or "", _kelas(satu.isi["kelas"]) or "")
            if (pertama := dari.setdefault(kunci, satu.nomor)) != satu.nomor:
                saran = f"Bulan, unsur, dan kelas yang sama sudah ada di baris {pertama}; gabungkan keduanya."
                salah.append(Masalah(satu.nomor, "bulan", satu.isi["bulan"], saran))
            else:
                baru[kunci] = _nilai(satu)
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


def tahan_unit(db: Session, unit: Unit) -> None:
    """Hold the unit until the transaction ends: of two imports at once one waits for the other."""
    db.scalar(select(Unit.id).where(Unit.id == unit.id).with_for_update())


def baca_bulan(teks: str) -> date | None:
    """The first day of a month as people write it; None for what is none."""
    rapi = teks.strip().lower()
    for pola, tukar in ((_ISO, False), (_GARIS, True)):
        if cocok := pola.fullmatch(rapi):
            tahun, bulan = (cocok[2], cocok[1]) if tukar else (cocok[1], cocok[2])
            return _bulan(int(tahun), int(bulan))
    if cocok := _KATA.fullmatch(rapi):
        nomor = [n for n, nama in enumerate(_BULAN, 1) if nama.startswith(cocok[1])]
        return _bulan(int(cocok[2]), nomor[0]) if len(nomor) == 1 else None
    return None


def _bulan(tahun: int, bulan: int) -> date | None:
    return date(tahun, bulan, 1) if 1 <= bulan <= 12 and TAHUN_PERTAMA <= tahun <= 2100 else None


def _periksa(satu: Baris, kini: date) -> Iterator[Masalah]:
    isi = satu.isi
    bulan = baca_bulan(isi["bulan"])
    if bulan is None:
        yield Masalah(satu.nomor, "bulan", isi["bulan"], "Tulis bulan dan tahunnya, misalnya 2026-06.")
    elif bulan > kini:
        yield Masalah(satu.nomor, "bulan", isi["bulan"], "Bulan ini belum datang. Periksa tahunnya.")
    if _unsur(isi["unsur"]) is None:
        pilihan = ", ".join(satu.kunci for satu in UNSUR)
        yield Masalah(satu.nomor, "unsur", isi["unsur"], f"Pakai salah satu: {pilihan}; atau kosongkan.")
    if _kelas(isi["kelas"]) is None:
        pilihan = "; ".join(satu.nama for satu in load_susunan().kelas)
        yield Masalah(satu.nomor, "kelas", isi["kelas"], f"Pakai salah satu: {pilihan}; atau kosongkan.")
    jumlah, selesai = _bilangan(isi["jumlah"]), _bilangan(isi["selesai"])
    if jumlah is None or jumlah > TERBANYAK:
        yield Masalah(satu.nomor, "jumlah", isi["jumlah"], "Tulis banyaknya dengan bilangan bulat, mulai 0.")
    if isi["selesai"] and selesai is None:
        yield Masalah(satu.nomor, "selesai", isi["selesai"], "Tulis bilangan bulat, atau kosongkan.")
    elif jumlah is not None and selesai is not None and selesai > jumlah:
        yield Masalah(
            satu.nomor, "selesai", isi["selesai"], f"Yang selesai tidak mungkin melebihi jumlahnya, {jumlah}."
        )


def _unsur(teks: str) -> str | None:
    """The key of an unsur by its key, code or name; "" for none, None for an unknown one."""
    kata = teks.casefold()
    if not kata:
        return ""
    kamus = {sebut.casefold(): u.kunci for u in UNSUR for sebut in (u.kunci, u.kode, u.nama)}
    return kamus.get(kata)


def _kelas(teks: str) -> str | None:
    kata = teks.casefold()
    if not kata:
        return ""
    return {s.casefold(): k.kunci for k in load_susunan().kelas for s in (k.kunci, k.nama)}.get(kata)


def _bilangan(teks: str) -> int | None:
    """A whole number, also with dots between thousands; None for anything else."""
    rapi = teks.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", teks) else teks
    return int(rapi) if rapi.isascii() and rapi.isdigit() and len(rapi) < 9 else None


def _nilai(satu: Baris) -> Nilai:
    return _bilangan(satu.isi["jumlah"]) or 0, _bilangan(satu.isi["selesai"])
