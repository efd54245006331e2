"""An office is said once in a letterhead."""

import pytest

from fkp.unit.kop import atas_kop

KABUPATEN = "Kabupaten Umpama"


@pytest.mark.parametrize(
    ("instansi", "unit"),
    [
        ("Dinas Kependudukan Kabupaten Umpama", "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Umpama"),
        ("Dinas Kependudukan dan Pencatatan Sipil", "Dinas Kependudukan"),
        ("Dinas Sosial", "DINAS SOSIAL"),
        ("Kecamatan Ibarat Pesisir", "Kantor Kecamatan Ibarat Pesisir"),
    ],
)
def test_an_office_that_the_unit_names_already_is_left_out(instansi: str, unit: str) -> None:
    assert atas_kop((KABUPATEN, instansi), unit) == (KABUPATEN,)


@pytest.mark.parametrize(
    ("instansi", "unit"),
    [
        ("Dinas Kesehatan Kabupaten Umpama", "Puskesmas Umpama Barat"),
        ("Dinas Kesehatan Kabupaten Umpama", "RSUD Kabupaten Umpama"),
        ("Dinas Kesehatan", "UPT Dinas Kesehatan"),
        ("Dinas Perhubungan", "Dinas Sosial"),
    ],
)
def test_an_office_above_another_is_said(instansi: str, unit: str) -> None:
    assert atas_kop((KABUPATEN, instansi), unit) == (KABUPATEN, instansi)


def test_a_unit_of_the_government_itself_keeps_its_government() -> None:
    assert atas_kop((KABUPATEN,), "Dinas Sosial Kabupaten Umpama") == (KABUPATEN,)
    assert atas_kop((KABUPATEN,), KABUPATEN) == ()
