"""From the database to what a report is made of: a sealed version, or a draft of what is not sealed yet."""

import gzip
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from fkp.akun.models import Akun
from fkp.clock import now
from fkp.laporan.bahan import BahanLaporan, Segel
from fkp.skm.hasil.bahan import Bahan, bahan_of
from fkp.skm.hasil.pengesahan import susun_kanonik
from fkp.skm.kelola.berkas import jawaban_tetap
from fkp.skm.models import Pengesahan, Survei
from fkp.skm.naskah.isi import IsiLaporan
from fkp.skm.naskah.susun import susun_isi
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan

RANCANGAN_TERBESAR = 50_000
"""Above so many answers a draft leaves out their rows: nobody prints them, and sorting them takes seconds."""


def bahan_laporan(
    db: Session, survei: Survei, versi: int | None = None, alamat: str = "", *, jawaban: bool = True
) -> BahanLaporan | None:
    """The newest sealed version, the one that ``versi`` names, or for a survey that is not sealed a draft.

    ``alamat`` is the public origin (``https://survei.contoh.example``). None when that version does not exist
    or nobody answered yet. Without ``jawaban`` the file of a sealed version stays packed away and ``kanonik``
    is empty, for what prints no row.
    """
    cari = (
        select(Pengesahan)
        .where(Pengesahan.survei_id == survei.id)
        .order_by(Pengesahan.versi.desc())
        .limit(1)
        .options(*([undefer(Pengesahan.kanonik)] if jawaban else []), undefer(Pengesahan.laporan))
    )
    sah = db.scalar(cari if versi is None else cari.where(Pengesahan.versi == versi))
    if sah is not None:
        return _sealed(db, survei, sah, alamat, gzip.decompress(sah.kanonik) if jawaban else b"")
    return _draft(db, survei, now()) if versi is None else None


def _sealed(db: Session, survei: Survei, sah: Pengesahan, alamat: str, kanonik: bytes) -> BahanLaporan:
    hasil, hitungan = HasilSkm.from_dict(sah.hasil), Hitungan.from_dict(sah.hitungan)
    if sah.laporan is None:
        isi = susun_isi(db, survei, Bahan(hasil, hitungan, sah.rincian, sah), sah.waktu)
    else:
        isi = IsiLaporan.from_dict(sah.laporan)
    return BahanLaporan(
        isi=isi,
        hasil=hasil,
        hitungan=hitungan,
        rincian=sah.rincian,
        kanonik=kanonik,
        segel=Segel(
            kode=sah.kode,
            alamat=f"{alamat}/verifikasi/{sah.kode}" if alamat else "",  # a path is no address
            versi=sah.versi,
            alasan=sah.alasan,
            sidik=sah.sidik,
            waktu=sah.waktu,
            oleh=db.get_one(Akun, sah.akun_id).nama,
            versi_program=sah.versi_program,
        ),
        susulan=sah.laporan is None,
    )


def _draft(db: Session, survei: Survei, saat: datetime) -> BahanLaporan | None:
    bahan = bahan_of(db, survei, saat)
    if bahan is None:
        return None
    # Of two drafts from before and after one visitor the second would hold that visitor's row.
    muat = bahan.hasil.responden <= RANCANGAN_TERBESAR and jawaban_tetap(survei, saat)
    return BahanLaporan(
        isi=susun_isi(db, survei, bahan, saat),
        hasil=bahan.hasil,
        hitungan=bahan.hitungan,
        rincian=bahan.rincian,
        kanonik=susun_kanonik(db, survei) if muat else b"",
        segel=None,
    )
