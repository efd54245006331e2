"""A name typed into a reason that everyone reads is taken out again: everywhere, and nothing else changes."""

import json
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import now
from fkp.jejak.models import Jejak
from fkp.tindak_lanjut.actions import kemajuan, perpanjang
from fkp.tindak_lanjut.isi import Kemajuan
from fkp.tindak_lanjut.kabar import tayangkan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.models import Unit
from tests.builders import SANDI, a_akun
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, form_ke
from tests.page import Page, Pages

NAMA = "Budi Umpama"
UMUM = ("/janji/{}", "/papan-janji/rss.xml", "/api/v1/janji.csv", "/api/v1/janji.json")


@pytest.fixture
def janji(db: Session, unit: Unit) -> TindakLanjut:
    """On the board, put off and stopped, both because of somebody."""
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 12, 1))
    tayangkan(db, "uji", row, now())
    baru = date(2027, 1, 15)
    perpanjang(db, "uji", row, baru, f"{NAMA} sakit sejak Oktober.", now(), versi=row.versi)
    henti = Kemajuan(Status.DIHENTIKAN, "", "")
    kemajuan(db, "uji", row, henti, now(), versi=row.versi, alasan=f"{NAMA} pindah tugas.")
    db.commit()
    return row


def umum(pages: Pages, row: TindakLanjut) -> str:
    """Everything that people outside read of it."""
    return "\n".join(pages.client.get(jalan.format(row.id)).get_data(as_text=True) for jalan in UMUM)


def isian(page: Page, lama: str) -> str:
    """The field in which these words stand."""
    return next(t.get("name") or "" for t in page.all("textarea") if lama in "".join(t.itertext()))


def test_only_the_words_change_and_they_change_everywhere(
    db: Session, petugas: Pages, janji: TindakLanjut
) -> None:
    jalan = f"/kelola/tindak-lanjut/{janji.id}"
    assert umum(petugas, janji).count(NAMA) > 4
    for lama, baru in (("sakit", "Petugas loket sakit sejak Oktober."), ("pindah", "Petugas pindah tugas.")):
        page = petugas.get(jalan)
        assert page.text.count("Betulkan kata-kata alasan ini") == 2
        nama = isian(page, lama)
        kosong = petugas.fill(jalan, {nama: " - "}, form=form_ke(page, "/betulkan", nama), status=422)
        assert "Tulis alasannya dengan kata-kata." in kosong.text
        petugas.fill(jalan, {nama: baru}, form=form_ke(page, "/betulkan", nama))
        assert baru in umum(petugas, janji)
    db.expire_all()
    assert NAMA not in umum(petugas, janji)
    assert NAMA not in petugas.get(jalan).html
    assert (janji.tenggat, janji.status) == (date(2027, 1, 15), Status.DIHENTIKAN)
    assert [(p.menjadi, p.alasan) for p in janji.perpanjangan] == [
        (date(2027, 1, 15), "Petugas loket sakit sejak Oktober.")
    ]
    catatan = db.scalars(select(Jejak).where(Jejak.aksi == "alasan dibetulkan").order_by(Jejak.id)).all()
    assert len(catatan) == 2
    assert not [c for c in catatan if NAMA in json.dumps(c.rincian)]


def test_of_two_who_mend_at_once_the_later_is_told_and_readers_mend_nothing(
    db: Session, petugas: Pages, janji: TindakLanjut
) -> None:
    jalan = f"/kelola/tindak-lanjut/{janji.id}"
    page = petugas.get(jalan)
    nama = isian(page, "pindah")
    ke = form_ke(page, "/betulkan", nama)
    lama = page.fields(ke)
    petugas.fill(jalan, {nama: "Petugas lain pindah tugas."}, form=ke)
    page = petugas.post(f"{jalan}/betulkan", {**lama, nama: "Petugas pindah tugas."}, 409)
    assert "Petugas lain pindah tugas." in page.text
    assert page.fields(form_ke(page, "/betulkan", nama))[nama] == "Petugas pindah tugas."
    db.expire_all()
    assert janji.alasan_status == "Petugas lain pindah tugas."
    petugas.post(f"{jalan}/betulkan", {**lama, "alasan": "kabar-0"}, 404)

    a_akun(db, Peran.PEMBINA, janji.unit.jalur, nama_pengguna="pembina")
    db.commit()
    page = Pages(petugas.client.application).masuk("pembina", SANDI).get(jalan)
    assert "Betulkan kata-kata alasan ini" not in page.text
