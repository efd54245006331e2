"""Another date far ahead takes a promise off the list of what is late, so it is asked about twice."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from fkp.clock import now
from fkp.tindak_lanjut import actions
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.undur import bulan_terjauh
from fkp.unit.models import Unit
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, an_isi, form_ke
from tests.page import Pages

JAUH = date(2099, 1, 1)
ALASAN = "Menunggu gedung baru."


@pytest.fixture
def janji(db: Session, unit: Unit) -> TindakLanjut:
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 11, 1), tayang_pada=now())
    db.commit()
    return row


def test_the_bound_is_versioned_data() -> None:
    assert bulan_terjauh() == 24
    with pytest.raises(FileNotFoundError):
        bulan_terjauh(versi=99)


def test_a_far_date_is_confirmed_first(db: Session, janji: TindakLanjut) -> None:
    actions.perpanjang(db, "uji", janji, date(2028, 11, 12), ALASAN, now(), versi=janji.versi)
    lebih = date(2028, 11, 13)
    with pytest.raises(TindakLanjutSalah, match="lebih dari 24 bulan lagi") as galat:
        actions.perpanjang(db, "uji", janji, lebih, ALASAN, now(), versi=janji.versi)
    assert galat.value.isian == "jauh"
    actions.perpanjang(db, "uji", janji, lebih, ALASAN, now(), versi=janji.versi, jauh=True)
    assert janji.tenggat == lebih


def test_an_earlier_date_is_not_asked_about(db: Session, unit: Unit) -> None:
    row = a_tindak_lanjut(db, unit, tenggat=date(2040, 1, 1), tayang_pada=now())
    actions.perpanjang(db, "uji", row, date(2035, 1, 1), ALASAN, now(), versi=row.versi)
    assert row.tenggat == date(2035, 1, 1)


def test_the_question_stands_beside_the_date_in_both_forms(
    db: Session, janji: TindakLanjut, petugas: Pages
) -> None:
    jalan = f"/kelola/tindak-lanjut/{janji.id}"
    tanya = "Tanggalnya memang selama itu"
    page = petugas.get(jalan)
    assert tanya not in page.text
    form = form_ke(page, "/tenggat")
    isian = {"undur-tenggat": JAUH.isoformat(), "undur-alasan": ALASAN}
    page = petugas.fill(jalan, isian, form=form, status=422)
    assert tanya in page.text
    lagi = page.fields(form_ke(page, "/tenggat"))
    assert (lagi["undur-tenggat"], lagi["undur-alasan"]) == (JAUH.isoformat(), ALASAN)
    petugas.post(f"{jalan}/tenggat", {**lagi, "undur-jauh": "y"})
    db.expire_all()
    assert janji.tenggat == JAUH

    lain = {"tenggat": "2099-06-30", "alasan": ALASAN}
    page = petugas.fill(f"{jalan}/ubah", lain, status=422)
    assert "Tenggatnya memang selama itu" in page.text
    petugas.fill(f"{jalan}/ubah", {**lain, "jauh": "y"})
    db.expire_all()
    assert janji.tenggat == date(2099, 6, 30)


def test_a_date_that_nobody_outside_knows_is_not_asked_about(db: Session, unit: Unit) -> None:
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 12, 1))
    actions.ubah(db, "uji", row, an_isi(tenggat=JAUH), now(), versi=row.versi)
    assert row.tenggat == JAUH
