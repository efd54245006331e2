"""What a promise has to be before it is written down, and what a reason has to say."""

from datetime import date

from sqlalchemy.orm import Session

from fkp.formats import tanggal
from fkp.gelar import gelar_dalam
from fkp.identitas import keberatan_umum
from fkp.tindak_lanjut.isi import IsiRencana, TindakLanjutSalah
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import calon_pelaksana, layanan_dilayani
from fkp.unit.models import Unit
from surveys.unsur import UNSUR

DIBACA = ("masalah", "kegiatan", "keluaran", "penanggung_jawab", "sumber_anggaran")
"""What everyone reads of a plan: on the board, in reports."""
HURUF_ALASAN = 5
"""Letters below which a reason is none: “-”, “ok”, “tba”."""


def beralasan(alasan: str) -> bool:
    """Whether the reason says something: a dash or a full stop does not."""
    return sum(huruf.isalpha() for huruf in alasan) >= HURUF_ALASAN


def check_dibaca(isian: str, teks: str) -> None:
    """Guards words that everyone reads against numbers and addresses of people. Raises TindakLanjutSalah."""
    if keberatan := keberatan_umum(teks):
        raise TindakLanjutSalah(isian, keberatan)


def check_alasan(apa: str, alasan: str) -> None:
    """Guards the reason for another date or wording of ``apa``, which everyone reads. Raises
    TindakLanjutSalah."""
    check_dibaca("alasan", alasan)
    if not beralasan(alasan):
        raise TindakLanjutSalah(
            "alasan",
            f"{apa} sudah diketahui umum. Tulis dengan kata-kata mengapa diganti; alasan dan yang semula "
            "tampil untuk umum.",
        )


def check_rencana(
    db: Session, unit: Unit, isi: IsiRencana, sejak: date | None, *, kini: TindakLanjut | None = None
) -> None:
    """Guards what is planned; ``kini`` is the row that it is to replace. Raises TindakLanjutSalah."""
    if isi.unsur and isi.unsur not in {u.kunci for u in UNSUR}:
        raise TindakLanjutSalah("unsur", "Pilih salah satu unsur dari daftar.")
    # A layanan that was switched off since may stay where it is, and so may who is not of the unit any more.
    boleh = {None, kini.layanan_id if kini else None, *(satu.id for satu in layanan_dilayani(db, unit))}
    if isi.layanan_id not in boleh:
        raise TindakLanjutSalah("layanan", "Pilih layanan yang dilayani unit ini.")
    for nama, sebutan in (("kegiatan", "kegiatan"), ("keluaran", "keluaran yang terukur")):
        if not getattr(isi, nama).strip():
            raise TindakLanjutSalah(nama, f"Tulis {sebutan}.")
    if not isi.penanggung_jawab.strip():
        raise TindakLanjutSalah("penanggung_jawab", "Tulis bagian atau jabatan yang menanggungnya.")
    _check_orang(isi, kini)
    orang = {None, kini.pelaksana_id if kini else None}
    if isi.pelaksana_id not in orang and isi.pelaksana_id not in {a.id for a in calon_pelaksana(db, unit)}:
        raise TindakLanjutSalah("pelaksana", "Pilih orang yang bertugas di unit ini.")
    if isi.mulai and isi.mulai > isi.tenggat:
        raise TindakLanjutSalah(
            "tenggat", f"Tenggat tidak boleh sebelum mulai dikerjakan, {tanggal(isi.mulai)}."
        )
    for nama, hari in (("mulai", isi.mulai), ("tenggat", isi.tenggat)):
        if sejak and hari and hari < sejak:
            raise TindakLanjutSalah(
                nama, f"Paling awal {tanggal(sejak)}, hari pertama survei atau forum yang memintanya."
            )


def _check_orang(isi: IsiRencana, kini: TindakLanjut | None) -> None:
    """What stood there before does not stop a change of something else: everyone reads it with marks."""
    baru = [nama for nama in DIBACA if kini is None or getattr(isi, nama) != getattr(kini, nama)]
    for nama in baru:
        check_dibaca(nama, getattr(isi, nama))
    if "penanggung_jawab" in baru and (gelar := gelar_dalam(isi.penanggung_jawab)):
        raise TindakLanjutSalah(
            "penanggung_jawab", f"Isi jabatan atau unit, bukan nama orang (“{gelar}”). Nama tidak tampil."
        )
