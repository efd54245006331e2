"""Complaints as the pages show them: how long one has waited, and until when it should be answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.izin.guard import boleh
from fkp.izin.rules import Izin
from fkp.pengaduan.hari_kerja import tambah_hari_kerja
from fkp.pengaduan.models import Pengaduan
from fkp.pengaduan.susunan import DICATAT, DITERUSKAN, load_susunan
from fkp.tindak_lanjut.tampil import NAMA_UNSUR


@dataclass(frozen=True)
class PengaduanTampil:
    """A case. ``ringkasan`` is empty when its sender asked to stay unknown and the reader is not of the unit;
    ``batas`` is the day by which an answer is due, None where no target is known or while it is not handed
    on."""

    row: Pengaduan
    ringkasan: str
    kelas: str
    unsur: str
    status: str
    bentuk: str
    keadaan: str
    batas: date | None
    akhir: bool


def tampilkan(semua: Iterable[Pengaduan], saat: datetime) -> list[PengaduanTampil]:
    """These cases as they stand at ``saat``."""
    return [_tampil(satu, setempat(saat, satu.unit.zona).date()) for satu in semua]


def dari_unit(row: Pengaduan) -> bool:
    """Whether the reader belongs to the unit (its petugas or pimpinan): only they read what is secret."""
    return boleh(Izin.KELOLA_TINDAK_LANJUT, row.unit.jalur)


def nama_unsur(kunci: str) -> str:
    """The name of an unsur, and words for none."""
    return NAMA_UNSUR.get(kunci) or str(_("Unsur belum diketahui"))


def _tampil(row: Pengaduan, hari: date) -> PengaduanTampil:
    susunan = load_susunan()
    kelas, akhir = susunan.kelas_of(row.kelas), row.status in susunan.akhir
    # Nobody elsewhere can be late with what was not handed on yet.
    hari_kerja = kelas.hari_kerja if kelas and row.status != DICATAT else None
    batas = tambah_hari_kerja(row.masuk, hari_kerja) if hari_kerja else None
    bentuk, keadaan = _keadaan(row, batas, hari, akhir)
    return PengaduanTampil(
        row,
        row.ringkasan if not row.rahasia or dari_unit(row) else "",
        kelas.nama if kelas else "",
        NAMA_UNSUR.get(row.unsur, ""),
        susunan.nama_status(row.status),
        bentuk,
        keadaan,
        batas,
        akhir,
    )


def _keadaan(row: Pengaduan, batas: date | None, hari: date, akhir: bool) -> tuple[str, str]:
    if akhir:
        kapan = tanggal(row.selesai_pada, "d MMM yyyy") if row.selesai_pada else ""
        return "selesai", f"{load_susunan().nama_status(row.status)}, {kapan}"
    n = (hari - row.masuk).days
    tunggu = (
        str(ngettext("menunggu %(num)s hari", "menunggu %(num)s hari", n)) if n else str(_("masuk hari ini"))
    )
    if row.status == DICATAT:
        return "perhatian", str(_("Belum diteruskan, %(tunggu)s", tunggu=tunggu))
    if batas and batas < hari:
        return "lewat", str(_("Lewat batas, %(tunggu)s", tunggu=tunggu))
    if row.status == DITERUSKAN and tambah_hari_kerja(row.masuk, load_susunan().verifikasi) < hari:
        return "perhatian", str(_("Belum diverifikasi, %(tunggu)s", tunggu=tunggu))
    return "jalan", f"{load_susunan().nama_status(row.status)}, {tunggu}"
