"""Noting complaints and how far they are. The audit trail names what changed and never quotes a summary: it
cannot be changed, and what somebody typed there by mistake must be removable."""

import re
import uuid
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.galat import IsianSalah, VersiBerbeda
from fkp.identitas import SEMUA, Jenis, identitas_dalam
from fkp.jejak.actions import catat
from fkp.pengaduan.models import Pengaduan
from fkp.pengaduan.susunan import DICATAT, DITERUSKAN, load_susunan
from fkp.tindak_lanjut.queries import layanan_dilayani
from fkp.unit.models import Unit
from surveys.unsur import UNSUR

OBJEK = "pengaduan"
_NOMOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9./-]{1,39}")


class PengaduanSalah(IsianSalah):
    """What was noted of a complaint cannot be."""

    status = 422


@dataclass(frozen=True)
class IsiPengaduan:
    """What is noted of a complaint: see ``fkp.pengaduan.models.Pengaduan``. ``nomor`` may be empty."""

    nomor: str
    kelas: str
    ringkasan: str
    unsur: str
    layanan_id: int | None
    rahasia: bool
    masuk: date


def catat_pengaduan(
    db: Session,
    oleh: Akun | str,
    unit: Unit,
    isi: IsiPengaduan,
    saat: datetime,
    *,
    forum_id: int | None = None,
    masukan_id: uuid.UUID | None = None,
) -> Pengaduan:
    """A new case: handed on when its tracking id is known, else noted only. ``forum_id`` and ``masukan_id``
    say from which row of which minutes it came.

    Raises PengaduanSalah.
    """
    _check(db, unit, isi, saat, None)
    row = Pengaduan(
        unit=unit,
        status=DITERUSKAN if isi.nomor else DICATAT,
        forum_id=forum_id,
        masukan_id=masukan_id,
        dibuat=saat,
        diubah=saat,
        **_kolom(isi),
    )
    db.add(row)
    db.flush()
    rincian = {"status": row.status, "kelas": row.kelas, "forum_id": forum_id}
    catat(db, oleh, "pengaduan dicatat", OBJEK, row.id, unit.jalur, rincian)
    return row


def ubah_pengaduan(
    db: Session, oleh: Akun | str, row: Pengaduan, isi: IsiPengaduan, saat: datetime, *, versi: int
) -> None:
    """Write what is known of a case. ``versi`` is the one that was read before. A tracking id means that it
    was handed on.

    Raises VersiBerbeda and PengaduanSalah.
    """
    _check_versi(row, versi)
    _check(db, row.unit, isi, saat, row)
    baru = _kolom(isi)
    if row.status == DICATAT and isi.nomor:
        baru["status"] = DITERUSKAN
    beda = [nama for nama, nilai in baru.items() if getattr(row, nama) != nilai]
    if not beda:
        return
    for nama in beda:
        setattr(row, nama, baru[nama])
    _simpan(db, oleh, row, saat, "pengaduan diubah", {"isian": ", ".join(beda)})


def ubah_status(
    db: Session,
    oleh: Akun | str,
    row: Pengaduan,
    status: str,
    hari: date | None,
    saat: datetime,
    *,
    versi: int,
) -> None:
    """Say how far the case is. ``hari`` is the day on which it ended, for a stage that ends it; without it
    that is today.

    Raises VersiBerbeda and PengaduanSalah.
    """
    _check_versi(row, versi)
    selesai = check_status(row, status, hari, setempat(saat, row.unit.zona).date())
    if (row.status, row.selesai_pada) == (status, selesai):
        return
    rincian: dict[str, object] = {"status": [row.status, status]}
    if selesai:
        rincian["selesai_pada"] = selesai.isoformat()
    row.status, row.selesai_pada = status, selesai
    _simpan(db, oleh, row, saat, "status pengaduan diubah", rincian)


def check_status(row: Pengaduan, status: str, hari: date | None, kini: date) -> date | None:
    """The day on which a case with this status ended; None while it goes on. Raises PengaduanSalah."""
    susunan = load_susunan()
    if status not in {satu.kunci for satu in susunan.status}:
        raise PengaduanSalah("status", "Pilih salah satu status dari daftar.")
    if status not in susunan.akhir:
        return None
    selesai = hari or row.selesai_pada or kini
    if selesai > kini:
        raise PengaduanSalah("selesai_pada", f"Tanggal selesai paling akhir hari ini, {tanggal(kini)}.")
    if selesai < row.masuk:
        raise PengaduanSalah(
            "selesai_pada", f"Pengaduan ini masuk {tanggal(row.masuk)}; selesainya tidak mungkin lebih awal."
        )
    return selesai


def check_identitas(isian: str, teks: str, *, boleh_panjang: bool = False) -> None:
    """That a text holds no number or address of a person, not even one of a house; ``boleh_panjang`` passes a
    long number that looks like nothing else, as a tracking id may. Raises PengaduanSalah."""
    if apa := identitas_dalam(teks, SEMUA - {Jenis.PANJANG} if boleh_panjang else SEMUA):
        raise PengaduanSalah(
            isian,
            f"Ada {apa}. Hapus: identitas pelapor tinggal di SP4N-LAPOR!, di sini cukup pokok masalahnya.",
        )


def _kolom(isi: IsiPengaduan) -> dict[str, object]:
    return {**asdict(isi), "nomor": isi.nomor or None}


def _check(db: Session, unit: Unit, isi: IsiPengaduan, saat: datetime, row: Pengaduan | None) -> None:
    if not isi.ringkasan.strip():
        raise PengaduanSalah("pokok", "Tulis pokok masalahnya dalam satu atau dua kalimat.")
    check_identitas("pokok", isi.ringkasan)
    if isi.kelas and load_susunan().kelas_of(isi.kelas) is None:
        raise PengaduanSalah("kelas", "Pilih salah satu kelas dari daftar.")
    if isi.unsur and isi.unsur not in {satu.kunci for satu in UNSUR}:
        raise PengaduanSalah("unsur", "Pilih salah satu unsur dari daftar.")
    boleh = {None, row.layanan_id if row else None, *(satu.id for satu in layanan_dilayani(db, unit))}
    if isi.layanan_id not in boleh:
        raise PengaduanSalah("layanan", "Pilih layanan yang dilayani unit ini.")
    hari = setempat(saat, unit.zona).date()
    if isi.masuk > hari:
        raise PengaduanSalah("masuk", f"Paling akhir hari ini, {tanggal(hari)}.")
    if row is not None and row.selesai_pada and isi.masuk > row.selesai_pada:
        raise PengaduanSalah(
            "masuk", f"Pengaduan ini selesai {tanggal(row.selesai_pada)}; masuknya lebih dulu."
        )
    if isi.nomor:
        _check_nomor(db, unit, isi.nomor, row)


def _check_nomor(db: Session, unit: Unit, nomor: str, row: Pengaduan | None) -> None:
    if not _NOMOR.fullmatch(nomor):
        raise PengaduanSalah(
            "nomor", "Nomor pelacakan terdiri atas huruf dan angka tanpa spasi, seperti di SP4N-LAPOR!."
        )
    check_identitas("nomor", nomor, boleh_panjang=True)
    sudah = db.scalar(select(Pengaduan.id).where(Pengaduan.unit_id == unit.id, Pengaduan.nomor == nomor))
    if sudah is not None and (row is None or sudah != row.id):
        raise PengaduanSalah("nomor", f"Nomor {nomor} sudah tercatat di unit ini. Buka pengaduan yang itu.")


def _check_versi(row: Pengaduan, versi: int) -> None:
    if row.versi != versi:
        raise VersiBerbeda("pengaduan ini")


def _simpan(
    db: Session, oleh: Akun | str, row: Pengaduan, saat: datetime, aksi: str, rincian: dict[str, object]
) -> None:
    row.versi += 1
    row.diubah = saat
    db.flush()
    catat(db, oleh, aksi, OBJEK, row.id, row.unit.jalur, rincian)
