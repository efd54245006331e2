"""A workbook worked out anew by a formula engine that is not ours, and read without one."""

import io
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook

Sel = str | int | float | bool | None


def recompute(isi: bytes) -> dict[str, dict[str, Sel]]:
    """Every formula of the workbook as the package ``formulas`` works it out: sheet -> cell ("B7") -> value.

    Values that were kept in the file play no part: the cells that hold no formula are all that it reads."""
    with warnings.catch_warnings(), TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")  # those of the engine and of what it imports
        import formulas

        berkas = Path(folder) / "buku.xlsx"
        berkas.write_bytes(isi)
        hasil = formulas.ExcelModel().loads(str(berkas)).finish().calculate()
        nilai = {str(kunci): _satu(sel.value[0, 0]) for kunci, sel in hasil.items() if hasattr(sel, "value")}
    return {
        lembar: {sel: nilai[f"'[buku.xlsx]{lembar.upper()}'!{sel}"] for sel in isi_lembar}
        for lembar, isi_lembar in rumus(isi).items()
    }


def rumus(isi: bytes) -> dict[str, dict[str, str]]:
    """The formulas of each sheet as written, by cell."""
    return {
        nama: {sel: teks for sel, teks in semua.items() if isinstance(teks, str) and teks.startswith("=")}
        for nama, semua in _baca(isi, data_only=False, jenis="f").items()
    }


def tersimpan(isi: bytes) -> dict[str, dict[str, Sel]]:
    """The values that the file itself carries, by sheet and cell: what shows before a program calculates."""
    return _baca(isi, data_only=True)


def _baca(isi: bytes, *, data_only: bool, jenis: str = "") -> dict[str, dict[str, Sel]]:
    buku = load_workbook(io.BytesIO(isi), data_only=data_only)
    hasil: dict[str, dict[str, Sel]] = {
        lembar.title: {
            sel.coordinate: sel.value
            for baris in lembar.iter_rows()
            for sel in baris
            if sel.value is not None and (not jenis or sel.data_type == jenis)
        }
        for lembar in buku.worksheets
    }
    buku.close()
    return hasil


def _satu(nilai: Any) -> Sel:
    """A plain value instead of one of numpy."""
    return nilai.item() if hasattr(nilai, "item") else nilai
