"""``fkp kerja``: do background work in a process of its own."""

import click

from fkp.cli.basis import opened, prepared
from fkp.kerja.pekerja import jalankan_pekerja


@click.command("kerja")
@click.option("--induk", type=int, hidden=True, help="Berhenti bila proses ini berakhir.")
@click.pass_context
def kerja(konteks: click.Context, induk: int | None) -> None:
    """Kerjakan pekerjaan latar, misalnya berkas rekap, sampai dihentikan dengan Ctrl-C.

    `fkp jalankan` sudah menyertakannya; perintah ini untuk menjalankannya terpisah.
    """
    with opened(konteks) as (app, config, database):
        with prepared(database.engine, config.data):
            click.echo(
                "Menunggu pekerjaan latar. Hentikan dengan Ctrl-C; langkah yang berjalan diselesaikan."
            )
        jalankan_pekerja(app, induk)
