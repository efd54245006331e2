"""Sheets of earlier forums for tests: made here, read as the import reads them."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from fkp.forum.arsip.berkas import baca_berkas
from fkp.forum.arsip.kasus import Kasus, baca_kasus
from fkp.forum.arsip.simpan import nilai_baris, susun
from fkp.forum.kerangka import load_kerangka
from tests.builders import SAAT

KERANGKA = load_kerangka()
UNIT = "Dinas Umpama"
JUDUL_RESMI = [
    "No.",
    "Identifikasi Masalah",
    "Usulan Rekomendasi Perbaikan",
    "Jangka Waktu Penyelesaian",
]
Lembar = Mapping[str, Sequence[Sequence[Any]]]


def buku(lembar: Lembar, gabung: Sequence[str] = (), tersembunyi: Sequence[str] = ()) -> bytes:
    """A workbook; ``gabung`` are merged cells of its first sheet."""
    hasil = openpyxl.Workbook()
    hasil.remove(hasil.active)  # type: ignore[arg-type]
    for nama, baris in lembar.items():
        satu = hasil.create_sheet(nama)
        for isi in baris:
            satu.append(list(isi))
        satu.sheet_state = "hidden" if nama in tersembunyi else "visible"
    for alamat in gabung:
        hasil.worksheets[0].merge_cells(alamat)
    keluar = io.BytesIO()
    hasil.save(keluar)
    return keluar.getvalue()


def baca(isi: bytes, lembaga: str = UNIT, nama: str = "arsip.xlsx") -> list[Kasus]:
    return [baca_kasus(satu, KERANGKA) for satu in baca_berkas(isi, nama, lembaga)]


def satu_lembar(baris: Sequence[Sequence[Any]], gabung: Sequence[str] = (), lembaga: str = UNIT) -> Kasus:
    semua = baca(buku({"Sheet1": baris}, gabung), lembaga)
    assert len(semua) == 1
    return semua[0]


def komitmen(kasus: Kasus) -> tuple[int, int, int]:
    """How many promises, with a limit, with an owner."""
    nilai = nilai_baris(*susun(kasus, SAAT))
    return nilai.komitmen, nilai.bertenggat, nilai.berpenanggung_jawab
