"""Another wording of a promise that people outside know: guarded and kept as another date of it is."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.tindak_lanjut.isi import IsiRencana, TindakLanjutSalah
from fkp.tindak_lanjut.kabar import kabarkan
from fkp.tindak_lanjut.models import JenisKabar, PerubahanJanji, TindakLanjut
from fkp.tindak_lanjut.queries import terbuka
from fkp.tindak_lanjut.syarat import check_alasan
from fkp.unit.models import Layanan

ISIAN = {
    "kegiatan": "kegiatan",
    "keluaran": "keluaran yang terukur",
    "penanggung_jawab": "penanggung jawab",
    "unsur": "unsur",
    "layanan": "layanan",
}
"""The parts of a promise that everyone reads, beside its date, and what a sentence calls them."""


@dataclass(frozen=True, slots=True)
class Ganti:
    """One part of it: what it says, and what it is to say."""

    isian: str
    dari: str
    menjadi: str


def yang_berganti(db: Session, row: TindakLanjut, isi: IsiRencana) -> list[Ganti]:
    """The parts that everyone reads and that ``isi`` says otherwise."""
    semua = [
        Ganti(nama, getattr(row, nama), getattr(isi, nama))
        for nama in ISIAN
        if nama != "layanan" and getattr(row, nama) != getattr(isi, nama)
    ]
    if isi.layanan_id != row.layanan_id:
        semua.append(Ganti("layanan", _layanan(db, row.layanan_id), _layanan(db, isi.layanan_id)))
    return semua


def check_ganti(row: TindakLanjut, ganti: list[Ganti], alasan: str) -> None:
    """Guards these changes. Raises TindakLanjutSalah."""
    if not terbuka(row):
        raise TindakLanjutSalah(
            ganti[0].isian,
            "Janji ini tidak lagi dikerjakan di sini, jadi isinya tetap. Buka kembali dulu bila masih "
            "dikerjakan.",
        )
    sebut = [ISIAN[satu.isian] for satu in ganti]
    apa = f"{', '.join(sebut[:-1])} dan {sebut[-1]}" if len(sebut) > 1 else sebut[0]
    check_alasan(apa[0].upper() + apa[1:], alasan)


def catat_ganti(
    db: Session, oleh: Akun | str, row: TindakLanjut, ganti: list[Ganti], alasan: str, saat: datetime
) -> None:
    """Keep what these parts said, and why they say something else; and let it be news."""
    siapa = oleh.id if isinstance(oleh, Akun) else None
    row.perubahan.extend(
        PerubahanJanji(
            isian=satu.isian,
            dari=satu.dari,
            menjadi=satu.menjadi,
            alasan=alasan,
            akun_id=siapa,
            waktu=saat,
        )
        for satu in ganti
    )
    kabarkan(db, row, JenisKabar.UBAH, alasan, saat)


def _layanan(db: Session, layanan_id: int | None) -> str:
    return db.get_one(Layanan, layanan_id).nama if layanan_id else ""
