"""What staff cannot do to a survey, by hurry, by accident, or to make a number look better."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask, g
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Akun, Peran
from fkp.db import Database, make_engine
from fkp.skema import upgrade
from fkp.skm.hasil.pengesahan import sahkan_survei
from fkp.skm.kelola.kunci import find_terkunci
from fkp.skm.models import Survei, Tahap
from fkp.skm.tahap import TahapSalah, akhir_tenggang, close_survei, reopen_survei
from fkp.unit.models import Unit
from tests.builders import SAAT, a_akun, a_survei, a_unit, sign_in
from tests.page import Pages


@pytest.mark.usefixtures("kini")
@pytest.mark.parametrize("hari", ["9999-12-31", "0001-01-01", "2031-12-31"])
def test_an_open_survei_is_not_lengthened_beyond_a_year(
    db: Session, petugas: Pages, unit: Unit, hari: str
) -> None:
    survei = a_survei(db, unit)
    db.commit()
    petugas.fill(f"/kelola/survei/{survei.id}/ubah", {"hari_terakhir": hari}, status=422)


def test_grace_days_that_are_over_cannot_be_given_again(db: Session, pages: Pages, unit: Unit) -> None:
    with clock.hold(SAAT):
        survei = a_survei(db, unit, dengan=5, tahap="ditutup")
        petugas = sign_in(db, pages, Peran.PETUGAS, unit.jalur)
        petugas.fill(f"/kelola/survei/{survei.id}/ubah", {"masa_tenggang": "5"})
        db.expire_all()
        habis = akhir_tenggang(survei)
    with clock.hold(habis - timedelta(seconds=1)):
        petugas.fill(f"/kelola/survei/{survei.id}/ubah", {"masa_tenggang": "4"})
    with clock.hold(habis):
        page = petugas.fill(f"/kelola/survei/{survei.id}/ubah", {"masa_tenggang": "30"}, status=422)
        assert "Masa tenggang survei ini sudah selesai" in page.text
        layanan = unit.layanan[0].id
        petugas.fill(f"/kelola/survei/{survei.id}/ubah", {f"populasi_{layanan}": "77"})
    db.expire_all()
    assert (survei.masa_tenggang, survei.layanan[0].populasi) == (4, 77)


@pytest.mark.usefixtures("kini")
@pytest.mark.parametrize(
    "bobot", ["1e100000", "1e-100000", "1e99999999", "9" * 4000, "1/0", "٣", "-1", "NaN"]
)
def test_a_weight_is_a_plain_number(petugas: Pages, bobot: str) -> None:
    kunci = [k for k in petugas.get("/kelola/survei/baru").fields() if k.startswith("bobot_")]
    isi = dict.fromkeys(kunci, bobot) | {"bobot": "sendiri"}
    petugas.fill("/kelola/survei/baru", isi, status=422)


@pytest.mark.usefixtures("kini")
def test_numbers_too_large_for_any_row_are_nobody(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, dengan=3)
    db.commit()
    petugas.get("/kelola/survei/baru?unit=99999999999999999999")
    petugas.get("/kelola/survei/99999999999999999999", 404)
    petugas.get(f"/kelola/survei/{survei.id}/jawaban.csv?versi=99999999999999999999")


@pytest.fixture
def postgres_sendiri(postgres: str) -> Iterator[Database]:
    """A PostgreSQL database of its own: SQLite has one writer at a time, so nothing can cross there."""
    from sqlalchemy import create_engine, make_url

    pusat = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with pusat.connect() as sambungan:
        sambungan.execute(text("CREATE DATABASE uji_kunci"))
    engine: Engine = make_engine(make_url(postgres).set(database="uji_kunci"))
    upgrade(engine)
    yield Database(engine)
    engine.dispose()
    with pusat.connect() as sambungan:
        sambungan.execute(text("DROP DATABASE uji_kunci"))
    pusat.dispose()


def test_opening_again_does_not_undo_a_seal_set_at_the_same_moment(
    postgres_sendiri: Database, session_app: Flask
) -> None:
    basis = postgres_sendiri
    with clock.hold(SAAT):
        with basis.transaction() as db:
            survei = a_survei(db, a_unit(db), dengan=8, masa_tenggang=0)
            oleh = a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-")
            close_survei(db, survei, oleh, SAAT)
            survei_id, oleh_id = survei.id, oleh.id
        hasil: list[str] = []
        siap = threading.Event()

        def reopen() -> None:
            with session_app.test_request_context(method="POST"), basis.session() as db:
                g.cakupan = ("/",)
                db.connection()
                siap.set()
                try:
                    satu = find_terkunci(db, survei_id)
                    reopen_survei(db, satu, db.get_one(Akun, oleh_id), SAAT, "salah tekan")
                    db.commit()
                    hasil.append("dibuka")
                except TahapSalah:
                    hasil.append("ditolak")

        with basis.session() as db:
            sahkan_survei(db, db.get_one(Survei, survei_id), db.get_one(Akun, oleh_id), SAAT)
            lain = threading.Thread(target=reopen)
            lain.start()
            siap.wait()
            lain.join(
                timeout=0.3
            )  # it waits for the seal; without a lock it would read what is not yet sealed
            db.commit()
            lain.join()
        with basis.session() as db:
            assert (hasil, db.get_one(Survei, survei_id).tahap) == (["ditolak"], Tahap.DISAHKAN)
