"""Files carried inside a workbook, on a hidden sheet: spreadsheet programs keep no attachments."""

import base64
import gzip
from collections.abc import Sequence

from xlsxwriter import Workbook

from fkp.dokumen.laporan import Berkas
from fkp.dokumen.lembar.nama import nama_lembar

LEMBAR = "Bawaan"
MIME = "application/json"
"""What is carried. The answers are not: they stand on a sheet already, row by row."""
SEPOTONG = 30_000
"""Letters of a cell, below what Excel allows."""
KETERANGAN = "Salinan hasil yang disahkan; fkp verifikasi memeriksa buku kerja ini dengannya. Jangan diubah."


def tulis_bawaan(buku: Workbook, berkas: Sequence[Berkas], dipakai: set[str]) -> None:
    """A row for each piece of each file: its name, and the piece (gzip, base64)."""
    dibawa = [satu for satu in berkas if satu.mime == MIME]
    if not dibawa:
        return
    lembar = buku.add_worksheet(nama_lembar(LEMBAR, dipakai))
    lembar.hide()
    lembar.write_string(0, 0, KETERANGAN)
    baris = 1
    for satu in dibawa:
        # Without a time in it, the same file gives the same workbook.
        teks = base64.b64encode(gzip.compress(satu.isi, mtime=0)).decode()
        for mulai in range(0, len(teks), SEPOTONG):
            lembar.write_string(baris, 0, satu.nama)
            lembar.write_string(baris, 1, teks[mulai : mulai + SEPOTONG])
            baris += 1
