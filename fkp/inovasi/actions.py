"""Making a card, copying it, changing it, publishing it. Each leaves its line in the audit trail."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.galat import VersiBerbeda
from fkp.identitas import keberatan_umum
from fkp.inovasi.bukti import potret
from fkp.inovasi.isi import OBJEK, WAJIB, IsiKartu, KartuBelumLengkap, KartuBernomor, KartuSalah
from fkp.inovasi.models import KartuInovasi, TahapKartu
from fkp.inovasi.queries import ditiru_di, kartu_janji
from fkp.jejak.actions import catat
from fkp.skm.kelola.kode import kode_acak
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.models import Unit

PANJANG_KODE, PERCOBAAN, JUDUL_TERPANJANG = 6, 20, 160
TEKS = ("judul", "masalah", "solusi", "hasil", "biaya", "kebutuhan")


def buat(db: Session, oleh: Akun, row: TindakLanjut, saat: datetime) -> KartuInovasi:
    """A card from a promise that was kept, filled with what the promise says. Raises KartuSalah."""
    if row.status != Status.SELESAI:
        raise KartuSalah("Kartu inovasi dibuat dari janji yang sudah selesai.")
    if kartu_janji(db, row) is not None:
        raise KartuSalah("Janji ini sudah punya kartu inovasi.")
    kartu = KartuInovasi(
        unit=row.unit,
        tindak_lanjut=row,
        judul=row.kegiatan[:JUDUL_TERPANJANG],
        masalah=row.masalah,
        solusi="\n".join(satu for satu in (row.kegiatan, row.keluaran) if satu),
        mulai=row.mulai or row.selesai_pada,
        hasil=row.realisasi,
        biaya=row.sumber_anggaran and f"Sumber anggaran: {row.sumber_anggaran}.",
        unsur=row.unsur,
        bukti=potret(db, row),
        usulan={},
        dibuat=saat,
        diubah=saat,
    )
    _berkode(db, kartu)
    catat(db, oleh, "kartu inovasi dibuat", OBJEK, kartu.id, row.unit.jalur, {"tindak_lanjut": row.id})
    return kartu


def tiru(db: Session, oleh: Akun, asal: KartuInovasi, unit: Unit, saat: datetime) -> KartuInovasi:
    """A draft of this unit that copies a published card; its result is to come. Raises KartuSalah."""
    if asal.tahap != TahapKartu.TERBIT:
        raise KartuSalah("Yang dapat ditiru hanya kartu yang sudah terbit.")
    if asal.unit_id == unit.id:
        raise KartuSalah(f"Kartu ini milik {unit.nama} sendiri. Pilih unit lain yang menirunya.")
    if asal.asal is not None and asal.asal.unit_id == unit.id:
        raise KartuSalah(f"Kartu ini meniru inovasi {unit.nama} sendiri. Pilih unit lain yang menirunya.")
    if ditiru_di(db, asal, [unit]):
        raise KartuSalah(f"{unit.nama} sudah punya kartu yang meniru inovasi ini.")
    kartu = KartuInovasi(
        unit=unit,
        asal=asal,
        judul=asal.judul,
        masalah=asal.masalah,
        solusi=asal.solusi,
        kebutuhan=asal.kebutuhan,
        unsur=asal.unsur,
        bukti={},
        usulan={},
        dibuat=saat,
        diubah=saat,
    )
    _berkode(db, kartu)
    catat(db, oleh, "kartu inovasi ditiru", OBJEK, kartu.id, unit.jalur, {"asal": asal.kode})
    return kartu


def ubah(db: Session, oleh: Akun, kartu: KartuInovasi, isi: IsiKartu, saat: datetime, *, versi: int) -> None:
    """Change the text; ``versi`` is the one that was read before. Raises VersiBerbeda, KartuBernomor, and
    KartuBelumLengkap when a published card would lack something."""
    _check_nomor(asdict(isi))
    if kartu.tahap == TahapKartu.TERBIT and (kurang := kekurangan(asdict(isi))):
        raise KartuBelumLengkap(kurang)
    _simpan(db, oleh, kartu, asdict(isi), saat, "kartu inovasi diubah", versi)


def ubah_usulan(
    db: Session, oleh: Akun, kartu: KartuInovasi, usulan: dict[str, str], saat: datetime, *, versi: int
) -> None:
    """Change the drafts of the proposal; empty ones are left out. Raises VersiBerbeda."""
    terisi = {kunci: teks for kunci, teks in usulan.items() if teks}
    _simpan(db, oleh, kartu, {"usulan": terisi}, saat, "usulan inovasi diubah", versi)


def kaitkan(db: Session, oleh: Akun, kartu: KartuInovasi, row: TindakLanjut, saat: datetime) -> None:
    """Let a card without a promise stand on one of its unit that was kept: the surveys around it become the
    evidence. Raises KartuSalah."""
    if kartu.tindak_lanjut_id is not None:
        raise KartuSalah("Kartu ini sudah berdiri di atas sebuah janji.")
    if row.unit_id != kartu.unit_id or row.status != Status.SELESAI:
        raise KartuSalah("Pilih janji unit ini yang sudah selesai.")
    if kartu_janji(db, row) is not None:
        raise KartuSalah("Janji itu sudah punya kartu inovasi. Pilih janji lain.")
    kartu.tindak_lanjut, kartu.bukti = row, potret(db, row)
    kartu.hasil = kartu.hasil or row.realisasi
    kartu.mulai = kartu.mulai or row.mulai or row.selesai_pada
    _naik(db, kartu, saat)
    rincian = {"tindak_lanjut": row.id, "bukti": kartu.bukti}
    catat(db, oleh, "kartu inovasi dikaitkan", OBJEK, kartu.id, kartu.unit.jalur, rincian)


def perbarui_bukti(db: Session, oleh: Akun, kartu: KartuInovasi, saat: datetime) -> bool:
    """Take what the surveys say today instead of what they said; False when that is the same."""
    kini = potret(db, kartu.tindak_lanjut) if kartu.tindak_lanjut is not None else {}
    if kini == kartu.bukti:
        return False
    kartu.bukti = kini
    _naik(db, kartu, saat)
    catat(db, oleh, "bukti inovasi diperbarui", OBJEK, kartu.id, kartu.unit.jalur, {"bukti": kini})
    return True


def terbitkan(db: Session, oleh: Akun, kartu: KartuInovasi, saat: datetime) -> None:
    """Let everyone read it, with what the surveys say today. Raises KartuBelumLengkap, KartuBernomor and
    KartuSalah."""
    if kartu.tahap == TahapKartu.TERBIT:
        raise KartuSalah("Kartu ini sudah terbit.")
    if kurang := kekurangan({nama: getattr(kartu, nama) for nama in WAJIB}):
        raise KartuBelumLengkap(kurang)
    _check_nomor({nama: getattr(kartu, nama) for nama in TEKS})
    perbarui_bukti(db, oleh, kartu, saat)
    kartu.tahap, kartu.terbit_pada = TahapKartu.TERBIT, saat
    _naik(db, kartu, saat)
    catat(db, oleh, "kartu inovasi diterbitkan", OBJEK, kartu.id, kartu.unit.jalur, {"kode": kartu.kode})


def hapus(db: Session, oleh: Akun, kartu: KartuInovasi) -> None:
    """Delete a draft. Raises KartuSalah for what everyone could read already."""
    if kartu.tahap == TahapKartu.TERBIT:
        raise KartuSalah("Kartu yang sudah terbit tidak dapat dihapus. Perbaiki isinya.")
    catat(db, oleh, "kartu inovasi dihapus", OBJEK, kartu.id, kartu.unit.jalur, {"judul": kartu.judul})
    db.delete(kartu)
    db.flush()


def kekurangan(isi: dict[str, Any]) -> list[str]:
    """Keys of what is still to be filled in before everyone may read it."""
    return [kunci for kunci in WAJIB if not isi[kunci]]


def _check_nomor(isi: dict[str, Any]) -> None:
    for nama in TEKS:
        if keberatan := keberatan_umum(isi[nama]):
            raise KartuBernomor(nama, keberatan)


def _berkode(db: Session, kartu: KartuInovasi) -> None:
    """Add the card with a public code that no other has."""
    for _percobaan in range(PERCOBAAN):
        kartu.kode = kode_acak(PANJANG_KODE)
        try:
            with db.begin_nested():
                db.add(kartu)
        except IntegrityError:
            if db.scalar(select(KartuInovasi.id).where(KartuInovasi.kode == kartu.kode)) is None:
                # Two people pressed the button for the same promise.
                raise KartuSalah("Janji ini sudah punya kartu inovasi.") from None
        else:
            return
    raise KartuSalah("Kode kartu belum didapat. Coba sekali lagi.")


def _simpan(
    db: Session, oleh: Akun, kartu: KartuInovasi, baru: dict[str, Any], saat: datetime, aksi: str, versi: int
) -> None:
    if kartu.versi != versi:
        raise VersiBerbeda("kartu ini")
    beda = {nama: nilai for nama, nilai in baru.items() if getattr(kartu, nama) != nilai}
    if not beda:
        return
    rincian = {nama: [_teks(getattr(kartu, nama)), _teks(nilai)] for nama, nilai in beda.items()}
    for nama, nilai in beda.items():
        setattr(kartu, nama, nilai)
    _naik(db, kartu, saat)
    catat(db, oleh, aksi, OBJEK, kartu.id, kartu.unit.jalur, rincian)


def _naik(db: Session, kartu: KartuInovasi, saat: datetime) -> None:
    kartu.versi += 1
    kartu.diubah = saat
    db.flush()


def _teks(nilai: Any) -> Any:
    return nilai.isoformat() if isinstance(nilai, date) else nilai
