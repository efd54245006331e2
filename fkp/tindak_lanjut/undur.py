"""Another date of a promise that people outside know: what it has to say, and how it is kept."""

import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.bulan import bulan_lagi
from fkp.formats import tanggal
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.kabar import kabarkan
from fkp.tindak_lanjut.models import JenisKabar, PerpanjanganJanji, TindakLanjut
from fkp.tindak_lanjut.queries import terbuka
from fkp.tindak_lanjut.syarat import check_alasan

DATA = Path(__file__).parent / "data"
TERBARU = ("undur", 1)


@cache
def bulan_terjauh(kode: str = TERBARU[0], versi: int = TERBARU[1]) -> int:
    """Months from today after which a new date is asked about once more, by that version of the bound;
    FileNotFoundError when there is none."""
    isi = tomllib.loads((DATA / f"{kode}-{versi}.toml").read_text(encoding="utf-8"))
    return int(isi["bulan"])


def kali_diundur(row: TindakLanjut) -> int:
    """How often it was put off: an earlier date is no delay."""
    return sum(1 for satu in row.perpanjangan if satu.menjadi > satu.dari)


def check_undur(row: TindakLanjut, tenggat: date, alasan: str, hari: date, *, jauh: bool) -> None:
    """Guards another date; ``hari`` is today there, ``jauh`` confirms one that lies far ahead. Raises
    TindakLanjutSalah."""
    if not terbuka(row):
        raise TindakLanjutSalah(
            "tenggat", "Janji ini tidak lagi dikerjakan di sini, jadi tenggatnya tetap. Buka kembali dulu."
        )
    if tenggat < hari:
        raise TindakLanjutSalah("tenggat", f"Tanggal baru paling awal hari ini, {tanggal(hari)}.")
    bulan = bulan_terjauh()
    if tenggat > max(row.tenggat, bulan_lagi(hari, bulan)) and not jauh:
        raise TindakLanjutSalah(
            "jauh",
            f"{tanggal(tenggat)} lebih dari {bulan} bulan lagi, dan sampai hari itu janji ini tidak tampil "
            "lewat waktu. Tulis tanggal yang lebih dekat, atau centang ini bila memang selama itu.",
        )
    check_alasan(f"Tenggat {tanggal(row.tenggat)}", alasan)


def undurkan(
    db: Session, oleh: Akun | str, row: TindakLanjut, tenggat: date, alasan: str, saat: datetime
) -> None:
    """Keep from which date to which, and why; and let it be news."""
    row.perpanjangan.append(
        PerpanjanganJanji(
            dari=row.tenggat,
            menjadi=tenggat,
            alasan=alasan,
            akun_id=oleh.id if isinstance(oleh, Akun) else None,
            waktu=saat,
        )
    )
    kabarkan(db, row, JenisKabar.TENGGAT, alasan, saat)
