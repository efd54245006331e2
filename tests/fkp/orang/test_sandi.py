"""Choosing a password: one's own, or through a one-time link."""

from datetime import timedelta

from sqlalchemy import select

from fkp import clock
from fkp.akun.models import Peran, TautanSandi
from fkp.akun.tautan import buat_tautan
from fkp.jejak.models import Jejak
from tests.builders import SAAT, SANDI, a_akun, a_unit
from tests.page import Pages

BARU = "perahu biru menyusur teluk"


def petugas(db, **kolom):
    unit = a_unit(db)
    akun = a_akun(db, Peran.PETUGAS, unit.jalur, **kolom)
    db.commit()
    return akun


def tautan(db, akun, saat=SAAT):
    rahasia = buat_tautan(db, akun, saat)
    db.commit()
    return rahasia


def test_a_link_lets_a_person_choose_a_password_once(db, pages):
    akun = petugas(db, sandi_hash=None)
    rahasia = tautan(db, akun)
    with clock.hold(SAAT + timedelta(hours=47)):
        page = pages.fill(f"/sandi/{rahasia}", {"sandi_baru": BARU, "sandi_ulang": BARU})
        assert page.url == "/masuk"
        assert page.all("input", name="nama_pengguna")[0].get("value") == akun.nama_pengguna
        assert pages.get(f"/sandi/{rahasia}", status=410).h1 == "Tautan ini tidak berlaku lagi"
        assert pages.masuk(akun.nama_pengguna, BARU).get("/kelola/unit").url == "/kelola/unit"


def test_only_the_fingerprint_of_a_link_is_kept_and_no_line_tells_it(db, pages):
    akun = petugas(db)
    rahasia = tautan(db, akun)
    with clock.hold(SAAT):
        pages.fill(f"/sandi/{rahasia}", {"sandi_baru": BARU, "sandi_ulang": BARU})
    semua = str([vars(x) for kelas in (TautanSandi, Jejak) for x in db.scalars(select(kelas))])
    assert rahasia not in semua
    assert BARU not in semua


def test_a_link_dies_after_two_days_and_when_a_newer_one_is_made(db, pages):
    akun = petugas(db)
    lama = tautan(db, akun)
    baru = tautan(db, akun)
    with clock.hold(SAAT + timedelta(hours=1)):
        pages.get(f"/sandi/{lama}", status=410)
        pages.get(f"/sandi/{baru}")
    with clock.hold(SAAT + timedelta(hours=48)):
        pages.get(f"/sandi/{baru}", status=410)


def test_opening_a_link_does_not_use_it_up_and_is_never_cached(db, pages):
    rahasia = tautan(db, petugas(db))
    with clock.hold(SAAT):
        for _ in range(2):
            page = pages.get(f"/sandi/{rahasia}")
            assert page.response.headers["Cache-Control"] == "no-store"


def test_the_link_of_someone_switched_off_does_not_open(db, pages):
    rahasia = tautan(db, petugas(db, aktif=False))
    with clock.hold(SAAT):
        pages.get(f"/sandi/{rahasia}", status=410)
    pages.get("/sandi/karangan", status=410)


def test_a_weak_or_mistyped_password_is_explained(db, pages):
    akun = petugas(db, nama_pengguna="rani.umpama")
    rahasia = tautan(db, akun)
    with clock.hold(SAAT):
        for sandi, ulang, pesan in [
            ("pendek", "pendek", "paling sedikit 12"),
            ("password1234", "password1234", "mudah ditebak"),
            ("rani.umpama-lagi", "rani.umpama-lagi", "nama pengguna"),
            (BARU, BARU + "x", "tidak sama"),
        ]:
            isi = {"sandi_baru": sandi, "sandi_ulang": ulang}
            assert pesan in pages.fill(f"/sandi/{rahasia}", isi, status=422).text
        pages.get(f"/sandi/{rahasia}")


def test_a_link_ends_the_wait_after_wrong_tries(db, pages):
    akun = petugas(db)
    with clock.hold(SAAT):
        for _ in range(10):
            pages.fill("/masuk", {"nama_pengguna": akun.nama_pengguna, "sandi": "salah"}, status=422)
        pages.fill(f"/sandi/{tautan(db, akun)}", {"sandi_baru": BARU, "sandi_ulang": BARU})
        pages.masuk(akun.nama_pengguna, BARU)


def test_a_new_password_closes_every_other_session_but_this_one(app, db, pages):
    akun = petugas(db)
    pages.masuk(akun.nama_pengguna, SANDI)
    lain = Pages(app).masuk(akun.nama_pengguna, SANDI)
    isi = {"sandi": SANDI, "sandi_baru": BARU, "sandi_ulang": BARU}
    assert "Sandi baru tersimpan" in pages.fill("/kelola/sandi", isi).text
    assert pages.get("/kelola/unit").url == "/kelola/unit"
    assert lain.get("/kelola/unit").url == "/masuk"
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "ganti_sandi")).one()
    assert baris.rincian == {"lewat": "sendiri"}


def test_changing_a_password_asks_for_the_present_one_and_counts_wrong_tries(db, pages):
    akun = petugas(db)
    pages.masuk(akun.nama_pengguna, SANDI)
    isi = {"sandi": "bukan sandi saya", "sandi_baru": BARU, "sandi_ulang": BARU}
    for _ in range(10):
        assert "Sandi sekarang tidak cocok" in pages.fill("/kelola/sandi", isi, status=422).text
    pages.fill("/kelola/sandi", {**isi, "sandi": SANDI}, status=429)
