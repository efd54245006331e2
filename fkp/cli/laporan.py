"""``fkp laporan FILE``: a report from a file of answers, without app, database or settings.

Exit 0 with a report; 2 with one line on stderr and no file when there is none; 130 when interrupted.
"""

import os
import tempfile
from datetime import date
from pathlib import Path

import click

from fkp.cli.bacaan import baca_berkas, berhenti_bila_salah, clear_progress, pilihan_baca, show_progress
from fkp.clock import now, setempat
from fkp.dokumen.laporan import Laporan
from fkp.formats import angka
from fkp.galat import Galat
from fkp.laporan.berkas import bahan_berkas
from fkp.laporan.skm import laporan_skm
from fkp.laporan.unduhan import MIME, write_berkas


class KeluaranSalah(Galat):
    """The report cannot be written there; the message is an Indonesian sentence."""


@click.command("laporan")
@click.argument("file")
@click.option(
    "--keluaran", required=True, metavar="NAMA", help="Berkas yang ditulis: .pdf, .docx, .xlsx, atau .html."
)
@click.option("--unit", default="", metavar="NAMA", help="Nama unit pelayanan di laporan.")
@click.option("--periode", default="", metavar="TEKS", help="Periode survei, misalnya 'Triwulan III 2026'.")
@pilihan_baca
@click.option("--timpa", is_flag=True, help="Ganti berkas keluaran yang sudah ada.")
def laporan(
    file: str,
    keluaran: str,
    unit: str,
    periode: str,
    instrumen: str | None,
    bobot: str,
    lembar: str | None,
    desimal_nrr: str | None,
    timpa: bool,
) -> None:
    """Susun laporan SKM dari FILE jawaban (CSV atau XLSX), satu responden satu baris.

    Berkas dibaca seperti oleh fkp indeks. Laporannya menyebut nama berkas itu dan bahwa hasilnya tidak
    disahkan lewat aplikasi; nilai yang ditolak didaftar di dalamnya.
    """
    with berhenti_bila_salah("fkp laporan"):
        try:
            tujuan, bentuk = _tujuan(keluaran, file, timpa)
        except (OSError, ValueError):
            raise KeluaranSalah(
                "nama berkas keluaran tidak sah atau terlalu panjang; beri nama lain"
            ) from None
        dihitung = baca_berkas(file, instrumen, bobot, lembar, desimal_nrr)
        show_progress("menyusun laporan...")
        bahan = bahan_berkas(
            dihitung.bacaan,
            dihitung.hitungan,
            dihitung.hasil,
            nama=Path(file).name,
            hari=_hari_ini(),
            unit=" ".join(unit.split()),
            periode=" ".join(periode.split()),
        )
        _write(laporan_skm(bahan), bentuk, tujuan, timpa)
    clear_progress()
    hasil = dihitung.hasil
    mutu = f" ({hasil.mutu})" if hasil.mutu else ""
    ditolak = f", {angka(len(bahan.ditolak))} nilai atau baris ditolak" if bahan.ditolak else ""
    click.echo(f"{tujuan}: IKM {angka(hasil.ikm)}{mutu}, {angka(hasil.responden)} responden{ditolak}")


def _hari_ini() -> date:
    return setempat(now(), "Asia/Jakarta").date()


def _tujuan(keluaran: str, file: str, timpa: bool) -> tuple[Path, str]:
    """Where to and in which format, checked before the work begins."""
    tujuan = Path(keluaran)
    bentuk = tujuan.suffix.lower().removeprefix(".")
    if bentuk not in MIME:
        raise KeluaranSalah(
            f'nama keluaran "{keluaran}" harus berakhir .pdf, .docx, .xlsx, atau .html, misalnya laporan.pdf'
        )
    if tujuan.is_dir() or not tujuan.absolute().parent.is_dir():
        raise KeluaranSalah(f'"{keluaran}" tidak dapat ditulis: foldernya tidak ada, atau itu sebuah folder')
    if tujuan.exists():
        if Path(file).exists() and tujuan.samefile(file):
            raise KeluaranSalah("keluaran tidak boleh berkas jawabannya sendiri; beri nama lain")
        if not timpa:
            raise KeluaranSalah(f'"{keluaran}" sudah ada; beri nama lain, atau tambahkan --timpa')
    return tujuan, bentuk


def _write(dokumen: Laporan, bentuk: str, tujuan: Path, timpa: bool) -> None:
    """The file gets its name when it is complete, so that nobody finds half a report."""
    try:
        handle, nama = tempfile.mkstemp(dir=tujuan.absolute().parent, prefix=".laporan-")
    except OSError as galat:
        raise KeluaranSalah(f'"{tujuan}" tidak dapat ditulis ({galat.strerror})') from None
    sementara = Path(nama)
    try:
        with os.fdopen(handle, "w+b") as berkas:
            write_berkas(dokumen, bentuk, berkas)
        sementara.chmod(0o666 & ~_umask())
        if tujuan.exists() and not timpa:
            raise KeluaranSalah(f'"{tujuan}" baru saja dibuat yang lain; beri nama lain, atau --timpa')
        sementara.replace(tujuan)
    except OSError as galat:
        raise KeluaranSalah(f'"{tujuan}" tidak dapat ditulis ({galat.strerror})') from None
    finally:
        sementara.unlink(missing_ok=True)


def _umask() -> int:
    """The mask can only be read by setting it."""
    kini = os.umask(0)
    os.umask(kini)
    return kini
