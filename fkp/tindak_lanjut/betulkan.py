"""Mending the words of a reason that everyone reads, when they name somebody. What was decided stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import abort
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.models import JenisKabar, TindakLanjut
from fkp.tindak_lanjut.simpan import check_versi, simpan
from fkp.tindak_lanjut.syarat import beralasan, check_dibaca

BERALASAN = (JenisKabar.TENGGAT, JenisKabar.UBAH, JenisKabar.DIHENTIKAN, JenisKabar.DIBUKA)
"""News whose words are a reason."""


@dataclass(frozen=True, slots=True)
class AlasanTertulis:
    """A reason, and the first place where it stands."""

    kunci: str
    teks: str


def alasan_tertulis(row: TindakLanjut) -> list[AlasanTertulis]:
    """The reasons of other dates and wordings, of stopping it and of taking it up again, each text once."""
    semua: dict[str, AlasanTertulis] = {}
    for satu in _tempat(row):
        if satu.teks:
            semua.setdefault(satu.teks, satu)
    return list(semua.values())


def find_alasan(row: TindakLanjut, kunci: str) -> AlasanTertulis:
    """The reason that stands there now; 404 when there is no such place."""
    return next((satu for satu in _tempat(row) if satu.kunci == kunci), None) or abort(404)


def betulkan_alasan(
    db: Session, oleh: Akun, row: TindakLanjut, kunci: str, baru: str, saat: datetime, *, versi: int
) -> None:
    """Say the reason that stands at ``kunci`` in other words, wherever it stands. The audit trail does not
    repeat the old ones, which may name somebody.

    Raises VersiBerbeda and TindakLanjutSalah.
    """
    check_versi(row, versi)
    lama = find_alasan(row, kunci).teks
    if not beralasan(baru):
        raise TindakLanjutSalah("teks", "Tulis alasannya dengan kata-kata.")
    check_dibaca("teks", baru)
    if baru == lama:
        return
    for tanggal in row.perpanjangan:
        if tanggal.alasan == lama:
            tanggal.alasan = baru
    for isi in row.perubahan:
        if isi.alasan == lama:
            isi.alasan = baru
    for kabar in row.kabar:
        if kabar.jenis in BERALASAN and kabar.teks == lama:
            kabar.teks = baru
    for nama in ("alasan_tenggat", "alasan_status"):
        if getattr(row, nama) == lama:
            setattr(row, nama, baru)
    simpan(db, oleh, row, saat, "alasan dibetulkan", {"tempat": kunci, "menjadi": baru})


def _tempat(row: TindakLanjut) -> Iterator[AlasanTertulis]:
    """Every place of a reason; those that never go away first, so that a place keeps its name."""
    for ganti in row.perpanjangan:
        yield AlasanTertulis(f"tenggat-{ganti.id}", ganti.alasan)
    for isi in row.perubahan:
        yield AlasanTertulis(f"isi-{isi.id}", isi.alasan)
    for kabar in row.kabar:
        if kabar.jenis in BERALASAN:
            yield AlasanTertulis(f"kabar-{kabar.id}", kabar.teks)
    yield AlasanTertulis("tenggat", row.alasan_tenggat)
    yield AlasanTertulis("status", row.alasan_status)
