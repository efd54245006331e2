"""Running ``fkp verifikasi`` over files of a sealed result."""

import io
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result
from pypdf import PdfReader, PdfWriter

from fkp.cli.verifikasi import verifikasi
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.bukti import write_zip

Tulis = Callable[[str, bytes], Path]


def run(*argumen: str | Path) -> Result:
    return CliRunner().invoke(verifikasi, [str(satu) for satu in argumen])


def zipped(berkas: dict[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    write_zip(berkas, keluar)
    return keluar.getvalue()


def ubah_csv(bahan: BahanLaporan, baris: int = 17, kolom: str = "waktu") -> tuple[bytes, str, str]:
    """The answers with one cell changed, and what stood and stands there."""
    isi = [satu.split(",") for satu in bahan.kanonik.decode().splitlines()]
    k = isi[0].index(kolom)
    lama = isi[baris - 1][k]
    isi[baris - 1][k] = "1" if lama != "1" else "2"
    return "".join(",".join(satu) + "\n" for satu in isi).encode(), lama or "kosong", isi[baris - 1][k]


def lampiri(pdf: bytes, ganti: dict[str, bytes]) -> bytes:
    """The pages with other files inside."""
    baca, baru = PdfReader(io.BytesIO(pdf)), PdfWriter()
    for halaman in baca.pages:
        baru.add_page(halaman)
    for nama, isi in {**{n: s[0] for n, s in baca.attachments.items()}, **ganti}.items():
        baru.add_attachment(nama, isi)
    keluar = io.BytesIO()
    baru.write(keluar)
    return keluar.getvalue()
