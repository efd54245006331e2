"""Evidence, complaints and the maklumat of the invented units."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from fkp.clock import setempat
from fkp.demo.janji import FORUM, UNIT, load_janji
from fkp.demo.pemerintah import Dunia
from fkp.demo.peristiwa import Peristiwa
from fkp.demo.rencana import Rencana
from fkp.forum.models import Forum
from fkp.maklumat.actions import Penetapan, simpan_rancangan, tetapkan
from fkp.maklumat.susunan import load_susunan
from fkp.pengaduan.actions import IsiPengaduan, catat_pengaduan, ubah_status
from fkp.pengaduan.models import AngkaPengaduan
from fkp.penilaian.actions import IsiBukti, catat_bukti
from fkp.penilaian.models import HalBukti
from fkp.skm.models import Tahap

KETERANGAN = {
    "cetak": "Papan pengumuman di ruang tunggu (rekaan)",
    "medsos": "Unggahan akun resmi unit (rekaan)",
    "papan": "Papan reklame di halaman (rekaan)",
}


def evidence(dunia: Dunia, rencana: list[Rencana], saat: datetime) -> Iterator[Peristiwa]:
    """What was published where, which complaints came, and what hangs on the wall, until ``saat``."""
    isi = load_janji()
    for satu in isi["publikasi"]:
        for r in rencana:
            waktu = r.terbit + timedelta(days=2)
            if r.unit.kunci == satu["unit"] and r.tahap == Tahap.TERBIT and waktu <= saat:
                yield Peristiwa(waktu, partial(_publikasi, dunia, r, satu["media"]))
    for satu in isi["pengaduan"]:
        yield Peristiwa(saat + timedelta(days=satu["hari"]), partial(_pengaduan, dunia, satu, saat))
    yield Peristiwa(saat - timedelta(days=2), partial(_angka, dunia, isi["angka"]))
    yield Peristiwa(saat - timedelta(days=150), partial(_maklumat, dunia, isi["maklumat"]))


def _publikasi(dunia: Dunia, r: Rencana, media: list[str], waktu: datetime) -> None:
    unit, oleh = dunia.unit[r.unit.kunci], dunia.petugas[r.unit.kunci]
    hari = setempat(waktu, unit.zona).date()
    for satu in media:
        isi = IsiBukti(
            HalBukti.PUBLIKASI_SKM,
            hari,
            media=satu,
            survei_id=dunia.survei[r.kode].id,
            keterangan=KETERANGAN[satu],
        )
        catat_bukti(dunia.db, oleh, unit, isi, waktu)


def _pengaduan(dunia: Dunia, satu: dict[str, Any], saat: datetime, waktu: datetime) -> None:
    db, unit, oleh = dunia.db, dunia.unit[UNIT], dunia.petugas[UNIT]
    isi = IsiPengaduan(
        nomor=satu["nomor"],
        kelas=satu["kelas"],
        ringkasan=satu["ringkasan"],
        unsur=satu["unsur"],
        layanan_id=None,
        rahasia=False,
        masuk=setempat(waktu, unit.zona).date(),
    )
    row = catat_pengaduan(db, oleh, unit, isi, waktu)
    if satu["status"]:
        selesai = saat + timedelta(days=satu["selesai"]) if "selesai" in satu else None
        hari = setempat(selesai, unit.zona).date() if selesai else None
        ubah_status(db, oleh, row, satu["status"], hari, selesai or waktu, versi=row.versi)


def _angka(dunia: Dunia, isi: dict[str, Any], waktu: datetime) -> None:
    unit = dunia.unit[UNIT]
    bulan = setempat(waktu, unit.zona).date().replace(day=1)
    unsur = [nama for nama in isi if nama != "sumber"]
    for ke in range(len(isi[unsur[0]])):
        bulan = date(bulan.year - (bulan.month == 1), (bulan.month - 2) % 12 + 1, 1)
        for nama in unsur:
            if isi[nama][ke]:
                dunia.db.add(
                    AngkaPengaduan(
                        unit_id=unit.id,
                        bulan=bulan,
                        unsur=nama,
                        jumlah=isi[nama][ke],
                        selesai=max(0, isi[nama][ke] - 1),
                        sumber=isi["sumber"],
                        dibuat=waktu,
                    )
                )
    dunia.db.flush()


def _maklumat(dunia: Dunia, isi: dict[str, Any], waktu: datetime) -> None:
    db, unit = dunia.db, dunia.unit[UNIT]
    klausul = {satu.kunci: satu.baku for satu in load_susunan().klausul}
    rancangan = simpan_rancangan(db, dunia.petugas[UNIT], unit, klausul, waktu, versi=0)
    forum_id = db.scalar(select(Forum.id).where(Forum.kode == FORUM))
    sah = Penetapan(setempat(waktu, unit.zona).date(), **isi, forum_id=forum_id)
    tetapkan(db, dunia.pimpinan[UNIT], rancangan, sah, set(klausul), waktu, versi=rancangan.versi)
