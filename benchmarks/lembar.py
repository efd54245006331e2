"""Rows streamed into an XLSX: time and the most memory, beside openpyxl that writes the same cells.

    python -m benchmarks.lembar [ROWS]

Each measurement runs in a process of its own, because the most memory of a process never falls again. Writes
ROWS (a million unless told) x 12 cells to a temporary folder, and a tenth of them with openpyxl's
``write_only``, whose time is compared cell for cell.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from fkp.dokumen.laporan import Bentuk, Kaki, Kolom, Laporan, Rumus, Sel, Tabel
from fkp.dokumen.xlsx import write_xlsx

BARIS = 1_000_000
KOLOM = 12


class Isi(Collection[tuple[Sel, ...]]):
    """So many rows, each made when it is asked for: a number, a name, nine values and a text."""

    def __init__(self, banyak: int) -> None:
        self._banyak = banyak

    def __len__(self) -> int:
        return self._banyak

    def __iter__(self) -> Iterator[tuple[Sel, ...]]:
        for n in range(self._banyak):
            nilai = tuple(1 + (n // (i + 1)) % 4 for i in range(9))
            yield (n + 1, "Layanan umpama", *nilai, "Cepat, ramah" if n % 3 else "")

    def __contains__(self, satu: object) -> bool:
        return any(satu == baris for baris in self)


def lembar(banyak: int) -> Laporan:
    """A processing sheet of that many respondents."""
    unsur = tuple(Kolom(f"U{i}", "kanan", 0.5, "Nilai unsur", f"u{i}") for i in range(1, 10))
    jumlah = tuple(Rumus("SUM({k}{a}:{k}{z})", Decimal(0)) for _ in range(9))
    tabel = Tabel(
        judul="Pengolahan data",
        kolom=(Kolom("No", "kanan"), Kolom("Layanan", lebar=2), *unsur, Kolom("Saran", lebar=3)),
        baris=Isi(banyak),
        kaki=(Kaki("jumlah", (None, "Jumlah", *jumlah)),),
        lembar="Pengolahan",
    )
    saat = datetime(2026, 11, 12, 3, tzinfo=UTC)
    return Laporan("Pengolahan data", (), (), "Kantor Umpama", saat, Bentuk.LEBAR, lembar=(tabel,))


def kita(banyak: int, berkas: Path) -> None:
    """Our writer."""
    with berkas.open("wb") as tujuan:
        write_xlsx(lembar(banyak), tujuan)


def openpyxl_polos(banyak: int, berkas: Path) -> None:
    """The same cells without looks or formulas."""
    buku = Workbook(write_only=True)
    satu = buku.create_sheet("Pengolahan")
    for baris in Isi(banyak):
        satu.append(baris)
    buku.save(berkas)


def ukur(kerja: Callable[[int, Path], None], banyak: int) -> tuple[float, float, float]:
    """Seconds, most memory of the process in MB (its imports included), MB of the file."""
    with tempfile.TemporaryDirectory(prefix="fkp-bench-") as folder:
        berkas = Path(folder) / "uji.xlsx"
        konteks = multiprocessing.get_context("spawn")
        hasil = konteks.SimpleQueue()
        anak = konteks.Process(target=_anak, args=(kerja, banyak, berkas, hasil))
        anak.start()
        anak.join()
        if anak.exitcode:
            raise RuntimeError(f"pengukuran berhenti dengan kode {anak.exitcode}")
        lama, memori = hasil.get()
        return lama, memori, berkas.stat().st_size / 2**20


def main() -> None:
    """Measure, print."""
    banyak = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else BARIS
    sedikit = max(banyak // 10, 1)
    print(f"lembar: XLSX {KOLOM} kolom, ditulis sambil jalan")
    _cetak("kita", banyak, penuh := ukur(kita, banyak))
    _cetak("kita", sedikit, kecil := ukur(kita, sedikit))
    _cetak("openpyxl", sedikit, lain := ukur(openpyxl_polos, sedikit))
    print(
        f"  kita : openpyxl {kecil[0] / lain[0]:.2f} (kita dengan rupa dan rumus); memori {banyak:,} baris : "
        f"{sedikit:,} baris {penuh[1] / kecil[1]:.2f} (sasaran 1)"
    )


def _cetak(siapa: str, banyak: int, ukuran: tuple[float, float, float]) -> None:
    lama, memori, besar = ukuran
    print(
        f"  {banyak:>9,} baris, {siapa:<9} {lama:6.1f} s   memori {memori:4.0f} MB   berkas {besar:5.1f} MB"
    )


def _anak(
    kerja: Callable[[int, Path], None],
    banyak: int,
    berkas: Path,
    hasil: "multiprocessing.SimpleQueue[tuple[float, float]]",
) -> None:
    mulai = time.monotonic()
    kerja(banyak, berkas)
    hasil.put((time.monotonic() - mulai, _memori()))


def _memori() -> float:
    """Most memory of this process so far in MB. Not from ``getrusage`` where ``/proc`` knows better: there a
    new process begins with the height of the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        baris = next(satu for satu in status.read_text().splitlines() if satu.startswith("VmHWM"))
        return int(baris.split()[1]) / 2**10
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return puncak / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
