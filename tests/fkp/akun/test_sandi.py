"""Passwords are kept as argon2 hashes and only have to be long and hard to guess."""

import pytest

from fkp.akun.models import Akun, Penugasan
from fkp.akun.queries import jalur_orang
from fkp.akun.sandi import cocok, hash_sandi, sandi_lemah


def test_only_the_same_password_fits_and_no_hash_fits_nothing():
    tersimpan = hash_sandi("kapas-nila-soga")
    assert tersimpan.startswith("$argon2id$")
    assert cocok(tersimpan, "kapas-nila-soga")
    assert not cocok(tersimpan, "kapas-nila-sogA")
    assert not cocok(None, "kapas-nila-soga")
    assert not cocok("bukan hash", "kapas-nila-soga")


def test_accents_typed_on_another_keyboard_are_the_same_password():
    assert cocok(hash_sandi("caf\u00e9 di tepi laut"), "cafe\u0301 di tepi laut")


@pytest.mark.parametrize("sandi", ["kapas-nila", "Password1234", "BISMILLAH123", "ababababababab", "x" * 201])
def test_short_common_and_endless_passwords_are_refused(app, sandi):
    assert sandi_lemah(sandi, "rani")


def test_a_password_does_not_hold_the_user_name_and_needs_no_signs_or_digits(app):
    assert sandi_lemah("untuk Rani.Umpama saja", "rani.umpama")
    assert sandi_lemah("perahu biru menyusur teluk", "rani.umpama") is None


@pytest.mark.parametrize(
    ("jalur", "bersama"),
    [
        (["/1/4/u9/"], "/1/4/u9/"),
        (["/1/4/u9/", "/1/4/u91/"], "/1/4/"),
        (["/1/4/", "/1/4/u9/"], "/1/4/"),
        (["/1/", "/2/"], "/"),
        (["/"], "/"),
        ([], "/"),
    ],
)
def test_lines_about_a_person_are_kept_above_all_their_roles(jalur, bersama):
    akun = Akun(penugasan=[Penugasan(peran="petugas", jalur=satu) for satu in jalur])
    assert jalur_orang(akun) == bersama
