"""The register as a table for a spreadsheet."""

import csv
import io
from dataclasses import asdict
from datetime import datetime

from flask import Response, g

from fkp.clock import setempat
from fkp.db import db
from fkp.izin.guard import pengguna
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.rumus import tanpa_rumus
from fkp.tindak_lanjut.isi import OBJEK
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import Saringan, cari_register, keadaan
from fkp.tindak_lanjut.tampil import NAMA_UNSUR

KOLOM = (
    *("nomor", "unit", "asal", "unsur", "layanan", "masalah", "kegiatan", "keluaran", "penanggung_jawab"),
    *("mulai", "tenggat", "tenggat_semula", "alasan_tenggat", "keadaan", "status", "alasan_status"),
    *("realisasi", "hambatan", "selesai_pada"),
)


def tabel_csv(saring: Saringan, saat: datetime) -> Response:
    """The rows that ``saring`` asks for, days as ISO text. Leaves a line at each node whose rows it holds."""
    teks = io.StringIO()
    tulis = csv.writer(teks, lineterminator="\r\n")
    tulis.writerow(KOLOM)
    n = 0
    for row in db().scalars(cari_register(saring, saat).execution_options(yield_per=500)):
        tulis.writerow([tanpa_rumus(nilai) for nilai in _sel(row, saat)])
        n += 1
    rincian = {k: v for k, v in asdict(saring).items() if v} | {"baris": n}
    catatan = [Catatan("tindak lanjut diunduh", OBJEK, "csv", jalur, rincian) for jalur in g.cakupan]
    catat_unduhan(pengguna(), *catatan)
    jawab = Response("\ufeff" + teks.getvalue(), mimetype="text/csv")
    jawab.headers["Content-Disposition"] = (
        f'attachment; filename="tindak-lanjut-{setempat(saat, "Asia/Jakarta"):%Y%m%d}.csv"'
    )
    return jawab


def _sel(row: TindakLanjut, saat: datetime) -> list[object]:
    return [
        *(row.id, row.unit.nama, row.asal, NAMA_UNSUR.get(row.unsur, "")),
        row.layanan.nama if row.layanan else "",
        *(row.masalah, row.kegiatan, row.keluaran, row.penanggung_jawab),
        *(row.mulai, row.tenggat, row.tenggat_semula, row.alasan_tenggat),
        keadaan(row, setempat(saat, row.unit.zona).date()).value,
        *(row.status, row.alasan_status, row.realisasi, row.hambatan, row.selesai_pada),
    ]
