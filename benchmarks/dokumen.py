"""How long a PDF takes: the full report, the publication sheet, and what a big unit brings.

    python -m benchmarks.dokumen

The first document of a process is measured apart, in processes of their own: it also loads the fonts. Each
later one has other text, so that the typesetter's memory of the last one is no help. Aim: 300 ms for the
full report.
"""

import multiprocessing
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from fkp.dokumen.laporan import Bagian, Bentuk, Laporan, Paragraf, Peran
from fkp.dokumen.pdf import write_pdf
from tests.fkp.dokumen import contoh

ULANG = 9


def main() -> None:
    """Print a row for each document: median and range in ms, size."""
    print(f"{'dokumen':<46}{'median ms':>10}{'rentang':>16}{'KB':>8}")
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as kolam:
        dingin = [kolam.apply(_sekali) for _ in range(3)]
    _cetak("laporan penuh, proses baru", dingin, 0)
    for nama, buat, ulang in (
        ("laporan penuh, 60 responden terlampir", contoh.laporan, ULANG),
        ("laporan penuh, 400 responden terlampir", lambda: _terlampir(400), 5),
        ("lembar publikasi", contoh.lembar_publikasi, ULANG),
        ("rekap 60 unit, 16 kolom", lambda: contoh.lembar(Bentuk.LEBAR, contoh.tabel_rekap()), ULANG),
        (
            "tabel 2.000 baris, 11 kolom",
            lambda: contoh.lembar(Bentuk.LEMBAR, contoh.tabel_responden(2000)),
            3,
        ),
        ("5.000 saran", _saran, 3),
    ):
        _cetak(nama, *_ukur(buat, ulang))


def _ukur(buat: Callable[[], Laporan], ulang: int) -> tuple[list[float], int]:
    lama, besar = [], 0
    for n in range(ulang):
        laporan = replace(buat(), judul=f"LAPORAN UMPAMA {n}", tanda_air=f"UJI {n}")
        mulai = time.perf_counter()
        besar = len(write_pdf(laporan))
        lama.append((time.perf_counter() - mulai) * 1000)
    return lama, besar


def _sekali() -> float:
    laporan = contoh.laporan()
    mulai = time.perf_counter()
    write_pdf(laporan)
    return (time.perf_counter() - mulai) * 1000


def _terlampir(banyak: int) -> Laporan:
    laporan = contoh.laporan()
    return replace(laporan, bagian=(*laporan.bagian, Bagian("LAMPIRAN 2", (contoh.tabel_responden(banyak),))))


def _saran() -> Laporan:
    kutipan = tuple(
        Paragraf(f"Saran {n}: antrean pagi panjang, petugas ramah, tambah kursi. 😀", Peran.KUTIPAN)
        for n in range(5000)
    )
    return contoh.lembar(Bentuk.LEMBAR, *kutipan)


def _cetak(nama: str, lama: list[float], besar: int) -> None:
    rentang = f"{min(lama):.0f}..{max(lama):.0f}"
    print(f"{nama:<46}{statistics.median(lama):>10.0f}{rentang:>16}{besar / 1000 or 0:>8.0f}")


if __name__ == "__main__":
    main()
