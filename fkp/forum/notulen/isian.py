"""The fields of a row of the minutes: what may stand in each, from the text that a page sends and back.

While people talk a row may be rough, so every field may be empty. Refused is only what can never be right.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from fkp.formats import tanggal
from fkp.forum.jangka import TERLAMA
from fkp.forum.kerangka import Kerangka
from fkp.forum.models import Forum
from fkp.forum.notulen.models import Masukan
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.isian import TAHUN_TERAKHIR
from fkp.ketikan import rapikan, rapikan_paragraf
from fkp.standar.komponen import load_susunan
from fkp.tindak_lanjut.queries import layanan_dilayani
from fkp.unit.models import Layanan
from surveys.unsur import UNSUR

PARAGRAF = {"masalah": 4000, "usulan": 4000, "jawaban": 4000, "tindakan": 2000, "keluaran": 2000}
"""Texts of several lines that two people may write at once, and their longest."""
BARIS = {"penyampai": 200, "dasar": 300, "diteruskan_ke": 200, "penanggung_jawab": 160}
PILIHAN = ("unsur", "unsur_skm", "komponen", "hasil", "kelas", "satuan", "layanan")
JANGKA = ("durasi", "tenggat")
ISIAN = (*PARAGRAF, *BARIS, *PILIHAN, *JANGKA)
"""Every field by its name on the page. Only the column of ``layanan`` is called otherwise."""
TIDAK_KOSONG = "satuan"


@dataclass(frozen=True)
class Daftar:
    """What each choice may be, for one forum."""

    kerangka: Kerangka
    layanan: list[Layanan]
    pilihan: Mapping[str, Container[str]]


def daftar_of(db: Session, forum: Forum) -> Daftar:
    """The lists of this forum."""
    kerangka, layanan = kerangka_of(forum), layanan_dilayani(db, forum.unit)
    return Daftar(
        kerangka,
        layanan,
        {
            "unsur": kerangka.kunci("unsur"),
            "hasil": kerangka.kunci("hasil"),
            "kelas": kerangka.kunci("kelas"),
            "satuan": kerangka.kunci("satuan"),
            "unsur_skm": {satu.kunci for satu in UNSUR},
            "komponen": {satu.kunci for satu in load_susunan().komponen},
            "layanan": {str(satu.id) for satu in layanan},
        },
    )


def teks_of(masukan: Masukan, isian: str) -> str:
    """What stands in the field, as the page writes it."""
    nilai = getattr(masukan, kolom_of(isian))
    return "" if nilai is None else nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def kolom_of(isian: str) -> str:
    """The column of a field."""
    return "layanan_id" if isian == "layanan" else isian


def rapikan_isian(isian: str, teks: str) -> str:
    """The text as it would be kept."""
    return rapikan_paragraf(teks) if isian in PARAGRAF else rapikan(teks)


def baca(forum: Forum, daftar: Daftar, isian: str, teks: str) -> Any:
    """The value of the column for a tidy text. Raises ForumSalah for what can never be right."""
    if isian in PARAGRAF or isian in BARIS:
        paling = PARAGRAF.get(isian) or BARIS[isian]
        if len(teks) > paling:
            raise ForumSalah(isian, f"Paling panjang {paling} huruf, sekarang {len(teks)}. Ringkaskan.")
        return teks
    if not teks:
        return _kosong(isian)
    if isian == "durasi":
        return _durasi(teks)
    if isian == "tenggat":
        return _tenggat(forum, teks)
    if teks not in daftar.pilihan[isian]:
        raise ForumSalah(isian, "Pilih salah satu dari daftar.")
    return int(teks) if isian == "layanan" else teks


def _kosong(isian: str) -> str | None:
    if isian == TIDAK_KOSONG:
        raise ForumSalah(isian, "Pilih hari atau bulan.")
    return None if isian in (*JANGKA, "layanan") else ""


def _durasi(teks: str) -> int:
    paling = max(TERLAMA.values())
    if not (teks.isascii() and teks.isdigit()) or len(teks) > 5 or not 1 <= int(teks) <= paling:
        raise ForumSalah("durasi", f"Isi dengan bilangan bulat dari 1 sampai {paling}.")
    return int(teks)


def _tenggat(forum: Forum, teks: str) -> date:
    try:
        hari = date.fromisoformat(teks)
    except ValueError:
        raise ForumSalah("tenggat", "Isi dengan tanggal, misalnya 2026-10-31.") from None
    if forum.tanggal and hari <= forum.tanggal:
        raise ForumSalah("tenggat", f"Jatuh tempo harus sesudah hari forum, {tanggal(forum.tanggal)}.")
    if hari.year > TAHUN_TERAKHIR:
        raise ForumSalah("tenggat", f"Paling akhir tahun {TAHUN_TERAKHIR}.")
    return hari
