"""The life of each survey of the demo, as moments at which somebody did something."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.demo.laporan import report_of
from fkp.demo.pemerintah import Dunia
from fkp.demo.peristiwa import Peristiwa
from fkp.demo.rencana import KODE_CONTOH, Rencana, rentang
from fkp.demo.simpan import fill
from fkp.jejak.actions import catat
from fkp.skm.hasil.pengesahan import koreksi_survei, sahkan_survei
from fkp.skm.kelola.kode import kode_survei
from fkp.skm.models import Periode, Survei, SurveiLayanan, Tahap
from fkp.skm.queries import survei_by_kode
from fkp.skm.tahap import close_survei, open_survei, publish_survei
from surveys.aturan import Aturan
from surveys.instrumen import load_instrumen


def life_of(dunia: Dunia, r: Rencana, saat: datetime) -> Iterator[Peristiwa]:
    """What happened to one survey until ``saat``."""
    db, petugas, pimpinan = dunia.db, dunia.petugas, dunia.pimpinan
    kunci = r.unit.kunci

    def open_(waktu: datetime) -> None:
        open_survei(db, dunia.survei[r.kode], petugas[kunci], waktu)

    def answer(waktu: datetime) -> None:
        fill(db, dunia.survei[r.kode], r, dunia.daerah, dunia.layanan, waktu)

    def close(waktu: datetime) -> None:
        close_survei(db, dunia.survei[r.kode], petugas[kunci], waktu)

    def seal(waktu: datetime) -> None:
        sahkan_survei(db, dunia.survei[r.kode], pimpinan[kunci], waktu)

    def publish(waktu: datetime) -> None:
        publish_survei(db, dunia.survei[r.kode], pimpinan[kunci], waktu)

    # A plan for a period to come was drawn up the other day.
    yield Peristiwa(min(r.disusun, saat - timedelta(days=2)), lambda _waktu: _draft(dunia, r))
    if r.tahap == Tahap.RANCANGAN:
        return
    yield Peristiwa(r.dibuka, open_)
    if r.tahap == Tahap.DIBUKA:
        yield Peristiwa(saat, answer)
        return
    yield Peristiwa(r.ditutup, answer)
    yield Peristiwa(r.ditutup, close)
    yield from report_of(dunia, r, saat)
    if r.tahap in (Tahap.DISAHKAN, Tahap.TERBIT):
        yield Peristiwa(r.disahkan, seal)
    if r.tahap == Tahap.TERBIT:
        yield Peristiwa(r.terbit, publish)
    if (kunci, r.ke) == ("rsud-contoh", -3):
        yield Peristiwa(r.terbit + timedelta(days=6), lambda waktu: _correct(dunia, r, waktu))


def _draft(dunia: Dunia, r: Rencana) -> None:
    # Not fkp.skm.kelola.buat: its codes are drawn by lot, and the demo's addresses are the same everywhere.
    db, instrumen = dunia.db, load_instrumen(r.unit.instrumen)
    survei = Survei(
        unit=dunia.unit[r.unit.kunci],
        kode=r.kode,
        instrumen=instrumen.kode,
        instrumen_versi=instrumen.versi,
        ragam=r.unit.ragam,
        periode=r.periode.value,
        mulai=r.mulai,
        akhir=r.akhir,
        masa_tenggang=r.tenggang,
        aturan=Aturan.eksak().to_dict(),
        dibuat=clock.now(),
    )
    survei.layanan = [
        SurveiLayanan(layanan_id=dunia.layanan[asal, satu.nama], populasi=_served(satu.populasi, r), urutan=i)
        for i, (asal, satu) in enumerate(dunia.daerah.ditanyakan(r.unit))
    ]
    db.add(survei)
    db.flush()
    dunia.survei[r.kode] = survei
    oleh = dunia.petugas[r.unit.kunci]
    catat(db, oleh, "survei dibuat", "survei", survei.id, survei.unit.jalur, {"kode": survei.kode})


def _served(triwulan: int, r: Rencana) -> int:
    """People served in the period: the quarter's figure for its length."""
    return max(1, round(triwulan * (r.akhir - r.mulai).days / 91.3 / 5) * 5)


def _correct(dunia: Dunia, r: Rencana, waktu: datetime) -> None:
    survei = dunia.survei[r.kode]
    pertama = survei.layanan[0]
    koreksi_survei(
        dunia.db,
        survei,
        dunia.pimpinan[r.unit.kunci],
        waktu,
        f"Jumlah penerima {pertama.layanan.nama} tertukar dengan triwulan sebelumnya.",
        populasi={pertama.layanan_id: (pertama.populasi or 0) - 240},
    )


def renew_contoh(db: Session, saat: datetime) -> None:
    """The period of ``contoh`` ended since the demo was loaded: close it under a code of its own, and open
    the next one like it, still empty, as its petugas would have done."""
    lama = survei_by_kode(db, KODE_CONTOH)
    oleh = db.scalar(select(Akun).where(Akun.nama_pengguna == "petugas"))
    if lama is None or oleh is None:
        return
    close_survei(db, lama, oleh, saat)
    lama.kode = kode_survei()
    catat(db, oleh, "survei diubah", "survei", lama.id, lama.unit.jalur, {"kode": [KODE_CONTOH, lama.kode]})
    db.flush()
    mulai, akhir = rentang(Periode(lama.periode), setempat(saat, lama.unit.zona).date(), 0)
    baru = Survei(kode=KODE_CONTOH, unit=lama.unit, mulai=mulai, akhir=akhir, dibuat=saat)
    for kolom in ("instrumen", "instrumen_versi", "ragam", "periode", "masa_tenggang", "aturan"):
        setattr(baru, kolom, getattr(lama, kolom))
    baru.layanan = [
        SurveiLayanan(layanan_id=sl.layanan_id, populasi=sl.populasi, urutan=sl.urutan) for sl in lama.layanan
    ]
    db.add(baru)
    db.flush()
    catat(db, oleh, "survei dibuat", "survei", baru.id, baru.unit.jalur, {"kode": baru.kode})
    open_survei(db, baru, oleh, saat)
