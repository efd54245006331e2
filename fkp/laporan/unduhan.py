"""A report as a file: which document, in which format, under which name."""

import hashlib
import tempfile
from enum import StrEnum
from typing import IO

from flask import Response, send_file

from fkp.dokumen.docx import write_docx
from fkp.dokumen.html import write_html
from fkp.dokumen.laporan import Laporan
from fkp.dokumen.pdf import write_pdf
from fkp.dokumen.xlsx import write_xlsx
from fkp.izin.guard import pengguna
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.pengolahan import lembar_pengolahan
from fkp.laporan.publikasi import lembar_publikasi
from fkp.laporan.skm import laporan_skm
from fkp.unggahan import DOCX, PDF, XLSX
from fkp.unit.slug import slug_dari


class Dokumen(StrEnum):
    """What can be made of one result."""

    LAPORAN = "laporan"
    PUBLIKASI = "publikasi"
    PENGOLAHAN = "pengolahan"


MIME = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "html": "text/html",
}
"""The formats, by the end of their names."""

_NAMA = {
    Dokumen.LAPORAN: "laporan-skm",
    Dokumen.PUBLIKASI: "publikasi-ikm",
    Dokumen.PENGOLAHAN: "pengolahan-skm",
}


def susun_dokumen(bahan: BahanLaporan, dokumen: Dokumen, *, umum: bool = False) -> Laporan:
    """The document of this kind; ``umum`` is for the full report, the publication sheet always is."""
    if dokumen is Dokumen.PUBLIKASI:
        return lembar_publikasi(bahan)
    return lembar_pengolahan(bahan) if dokumen is Dokumen.PENGOLAHAN else laporan_skm(bahan, umum=umum)


def write_berkas(laporan: Laporan, bentuk: str, tujuan: IO[bytes], templat: bytes | None = None) -> None:
    """Write the document in the format ``bentuk`` (a key of MIME) to a file that can be sought in."""
    if bentuk == "xlsx":
        write_xlsx(laporan, tujuan)
    elif bentuk == "docx":
        tujuan.write(write_docx(laporan, templat))
    elif bentuk == "pdf":
        tujuan.write(write_pdf(laporan))
    else:
        tujuan.write(write_html(laporan).encode())


def berkas_sementara(laporan: Laporan, bentuk: str, templat: bytes | None = None) -> IO[bytes]:
    """The same in a file without a name that is gone when it is closed: a workbook of a million rows must
    not stand in memory."""
    tujuan = tempfile.TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
    try:
        write_berkas(laporan, bentuk, tujuan, templat)
        tujuan.seek(0)
    except BaseException:
        tujuan.close()
        raise
    return tujuan


def kirim_unduhan(
    laporan: Laporan, bentuk: str, nama: str, *catatan: Catatan, templat: bytes | None = None
) -> Response:
    """The document in the format ``bentuk`` under ``nama``; ``catatan`` are the lines that this leaves. They
    end the session of the request (``catat_unduhan``), so all else was read before."""
    berkas = berkas_sementara(laporan, bentuk, templat)
    try:
        catat_unduhan(pengguna(), *catatan)
        return send_file(berkas, mimetype=MIME[bentuk], as_attachment=True, download_name=nama, etag=False)
    except BaseException:
        berkas.close()
        raise


def nama_berkas(bahan: BahanLaporan, dokumen: Dokumen, slug: str, bentuk: str, *, umum: bool = False) -> str:
    """ "laporan-skm-loket-utama-triwulan-iii-2026-v1.pdf"."""
    periode = slug_dari(bahan.isi.periode, ())
    versi = f"v{bahan.segel.versi}" if bahan.segel else "rancangan"
    untuk = "-salinan-umum" if umum and dokumen is Dokumen.LAPORAN else ""
    return f"{_NAMA[dokumen]}-{slug}-{periode}-{versi}{untuk}.{bentuk}"


def etag_of(bahan: BahanLaporan, *bagian: object) -> str | None:
    """A tag for a sealed document: the same parts give the same bytes. None for what may still change."""
    if bahan.segel is None or bahan.susulan:
        return None
    isi = "\n".join(map(str, (bahan.segel.kode, bahan.segel.alamat, bahan.segel.oleh, *bagian)))
    return hashlib.sha256(isi.encode()).hexdigest()[:32]
