"""The canonical answer file: what a sealed result is made of, in a form anyone can recount and hash.

A CSV in UTF-8 with LF line ends. Columns, always in this order: `layanan` (the name), every question of the
instrument in printed order, then profile columns as codes. An unanswered cell is empty. Rows are sorted by
their content as text, so the same answers give the same bytes in whatever order they came. There is no id, no
time and no saran.

A profile column is left out as a whole when any of its groups has fewer than five people: with single cells
blanked the rest of the row and the totals would still give them away. Empty cells are no group; they say
nothing of anybody.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from surveys.frame import FrameSalah, check_frame, item_codes, layanan_codes
from surveys.instrumen import Instrumen
from surveys.rincian import TERKECIL

SEKALI = 50_000
"""Rows put together at a time."""


def canonical_csv(frame: pd.DataFrame, instrumen: Instrumen) -> bytes:
    """The canonical file of a responden frame.

    Raises FrameSalah for a frame that `check_frame` refuses and for layanan that are numbers: the file must
    be readable without our database, so it names them.
    """
    check_frame(frame, instrumen)
    codes, label = layanan_codes(frame)
    dipakai = {label[kode] for kode in np.unique(codes)}
    if any(isinstance(satu, int) for satu in dipakai):
        raise FrameSalah("Kolom 'layanan' pada berkas kanonik harus berisi nama layanan, bukan nomor.")
    judul = ["layanan", *instrumen.kunci_item, *published_profile(frame, instrumen)]
    kolom = [_column(codes, lambda kode: str(label[kode] or ""))]
    for kunci in instrumen.kunci_item:
        ada = kunci in frame.columns
        nilai = item_codes(frame, kunci, instrumen.skala_maks) if ada else np.zeros(len(frame), np.int8)
        kolom.append(_column(nilai, _code_text))
    kolom += [_column(_profile_codes(frame, kunci), _code_text) for kunci in judul[len(kolom) :]]
    # Ranks instead of texts: sorting a million tuples of strings takes minutes and gigabytes.
    urutan = np.lexsort([peringkat for peringkat, _ in reversed(kolom)])
    kolom[0] = kolom[0][0], [_quoted(nama) for nama in kolom[0][1]]
    bagian = [row_text(judul)]
    for awal in range(0, len(urutan), SEKALI):
        porsi = urutan[awal : awal + SEKALI]
        sel = [[teks[i] for i in peringkat[porsi].tolist()] for peringkat, teks in kolom]
        bagian += ["\n".join(map(",".join, zip(*sel, strict=True))), "\n"]
    return "".join(bagian).encode()


def _column(kode: NDArray[Any], teks_of: Callable[[int], str]) -> tuple[NDArray[Any], list[str]]:
    """A column as the rank of each cell's text among the texts that occur, and those texts in order."""
    ada, tempat = np.unique(kode, return_inverse=True)
    teks = [teks_of(int(satu)) for satu in ada]
    urut = sorted(set(teks))
    peringkat = np.array([urut.index(satu) for satu in teks], dtype=np.min_scalar_type(len(urut)))
    return peringkat[tempat], urut


def row_text(sel: Sequence[str]) -> str:
    """One line of the canonical file; only its first cell, the layanan, is a text that may need quotes."""
    nama, *kode = sel
    return ",".join([_quoted(nama), *kode]) + "\n"


def published_profile(frame: pd.DataFrame, instrumen: Instrumen, least: int = TERKECIL) -> tuple[str, ...]:
    """Keys of the answered profile columns without a group of 1..least-1 people, in printed order."""
    aman = []
    for kolom in instrumen.profil:
        if kolom.kunci in frame.columns:
            kode = _profile_codes(frame, kolom.kunci)
            banyak = np.bincount(kode)[1:]
            if banyak.any() and banyak[banyak > 0].min() >= least:
                aman.append(kolom.kunci)
    return tuple(aman)


def read_canonical(data: bytes) -> pd.DataFrame:
    """Back to a responden frame, so that anyone can recount the file. Raises FrameSalah if damaged."""
    try:
        baris = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as salah:
        raise FrameSalah("Berkas kanonik rusak: bukan CSV dalam UTF-8.") from salah
    if not baris or baris[0][:1] != ["layanan"]:
        raise FrameSalah("Berkas kanonik rusak: baris pertama harus dimulai dengan 'layanan'.")
    judul, isi = baris[0], baris[1:]
    for nomor, satu in enumerate(isi, start=2):
        if len(satu) != len(judul):
            raise FrameSalah(
                f"Berkas kanonik rusak: baris {nomor} berisi {len(satu)} sel, seharusnya {len(judul)}."
            )
    try:
        kolom = {
            nama: pd.Series([int(satu[i] or 0) for satu in isi], dtype=np.int8)
            for i, nama in enumerate(judul)
            if i
        }
    except (ValueError, OverflowError) as salah:
        raise FrameSalah("Berkas kanonik rusak: ada jawaban yang bukan bilangan.") from salah
    return pd.DataFrame({"layanan": pd.Series([satu[0] for satu in isi], dtype="object"), **kolom})


def sha256_hex(data: bytes) -> str:
    """SHA-256 of a file's bytes in hexadecimal, as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


def _quoted(nama: str) -> str:
    """Quoting of RFC 4180, written out: what csv.writer quotes differs between versions of Python."""
    return '"' + nama.replace('"', '""') + '"' if any(huruf in nama for huruf in ',"\r\n') else nama


def _profile_codes(frame: pd.DataFrame, kunci: str) -> NDArray[Any]:
    return frame[kunci].to_numpy(dtype=np.int64, na_value=0)


def _code_text(kode: int) -> str:
    return str(kode) if kode else ""
