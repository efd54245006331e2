"""Whatever is wrong with the settings, a command says so in one sentence and ends, without a traceback."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo

from app import cli, create_app

PERINTAH = ("migrasi", "siapkan", "demo", "periksa", "jalankan")


def run(perintah: str, data: Path, **lingkungan: str) -> Result:
    """The command with an environment of these settings and no others."""
    env = {"FKP_DATA": str(data), "DATABASE_URL": "", "FKP_ALAMAT": "", "FKP_PROKSI": "", "PORT": "65000"}
    with ExitStack() as sesudah:

        def app() -> Flask:
            buatan = create_app()
            sesudah.callback(buatan.extensions["fkp_db"].engine.dispose)
            return buatan

        info = ScriptInfo(create_app=app)
        return CliRunner().invoke(cli, perintah.split(), env=env | lingkungan, obj=info)


def one_sentence(hasil: Result, *kata: str) -> None:
    assert hasil.exit_code in (1, 2), hasil.output
    assert isinstance(hasil.exception, SystemExit)
    (baris,) = hasil.stderr.strip().splitlines()
    assert baris.startswith("fkp: ")
    assert all(satu in baris for satu in kata), baris


@pytest.mark.parametrize("perintah", PERINTAH)
@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("DATABASE_URL", "mysql://akun@tempat/basis"),
        ("DATABASE_URL", "postgresql+asyncpg://tempat/basis"),
        ("DATABASE_URL", "postgresql://tempat:pintu/basis"),
        ("DATABASE_URL", "bukan alamat"),
        ("FKP_ALAMAT", "survei.contoh.example"),
        ("FKP_PROKSI", "-1"),
        ("FKP_AKAR_TTE", "/dev/null/induk.pem"),
        ("FKP_DATA", "/dev/null/data"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, perintah: str, nama: str, nilai: str) -> None:
    one_sentence(run(perintah, tmp_path, **{nama: nilai}), nama)


@pytest.mark.parametrize("perintah", PERINTAH)
@pytest.mark.parametrize(
    "url", ["sqlite:////tidak/ada/basis.sqlite3", "postgresql://127.0.0.1:9/basis?connect_timeout=2"]
)
def test_a_database_that_cannot_be_reached_is_said(tmp_path: Path, perintah: str, url: str) -> None:
    one_sentence(run(perintah, tmp_path, DATABASE_URL=url), "basis data tidak dapat dipakai")


@pytest.mark.parametrize("perintah", PERINTAH)
def test_a_file_that_is_no_database_is_said(tmp_path: Path, perintah: str) -> None:
    (tmp_path / "fkp.sqlite3").write_text("catatan harian " * 100)
    one_sentence(run(perintah, tmp_path), "basis data tidak dapat dipakai")


def test_checking_prepares_nothing(tmp_path: Path) -> None:
    one_sentence(run("periksa", tmp_path), "fkp migrasi")
    assert run("migrasi", tmp_path).stdout == "Basis data sudah sesuai dengan versi ini.\n"
    assert run("migrasi", tmp_path).exit_code == 0
    hasil = run("periksa", tmp_path)
    assert "0 survei diperiksa" in hasil.stdout
    assert (hasil.exit_code, "FKP_ALAMAT belum diatur" in hasil.stderr) == (0, True)
    hasil = run("periksa", tmp_path, FKP_ALAMAT="https://survei.contoh.example")
    assert "FKP_ALAMAT" not in hasil.output


def test_the_list_of_commands_needs_no_settings(tmp_path: Path) -> None:
    hasil = run("--help", tmp_path, DATABASE_URL="mysql://akun@tempat/basis")
    assert hasil.exit_code == 0
    assert hasil.stderr == ""
    assert all(satu in hasil.stdout for satu in PERINTAH)
    assert run("khayal", tmp_path).exit_code == 2
