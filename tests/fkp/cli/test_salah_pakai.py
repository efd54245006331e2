"""A command line typed wrongly: one Indonesian sentence on stderr, exit code 2, nothing on stdout."""

import pytest
from click.testing import CliRunner

from app import cli


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (["laporan"], "fkp laporan: FILE belum disebut."),
        (["laporan", "x.csv"], "fkp laporan: --keluaran belum disebut."),
        (["laporann"], "fkp: perintah laporann tidak ada. Mungkin maksudnya laporan."),
        (["indeks", "--bobto"], "fkp indeks: pilihan --bobto tidak dikenal. Mungkin maksudnya --bobot."),
        (["--entah"], "fkp: pilihan --entah tidak dikenal."),
        (["jalankan", "--port", "abc"], "fkp jalankan: nilai untuk --port tidak dapat dipakai"),
        (["laporan", "x.csv", "--keluaran"], "pilihan --keluaran dipakai keliru"),
        (["periksa", "a", "b", "c"], "fkp periksa: perintahnya tidak terbaca"),
    ],
)
def test_what_was_typed_wrongly_is_said_in_one_sentence(argumen: list[str], kalimat: str) -> None:
    hasil = CliRunner().invoke(cli, argumen, prog_name="fkp")
    assert hasil.exit_code == 2
    assert kalimat in hasil.stderr
    assert (hasil.stdout, hasil.stderr.count("\n")) == ("", 1)
    assert "--help`" in hasil.stderr


def test_a_bare_command_line_shows_its_help() -> None:
    hasil = CliRunner().invoke(cli, [], prog_name="fkp")
    assert "Commands:" in hasil.output
