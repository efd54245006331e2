"""Survei Kepuasan Masyarakat dan Forum Konsultasi Publik: perintah untuk pengelola."""

from flask.cli import FlaskGroup

from fkp.cli.indeks import indeks
from fkp.cli.jalankan import jalankan
from fkp.cli.migrasi import migrasi


def register(cli: FlaskGroup) -> None:
    """Add every command to the ``fkp`` command line."""
    for command in (indeks, jalankan, migrasi):
        cli.add_command(command)
