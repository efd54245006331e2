"""Frames for the tests of the library, and hypothesis strategies that draw them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from hypothesis import strategies as st

from surveys.instrumen import Instrumen, load_instrumen

DATA = Path(__file__).parent / "data"
SKM9 = load_instrumen("skm-9")
SKM16 = load_instrumen("skm-16")
LAYANAN = ("Akta kelahiran", "Kartu Keluarga", "KTP-el")


def a_frame(
    rows: Sequence[Sequence[int]], instrumen: Instrumen = SKM9, **lain: Sequence[object]
) -> pd.DataFrame:
    """Answers in the order of the list of unsur (skm-9) or of the questions (skm-16)."""
    kunci = [u.kunci for u in instrumen.unsur] if instrumen.kode == "skm-9" else list(instrumen.kunci_item)
    return pd.DataFrame(list(rows), columns=kunci, dtype="int8").assign(**lain)


def with_totals(totals: Sequence[int], n: int) -> pd.DataFrame:
    """n respondents whose answers to each unsur add up to these totals."""
    kolom = []
    for total in totals:
        bawah, lebih = divmod(total, n)
        kolom.append([bawah + 1] * lebih + [bawah] * (n - lebih))
    return a_frame(list(zip(*kolom, strict=True)))


def frames(
    instrumen: Instrumen = SKM9, min_rows: int = 1, max_rows: int = 40
) -> st.SearchStrategy[pd.DataFrame]:
    """Frames with missing answers and a layanan that may be missing."""
    butir = st.integers(0, instrumen.skala_maks)
    baris = st.tuples(st.sampled_from([*LAYANAN, None]), *[butir for _ in instrumen.kunci_item])
    return st.lists(baris, min_size=min_rows, max_size=max_rows).map(lambda isi: _frame(isi, instrumen))


def _frame(isi: list[tuple[object, ...]], instrumen: Instrumen) -> pd.DataFrame:
    kolom: Mapping[str, pd.Series] = {
        kunci: pd.Series([satu[i] for satu in isi], dtype="int8")
        for i, kunci in enumerate(instrumen.kunci_item, start=1)
    }
    return pd.DataFrame({"layanan": pd.Series([satu[0] for satu in isi], dtype="object"), **kolom})
