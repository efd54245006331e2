"""Time of an index over a country's answers: ours against a plain pandas groupby and DuckDB.

    python -m benchmarks.indeks

All three work on the same answers in memory, in one run: nine items int8 with 0 for missing, 1,000 groups
(unit x layanan) in no order and, once more, sorted. Ours counts every value of every item per group and then
scores the whole; the other two need only sums and numbers of answers per group, and their index is a float.
Each figure is the median of several runs; the three results must agree to two decimals.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import duckdb
import numpy as np
import pandas as pd

from surveys.hitungan import count
from surveys.instrumen import load_instrumen
from surveys.scoring import score_skm

SKM9 = load_instrumen("skm-9")
ITEM = list(SKM9.kunci_item)
GRUP = 1_000
UTAS = 2
ULANG = 5
PELUANG = (0.02, 0.03, 0.10, 0.45, 0.40)


def make_answers(n: int) -> pd.DataFrame:
    """n rows: int16 group codes in no order, int8 items skewed to 3 and 4, one in fifty missing."""
    acak = np.random.default_rng(2024)
    grup = acak.integers(0, GRUP, n).astype(np.int16)
    return pd.DataFrame({"layanan": grup} | {k: acak.choice(5, n, p=PELUANG).astype(np.int8) for k in ITEM})


def with_surveys(frame: pd.DataFrame) -> float:
    """Our way: counts, then the exact index."""
    return float(score_skm(count(frame, SKM9)).ikm)


def with_pandas(frame: pd.DataFrame) -> float:
    """A plain groupby on the same int8 columns: sums, and answers as the sums of a mask."""
    jumlah = frame.groupby("layanan", sort=False)[ITEM].sum().sum()
    terisi = (frame[ITEM] > 0).groupby(frame["layanan"], sort=False).sum().sum()
    return float((jumlah / terisi).mean() * 25)


def with_duckdb(sambungan: duckdb.DuckDBPyConnection) -> float:
    """GROUP BY on a table in memory whose missing answers are NULL, its fastest form."""
    kolom = ", ".join(f"sum({k})::BIGINT, count({k})" for k in ITEM)
    baris = sambungan.execute(f"SELECT layanan, count(*), {kolom} FROM jawaban GROUP BY layanan").fetchnumpy()
    angka = [satu.sum() for satu in list(baris.values())[2:]]
    return float(np.mean([a / b for a, b in zip(angka[::2], angka[1::2], strict=True)]) * 25)


def open_duckdb(frame: pd.DataFrame) -> duckdb.DuckDBPyConnection:
    """The same answers as a DuckDB table, loaded outside the clock."""
    sambungan = duckdb.connect()
    sambungan.execute(f"SET threads = {UTAS}")
    sambungan.register("asal", frame)
    kolom = ", ".join(f"nullif({k}, 0) AS {k}" for k in ITEM)
    sambungan.execute(f"CREATE TABLE jawaban AS SELECT layanan, {kolom} FROM asal")
    sambungan.unregister("asal")
    return sambungan


def clock(kerja: Callable[[], float], ulang: int = ULANG) -> tuple[float, float]:
    """Median milliseconds of `ulang` runs after a warm-up, and the result."""
    hasil, waktu = kerja(), []
    for _ in range(ulang):
        mulai = perf_counter()
        hasil = kerja()
        waktu.append((perf_counter() - mulai) * 1000)
    return median(waktu), hasil


def compare(nama: str, frame: pd.DataFrame) -> None:
    """One line: medians of the three and their ratios to ours. Raises AssertionError when results differ."""
    with open_duckdb(frame) as sambungan:
        kami, satu = clock(lambda: with_surveys(frame))
        duck, dua = clock(lambda: with_duckdb(sambungan))
        panda, tiga = clock(lambda: with_pandas(frame), 3)
    assert max(abs(satu - dua), abs(satu - tiga)) < 0.0051, (satu, dua, tiga)
    print(
        f"{nama:<28}{kami:>9.0f} ms{duck:>9.0f} ms{panda:>9.0f} ms"
        f"{duck / kami:>10.1f}x{panda / kami:>9.1f}x   IKM {satu:.2f}",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    print(f"Indeks dari jawaban di memori, {GRUP} grup, median {ULANG} kali, {UTAS} utas")
    print(f"{'':<28}{'surveys':>12}{'DuckDB':>12}{'pandas':>12}{'DuckDB/':>11}{'pandas/':>10}")
    for n in (1_000_000, 7_550_000):
        frame = make_answers(n)
        compare(f"{n:>9,} baris, acak".replace(",", "."), frame)
        compare(f"{n:>9,} baris, urut".replace(",", "."), frame.sort_values("layanan", ignore_index=True))


if __name__ == "__main__":
    main()
