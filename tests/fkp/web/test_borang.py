"""What a form says about nonsense is said in the language of the page."""

import re

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from wtforms import DecimalField, IntegerField, RadioField, SelectField
from wtforms.validators import URL, InputRequired, Length

from fkp.borang import Borang
from tests.builders import Kota
from tests.page import Page, Pages

INGGRIS = re.compile(r"\b(not|valid|invalid|must|field|value|choice|required|number|enter)\b", re.IGNORECASE)


def errors(page: Page) -> list[str]:
    return ["".join(p.itertext()).strip() for p in page.all("p", class_="error")]


@pytest.mark.parametrize(
    ("alamat", "isi", "banyak"),
    [
        ("/kelola/unit/baru", {"nama": "", "jenis": "tak-ada", "zona": "Bulan", "instansi": "abc"}, 4),
        ("/kelola/orang/baru", {"nama": "", "nama_pengguna": "?", "peran": "raja", "tempat": "-"}, 4),
        ("/kelola/instansi/baru", {"nama": "", "jenis": "kerajaan", "induk": "x"}, 3),
    ],
)
def test_nonsense_is_answered_in_indonesian(
    admin: Pages, alamat: str, isi: dict[str, str], banyak: int
) -> None:
    galat = errors(admin.fill(alamat, isi, status=422))
    assert len(galat) == banyak
    assert not [satu for satu in galat if INGGRIS.search(satu)]


def test_a_survey_of_nonsense_is_answered_in_indonesian(db: Session, kota: Kota, rani: Pages) -> None:
    layanan = kota.unit.layanan[0].id
    isi = {"kuesioner": "x", "periode": "x", "tahun": "x", "mulai": "x", "masa_tenggang": "x", "bobot": "x"}
    galat = errors(rani.fill("/kelola/survei/baru", {**isi, f"populasi_{layanan}": "x"}, status=422))
    assert len(galat) >= 6
    assert not [satu for satu in galat if INGGRIS.search(satu)]


class Bawaan(Borang):
    """Fields just as WTForms makes them."""

    bulat = IntegerField()
    desimal = DecimalField()
    radio = RadioField(choices=["a"])
    pilih = SelectField(choices=["a"], coerce=int)
    wajib = IntegerField(validators=[InputRequired()])
    panjang = SelectField(choices=["abc"], validators=[Length(max=1)])
    alamat = SelectField(choices=["abc"], validators=[URL()])


def test_even_a_field_of_wtforms_itself_speaks_the_language_of_the_page(app: Flask) -> None:
    isi = {"bulat": "x", "desimal": "x", "radio": "z", "pilih": "x", "panjang": "abc", "alamat": "abc"}
    for bahasa, dikenal in (("id", "Isi dengan bilangan bulat."), ("en", "Enter a whole number.")):
        with app.test_request_context(f"/?b={bahasa}", method="POST", data=isi):
            borang = Bawaan(meta={"csrf": False})
            assert not borang.validate()
            assert set(borang.errors) == {*isi, "wajib"}
            semua = [str(pesan) for galat in borang.errors.values() for pesan in galat]
            assert dikenal in semua
            assert [satu for satu in semua if INGGRIS.search(satu)] == (
                [] if bahasa == "id" else [satu for satu in semua if "nter" in satu or "field" in satu]
            )
