"""Everyone: the board as open data, for programs and spreadsheets. The same as the pages show; of people
nothing, not even of those who keep the promise."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from fkp.alamat import asal_publik
from fkp.clock import now, setempat
from fkp.db import db, nomor
from fkp.identitas import samarkan
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.papan.keadaan import KeadaanPapan
from fkp.papan.queries import semua_janji
from fkp.papan.saringan import Saringan, baca_saringan
from fkp.papan.tampil import JanjiTampil, tampilkan
from fkp.rumus import tanpa_rumus
from fkp.tembolok import boleh_disimpan
from fkp.tindak_lanjut.undur import kali_diundur

bp = Blueprint("data_janji", __name__, url_prefix="/api/v1")

SELEMBAR = 500
"""Promises in one answer as JSON, and read at a time for a table."""

KOLOM = {
    "nomor": "nomor janji, tetap selama janji itu ada",
    "alamat": "halaman janji ini",
    "unit": "nama unit yang berjanji",
    "unit_slug": "alamat singkat unit, untuk parameter unit",
    "instansi": "instansi yang membawahkan unit",
    "asal": "dari mana: skm, forum, atau pengaduan",
    "forum_tanggal": "hari forum yang menyepakatinya, bila dari forum",
    "skm_periode": "periode survei yang memintanya, bila dari SKM",
    "unsur": "kunci unsur pelayanan; kosong bila tidak khusus satu unsur",
    "unsur_nama": "nama unsur itu",
    "layanan": "layanan yang dibicarakan; kosong bila semua",
    "kegiatan": "yang dikerjakan",
    "keluaran": "hasil terukur yang dijanjikan",
    "penanggung_jawab": "bagian atau jabatan yang menanggung",
    "mulai": "mulai dikerjakan (tahun-bulan-hari)",
    "tenggat": "paling lambat",
    "tenggat_semula": "tanggal yang dijanjikan pertama kali",
    "alasan_tenggat": "alasan tanggalnya diganti",
    "diundur": "berapa kali tanggalnya diundur",
    "kegiatan_semula": "yang dikerjakan, seperti dijanjikan pertama kali",
    "keluaran_semula": "hasil terukur, seperti dijanjikan pertama kali",
    "penanggung_jawab_semula": "bagian atau jabatan yang menanggung pertama kali",
    "unsur_semula": "kunci unsur pelayanan, seperti dijanjikan pertama kali",
    "layanan_semula": "layanan yang dibicarakan, seperti dijanjikan pertama kali",
    "alasan_isi": "alasan isinya diganti, yang terakhir; kosong bila tidak pernah",
    "keadaan": "lewat, segera (60 hari ke depan), berjalan, belum, ditepati, dihentikan, atau dilanjutkan",
    "hari_lewat": "berapa hari lewat: sampai hari ini, atau sampai ditepati; 0 bila tidak lewat",
    "ditepati_pada": "hari janji ditepati",
    "langkah_selesai": "langkah yang sudah selesai",
    "langkah_jumlah": "semua langkah",
    "realisasi": "yang sudah terwujud",
    "dihentikan_pada": "hari janji dihentikan",
    "alasan_berhenti": "alasan dihentikan",
    "melanjutkan": "nomor janji sebelumnya yang dilanjutkan",
    "diumumkan": "hari janji mulai tampil di papan",
}

DITULIS = (
    *("kegiatan", "keluaran", "alasan_tenggat", "realisasi", "kegiatan_semula", "keluaran_semula"),
    "alasan_isi",
)
"""What people wrote, which is shown without numbers and addresses of people."""


@bp.get("/janji.json")
@require(Izin.PUBLIK)
def json() -> ResponseReturnValue:
    """Five hundred promises by number. ``unit``, ``instansi``, ``unsur``, ``asal`` and ``keadaan`` choose as
    on the board; ``sesudah`` goes on after the number that ``lanjut`` named."""
    saring, saat = baca_saringan(db()), now()
    sesudah = request.args.get("sesudah", 0, type=nomor)
    cari = semua_janji(saring, saat, sesudah).limit(SELEMBAR + 1)
    ada = db().execute(cari).all()
    with force_locale("id"):
        isi = _baris([tuple(b) for b in ada[:SELEMBAR]], saat)
    lanjut = isi[-1]["nomor"] if len(ada) > SELEMBAR else None
    return boleh_disimpan(jsonify({"janji": isi, "lanjut": lanjut, "kolom": KOLOM}))


@bp.get("/janji.csv", endpoint="csv")
@require(Izin.PUBLIK)
def tabel() -> ResponseReturnValue:
    """All of them as a table, with the same choices."""
    saring, saat = baca_saringan(db()), now()
    teks = io.StringIO()
    tulis = csv.writer(teks, lineterminator="\r\n")
    tulis.writerow(KOLOM)
    with force_locale("id"):
        for baris in _semua(saring, saat):
            tulis.writerow([tanpa_rumus(baris[kolom]) for kolom in KOLOM])
    jawab = Response("\ufeff" + teks.getvalue(), mimetype="text/csv")
    jawab.headers["Content-Disposition"] = 'attachment; filename="papan-janji.csv"'
    return boleh_disimpan(jawab)


def _semua(saring: Saringan, saat: datetime) -> Iterator[dict[str, Any]]:
    sesudah = 0
    while ada := db().execute(semua_janji(saring, saat, sesudah).limit(SELEMBAR)).all():
        yield from _baris([tuple(b) for b in ada], saat)
        sesudah = ada[-1][0].id


def _baris(ada: list[Any], saat: datetime) -> list[dict[str, Any]]:
    keadaan = {row.id: KeadaanPapan(kini) for row, kini in ada}
    asal = asal_publik()
    semua = [_satu(j, asal, saat) for j in tampilkan(db(), [row for row, _kini in ada], saat, keadaan)]
    return [{**satu, **{nama: samarkan(satu[nama]) for nama in DITULIS}} for satu in semua]


def _satu(j: JanjiTampil, asal: str, saat: datetime) -> dict[str, Any]:
    row = j.row
    ditepati = row.selesai_pada if j.keadaan is KeadaanPapan.DITEPATI else None
    hari = setempat(saat, row.unit.zona).date()
    sampai = ditepati or (hari if j.keadaan is KeadaanPapan.LEWAT else row.tenggat)
    lalu = row.lanjutan_dari
    tayang = setempat(row.tayang_pada, row.unit.zona).date() if row.tayang_pada else None
    return {
        "nomor": row.id,
        "alamat": asal + url_for("papan.janji", tindak_lanjut_id=row.id),
        "unit": row.unit.nama,
        "unit_slug": row.unit.slug,
        "instansi": row.unit.instansi.nama,
        "asal": row.asal,
        "forum_tanggal": _iso(j.sumber.hari),
        "skm_periode": j.sumber.periode,
        "unsur": row.unsur,
        "unsur_nama": j.unsur,
        "layanan": row.layanan.nama if row.layanan else "",
        "kegiatan": row.kegiatan,
        "keluaran": row.keluaran,
        "penanggung_jawab": j.kantor,
        "mulai": _iso(row.mulai),
        "tenggat": _iso(row.tenggat),
        "tenggat_semula": _iso(row.tenggat_semula),
        "alasan_tenggat": row.alasan_tenggat,
        "diundur": kali_diundur(row),
        **_semula(j),
        "keadaan": j.keadaan.value,
        "hari_lewat": max(0, (sampai - row.tenggat).days),
        "ditepati_pada": _iso(ditepati),
        "langkah_selesai": j.langkah[0],
        "langkah_jumlah": j.langkah[1],
        "realisasi": row.realisasi,
        "dihentikan_pada": _iso(row.dihentikan_pada),
        "alasan_berhenti": j.berhenti,
        "melanjutkan": lalu.id if lalu is not None and lalu.tayang_pada is not None else None,
        "diumumkan": _iso(tayang),
    }


def _semula(j: JanjiTampil) -> dict[str, Any]:
    """What was promised first; what it says now where it still says so."""
    row = j.row
    awal = {satu.isian: satu.dari for satu in reversed(row.perubahan)}
    kantor = j.semula.get("penanggung_jawab")
    return {
        "kegiatan_semula": awal.get("kegiatan", row.kegiatan),
        "keluaran_semula": awal.get("keluaran", row.keluaran),
        "penanggung_jawab_semula": kantor.teks if kantor else j.kantor,
        "unsur_semula": awal.get("unsur", row.unsur),
        "layanan_semula": awal.get("layanan", row.layanan.nama if row.layanan else ""),
        "alasan_isi": row.perubahan[-1].alasan if row.perubahan else "",
    }


def _iso(hari: Any) -> str | None:
    return hari.isoformat() if hari else None
