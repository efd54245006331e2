"""Open data: the published results of a unit, for programs and spreadsheets.

The same rules as the public page: newest sealed versions of published surveys, nothing of fewer than five
people, decimals as text with a point.
"""

import csv
import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from sqlalchemy import select

from fkp.db import db
from fkp.halaman import queries
from fkp.halaman.hitung_ulang import UnsurUlang, hitung_ulang
from fkp.halaman.publik import find_unit
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.rumus import tanpa_rumus
from fkp.skm.models import Pengesahan
from fkp.tembolok import boleh_disimpan
from fkp.unit.models import Unit
from surveys.hasil import HasilSkm

bp = Blueprint("data_terbuka", __name__, url_prefix="/api/v1")

KOLOM = (
    *("unit", "periode", "mulai", "sampai", "instrumen", "instrumen_versi", "cara_hitung", "responden"),
    *("kunci", "kode", "nama", "jumlah", "terisi", "nrr", "ikm", "mutu", "hitung_ulang"),
    *("kode_pengesahan", "versi", "disahkan", "sidik"),
)


@bp.get("/unit/<slug>/hasil.json")
@require(Izin.PUBLIK)
def hasil_json(slug: str) -> ResponseReturnValue:
    """Every published period, newest first, each with its unsur."""
    unit = find_unit(slug)
    isi = {
        "unit": {"nama": unit.nama, "slug": unit.slug, "instansi": unit.instansi.nama},
        "skala": [25, 100],
        "hasil": periode_terbit(unit),
    }
    return boleh_disimpan(jsonify(isi))


@bp.get("/unit/<slug>/hasil.csv")
@require(Izin.PUBLIK)
def hasil_csv(slug: str) -> ResponseReturnValue:
    """The same as a table: for each period one row for the IKM (``kunci`` is "ikm") and one per unsur."""
    unit = find_unit(slug)
    teks = io.StringIO()
    tulis = csv.DictWriter(teks, KOLOM, lineterminator="\r\n")
    tulis.writeheader()
    for p in periode_terbit(unit):
        dasar = {k: p[k] for k in KOLOM if k in p} | {"unit": unit.nama}
        indeks = {"kunci": "ikm", "nama": "Indeks Kepuasan Masyarakat", "nrr": p["nilai_indeks"]}
        per_unsur = ({**dasar, "hitung_ulang": None, **u} for u in p["unsur"])
        for baris in (dasar | indeks, *per_unsur):
            tulis.writerow({k: tanpa_rumus(v) for k, v in baris.items() if k in KOLOM})
    jawab = Response("\ufeff" + teks.getvalue(), mimetype="text/csv")
    jawab.headers["Content-Disposition"] = f'attachment; filename="ikm-{unit.slug}.csv"'
    return boleh_disimpan(jawab)


def periode_terbit(unit: Unit) -> list[dict[str, Any]]:
    """The published periods as plain data. Reads the sealed records once, whatever their number."""
    terbitan = [t for t in queries.terbitan_unit(db(), unit) if t.ikm is not None]
    cari = select(
        Pengesahan.kode,
        Pengesahan.versi,
        Pengesahan.waktu,
        Pengesahan.sidik,
        Pengesahan.hasil,
        Pengesahan.hitungan,
    ).where(Pengesahan.kode.in_([t.kode for t in terbitan]))
    sah = {b.kode: b for b in db().execute(cari)}
    return [_periode(t, sah[t.kode]) for t in terbitan]


def _periode(t: queries.Terbitan, sah: Any) -> dict[str, Any]:
    hasil = HasilSkm.from_dict(sah.hasil)
    # Data read by a program, and kept by whoever passed it on, speak one language.
    with force_locale("id"):
        ulang = hitung_ulang(hasil, sah.hitungan)
    return {
        "periode": t.periode,
        "mulai": t.mulai.isoformat(),
        "sampai": (t.akhir - timedelta(days=1)).isoformat(),
        "instrumen": hasil.instrumen_kode,
        "instrumen_versi": hasil.instrumen_versi,
        "bobot": hasil.aturan.bobot_teks,
        "cara_hitung": hasil.uraian_aturan,
        "hitung_ulang": ulang.cara,
        "responden": hasil.responden,
        "nilai_indeks": format(hasil.nilai_indeks, "f"),
        "ikm": format(hasil.ikm, "f"),
        "mutu": hasil.mutu,
        "kinerja": hasil.kinerja,
        "unsur": [_unsur(u) for u in ulang.unsur],
        "kode_pengesahan": sah.kode,
        "versi": sah.versi,
        "disahkan": sah.waktu.isoformat(),
        "sidik": sah.sidik,
    }


def _unsur(u: UnsurUlang) -> dict[str, Any]:
    butir = [
        {"kunci": b.kunci, "jumlah": b.jumlah, "terisi": b.terisi, "nrr": _desimal(b.nrr)} for b in u.butir
    ]
    return {
        "kunci": u.kunci,
        "kode": u.kode,
        "nama": u.nama,
        "jumlah": u.jumlah,
        "terisi": u.terisi,
        "nrr": _desimal(u.nrr),
        "ikm": _desimal(u.ikm),
        "mutu": u.mutu,
        "pertanyaan": butir,
    }


def _desimal(nilai: Decimal | None) -> str | None:
    return None if nilai is None else format(nilai, "f")
