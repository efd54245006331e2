"""A card is read by everyone: it holds no number of anybody."""

import pytest
from sqlalchemy.orm import Session

from fkp.unit.models import Unit
from tests.fkp.inovasi.bangun import a_kartu
from tests.fkp.inovasi.test_inovasi import ISI, tekan
from tests.page import Pages

pytestmark = pytest.mark.usefixtures("kini")


def test_a_card_with_somebodys_number_is_not_read_by_everyone(
    db: Session, unit: Unit, rani: Pages, pages: Pages
) -> None:
    kartu = a_kartu(db, unit, hasil="Kata Budi 081234567890, 20 menit.", kebutuhan="Satu petugas.")
    db.commit()
    alamat = f"/kelola/inovasi/{kartu.id}"
    page = tekan(rani, alamat, "/terbitkan", status=422)
    assert page.h1 == "Ubah kartu inovasi"
    assert "Ada nomor telepon (“0812…”)" in page.text
    page = rani.fill(f"{alamat}/ubah", {**ISI, "solusi": "Hubungi budi@contoh.example"}, status=422)
    assert "Ada alamat surel" in page.text
    assert page.fields()["solusi"] == "Hubungi budi@contoh.example"
    rani.fill(f"{alamat}/ubah", ISI)
    assert "Kartu terbit" in tekan(rani, alamat, "/terbitkan").text
    lama = a_kartu(db, unit, terbit=True, masalah="Telepon Budi 081234567890.")
    db.commit()
    for jalan in (f"/inovasi/{lama.kode}", "/inovasi", f"/unit/{unit.slug}"):
        page = pages.get(jalan)
        assert "081234567890" not in page.html, jalan
        assert "Telepon Budi [nomor disembunyikan]." in page.text, jalan
