"""Survei Kepuasan Masyarakat dan Forum Konsultasi Publik: perintah untuk pengelola."""

from flask.cli import FlaskGroup

from fkp.cli.demo import demo
from fkp.cli.indeks import indeks
from fkp.cli.jalankan import jalankan
from fkp.cli.migrasi import migrasi
from fkp.cli.periksa import periksa
from fkp.cli.siapkan import siapkan


def register(cli: FlaskGroup) -> None:
    """Add every command to the ``fkp`` command line."""
    for command in (indeks, jalankan, migrasi, siapkan, demo, periksa):
        cli.add_command(command)
