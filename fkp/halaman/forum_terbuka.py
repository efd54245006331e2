"""Open data: published forums and what was agreed in them, for programs.

The same as the public copy: nothing of anyone who came, but how many elements of the public were there.
"""

from collections.abc import Collection
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from fkp.db import db
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.queries import segel_umum
from fkp.forum.berita_acara.samaran import catatan_sidik, samarkan_isi
from fkp.forum.models import Forum, TahapForum
from fkp.identitas import samarkan
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.tembolok import boleh_disimpan
from fkp.tindak_lanjut.kantor import kantor_of, nama_orang
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit

bp = Blueprint("forum_terbuka", __name__, url_prefix="/api/v1")

SELEMBAR = 100
_BARIS = ("nomor", "masalah", "usulan", "kelas", "durasi", "satuan", "tenggat", "tindakan", "keluaran")


@bp.get("/forum")
@require(Izin.PUBLIK)
def forum() -> ResponseReturnValue:
    """The published forums, newest first, a hundred at a time; ``unit`` (a slug) keeps those of one unit,
    ``sesudah`` goes on after the code of the last one read."""
    cari = (
        select(Forum)
        .join(Forum.unit)
        .where(Forum.tahap == TahapForum.TERBIT)
        .order_by(Forum.tanggal.desc(), Forum.id.desc())
        .options(contains_eager(Forum.unit))
        .limit(SELEMBAR + 1)
    )
    slug, sesudah = request.args.get("unit", ""), request.args.get("sesudah", "")
    if slug:
        cari = cari.where(Unit.slug == slug.replace("\0", ""))
    if sesudah and (akhir := db().scalar(select(Forum).where(Forum.kode == sesudah.replace("\0", "")))):
        lebih_lama = (Forum.tanggal < akhir.tanggal) | (
            (Forum.tanggal == akhir.tanggal) & (Forum.id < akhir.id)
        )
        cari = cari.where(lebih_lama)
    semua = list(db().scalars(cari))
    nama = nama_orang(db())
    isi = [_forum(satu, segel[0], nama) for satu in semua[:SELEMBAR] if (segel := segel_umum(db(), satu))]
    lanjut = semua[SELEMBAR - 1].kode if len(semua) > SELEMBAR else None
    return boleh_disimpan(jsonify({"forum": isi, "lanjut": lanjut}))


def _forum(forum: Forum, sah: BeritaAcara, nama: Collection[str]) -> dict[str, Any]:
    with force_locale("id"):  # kept for everyone, whatever language one of them reads
        catatan = catatan_sidik(sah.isi)
    isi = samarkan_isi(sah.isi)
    return {
        "kode": forum.kode,
        "unit": {"nama": isi["unit"]["nama"], "slug": forum.unit.slug},
        "tema": isi["forum"]["tema"],
        "tanggal": isi["forum"]["tanggal"],
        "moda": isi["forum"]["moda"],
        "unsur_hadir": [satu["unsur"] for satu in isi["liputan"] if satu["hadir"]],
        "nilai_pelibatan": isi["nilai"],
        "kesepakatan": [{k: baris[k] for k in _BARIS} | _janji(baris) for baris in isi["baris"]],
        "tindak_lanjut": _tindak_lanjut(forum, nama),
        "kode_pengesahan": sah.kode,
        "versi": sah.versi,
        "disahkan": sah.waktu.isoformat(),
        "sidik": sah.sidik,
        **({"catatan_sidik": catatan} if catatan else {}),
    }


def _janji(baris: dict[str, Any]) -> dict[str, Any]:
    return {"penanggung_jawab": baris["penanggung_jawab"], "unsur_skm": baris["unsur_skm"]}


def _tindak_lanjut(forum: Forum, nama: Collection[str]) -> list[dict[str, Any]]:
    """The promises as they stand now; the seal says what was promised, these how far it is. ``nama`` are
    the people who are no office."""
    cari = select(TindakLanjut).where(TindakLanjut.forum_id == forum.id)
    return [
        {
            "kegiatan": samarkan(row.kegiatan),
            "keluaran": samarkan(row.keluaran),
            "penanggung_jawab": kantor_of(row, nama),
            "tenggat": row.tenggat.isoformat(),
            "status": row.status,
            "selesai_pada": row.selesai_pada.isoformat() if row.selesai_pada else None,
        }
        for row in db().scalars(cari.order_by(TindakLanjut.urutan, TindakLanjut.id))
    ]
