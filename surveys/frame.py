"""The responden frame: one row per respondent, the only shape the counting functions read.

Columns, any of which but the items may be absent:

- `layanan`: which service (or any other group); text, whole numbers or a pandas categorical (fastest). A
  missing value or an empty text means "not stated" and becomes the group None.
- one column per question, named by its item key, whole numbers 1..skala_maks with **0 for a missing answer**.
  NumPy int8 is the fast layout: a byte per answer, no mask, counted without a copy. Nullable Int8 will do.
  A question without a column was not asked and counts as unanswered.
- profile columns of the instrument, coded as in its file, 0 for not answered.
- `saran`: free text.

Nothing here changes the caller's frame.
"""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from surveys.kuesioner import Instrumen

Layanan = str | int | None
"""Label of a group: a name, a number, or None when not stated."""


class FrameSalah(ValueError):
    """The frame cannot be counted; the message says which column and, for a value, which row."""


def check_frame(frame: pd.DataFrame, instrumen: Instrumen) -> None:
    """Refuse a frame that would be miscounted.

    Raises FrameSalah for an unknown or doubled column, for no item column at all, for a column that does not
    hold whole numbers, and for a value outside the scale or outside the codes of a profile column.
    """
    if not frame.columns.is_unique:
        ganda = frame.columns[frame.columns.duplicated()][0]
        raise FrameSalah(f"Kolom '{ganda}' ada dua kali.")
    kolom = [str(nama) for nama in frame.columns]
    profil = {satu.kunci: satu for satu in instrumen.profil}
    dikenal = {"layanan", "saran", *instrumen.kunci_item, *profil}
    for nama in kolom:
        if nama not in dikenal:
            raise FrameSalah(f"Kolom '{nama}' tidak dikenal instrumen {instrumen.kode}.")
    if not set(kolom) & set(instrumen.kunci_item):
        raise FrameSalah(f"Tidak ada satu pun kolom pertanyaan instrumen {instrumen.kode}.")
    for kunci in instrumen.kunci_item:
        if kunci in kolom:
            item_codes(frame, kunci, instrumen.skala_maks)
    for kunci, satu in profil.items():
        if kunci in kolom:
            nilai = _whole(frame[kunci])
            salah = ~np.isin(nilai, list(satu.kode_sah()))
            if salah.any():
                raise _outside(kunci, nilai, salah, "bukan kode pilihan kolom ini")


def item_codes(frame: pd.DataFrame, kunci: str, skala_maks: int) -> NDArray[np.int8]:
    """Answers of one question as int8, 0 for missing, without a copy where possible. Raises FrameSalah."""
    nilai = _whole(frame[kunci])
    # Read as unsigned, a negative byte is above every scale: one pass checks both ends.
    if nilai.dtype == np.int8 and (not len(nilai) or nilai.view(np.uint8).max() <= skala_maks):
        return nilai
    salah = (nilai < 0) | (nilai > skala_maks)
    if salah.any():
        raise _outside(
            kunci, nilai, salah, f"nilai yang sah 1 sampai {skala_maks}, atau 0 bila tidak dijawab"
        )
    return nilai.astype(np.int8)


def layanan_codes(frame: pd.DataFrame) -> tuple[NDArray[Any], list[Layanan]]:
    """Group number of each row and the label of each number; one group None when there is no such column."""
    if "layanan" not in frame.columns:
        return np.zeros(len(frame), dtype=np.int8), [None]
    kolom = frame["layanan"]
    if isinstance(kolom.dtype, pd.CategoricalDtype):
        codes, labels = kolom.cat.codes.to_numpy(), list(kolom.cat.categories)
        if len(codes) and codes.min() < 0:
            codes, labels = np.where(codes < 0, len(labels), codes), [*labels, None]
    elif isinstance(kolom.dtype, np.dtype) and kolom.dtype.kind in "iu" and len(kolom):
        angka = kolom.to_numpy()
        awal, akhir = int(angka.min()), int(angka.max())
        # Small numbers are their own codes; large ones would ask for a counter each.
        if awal >= 0 and akhir < max(4096, min(len(angka), 65_536)):
            return angka, list(range(akhir + 1))
        codes, angka_unik = pd.factorize(angka)
        labels = list(angka_unik)
    else:
        codes, unik = pd.factorize(kolom, use_na_sentinel=False)
        labels = list(unik)
    return codes, [_label(satu) for satu in labels]


def _label(nilai: object) -> Layanan:
    if isinstance(nilai, str):
        return nilai or None
    if nilai is None or pd.isna(nilai):  # type: ignore[call-overload]  # any scalar of a user's column
        return None
    if isinstance(nilai, int | np.integer):
        return int(nilai)
    raise FrameSalah(f"Kolom 'layanan' harus berisi teks atau bilangan bulat, ada {nilai!r}.")


def _whole(kolom: "pd.Series[Any]") -> NDArray[Any]:
    jenis = kolom.dtype
    if isinstance(jenis, np.dtype) and jenis.kind in "iu":
        return kolom.to_numpy()
    if pd.api.types.is_integer_dtype(jenis):
        return kolom.to_numpy(dtype=np.int64, na_value=0)
    raise FrameSalah(f"Kolom '{kolom.name}' harus bilangan bulat (0 bila tidak dijawab), bukan {jenis}.")


def _outside(kunci: str, nilai: NDArray[Any], salah: NDArray[np.bool_], alasan: str) -> FrameSalah:
    baris = int(np.flatnonzero(salah)[0])
    return FrameSalah(f"Kolom '{kunci}' baris ke-{baris + 1} berisi {nilai[baris]}: {alasan}.")
