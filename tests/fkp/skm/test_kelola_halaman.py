"""Who reaches which page of a survey, and what stands on the list and on the poster."""

import pytest
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.unit.models import Unit
from tests.builders import a_survei, sign_in
from tests.page import Pages

pytestmark = pytest.mark.usefixtures("kini")


@pytest.mark.parametrize(
    ("peran", "boleh"),
    [
        (
            Peran.PETUGAS,
            {"", "/baru", "/1", "/1/ubah", "/1/hasil", "/1/saran", "/1/poster", "/1/jawaban.csv"},
        ),
        (
            Peran.PIMPINAN,
            {"", "/1", "/1/sahkan", "/1/koreksi", "/1/hasil", "/1/saran", "/1/poster", "/1/jawaban.csv"},
        ),
        (Peran.AUDITOR, {"", "/1", "/1/hasil", "/1/saran", "/1/poster", "/1/jawaban.csv"}),
        (Peran.PEMBINA, {"", "/1", "/1/hasil", "/1/saran", "/1/poster", "/1/jawaban.csv"}),
        (Peran.ADMIN, {"", "/1", "/1/hasil", "/1/saran", "/1/poster"}),
        (Peran.SURVEYOR, set()),
    ],
)
def test_each_role_reaches_its_own_pages(
    db: Session, pages: Pages, unit: Unit, peran: Peran, boleh: set[str]
) -> None:
    survei, luar = a_survei(db, unit, dengan=3), a_survei(db, dengan=1)
    sign_in(db, pages, peran, unit.jalur)
    for ekor in (
        "",
        "/baru",
        "/1",
        "/1/ubah",
        "/1/sahkan",
        "/1/koreksi",
        "/1/hasil",
        "/1/saran",
        "/1/poster",
        "/1/jawaban.csv",
    ):
        alamat = "/kelola/survei" + ekor.replace("/1", f"/{survei.id}")
        pages.get(alamat, 200 if ekor in boleh else 403)
        if ekor in boleh and "/1" in ekor:
            pages.get("/kelola/survei" + ekor.replace("/1", f"/{luar.id}"), 404)


def test_visitors_are_sent_to_sign_in(db: Session, pages: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit)
    db.commit()
    assert pages.get(f"/kelola/survei/{survei.id}").url == "/masuk"


def test_buttons_are_shown_only_to_those_who_may_press_them(db: Session, pages: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, dengan=3)
    sign_in(db, pages, Peran.AUDITOR, unit.jalur)
    page = pages.get(f"/kelola/survei/{survei.id}")
    assert "Tutup sekarang" not in page.text
    assert "Ubah tanggal" not in page.text
    assert "Unduh jawaban" not in page.text
    assert "Jawaban dapat diunduh setelah survei ditutup" in page.text
    assert "Buat survei" not in pages.get("/kelola/survei").text


def test_list_is_found_by_unit_and_stage(db: Session, petugas: Pages, unit: Unit) -> None:
    a_survei(db, unit, dengan=7)
    a_survei(db, unit, tahap="rancangan")
    db.commit()
    assert "2 survei" in petugas.get("/kelola/survei").text
    assert "1 survei" in petugas.get("/kelola/survei?tahap=rancangan").text
    assert "Tidak ada survei yang cocok" in petugas.get("/kelola/survei?q=kelurahan").text


def test_poster_carries_the_address_and_its_layanan(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit)
    db.commit()
    layanan = survei.layanan[1].layanan
    page = petugas.get(f"/kelola/survei/{survei.id}/poster")
    assert f"localhost/s/{survei.kode}" in page.text
    assert f'aria-label="Kode QR menuju http://localhost/s/{survei.kode}"' in page.html
    satu = petugas.get(f"/kelola/survei/{survei.id}/poster?l={layanan.id}")
    assert f"/s/{survei.kode}?l={layanan.id}" in satu.html
    assert layanan.nama in satu.text
    petugas.get(f"/kelola/survei/{survei.id}/poster?l=999999", 404)
