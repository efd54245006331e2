"""What stands on a paper sheet: people of the list who signed, and names that are not on it."""

import uuid
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
    """The pasted names. One that is on the list already means that person; the same line twice counts once.
    Raises BarisTempelSalah, and TempelanSalah as the reader of invitations does."""
    if not teks.strip():
        return []
    berjudul = _berjudul(teks)
    semua = db.scalars(select(Peserta).where(Peserta.forum_id == forum.id)).all()
    isi = teks if berjudul else "\n".join((_pemisah(teks).join(BAKU), teks))
    tempelan = baca_tempelan(forum, isi, [p.nama for p in semua], unsur_baku)
    salah = [f"Baris {b.nomor - (not berjudul)}: {b.alasan}" for b in tempelan.salah]
    hasil = [NamaLembar(b.isi) for b in tempelan.baik if b.isi]
    bernama: dict[str, list[Peserta]] = {}
    for satu in semua:
        bernama.setdefault(lipat(satu.nama), []).append(satu)
    tercatat = {lipat(satu.isi.nama) for satu in hasil}
    for baris in tempelan.kembar:
        nama = lipat(baris.isi.nama) if baris.isi else ""
        sama = bernama.get(nama, [])
        if len(sama) > 1 and baris.isi:
            sama = [p for p in sama if lipat(p.lembaga) == lipat(baris.isi.lembaga)]
        if len(sama) == 1 and baris.isi:
            hasil.append(NamaLembar(baris.isi, sama[0].id))
            tercatat.add(nama)
        elif nama not in tercatat:
            salah.append(
                f"Baris {baris.nomor - (not berjudul)}: ada beberapa orang bernama sama di daftar. "
                "Hapus baris ini, lalu centang orangnya."
            )
    if salah:
        raise BarisTempelSalah(salah)
    return hasil


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
