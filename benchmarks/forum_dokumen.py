"""How long the papers of a forum take: they must be in people's hands before they leave.

    python -m benchmarks.forum_dokumen

Ten rows and sixty signatures, each run with other strokes, so that the typesetter's memory of the last one is
no help. Aim: well under a second for the berita acara as PDF and DOCX.
"""

import io
import statistics
import time
from collections.abc import Callable
from datetime import date

from fkp.dokumen.laporan import Laporan
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.hadir import daftar_hadir
from fkp.laporan.forum.laporan_fkp import laporan_fkp
from fkp.laporan.forum.notulen import notulen
from fkp.laporan.forum.undangan import Penerima, Surat, undangan
from fkp.laporan.unduhan import write_berkas
from tests.fkp.laporan.forum import contoh

ULANG = 7
SURAT = Surat("005/1/2026", date(2026, 10, 8), "Sekretariat", "https://survei.contoh.example/f/pkv7qa")


def main() -> None:
    """Print a row for each document: median and range in ms, size."""
    print(f"{'dokumen':<46}{'median ms':>10}{'rentang':>16}{'KB':>8}")
    for nama, bentuk, buat in (
        ("berita acara, 10 baris, 60 tanda tangan", "pdf", lambda n: berita_acara(_bahan(n, 60))),
        ("berita acara, 10 baris, 60 tanda tangan", "docx", lambda n: berita_acara(_bahan(n, 60))),
        ("berita acara, 10 baris, 300 tanda tangan", "pdf", lambda n: berita_acara(_bahan(n, 300))),
        ("salinan umum, 10 baris", "pdf", lambda n: berita_acara(_bahan(n, 60), umum=True)),
        ("daftar hadir, 300 orang", "pdf", lambda n: daftar_hadir(_bahan(n, 300))),
        ("notulen, 200 masukan", "pdf", lambda n: notulen(_bahan(n, 10, baris=198))),
        ("laporan forum, 60 orang", "pdf", lambda n: laporan_fkp(_bahan(n, 60))),
        ("laporan forum, 60 orang", "xlsx", lambda n: laporan_fkp(_bahan(n, 60))),
        ("undangan, 200 surat", "pdf", _surat),
        ("undangan, 200 surat", "docx", _surat),
    ):
        _cetak(f"{nama} ({bentuk})", *_ukur(buat, bentuk))


def _bahan(n: int, orang: int, baris: int = 10) -> contoh.BahanForum:
    isi = contoh.isi(baris, tema=f"Waktu tunggu loket, ulangan {n}")
    pribadi = contoh.pribadi(orang)
    for i, tanda in enumerate(pribadi["tanda_tangan"].values()):
        tanda["goresan"] = contoh.goresan(1000 * n + i)
    return contoh.bahan(isi=isi, pribadi=pribadi)


def _surat(n: int) -> Laporan:
    orang = [
        Penerima(f"Warga {i}", "Ketua RT", f"https://survei.contoh.example/f/x/p/{n}{'z' * 70}{i}")
        for i in range(200)
    ]
    return undangan(_bahan(n, 0), SURAT, orang)


def _ukur(buat: Callable[[int], Laporan], bentuk: str) -> tuple[list[float], int]:
    lama, besar = [], 0
    for n in range(ULANG):
        laporan, tujuan = buat(n), io.BytesIO()
        mulai = time.perf_counter()
        write_berkas(laporan, bentuk, tujuan)
        lama.append((time.perf_counter() - mulai) * 1000)
        besar = len(tujuan.getvalue())
    return lama, besar


def _cetak(nama: str, lama: list[float], besar: int) -> None:
    rentang = f"{min(lama):.0f}..{max(lama):.0f}"
    print(f"{nama:<46}{statistics.median(lama):>10.0f}{rentang:>16}{besar / 1000:>8.0f}")


if __name__ == "__main__":
    main()
