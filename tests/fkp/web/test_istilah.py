"""Words that are kept in Indonesian, on an Indonesian page and on an English one."""

from collections.abc import Iterator
from contextlib import contextmanager

from babel.messages.catalog import Catalog
from flask import Flask
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Peran
from fkp.istilah import indonesia, istilah, kamus_profil
from fkp.skm.tahap import NAMA
from fkp.unit.models import JenisInstansi, JenisUnit
from surveys.instrumen import load_instrumen
from surveys.mutu import Mutu
from tests.builders import SAAT, Kota, a_survei
from tests.fkp.web.test_terjemahan import catalogue
from tests.page import Pages


@contextmanager
def page_in(app: Flask, bahasa: str) -> Iterator[None]:
    with app.test_request_context(f"/?b={bahasa}"):
        yield


def test_every_fixed_word_has_its_english(app: Flask) -> None:
    katalog: Catalog = catalogue()
    semua = [*NAMA.values(), *(m.kinerja for m in Mutu)]
    semua += [x.nama for jenis in (Peran, JenisInstansi, JenisUnit) for x in jenis]
    assert [kata for kata in semua if katalog.get(kata) is None] == []


def test_a_word_is_said_in_the_language_of_the_page_and_an_unknown_one_stays(app: Flask) -> None:
    with page_in(app, "id"):
        assert [istilah(k) for k in ("Sangat Baik", "Kata asing", "")] == ["Sangat Baik", "Kata asing", ""]
    with page_in(app, "en"):
        assert [istilah(k) for k in ("Sangat Baik", "Kata asing", "")] == ["Very good", "Kata asing", ""]


def test_indonesian_text_on_an_english_page_is_marked_and_harmless(app: Flask) -> None:
    with page_in(app, "id"):
        assert indonesia("Biaya/<Tarif>") == "Biaya/&lt;Tarif&gt;"
    with page_in(app, "en"):
        assert indonesia("Biaya/<Tarif>") == '<span lang="id">Biaya/&lt;Tarif&gt;</span>'


def test_groups_of_respondents_have_english_names(app: Flask) -> None:
    instrumen = load_instrumen("skm-9")
    with page_in(app, "id"):
        assert kamus_profil(instrumen) == {}
    with page_in(app, "en"):
        kamus = kamus_profil(instrumen)
    assert kamus["Perempuan"] == "Female"
    nama = {p.nama for kolom in instrumen.profil for p in kolom.pilihan} | {k.nama for k in instrumen.profil}
    assert set(kamus) == nama


def test_the_audit_trail_is_read_in_the_language_of_the_page(admin: Pages) -> None:
    page = admin.get("/kelola/jejak?b=en")
    assert "Sign in" in page.text
    assert "Account" in page.text
    assert "Masuk" not in page.text


def test_the_workroom_counts_in_words_of_the_page(db: Session, kota: Kota, rani: Pages) -> None:
    with clock.hold(SAAT):
        a_survei(db, kota.unit, tahap="rancangan")
        db.commit()
        assert "Ada satu hal untuk Anda." in rani.get("/kelola").h1
        assert "There is one thing for you to do." in rani.get("/kelola?b=en").h1
