"""``fkp siapkan`` sets up a real installation, once, and never with a password others could know."""

import re

import pytest
from sqlalchemy import make_url, select

from app import create_app
from fkp.akun.models import Akun
from fkp.akun.sandi import cocok
from fkp.cli.siapkan import siapkan
from fkp.config import Config
from fkp.jejak.models import Jejak
from fkp.skema import is_current
from fkp.unit.models import Instansi, Situs
from tests.builders import SANDI, a_instansi
from tests.page import Pages

PILIHAN = ["--situs", "Kota Misal", "--instansi", "Pemerintah Kota Misal", "--nama", "Rani Umpama"]
LENGKAP = [*PILIHAN, "--pengguna", "Rani"]


@pytest.fixture
def jalan(app, monkeypatch):
    """Run the command on the database of the test."""
    for nama in ("FKP_SITUS", "FKP_INSTANSI", "FKP_NAMA_ADMIN", "FKP_ADMIN", "FKP_SANDI_ADMIN"):
        monkeypatch.delenv(nama, raising=False)
    return lambda argumen, **kwargs: app.test_cli_runner().invoke(siapkan, argumen, **kwargs)


def test_everything_is_asked_and_the_admin_can_sign_in(app, db, jalan):
    jawaban = ["Kota Misal", "Pemerintah Kota Misal", "Rani Umpama", "rani", SANDI]
    hasil = jalan([], input="\n".join(jawaban) + "\n")
    assert hasil.exit_code == 0, hasil.output
    assert SANDI not in hasil.output
    situs, puncak = db.get(Situs, 1), db.scalars(select(Instansi)).one()
    assert (situs.nama, situs.demo) == ("Kota Misal", False)
    assert (puncak.jenis, puncak.jalur) == ("pemerintah", f"/{puncak.id}/")
    page = Pages(app).masuk("rani", SANDI).get("/kelola/orang")
    assert "Admin: Pemerintah Kota Misal" in page.text
    assert "Kota Misal" in page.all("title")[0].text
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.pelaku == "fkp siapkan").order_by(Jejak.nomor))
    assert list(aksi) == ["tambah_instansi", "tambah_orang"]


def test_a_script_gives_the_password_by_environment_or_pipe(db, jalan):
    hasil = jalan(PILIHAN, env={"FKP_ADMIN": "rani", "FKP_SANDI_ADMIN": SANDI})
    assert hasil.exit_code == 0, hasil.output
    akun = db.scalars(select(Akun)).one()
    assert cocok(akun.sandi_hash, SANDI)


def test_a_link_instead_of_a_password(app, db, jalan):
    hasil = jalan([*LENGKAP, "--tautan"])
    jalan_tautan = re.search(r"http://127\.0\.0\.1:\d+(/sandi/\S+)", hasil.output)[1]
    assert db.scalars(select(Akun)).one().sandi_hash is None
    Pages(app).fill(jalan_tautan, {"sandi_baru": SANDI, "sandi_ulang": SANDI})
    Pages(app).masuk("rani", SANDI).get("/kelola/orang")


def test_what_exists_is_left_alone(db, jalan):
    a_instansi(db, "Sudah Ada")
    db.commit()
    hasil = jalan(LENGKAP, input=SANDI + "\n")
    assert hasil.exit_code == 1
    assert "sudah disiapkan" in hasil.output
    assert not db.scalars(select(Akun)).all()


@pytest.mark.parametrize(
    ("argumen", "sandi", "pesan"),
    [
        (LENGKAP, "pendek", "paling sedikit 12"),
        (LENGKAP, "ini rani yang punya", "nama pengguna"),
        ([*PILIHAN, "--pengguna", "r a"], SANDI, "3 sampai 60"),
        (["--situs", " ", *PILIHAN[2:], "--pengguna", "rani"], SANDI, "Nama situs"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_stored(db, jalan, argumen, sandi, pesan):
    hasil = jalan(argumen, input=sandi + "\n")
    assert hasil.exit_code == 2
    assert pesan in hasil.output
    assert not db.scalars(select(Instansi)).all()


def test_an_empty_folder_becomes_an_installation(tmp_path):
    url = make_url(f"sqlite:///{tmp_path}/fkp.sqlite3")
    app = create_app(Config(tmp_path, url, "hanya-untuk-uji", "https://survei.contoh.example", 0, True))
    hasil = app.test_cli_runner().invoke(siapkan, [*LENGKAP, "--tautan"])
    assert hasil.exit_code == 0, hasil.output
    assert "https://survei.contoh.example/sandi/" in hasil.output
    engine = app.extensions["fkp_db"].engine
    assert is_current(engine)
    engine.dispose()


def test_no_option_takes_a_password(jalan):
    assert "--sandi" not in jalan(["--help"]).output
