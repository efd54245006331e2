"""What stands on a paper sheet: people of the list who signed, and names that are not on it."""

import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.hadir.catat import periksa_hadir, terapkan
from fkp.forum.hadir.sama import lipat
from fkp.forum.models import Forum
from fkp.forum.peserta.actions import IsiPeserta, tambah_peserta
from fkp.forum.peserta.models import AsalPeserta, CaraHadir, Peserta
from fkp.forum.peserta.tempel import JUDUL, PEMISAH, baca_tempelan
from fkp.forum.tahap import OBJEK
from fkp.galat import Galat
from fkp.jejak.actions import catat

BAKU = ("nama", "lembaga", "jabatan")
"""The columns of a sheet that names none, as the official attendance list has them."""


class BarisTempelSalah(Galat):
    """Some of the pasted lines cannot be used; ``semua`` has a sentence for each."""

    def __init__(self, semua: Sequence[str]) -> None:
        super().__init__(" ".join(semua))
        self.semua = semua


@dataclass(frozen=True, slots=True)
class NamaLembar:
    """A pasted line: somebody of the list (``ada``), or a new person."""

    isi: IsiPeserta
    ada: uuid.UUID | None = None


def baca_nama(db: Session, forum: Forum, teks: str, unsur_baku: str) -> list[NamaLembar]:
    """The pasted names. One that is on the list already means that person; the same line twice counts once;
    two of one name from two organisations are two people. Raises BarisTempelSalah, and TempelanSalah as the
    reader of invitations does."""
    if not teks.strip():
        return []
    berjudul = _berjudul(teks)
    semua = db.scalars(select(Peserta).where(Peserta.forum_id == forum.id).order_by(Peserta.id)).all()
    isi = teks if berjudul else "\n".join((_pemisah(teks).join(BAKU), teks))
    tempelan = baca_tempelan(forum, isi, [p.nama for p in semua], unsur_baku)
    salah = [f"Baris {b.nomor - (not berjudul)}: {b.alasan}" for b in tempelan.salah]
    orang: dict[tuple[str, str], IsiPeserta] = {}
    baris: dict[tuple[str, str], int] = {}
    for satu in sorted((*tempelan.baik, *tempelan.kembar), key=lambda b: b.nomor):
        if satu.isi:
            siapa = lipat(satu.isi.nama), lipat(satu.isi.lembaga)
            orang.setdefault(siapa, satu.isi)
            baris.setdefault(siapa, satu.nomor - (not berjudul))
    hasil, kabur = _pasangkan(orang, semua)
    salah += [
        f"Baris {baris[siapa]}: ada beberapa orang bernama {orang[siapa].nama}. Tulis lembaganya, "
        "atau hapus baris ini lalu centang orangnya di daftar."
        for siapa in kabur
    ]
    if salah:
        raise BarisTempelSalah(salah)
    return hasil


def _pasangkan(
    orang: dict[tuple[str, str], IsiPeserta], daftar: Sequence[Peserta]
) -> tuple[list[NamaLembar], list[tuple[str, str]]]:
    """Whom of the list each line means, or that it is a new person; and the lines that could mean several."""
    bebas: dict[str, list[Peserta]] = {}
    for p in daftar:
        bebas.setdefault(lipat(p.nama), []).append(p)
    ada: dict[tuple[str, str], Peserta] = {}
    # Who agrees in the organisation too goes first, so that nobody else of that name takes the place.
    for tepat in (True, False):
        for siapa in orang:
            cari = [p for p in bebas.get(siapa[0], []) if lipat(p.lembaga) == siapa[1] or not tepat]
            if siapa not in ada and len(cari) == 1:
                ada[siapa] = cari[0]
                bebas[siapa[0]].remove(cari[0])
    senama = Counter(nama for nama, _ in orang)
    kabur = [
        (nama, lembaga)
        for nama, lembaga in orang
        if (nama, lembaga) not in ada and (bebas.get(nama) or (not lembaga and senama[nama] > 1))
    ]
    hasil = [NamaLembar(isi, ada[siapa].id if siapa in ada else None) for siapa, isi in orang.items()]
    return hasil, kabur


def catat_lembar(
    db: Session,
    forum: Forum,
    oleh: Akun,
    centang: Collection[uuid.UUID],
    nama: Sequence[NamaLembar],
    datang: datetime,
    lewat: CaraHadir,
    saat: datetime,
    *,
    berkas: bool = False,
) -> int:
    """Everyone of the sheet came at ``datang``; how many were not known to. Raises as periksa_hadir."""
    periksa_hadir(forum)
    nomor = {*centang, *(satu.ada for satu in nama if satu.ada)}
    hadir = list(db.scalars(select(Peserta).where(Peserta.forum_id == forum.id, Peserta.id.in_(nomor))))
    baru = [satu.isi for satu in nama if satu.ada is None]
    hadir += [tambah_peserta(db, forum, isi, saat, asal=AsalPeserta.KERTAS) for isi in baru]
    banyak = sum(p.hadir_pada is None and terapkan(p, True, saat, lewat, min(datang, saat)) for p in hadir)
    db.flush()
    rincian = {"hadir": banyak, "orang_baru": len(baru), "berkas": berkas}
    catat(db, oleh, "kehadiran dari kertas", OBJEK, forum.id, forum.unit.jalur, rincian)
    return banyak


def _berjudul(teks: str) -> bool:
    awal = teks.strip().splitlines()[0]
    for pemisah in PEMISAH:
        awal = awal.replace(pemisah, "\t")
    return any(sel.strip().lower().rstrip(":*") in JUDUL["nama"] for sel in awal.split("\t"))


def _pemisah(teks: str) -> str:
    return max(PEMISAH, key=teks.count)
