"""Signing in: kind to people, slow for guessers."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from fkp import clock
from fkp.akun.models import Peran, PercobaanMasuk
from fkp.jejak.models import Jejak
from tests.builders import SAAT, SANDI, a_akun, a_unit
from tests.page import Pages

SALAH = "bukan sandi yang benar"


def petugas(db, **kolom):
    unit = a_unit(db)
    akun = a_akun(db, Peran.PETUGAS, unit.jalur, **kolom)
    db.commit()
    return akun


def test_the_right_password_opens_the_workroom_and_leaves_a_line(db, pages):
    akun = petugas(db)
    page = pages.fill("/masuk", {"nama_pengguna": akun.nama_pengguna.upper(), "sandi": SANDI})
    assert page.url == "/kelola"
    baris = db.scalars(select(Jejak)).one()
    assert (baris.aksi, baris.objek_id, baris.jalur) == ("masuk", str(akun.id), akun.penugasan[0].jalur)


def test_wrong_password_unknown_name_and_switched_off_account_get_the_same_sentence(db, pages):
    akun, mati = petugas(db), petugas(db, aktif=False)
    kalimat = set()
    for nama, sandi in [(akun.nama_pengguna, SALAH), ("tidak.ada", SALAH), (mati.nama_pengguna, SANDI)]:
        page = pages.fill("/masuk", {"nama_pengguna": nama, "sandi": sandi}, status=422)
        kalimat.add(page.all("div", class_="error-summary")[0].find(".//{*}p").text)
        assert page.all("input", name="nama_pengguna")[0].get("value") == nama
        assert not page.all("input", name="sandi")[0].get("value")
    assert len(kalimat) == 1
    assert not db.scalar(select(func.count()).select_from(Jejak))


def test_after_ten_wrong_tries_even_the_right_password_waits(db, pages):
    akun, lain = petugas(db), petugas(db)
    with clock.hold(SAAT):
        for _ in range(10):
            pages.fill("/masuk", {"nama_pengguna": akun.nama_pengguna, "sandi": SALAH}, status=422)
    with clock.hold(SAAT + timedelta(minutes=5)):
        page = pages.fill("/masuk", {"nama_pengguna": akun.nama_pengguna, "sandi": SANDI}, status=429)
        assert "Coba lagi 10 menit lagi" in page.text
        assert page.response.headers["Retry-After"] == "600"
        pages.fill("/masuk", {"nama_pengguna": lain.nama_pengguna, "sandi": SANDI})
    with clock.hold(SAAT + timedelta(minutes=15)):
        Pages(pages.client.application).fill("/masuk", {"nama_pengguna": akun.nama_pengguna, "sandi": SANDI})
    assert not db.scalar(select(func.count()).select_from(PercobaanMasuk))


def test_it_does_not_matter_from_where_the_tries_come(db, pages):
    akun = petugas(db)
    for n in range(10):
        kunjungan = Pages(pages.client.application)
        kunjungan.client.environ_base["REMOTE_ADDR"] = f"10.0.0.{n}"
        kunjungan.fill("/masuk", {"nama_pengguna": akun.nama_pengguna, "sandi": SALAH}, status=422)
    pages.fill("/masuk", {"nama_pengguna": akun.nama_pengguna, "sandi": SANDI}, status=429)


def test_the_right_password_wipes_earlier_slips(db, pages):
    akun = petugas(db)
    for _ in range(2):
        for _ in range(9):
            pages.fill("/masuk", {"nama_pengguna": akun.nama_pengguna, "sandi": SALAH}, status=422)
        pages.fill("/masuk", {"nama_pengguna": akun.nama_pengguna, "sandi": SANDI})
        pages.post("/keluar", {"csrf_token": pages.get("/kelola/sandi").fields()["csrf_token"]})


def test_signing_in_leads_to_the_page_one_wanted(db, pages):
    akun = petugas(db)
    page = pages.get("/kelola/unit?cari=klinik")
    assert page.url == "/masuk"
    isi = {**page.fields(), "nama_pengguna": akun.nama_pengguna, "sandi": SANDI}
    page = pages.post("/masuk", isi)
    assert page.url == "/kelola/unit"
    assert page.all("input", name="cari")[0].get("value") == "klinik"


@pytest.mark.parametrize(
    "lanjut",
    [
        "https://jahat.example/",
        "//jahat.example/kelola",
        "/\\jahat.example",
        "/\t/jahat.example",
        "http:/kelola/unit",
        "javascript:alert(1)",
        "http://[",
        "/tidak/ada",
        "/keluar",
        "kelola/unit",
    ],
)
def test_signing_in_never_leads_to_another_site_or_a_dead_end(db, pages, lanjut):
    akun = petugas(db)
    isi = pages.get("/masuk").fields()
    jawab = pages.client.post(
        "/masuk", data={**isi, "nama_pengguna": akun.nama_pengguna, "sandi": SANDI, "lanjut": lanjut}
    )
    assert (jawab.status_code, jawab.location) == (302, "/kelola")


def test_signing_in_starts_a_session_of_its_own(db, pages):
    akun = petugas(db)
    isi = pages.get("/masuk").fields()
    with pages.client.session_transaction() as sesi:
        sesi["titipan"] = "dari sebelum masuk"
        token = sesi["csrf_token"]
    pages.post("/masuk", {**isi, "nama_pengguna": akun.nama_pengguna, "sandi": SANDI})
    with pages.client.session_transaction() as sesi:
        assert "titipan" not in sesi
        assert sesi.get("csrf_token") != token


def test_signing_out_ends_the_session(db, pages):
    akun = petugas(db)
    pages.masuk(akun.nama_pengguna, SANDI)
    token = pages.get("/kelola/sandi").fields()["csrf_token"]
    page = pages.post("/keluar", {"csrf_token": token})
    assert "Anda sudah keluar" in page.text
    assert pages.get("/kelola/unit").url == "/masuk"


def test_whoever_is_signed_in_does_not_sign_in_again(db, pages):
    akun = petugas(db)
    pages.masuk(akun.nama_pengguna, SANDI)
    assert pages.get("/masuk").url == "/kelola"


def test_an_empty_form_says_what_is_missing(db, pages):
    page = pages.fill("/masuk", {"nama_pengguna": " ", "sandi": ""}, status=422)
    assert "Isi nama pengguna Anda" in page.text
    assert "Isi sandi Anda" in page.text
