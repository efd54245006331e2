"""What the invented units wrote for their reports: plans, how far these got, forums, signers, old values."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from fkp.clock import setempat
from fkp.demo.langkah import tick_steps, write_steps
from fkp.demo.pemerintah import Dunia
from fkp.demo.peristiwa import Peristiwa
from fkp.demo.rencana import Rencana
from fkp.skm.models import Periode, Tahap
from fkp.skm.naskah.lama import Terbitan, tambah_nilai
from fkp.skm.naskah.sunting import Isian, simpan_naskah
from fkp.skm.periode import Kalender
from fkp.skm.queries import aturan_of, hitungan
from fkp.tindak_lanjut import actions
from fkp.tindak_lanjut.isi import IsiRencana, Kemajuan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from surveys.scoring import score_skm

BERKAS = Path(__file__).with_name("tindak.toml")
TERSEGEL = (Tahap.DISAHKAN, Tahap.TERBIT)
BERENCANA = -3
"""From this period on plans are drawn up; before, nobody did."""

LALAI = ("uji-kendaraan-misal", "perpustakaan-ibarat-barat")
"""Units that never plan, so that the warnings have something to say."""

BERFORUM = 2
"""Forums were held from this many periods ago on."""

_JUDUL = (
    "Duduk Bersama Warga: Memperbaiki Pelayanan",
    "Forum Konsultasi Publik Hasil Survei",
    "Bincang Pelayanan dengan Pengguna",
)


@dataclass(frozen=True)
class Kalimat:
    """One plan and what came of it."""

    masalah: str
    kegiatan: str
    keluaran: str
    penanggung_jawab: str
    langkah: list[str]
    realisasi: str


@cache
def _isi() -> tuple[dict[str, list[Kalimat]], list[str]]:
    data: dict[str, Any] = tomllib.loads(BERKAS.read_text(encoding="utf-8"))
    hambatan = data.pop("hambatan")
    return {unsur: [Kalimat(**satu) for satu in daftar] for unsur, daftar in data.items()}, hambatan


def report_of(dunia: Dunia, r: Rencana, saat: datetime) -> Iterator[Peristiwa]:
    """What was done for the report of one survey until ``saat``: its plan and texts an hour before the seal,
    then the progress of the plan during the next period."""
    if r.tahap not in TERSEGEL or r.ke < BERENCANA or r.unit.kunci in LALAI:
        return
    baris: list[TindakLanjut] = []
    yield Peristiwa(r.disahkan - timedelta(hours=1), lambda waktu: _plan(dunia, r, baris, waktu))
    for bagian, ke, status in _progress(r):
        waktu = _during(r, bagian)
        if r.disahkan < waktu <= saat:
            yield Peristiwa(waktu, partial(_advance, dunia, r, baris, ke, status))


def _progress(r: Rencana) -> list[tuple[float, int, Status]]:
    """(share of the next period, which row, its new status). The first is always done in time, the others
    differ from period to period: done late, still running after its date, or stopped."""
    langkah = [(0.12, 0, Status.BERJALAN), (0.15, 1, Status.BERJALAN), (0.3, 0, Status.SELESAI)]
    if r.ke % 2:
        return [*langkah, (0.2, 2, Status.BERJALAN), (0.6, 1, Status.SELESAI)]
    return [*langkah, (0.85, 1, Status.SELESAI), (0.5, 2, Status.DIHENTIKAN)]


def _during(r: Rencana, bagian: float) -> datetime:
    """Ten in the morning of a day in the period after ``r``."""
    return r.pukul(r.akhir + timedelta(days=round((r.akhir - r.mulai).days * bagian)), 10)


def _plan(dunia: Dunia, r: Rencana, baris: list[TindakLanjut], waktu: datetime) -> None:
    db, survei, oleh = dunia.db, dunia.survei[r.kode], dunia.petugas[r.unit.kunci]
    hasil = score_skm(hitungan(db, survei), aturan_of(survei))
    kalimat, _hambatan = _isi()
    for ke, (unsur, tenggat) in enumerate(zip(hasil.terendah(), (0.4, 0.7, 0.9), strict=False)):
        satu = kalimat[unsur.kunci][(r.ke + ke) % 2]
        isi = IsiRencana(
            unsur=unsur.kunci,
            layanan_id=None,
            masalah=satu.masalah,
            kegiatan=satu.kegiatan,
            keluaran=satu.keluaran,
            penanggung_jawab=satu.penanggung_jawab,
            mulai=_during(r, 0.05 + 0.05 * ke).date(),
            tenggat=_during(r, tenggat).date(),
        )
        row = actions.tambah(db, oleh, survei.unit, isi, waktu, survei_id=survei.id, sejak=survei.mulai)
        write_steps(db, oleh, row, satu.langkah, waktu)
        baris.append(row)
    forum = r.ke >= -BERFORUM
    tempat = r.unit.alamat.rpartition(", ")[2]
    isian = Isian(
        isi={},
        forum_judul=_JUDUL[r.ke % len(_JUDUL)] if forum else "",
        forum_tanggal=_weekday_after(setempat(r.ditutup, r.unit.zona).date()) if forum else None,
        tempat=tempat,
        jabatan=f"Kepala {r.unit.singkatan or r.unit.nama}"[:160],
        nama=r.unit.pimpinan,
        # Born in the year 1900: nobody has this number.
        nip="190001011900011001",
    )
    simpan_naskah(db, survei, oleh, waktu, isian, 0)


def _weekday_after(hari: date) -> date:
    """The first working day after; there is one among any three days."""
    return next(h for n in (1, 2, 3) if (h := hari + timedelta(days=n)).weekday() < 5)


def _advance(
    dunia: Dunia, r: Rencana, baris: list[TindakLanjut], ke: int, status: Status, waktu: datetime
) -> None:
    if ke >= len(baris):
        return
    row, oleh = baris[ke], dunia.petugas[r.unit.kunci]
    kalimat, hambatan = _isi()
    realisasi = next(k.realisasi for k in kalimat[row.unsur] if k.kegiatan == row.kegiatan)
    lambat = ke > 0 and status is not Status.SELESAI
    kini = Kemajuan(
        status=status,
        realisasi=realisasi if status is Status.SELESAI else "",
        hambatan=hambatan[r.ke % len(hambatan)] if lambat else "",
    )
    alasan = "Digabung dengan rencana perangkat daerah." if status is Status.DIHENTIKAN else ""
    if status is not Status.DIHENTIKAN:
        tick_steps(dunia.db, oleh, row, status, waktu)
    actions.kemajuan(dunia.db, oleh, row, kini, waktu, versi=row.versi, alasan=alasan)


def old_values(dunia: Dunia, pertama: date) -> None:
    """Three values of the main unit from before its first survey here, one of them on the scale of 2004."""
    unit, oleh = dunia.unit["dukcapil-umpama"], dunia.petugas["dukcapil-umpama"]
    tahun = pertama.year
    for tahun_, ikm, mutu, pita in (
        (2016, "78.42", "B", "2004"),
        (tahun - 2, "80.12", "B", "2017"),
        (tahun - 1, "81.05", "B", "2017"),
    ):
        kalender = Kalender(Periode.TAHUN, tahun_, 1)
        sumber = f"Laporan SKM tahun {tahun_} (rekaan)"
        tambah_nilai(dunia.db, unit, Terbitan(kalender, Decimal(ikm), mutu, pita, sumber), oleh)
