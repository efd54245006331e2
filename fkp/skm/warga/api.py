"""Answers sent by devices: a kiosk, an app of a surveyor, the citizen's own page when it has script."""

from datetime import datetime
from typing import Any

from flask import Blueprint, jsonify, url_for
from flask.typing import ResponseReturnValue

from fkp import clock
from fkp.alamat import asal_publik
from fkp.db import db
from fkp.galat import Galat
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.kiriman import isi_kiriman
from fkp.skm.queries import instrumen_of, label_layanan, survei_by_kode
from fkp.skm.tahap import awal, keadaan, penutupan
from fkp.skm.warga import openapi
from fkp.skm.warga.isian import IsianSalah, read_isian
from fkp.skm.warga.rekam import JawabanMasuk, record_jawaban
from fkp.skm.warga.siaga import Siaga, ingat, jaga_survei, siaga
from fkp.skm.warga.tanda_terima import kode_of

TERBESAR = 16 * 1024
"""Bytes of one answer: the longest suggestion, four times over."""

bp = Blueprint("skm_api", __name__, url_prefix="/api/v1")


class KodeTidakAda(Galat):
    status = 404


@bp.get("/openapi.json")
@require(Izin.PUBLIK)
def dokumen() -> ResponseReturnValue:
    """What this API is, for programs."""
    return jsonify(openapi.DOKUMEN)


@bp.get("/survei/<kode>")
@require(Izin.PUBLIK)
def survei(kode: str) -> ResponseReturnValue:
    """The questions and choices of a survey, and whether it accepts answers."""
    satu = survei_by_kode(db(), kode)
    if satu is None:
        raise _tidak_ada()
    instrumen = instrumen_of(satu)
    return jsonify(
        kode=satu.kode,
        unit=satu.unit.nama,
        zona=satu.unit.zona,
        keadaan=keadaan(satu, clock.now()),
        mulai=awal(satu).isoformat(),
        sampai=penutupan(satu).isoformat(),
        masa_tenggang_hari=satu.masa_tenggang,
        instrumen={"kode": instrumen.kode, "versi": instrumen.versi, "ragam": satu.ragam},
        layanan=[{"id": id_, "nama": nama} for id_, nama in label_layanan(satu).items()],
        pertanyaan=[
            {
                "kunci": p.kunci,
                "unsur": p.unsur,
                "teks": p.teks[satu.ragam],
                "teks_en": p.teks_en[satu.ragam],
                "pilihan": [
                    {"nilai": n, "label": label, "label_en": en}
                    for n, (label, en) in enumerate(zip(p.label, p.label_en, strict=True), 1)
                ],
            }
            for p in instrumen.pertanyaan
        ],
        profil=[
            {
                "kunci": k.kunci,
                "nama": k.nama,
                "nama_en": k.nama_en,
                "ganda": k.ganda,
                "syarat": {"kolom": k.syarat.kolom, "kode": k.syarat.kode} if k.syarat else None,
                "pilihan": [{"kode": p.kode, "nama": p.nama, "nama_en": p.nama_en} for p in k.pilihan],
            }
            for k in instrumen.profil
        ],
        kirim=asal_publik() + url_for(".kirim", kode=satu.kode),
    )


@bp.post("/survei/<kode>/jawaban")
@require(Izin.PUBLIK)
def kirim(kode: str) -> ResponseReturnValue:
    """Take one answer: 201 the first time, 200 when the very same comes again."""
    isi, saat = isi_kiriman("jawaban", TERBESAR), clock.now()
    # Judged before the database is asked, with what is remembered of the survey: on SQLite everything after
    # holds the one write lock.
    dugaan = ingat(kode)
    masuk = _baca(dugaan, isi, saat) if dugaan else None
    satu = siaga(db(), kode)
    if satu is None:
        raise _tidak_ada()
    if masuk is None or satu is not dugaan:
        masuk = _baca(satu, isi, saat)
    jaga_survei(satu.survei.kode)
    if isinstance(masuk, IsianSalah):
        pertama = masuk.masalah[0]
        return (
            jsonify(
                galat="Jawaban belum dapat diterima",
                pesan=pertama.pesan,
                kolom=pertama.kolom,
                masalah=[{"kolom": m.kolom, "pesan": m.pesan} for m in masuk.masalah],
            ),
            422,
        )
    baru = record_jawaban(db(), satu.survei, masuk, saat)
    db().commit()
    return (
        jsonify(
            id=str(masuk.id),
            tanda_terima=kode_of(masuk.id),
            pesan="Sudah diterima." if baru else "Sudah diterima sebelumnya. Jawaban dihitung satu kali.",
            periksa=url_for("skm_publik.periksa", kode=satu.survei.kode, tanda=kode_of(masuk.id)),
        ),
        201 if baru else 200,
    )


def _baca(satu: Siaga, isi: dict[str, Any], saat: datetime) -> JawabanMasuk | IsianSalah:
    try:
        return read_isian(satu.instrumen, satu.layanan, isi, saat)
    except IsianSalah as salah:
        return salah


def _tidak_ada() -> KodeTidakAda:
    return KodeTidakAda("Kode survei tidak ditemukan. Periksa lagi huruf dan angkanya.")
