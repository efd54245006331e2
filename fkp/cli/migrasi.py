"""``fkp migrasi``: bring the database to this version."""

import click

from fkp.cli.basis import opened, prepared


@click.command("migrasi")
@click.pass_context
def migrasi(konteks: click.Context) -> None:
    """Sesuaikan basis data dengan versi program ini. Data lama tetap ada."""
    with opened(konteks) as (_app, config, database), prepared(database.engine, config.data):
        click.echo("Basis data sudah sesuai dengan versi ini.")
