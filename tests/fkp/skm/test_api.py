"""The API that devices lean on: idempotent, and every refusal is a sentence in JSON."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from fkp import clock
from fkp.skm.models import Jawaban, Survei
from fkp.skm.tahap import penutupan
from fkp.skm.warga.openapi import CONTOH
from fkp.unit.models import Layanan
from tests.builders import a_survei, a_unit


@pytest.fixture
def survei(db: Session) -> Survei:
    unit = a_unit(db, layanan=0)
    unit.layanan = [Layanan(nama="Perekaman KTP-el", urutan=0), Layanan(nama="Kartu Keluarga", urutan=1)]
    db.flush()
    survei = a_survei(db, unit)
    db.commit()
    return survei


def isi(**ganti: Any) -> dict[str, Any]:
    return {**CONTOH, "id": str(uuid4()), **ganti}


def kirim(app: Flask, survei: Survei | str, badan: Any) -> TestResponse:
    kode = survei if isinstance(survei, str) else survei.kode
    return app.test_client().post(f"/api/v1/survei/{kode}/jawaban", json=badan)


def kalimat(jawab: TestResponse, status: int) -> dict[str, Any]:
    assert jawab.status_code == status, jawab.get_data(as_text=True)
    assert jawab.is_json
    kata: dict[str, Any] = jawab.get_json()
    assert kata["pesan"].endswith(".")
    return kata


def banyak(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Jawaban)) or 0


def test_the_first_time_is_201_and_the_same_again_is_200(app: Flask, db: Session, survei: Survei) -> None:
    badan = isi()
    pertama, kedua = kalimat(kirim(app, survei, badan), 201), kalimat(kirim(app, survei, badan), 200)
    assert pertama["tanda_terima"] == kedua["tanda_terima"]
    assert kalimat(kirim(app, survei.kode.upper(), {**badan, "durasi": 300, "lalu": 9}), 200)
    assert banyak(db) == 1


@pytest.mark.parametrize(
    "ganti",
    [
        {"jawaban": {**CONTOH["jawaban"], "waktu": 1}},
        {"saran": "lain"},
        {"layanan": "Kartu Keluarga"},
        {"profil": {}},
    ],
)
def test_the_same_id_with_another_content_is_409_and_the_first_stays(
    app: Flask, db: Session, survei: Survei, ganti: dict[str, Any]
) -> None:
    badan = isi()
    kirim(app, survei, badan)
    kalimat(kirim(app, survei, {**badan, **ganti}), 409)
    jawaban = db.scalars(select(Jawaban)).one()
    assert (jawaban.q3, jawaban.saran, jawaban.usia) == (2, CONTOH["saran"], 2)


def test_an_id_of_another_survey_is_409_there_too(app: Flask, db: Session, survei: Survei) -> None:
    lain = a_survei(db)
    db.commit()
    badan = isi()
    kirim(app, survei, badan)
    kalimat(kirim(app, lain, {**badan, "layanan": lain.layanan[0].layanan_id}), 409)


def test_a_wrong_field_is_422_and_named(app: Flask, survei: Survei) -> None:
    kata = kalimat(kirim(app, survei, isi(jawaban={**CONTOH["jawaban"], "waktu": 5})), 422)
    assert kata["kolom"] == "jawaban.waktu"
    assert kata["masalah"] == [{"kolom": "jawaban.waktu", "pesan": kata["pesan"]}]


def test_every_other_refusal_is_a_sentence_too(app: Flask, db: Session, survei: Survei) -> None:
    alamat, client = f"/api/v1/survei/{survei.kode}/jawaban", app.test_client()
    for rusak in (b"{", b"", b"[1]", b"3", b"\xff", b"[" * 9000, b'{"id":' + b"9" * 5000 + b"}"):
        kalimat(client.post(alamat, data=rusak, content_type="application/json"), 400)
    kalimat(client.post(alamat, data=json.dumps(isi())), 415)
    kalimat(client.post(alamat, json=isi(saran="x" * 20_000)), 413)
    kalimat(client.get(alamat), 405)
    kalimat(kirim(app, "zzz9", isi()), 404)
    kalimat(client.get("/api/v1/survei/zzz9"), 404)
    kalimat(kirim(app, a_survei(db, tahap="rancangan"), isi()), 422)
    assert banyak(db) == 0


def test_a_survey_that_is_not_open_yet_takes_nothing(app: Flask, db: Session) -> None:
    survei = a_survei(db, a_unit(db, layanan=1), tahap="rancangan")
    db.commit()
    kalimat(kirim(app, survei, isi(layanan=None)), 409)


def test_an_answer_collected_before_closing_is_taken_during_the_grace_days(app: Flask, db: Session) -> None:
    survei = a_survei(
        db, a_unit(db, layanan=1), mulai=date(2026, 7, 1), akhir=date(2026, 10, 1), tahap="ditutup"
    )
    db.commit()
    tutup, sedetik = penutupan(survei), timedelta(seconds=1)
    tepat, lewat = (tutup - sedetik).isoformat(), tutup.isoformat()
    with clock.hold(tutup + timedelta(days=survei.masa_tenggang) - sedetik):
        kalimat(kirim(app, survei, isi(layanan=None, waktu=lewat)), 410)
        kalimat(kirim(app, survei, isi(layanan=None)), 410)
        kalimat(kirim(app, survei, isi(layanan=None, waktu=tepat)), 201)
        kalimat(kirim(app, survei, isi(layanan=None, lalu=3 * 86_400)), 201)
    with clock.hold(tutup + timedelta(days=survei.masa_tenggang)):
        kalimat(kirim(app, survei, isi(layanan=None, waktu=tepat)), 410)
    assert banyak(db) == 2


def test_a_survey_describes_itself_so_that_a_device_can_ask_it(app: Flask, survei: Survei) -> None:
    kata = app.test_client().get(f"/api/v1/survei/{survei.kode}").get_json()
    assert kata["keadaan"] == "menerima"
    badan = {
        "id": str(uuid4()),
        "layanan": kata["layanan"][1]["id"],
        "jawaban": {p["kunci"]: p["pilihan"][-1]["nilai"] for p in kata["pertanyaan"]},
        "profil": {k["kunci"]: k["pilihan"][0]["kode"] for k in kata["profil"]},
    }
    kalimat(app.test_client().post(kata["kirim"], json=badan), 201)


def test_the_example_of_the_document_is_accepted_with_a_fresh_id(app: Flask, survei: Survei) -> None:
    dokumen = app.test_client().get("/api/v1/openapi.json").get_json()
    assert dokumen["openapi"].startswith("3.1")
    kirim_ = dokumen["paths"]["/api/v1/survei/{kode}/jawaban"]["post"]
    contoh = kirim_["requestBody"]["content"]["application/json"]["example"]
    jawab = kirim(app, survei, {**contoh, "id": str(uuid4())})
    kata = kalimat(jawab, 201)
    assert set(dokumen["components"]["schemas"]["Diterima"]["required"]) == set(kata)
    assert {"201", "200", "400", "404", "409", "410", "413", "415", "422", "429"} == set(kirim_["responses"])


def test_no_token_is_needed_where_nobody_is_signed_in(app: Flask, survei: Survei) -> None:
    assert app.config.get("WTF_CSRF_ENABLED", True)
    kalimat(kirim(app, survei, isi()), 201)


def test_a_flood_is_429_in_json(app: Flask, survei: Survei, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "BATAS_JAWABAN", 1)
    kirim(app, survei, isi())
    kalimat(kirim(app, survei, isi()), 429)
