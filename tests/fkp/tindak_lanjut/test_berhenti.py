"""The day on which a promise was stopped: kept, and shown."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from fkp.clock import hold, now
from fkp.tindak_lanjut import actions
from fkp.tindak_lanjut.models import Status
from fkp.tindak_lanjut.putusan import putusan
from tests.fkp.papan.janji import a_janji
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, an_isi
from tests.fkp.tindak_lanjut.test_actions import HARI, jejak, maju


def test_the_day_on_which_it_was_stopped_stays_until_it_is_taken_up_again(db, unit):
    row = a_tindak_lanjut(db, unit)
    # Half past midnight of the thirteenth in Jayapura, while Greenwich still has the twelfth.
    with hold(datetime(2026, 11, 12, 15, 30, tzinfo=UTC)):
        row.unit.zona = "Asia/Jayapura"
        maju(db, row, Status.DIHENTIKAN, "Anggarannya dialihkan.")
    assert row.dihentikan_pada == date(2026, 11, 13)
    with hold(datetime(2026, 12, 1, tzinfo=UTC)):
        maju(db, row, Status.DIHENTIKAN, hambatan="Dana")
        actions.ubah(db, "uji", row, an_isi(kegiatan="Membuka loket ketiga"), now(), versi=row.versi)
    assert row.dihentikan_pada == date(2026, 11, 13)
    rincian = [baris.rincian.get("dihentikan_pada") for baris in jejak(db)]
    assert rincian == [None, [None, "2026-11-13"], None, None]
    maju(db, row, Status.BERJALAN, "Dananya ada lagi.")
    assert row.dihentikan_pada is None


def test_the_database_keeps_status_and_day_of_stopping_together(db, unit):
    for kolom in ({"status": Status.DIHENTIKAN, "dihentikan_pada": None}, {"dihentikan_pada": HARI}):
        with pytest.raises(IntegrityError), db.begin_nested():
            a_tindak_lanjut(db, unit, **kolom)


def test_its_people_and_everyone_read_the_day(app, db, unit, petugas):
    row = a_janji(db, unit, status=Status.DIHENTIKAN, dihentikan_pada=date(2026, 10, 3), tenggat=HARI)
    lain = a_janji(
        db, unit, "Lebih dulu", status=Status.DIHENTIKAN, dihentikan_pada=date(2026, 9, 3), tenggat=HARI
    )
    db.commit()
    with app.test_request_context():
        assert putusan(row, HARI).kalimat == "Janji ini dihentikan 3 Oktober 2026."
    page = petugas.get(f"/kelola/tindak-lanjut/{row.id}")
    assert "Dihentikan pada 3 Oktober 2026" in page.text
    page = petugas.get(f"/janji/{row.id}")
    assert "Janji 12 November 2026 , dihentikan 3 Oktober 2026" in page.text
    # Of those that are over the newest first, whatever their dates.
    page = petugas.get("/papan-janji?keadaan=dihentikan")
    assert page.text.index(row.kegiatan) < page.text.index(lain.kegiatan)
    isi = petugas.client.get("/api/v1/janji.json").get_json()["janji"]
    assert [satu["dihentikan_pada"] for satu in isi] == ["2026-10-03", "2026-09-03"]
