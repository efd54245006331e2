"""``make bench``: every benchmark, one after another, whether or not one fails."""

import sys
import time
import traceback
from importlib import import_module

UKURAN = (
    ("indeks", "Indeks dari jutaan jawaban: surveys, DuckDB, pandas"),
    ("kirim", "Jawaban masuk per detik: survei kita, rute Flask polos"),
    ("halaman", "Halaman unit dengan sedikit dan banyak jawaban"),
    ("rekap", "Rekap seribu unit: halaman, XLSX, PDF"),
    ("lembar", "Sejuta baris XLSX, ditulis sambil jalan"),
    ("dokumen", "Laporan PDF: penuh, selembar, panjang"),
    ("forum_notulen", "Notulis mengetik sementara 200 ponsel mengirim masukan"),
    ("forum_hadir", "500 orang mencatat hadir dalam semenit"),
    ("forum_dokumen", "Dokumen forum: berita acara dengan 60 tanda tangan, 200 surat undangan"),
    ("janji", "Papan janji dan pengingat dengan sedikit dan banyak janji"),
)


def main() -> int:
    """Run all and print their rows; 1 when any of them failed."""
    sys.argv = sys.argv[:1]  # each has arguments of its own
    gagal = []
    for nama, judul in UKURAN:
        print(f"\n== {judul} (benchmarks.{nama})", flush=True)
        mulai = time.monotonic()
        try:
            import_module(f"benchmarks.{nama}").main()
        except Exception:
            traceback.print_exc(file=sys.stdout)
            gagal.append(nama)
        print(f"   {time.monotonic() - mulai:.0f} detik", flush=True)
    if gagal:
        print(f"\nGagal: {', '.join(gagal)}")
    return 1 if gagal else 0


if __name__ == "__main__":
    sys.exit(main())
