"""Survei Kepuasan Masyarakat dan Forum Konsultasi Publik: perintah untuk pengelola."""

from typing import Any

import click
from flask.cli import FlaskGroup, run_command

from fkp.cli.demo import demo
from fkp.cli.impor import impor
from fkp.cli.indeks import indeks
from fkp.cli.jalankan import jalankan
from fkp.cli.kerja import kerja
from fkp.cli.laporan import laporan
from fkp.cli.migrasi import migrasi
from fkp.cli.periksa import periksa
from fkp.cli.salah_pakai import in_words
from fkp.cli.siapkan import siapkan
from fkp.cli.verifikasi import verifikasi


class Perintah(FlaskGroup):
    """Finds its commands without building the application: a setting that cannot be used then speaks where
    it matters, and not in the middle of ``--help``. What packages we use would add is not ours to offer."""

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        return self.commands.get(name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as salah:
            raise in_words(salah) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as salah:
            raise in_words(salah) from None


def register(cli: FlaskGroup) -> None:
    """Add every command to the ``fkp`` command line; ``run`` is Flask's own server, for developing."""
    semua = (
        demo,
        impor,
        indeks,
        jalankan,
        kerja,
        laporan,
        migrasi,
        periksa,
        siapkan,
        verifikasi,
        run_command,
    )
    for command in semua:
        cli.add_command(command)
