"""One's own work on a page; nobody else's."""

import uuid

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.config import Config
from fkp.jejak.models import Jejak
from fkp.kerja.actions import SEKALIGUS, TerlaluBanyak, mulai_pekerjaan
from fkp.kerja.models import Pekerjaan
from fkp.kerja.pelaksana import ambil, kerjakan
from tests.builders import SANDI, a_akun
from tests.page import Pages


@pytest.fixture
def satu(db: Session, dewi: Akun) -> uuid.UUID:
    pekerjaan = mulai_pekerjaan(db, dewi, "hitung", "Rekap uji", dewi.penugasan[0].jalur, {})
    db.commit()
    return pekerjaan.id


@pytest.fixture
def ruang(pages: Pages, dewi: Akun) -> Pages:
    return pages.masuk(dewi.nama_pengguna, SANDI)


def test_the_page_shows_how_far_it_is_and_asks_again_by_itself(
    app: Flask, db: Session, ruang: Pages, satu: uuid.UUID
) -> None:
    page = ruang.get(f"/kelola/pekerjaan/{satu}")
    assert "Menunggu giliran" in page.text
    assert 'http-equiv="refresh"' in page.html
    ambil(db, satu, "a")
    pekerjaan = db.get_one(Pekerjaan, satu)
    pekerjaan.langkah, pekerjaan.dari = 3, 12
    db.commit()
    page = ruang.get(f"/kelola/pekerjaan/{satu}")
    assert "Sedang dikerjakan" in page.text
    assert "Langkah 3 dari 12 selesai" in page.text
    (maju,) = page.all("progress")
    assert (maju.get("value"), maju.get("max")) == ("3", "12")


def test_what_is_done_can_be_downloaded_and_each_download_leaves_a_line(
    app: Flask, db: Session, ruang: Pages, satu: uuid.UUID
) -> None:
    ruang.get(f"/kelola/pekerjaan/{satu}/berkas/hasil.txt", status=404)
    kerjakan(app, satu, "a")
    page = ruang.get(f"/kelola/pekerjaan/{satu}")
    assert "Selesai" in page.text
    assert 'http-equiv="refresh"' not in page.html
    jawab = ruang.client.get(f"/kelola/pekerjaan/{satu}/berkas/hasil.txt")
    assert jawab.data == b"[1, 2, 3, 4]"
    assert jawab.headers["Content-Disposition"] == 'attachment; filename="hasil.txt"'
    assert db.scalars(select(Jejak.aksi)).all().count("berkas pekerjaan diunduh") == 1
    ruang.get(f"/kelola/pekerjaan/{satu}/berkas/lain.txt", status=404)
    assert "Rekap uji" in ruang.get("/kelola/pekerjaan").text


def test_cancel_and_try_again_are_buttons(db: Session, ruang: Pages, satu: uuid.UUID) -> None:
    page = ruang.fill(f"/kelola/pekerjaan/{satu}", {})
    assert "Dibatalkan" in page.text
    page = ruang.fill(f"/kelola/pekerjaan/{satu}", {})
    assert "Menunggu giliran" in page.text
    aksi = db.scalars(select(Jejak.aksi).order_by(Jejak.nomor)).all()
    assert aksi[-2:] == ["pekerjaan dibatalkan", "pekerjaan diulang"]


def test_work_of_somebody_else_does_not_exist(app: Flask, db: Session, dewi: Akun, satu: uuid.UUID) -> None:
    lain = a_akun(db, Peran.PEMBINA, dewi.penugasan[0].jalur)
    db.commit()
    pages = Pages(app).masuk(lain.nama_pengguna, SANDI)
    token = pages.get("/kelola").all("input", name="csrf_token")[0].get("value")
    pages.get(f"/kelola/pekerjaan/{satu}", status=404)
    pages.get(f"/kelola/pekerjaan/{satu}/berkas/hasil.txt", status=404)
    for tindakan in ("batal", "ulang"):
        pages.post(f"/kelola/pekerjaan/{satu}/{tindakan}", {"csrf_token": token}, status=404)
    assert "Rekap uji" not in pages.get("/kelola/pekerjaan").text
    assert db.get_one(Pekerjaan, satu).keadaan == "antre"


def test_who_lost_the_scope_loses_the_files(
    app: Flask, db: Session, dewi: Akun, ruang: Pages, satu: uuid.UUID
) -> None:
    kerjakan(app, satu, "a")
    peran = db.scalars(select(Penugasan).where(Penugasan.akun_id == dewi.id)).one()
    peran.jalur = "/999/"
    db.commit()
    ruang.get(f"/kelola/pekerjaan/{satu}/berkas/hasil.txt", status=404)


def test_work_that_nobody_takes_says_what_may_be_wrong(db: Session, ruang: Pages, satu: uuid.UUID) -> None:
    pekerjaan = db.get_one(Pekerjaan, satu)
    pekerjaan.dibuat = pekerjaan.dibuat.replace(hour=1)
    db.commit()
    assert "fkp kerja" in ruang.get(f"/kelola/pekerjaan/{satu}").text


def test_files_are_kept_as_long_as_the_setting_says(app: Flask, ruang: Pages) -> None:
    config: Config = app.config["FKP"]
    assert f"{config.simpan_pekerjaan} hari" in ruang.get("/kelola/pekerjaan").text


def test_asking_twice_for_the_same_work_makes_one_and_no_more_than_five_wait(db: Session, dewi: Akun) -> None:
    jalur = dewi.penugasan[0].jalur
    semua = {mulai_pekerjaan(db, dewi, "hitung", "Uji", jalur, {"ke": ke % SEKALIGUS}).id for ke in range(9)}
    assert len(semua) == SEKALIGUS
    with pytest.raises(TerlaluBanyak, match="Tunggu salah satunya"):
        mulai_pekerjaan(db, dewi, "hitung", "Uji", jalur, {"ke": "lain"})
    lain = a_akun(db, Peran.PEMBINA, jalur)
    assert mulai_pekerjaan(db, lain, "hitung", "Uji", jalur, {"ke": 0}).id not in semua
    mulai = select(Jejak).where(Jejak.aksi == "pekerjaan dimulai")
    assert len(db.scalars(mulai).all()) == SEKALIGUS + 1
