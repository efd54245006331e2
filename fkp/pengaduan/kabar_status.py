"""Stages of many cases from one file: what it would change, and doing it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.db import terkunci
from fkp.izin.guard import dalam_cakupan
from fkp.lembar import Baris, Masalah
from fkp.pengaduan.actions import PengaduanSalah, check_status, ubah_status
from fkp.pengaduan.models import Pengaduan
from fkp.pengaduan.susunan import load_susunan
from fkp.titipan import RencanaLembar
from fkp.unit.models import Unit


@dataclass(frozen=True)
class PindahStatus:
    """A case that would get another stage."""

    pengaduan_id: int
    versi: int
    nomor: str
    unit: str
    lama: str
    baru: str
    hari: date | None


@dataclass
class Rencana(RencanaLembar):
    """What an import would do; ``tetap`` cases already stand as the file says."""

    pindah: list[PindahStatus] = field(default_factory=list)
    tetap: int = 0

    @property
    def mengubah(self) -> bool:
        return bool(self.pindah)


def rencanakan(db: Session, baris: Iterable[Baris], saat: datetime) -> Rencana:
    """Compare rows with the cases in scope of this request."""
    baris = list(baris)
    kasus = _kasus(db, {satu.isi["nomor"] for satu in baris})
    berulang = Counter(satu.isi["nomor"] for satu in baris)
    rencana = Rencana()
    for satu in baris:
        nomor = satu.isi["nomor"]
        cocok = kasus.get(nomor, [])
        if berulang[nomor] > 1:
            saran = f"Nomor ini ada di {berulang[nomor]} baris; sisakan satu."
            rencana.salah.append(Masalah(satu.nomor, "nomor", nomor, saran))
        elif len(cocok) != 1:
            saran = (
                "Nomor ini tercatat di lebih dari satu unit Anda; ubah statusnya di halaman pengaduannya."
                if cocok
                else "Nomor ini belum tercatat di unit Anda. Catat dulu pengaduannya."
            )
            rencana.salah.append(Masalah(satu.nomor, "nomor", nomor, saran))
        else:
            _bandingkan(rencana, satu, cocok[0], saat)
    return rencana


def simpan_rencana(db: Session, oleh: Akun, rencana: Rencana, saat: datetime) -> None:
    """Do what was shown; each case gets its own line in the audit trail. Raises VersiBerbeda."""
    nomor = {satu.pengaduan_id for satu in rencana.pindah}
    cari = select(Pengaduan).where(Pengaduan.id.in_(nomor)).order_by(Pengaduan.id)
    kasus = {satu.id: satu for satu in db.scalars(terkunci(cari, Pengaduan))}
    for satu in rencana.pindah:
        ubah_status(db, oleh, kasus[satu.pengaduan_id], satu.baru, satu.hari, saat, versi=satu.versi)


def _kasus(db: Session, nomor: set[str]) -> dict[str, list[Pengaduan]]:
    cari = (
        select(Pengaduan)
        .join(Pengaduan.unit)
        .where(Pengaduan.nomor.in_(nomor), dalam_cakupan(Unit.jalur))
        .options(contains_eager(Pengaduan.unit))
        .order_by(Pengaduan.id)
    )
    hasil: dict[str, list[Pengaduan]] = {}
    for satu in db.scalars(cari):
        hasil.setdefault(satu.nomor or "", []).append(satu)
    return hasil


def _bandingkan(rencana: Rencana, satu: Baris, row: Pengaduan, saat: datetime) -> None:
    susunan = load_susunan()
    kamus = {kata.casefold(): s.kunci for s in susunan.status for kata in (s.kunci, s.nama, *s.sebutan)}
    status = kamus.get(satu.isi["status"].casefold())
    if status is None:
        pilihan = "; ".join(s.nama for s in susunan.status)
        rencana.salah.append(
            Masalah(satu.nomor, "status", satu.isi["status"], f"Pakai salah satu: {pilihan}.")
        )
        return
    hari = _hari(satu.isi["tanggal"])
    if satu.isi["tanggal"] and hari is None:
        saran = "Tulis tanggalnya seperti 2026-06-12, atau kosongkan."
        rencana.salah.append(Masalah(satu.nomor, "tanggal", satu.isi["tanggal"], saran))
        return
    try:
        selesai = check_status(row, status, hari, setempat(saat, row.unit.zona).date())
    except PengaduanSalah as galat:
        rencana.salah.append(Masalah(satu.nomor, "tanggal", satu.isi["tanggal"], galat.pesan))
        return
    if (row.status, row.selesai_pada) == (status, selesai):
        rencana.tetap += 1
        return
    lama = susunan.nama_status(row.status)
    pindah = PindahStatus(row.id, row.versi, row.nomor or "", row.unit.nama_pendek, lama, status, selesai)
    rencana.pindah.append(pindah)


def _hari(teks: str) -> date | None:
    """A day as a spreadsheet keeps it or as people write it: 2026-06-12 or 12/06/2026."""
    bagian = teks.partition(" ")[0]
    if bagian.count("/") == 2:
        bagian = "-".join(satu.zfill(2) for satu in reversed(bagian.split("/")))
    try:
        return date.fromisoformat(bagian)
    except ValueError:
        return None
