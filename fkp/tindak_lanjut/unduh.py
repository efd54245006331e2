"""The register as a table for a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from flask import Response, g
from sqlalchemy import ScalarSelect, func, select

from fkp.clock import ZONA_BERSAMA, setempat
from fkp.db import db
from fkp.izin.guard import pengguna
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.rumus import tanpa_rumus
from fkp.tindak_lanjut.isi import OBJEK
from fkp.tindak_lanjut.models import LangkahJanji, PerpanjanganJanji, TindakLanjut
from fkp.tindak_lanjut.queries import keadaan
from fkp.tindak_lanjut.register import Saringan, cari_register
from fkp.tindak_lanjut.saringan import alamat_saringan
from fkp.tindak_lanjut.tampil import NAMA_UNSUR

KOLOM = (
    *("nomor", "unit", "asal", "unsur", "layanan", "masalah", "kegiatan", "keluaran", "penanggung_jawab"),
    *("mulai", "tenggat", "tenggat_semula", "alasan_tenggat", "keadaan", "status", "alasan_status"),
    *("realisasi", "hambatan", "selesai_pada", "dihentikan_pada", "sumber_anggaran"),
    *("langkah_selesai", "langkah", "perpanjangan", "tayang"),
)


def tabel_csv(saring: Saringan, saat: datetime) -> Response:
    """The rows that ``saring`` asks for, days as ISO text. Leaves a line at each node whose rows it holds."""
    teks = io.StringIO()
    tulis = csv.writer(teks, lineterminator="\r\n")
    tulis.writerow(KOLOM)
    n = 0
    cari = cari_register(saring, saat).add_columns(*_cacah()).execution_options(yield_per=500)
    for row, *cacah in db().execute(cari):
        tulis.writerow([tanpa_rumus(nilai) for nilai in _sel(row, cacah, saat)])
        n += 1
    rincian = alamat_saringan(saring) | {"baris": n}
    catatan = [Catatan("tindak lanjut diunduh", OBJEK, "csv", jalur, rincian) for jalur in g.cakupan]
    catat_unduhan(pengguna(), *catatan)
    jawab = Response("\ufeff" + teks.getvalue(), mimetype="text/csv")
    jawab.headers["Content-Disposition"] = (
        f'attachment; filename="tindak-lanjut-{setempat(saat, ZONA_BERSAMA):%Y%m%d}.csv"'
    )
    return jawab


def _cacah() -> list[ScalarSelect[int]]:
    """Steps done, steps in all, and other dates given, each counted beside its row."""
    langkah = LangkahJanji.tindak_lanjut_id == TindakLanjut.id
    tunda = PerpanjanganJanji.tindak_lanjut_id == TindakLanjut.id
    return [
        select(func.count(LangkahJanji.selesai_pada)).where(langkah).scalar_subquery(),
        select(func.count(LangkahJanji.id)).where(langkah).scalar_subquery(),
        select(func.count(PerpanjanganJanji.id)).where(tunda).scalar_subquery(),
    ]


def _sel(row: TindakLanjut, cacah: Sequence[int], saat: datetime) -> list[object]:
    zona = row.unit.zona
    return [
        *(row.id, row.unit.nama, row.asal, NAMA_UNSUR.get(row.unsur, "")),
        row.layanan.nama if row.layanan else "",
        *(row.masalah, row.kegiatan, row.keluaran, row.penanggung_jawab),
        *(row.mulai, row.tenggat, row.tenggat_semula, row.alasan_tenggat),
        keadaan(row, setempat(saat, zona).date()).value,
        *(row.status, row.alasan_status, row.realisasi, row.hambatan, row.selesai_pada),
        *(row.dihentikan_pada, row.sumber_anggaran, *cacah),
        setempat(row.tayang_pada, zona).date() if row.tayang_pada else None,
    ]
