"""``fkp migrasi``: bring the database to this version."""

import click
from flask.cli import with_appcontext

from fkp.db import database
from fkp.skema import upgrade


@click.command("migrasi")
@with_appcontext
def migrasi() -> None:
    """Sesuaikan basis data dengan versi program ini. Data lama tetap ada."""
    upgrade(database().engine)
    click.echo("Basis data sudah sesuai dengan versi ini.")
