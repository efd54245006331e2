"""Signatures of the people who came, each under one text.

Who cannot draw agrees by typing the name as it is on the list: somebody who does not see the canvas or cannot
hold a finger still must be able to sign alone. It is kept as signed on the phone, without strokes, and every
document says so.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.berita_acara.berkas import NaskahTertanda, simpan_berkas
from fkp.forum.berita_acara.goresan import GoresanSalah, baca_goresan
from fkp.forum.berita_acara.kunci import NaskahBerubah, tahan_forum
from fkp.forum.berita_acara.models import CaraTandaTangan, TandaTangan
from fkp.forum.berita_acara.naskah import susun_naskah
from fkp.forum.materi.models import BerkasForum
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.queries import peserta_hadir
from fkp.forum.tahap import OBJEK
from fkp.galat import Galat
from fkp.jejak.actions import catat


class BelumDapatTandaTangan(Galat):
    """There is no text to sign now, or the person was not there."""


class SudahTandaTangan(Galat):
    """The person has already signed this text."""


@dataclass(frozen=True)
class Penandatangan:
    """Someone who came: the signature under the text as it is now, and whether there is one under an older
    text only."""

    peserta: Peserta
    tanda: TandaTangan | None
    usang: bool


def daftar_penandatangan(db: Session, forum: Forum) -> list[Penandatangan]:
    """Everyone who came, and whether they signed the text as it is now."""
    cari = select(TandaTangan).where(TandaTangan.forum_id == forum.id, TandaTangan.peserta_id.is_not(None))
    semua = db.scalars(cari.order_by(TandaTangan.waktu, TandaTangan.id)).all()
    kini = {satu.peserta_id: satu for satu in semua if satu.naskah_sidik == forum.naskah_sidik}
    pernah = {satu.peserta_id for satu in semua}
    return [
        Penandatangan(orang, kini.get(orang.id), orang.id in pernah and orang.id not in kini)
        for orang in peserta_hadir(db, forum)
    ]


def tanda_peserta_ini(db: Session, forum: Forum, peserta: Peserta) -> Penandatangan:
    """The same for one person."""
    cari = select(TandaTangan).where(TandaTangan.forum_id == forum.id, TandaTangan.peserta_id == peserta.id)
    semua = db.scalars(cari).all()
    kini = next((satu for satu in semua if satu.naskah_sidik == forum.naskah_sidik), None)
    return Penandatangan(peserta, kini, bool(semua) and kini is None)


def tanda_tangani(
    db: Session,
    forum: Forum,
    peserta: Peserta,
    saat: datetime,
    *,
    sidik: str,
    goresan: str = "",
    nama: str = "",
    perangkat: Akun | None = None,
) -> TandaTangan:
    """Sign the text whose SHA-256 is ``sidik``, by strokes or by typing the name. ``perangkat`` is the member
    of staff on whose device it is done; that leaves a line in the audit trail.

    Raises BelumDapatTandaTangan, NaskahBerubah, SudahTandaTangan and GoresanSalah.
    """
    tahan_forum(db, forum)
    cari = select(Peserta).where(Peserta.id == peserta.id).execution_options(populate_existing=True)
    if db.scalar(cari) is None:
        raise BelumDapatTandaTangan("Nama Anda tidak ada lagi di daftar. Hubungi petugas di meja depan.")
    _boleh(forum, peserta)
    if sidik != forum.naskah_sidik or susun_naskah(db, forum).sidik_teks != sidik:
        raise NaskahBerubah(
            "Naskahnya berubah sejak Anda membukanya. Baca naskah yang baru di bawah ini, lalu tanda tangani."
        )
    if tanda_peserta_ini(db, forum, peserta).tanda:
        raise SudahTandaTangan("Anda sudah menandatangani naskah ini.")
    if goresan:
        goresan = baca_goresan(goresan)
    elif not nama.strip():
        raise GoresanSalah("Gores tanda tangan Anda di dalam kotak, atau ketik nama Anda.")
    elif _rata(nama) != _rata(peserta.nama):
        raise GoresanSalah(f"Nama yang diketik belum sama dengan yang tercatat, yaitu “{peserta.nama}”.")
    tanda = _tanda(forum, peserta, CaraTandaTangan.JARI, saat)
    tanda.goresan = goresan or None
    db.add(tanda)
    db.flush()
    if perangkat is not None:
        rincian = {"peserta_id": peserta.id.hex, "sidik": sidik}
        catat(db, perangkat, "tanda tangan di perangkat unit", OBJEK, forum.id, forum.unit.jalur, rincian)
    return tanda


def catat_berkas(
    db: Session,
    forum: Forum,
    oleh: Akun,
    saat: datetime,
    *,
    naskah: NaskahTertanda,
    peserta: Collection[Peserta],
) -> BerkasForum:
    """Keep a scan or an e-signed file, and mark these people as having signed in it. Who has signed this text
    already stays as they are.

    Raises BelumDapatTandaTangan and UnggahanSalah.
    """
    tahan_forum(db, forum)
    for satu in peserta:
        _boleh(forum, satu)
    if forum.tahap != TahapForum.PENANDATANGANAN:
        raise BelumDapatTandaTangan("Kunci dulu naskahnya, baru unggah naskah yang ditandatangani.")
    berkas = simpan_berkas(db, forum, naskah, oleh, saat)
    baru = [satu for satu in peserta if not tanda_peserta_ini(db, forum, satu).tanda]
    for satu in baru:
        tanda = _tanda(forum, satu, naskah.cara, saat)
        tanda.berkas_id = berkas.id
        db.add(tanda)
    db.flush()
    rincian = {"cara": naskah.cara.value, "peserta": len(baru), "sidik": berkas.sidik}
    catat(db, oleh, "naskah bertanda tangan diunggah", OBJEK, forum.id, forum.unit.jalur, rincian)
    return berkas


def tanda_sah(db: Session, forum: Forum) -> Sequence[TandaTangan]:
    """The signatures of people who came under the text as it is now."""
    return [satu.tanda for satu in daftar_penandatangan(db, forum) if satu.tanda]


def _boleh(forum: Forum, peserta: Peserta) -> None:
    if forum.tahap != TahapForum.PENANDATANGANAN:
        raise BelumDapatTandaTangan(
            "Naskah ini sekarang tidak sedang ditandatangani. Muat ulang halaman untuk melihat keadaannya."
        )
    if peserta.hadir_pada is None:
        raise BelumDapatTandaTangan(
            "Yang menandatangani hanya orang yang hadir. Minta petugas mencatat kehadiran dulu."
        )


def _tanda(forum: Forum, peserta: Peserta, cara: CaraTandaTangan, saat: datetime) -> TandaTangan:
    return TandaTangan(
        forum_id=forum.id, peserta_id=peserta.id, naskah_sidik=forum.naskah_sidik, cara=cara, waktu=saat
    )


def _rata(nama: str) -> str:
    return " ".join(nama.split()).casefold()
