"""Reading the minutes: which row stands where, and whether anything changed."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import abort
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from fkp.akun.models import Akun
from fkp.forum.kapan import agenda_kini
from fkp.forum.models import Forum
from fkp.forum.notulen.models import AsalMasukan, DukunganMasukan, Masukan, RiwayatMasukan
from fkp.forum.peserta.models import Peserta
from fkp.forum.queries import kerangka_of
from fkp.tindak_lanjut.models import TindakLanjut


@dataclass(frozen=True)
class Papan:
    """All rows of a forum: those of the berita acara, the others of the minutes, what phones sent and nobody
    took up (the heaviest first), and what was removed."""

    baris: list[Masukan]
    catatan: list[Masukan]
    ponsel: list[Masukan]
    dihapus: list[Masukan]

    def daftar_of(self, masukan: Masukan) -> list[Masukan]:
        """The list in which the row stands."""
        return next(
            daftar for daftar in (self.baris, self.catatan, self.ponsel, self.dihapus) if masukan in daftar
        )


def papan_forum(db: Session, forum: Forum) -> Papan:
    """The rows where they stand now. What a participant withdrew is nowhere."""
    berhasil = kerangka_of(forum).hasil_baris
    papan = Papan([], [], [], [])
    cari = (
        select(Masukan)
        .where(Masukan.forum_id == forum.id)
        .options(joinedload(Masukan.layanan))
        .order_by(Masukan.urutan, Masukan.waktu, Masukan.id)
    )
    for satu in db.scalars(cari):
        if satu.dihapus_pada is not None:
            if satu.masalah or satu.usulan or satu.urutan:
                papan.dihapus.append(satu)
        elif satu.hasil in berhasil:
            papan.baris.append(satu)
        elif menunggu(satu):
            papan.ponsel.append(satu)
        else:
            papan.catatan.append(satu)
    papan.ponsel.sort(key=lambda satu: -satu.dukungan)
    return papan


def menunggu(masukan: Masukan) -> bool:
    """Whether it came from a phone and nobody took it up: a row that was taken up has a place."""
    return masukan.asal == AsalMasukan.PESERTA and not masukan.urutan and not masukan.hasil


def find_masukan(db: Session, forum: Forum, masukan_id: uuid.UUID) -> Masukan:
    """That row of this forum, removed or not; 404 otherwise."""
    masukan = db.get(Masukan, masukan_id)
    return masukan if masukan is not None and masukan.forum_id == forum.id else abort(404)


def riwayat(db: Session, masukan: Masukan) -> Sequence[tuple[RiwayatMasukan, str | None]]:
    """Every change of a row, the newest first, and by whom."""
    cari = (
        select(RiwayatMasukan, Akun.nama)
        .outerjoin(Akun, RiwayatMasukan.akun_id == Akun.id)
        .where(RiwayatMasukan.masukan_id == masukan.id)
        .order_by(RiwayatMasukan.id.desc())
    )
    return [(satu, nama) for satu, nama in db.execute(cari)]


def kebutuhan_forum(db: Session, forum: Forum) -> list[tuple[str, int]]:
    """How many people need which help, by the words of the forms; without names."""
    hitung = Counter(
        kunci
        for butir in db.scalars(select(Peserta.kebutuhan).where(Peserta.forum_id == forum.id))
        for kunci in butir
    )
    return [
        (satu.pendek, hitung[satu.kunci])
        for satu in kerangka_of(forum).daftar["kebutuhan"]
        if hitung[satu.kunci]
    ]


def penanggung_pernah(db: Session, forum: Forum) -> list[str]:
    """Offices that owed something before, to pick from instead of typing them again."""
    lama = select(TindakLanjut.penanggung_jawab).where(TindakLanjut.unit_id == forum.unit_id)
    kini = select(Masukan.penanggung_jawab).where(Masukan.forum_id == forum.id)
    return sorted(satu for satu in db.scalars(lama.union(kini)) if satu)


def dukungan_of(db: Session, peserta: Peserta) -> frozenset[uuid.UUID]:
    """The issues that matter to this participant too."""
    cari = select(DukunganMasukan.masukan_id).where(DukunganMasukan.peserta_id == peserta.id)
    return frozenset(db.scalars(cari))


def sidik_keadaan(db: Session, forum: Forum, saat: datetime, *lain: object) -> str:
    """Changes whenever a page of the minutes would: rows, weights, people, the forum, the agenda."""
    m = select(
        func.count(), func.sum(Masukan.versi), func.sum(Masukan.dukungan), func.max(Masukan.diubah)
    ).where(Masukan.forum_id == forum.id)
    p = (
        select(Peserta.unsur, Peserta.asal, Peserta.balasan, Peserta.hadir_pada.is_not(None), func.count())
        .where(Peserta.forum_id == forum.id)
        .group_by(Peserta.unsur, Peserta.asal, Peserta.balasan, Peserta.hadir_pada.is_not(None))
    )
    kini = agenda_kini(forum, saat)
    isi = (
        tuple(db.execute(m).one()),
        sorted(map(tuple, db.execute(p))),
        kebutuhan_forum(db, forum),
        (forum.versi, forum.tahap, kini.id if kini else 0, lain),
    )
    return hashlib.sha256(repr(isi).encode()).hexdigest()[:20]
