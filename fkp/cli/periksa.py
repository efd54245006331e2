"""``fkp periksa``: prove that counts, seals and the audit trail still say what they said.

Exit 0 when all of it holds, 1 when something differs.
"""

import sys

import click
from sqlalchemy import select

from fkp.cli.basis import as_it_is, opened
from fkp.db import Database
from fkp.jejak.actions import first_broken
from fkp.skm.hasil.periksa import lock_survei, perbaiki_hitungan, periksa_pengesahan, sebut_selisih, selisih
from fkp.skm.models import Survei, Tahap

PELAKU = "fkp periksa"


@click.command("periksa")
@click.option(
    "--perbaiki", is_flag=True, help="Tulis ulang hitungan survei yang belum disahkan dari jawabannya."
)
@click.pass_context
def periksa(konteks: click.Context, perbaiki: bool) -> None:
    """Hitung ulang semua jawaban, lalu cocokkan dengan hitungan, hasil sah, dan jejak perubahan.

    Setiap perbedaan disebut beserta survei, layanan, dan butirnya.
    """
    with opened(konteks) as (_app, _config, basis), as_it_is(basis.engine):
        banyak, masalah = _all(basis, perbaiki)
    for pesan in masalah:
        click.echo(pesan)
    if masalah:
        raise SystemExit(1)
    click.echo(f"{banyak} survei diperiksa. Hitungan, hasil sah, dan jejak perubahan cocok.")


def _all(basis: Database, perbaiki: bool) -> tuple[int, list[str]]:
    """How many surveys were looked at, and what is wrong."""
    with basis.session(menulis=False) as db:
        nomor = list(db.scalars(select(Survei.id).where(Survei.tahap != Tahap.RANCANGAN).order_by(Survei.id)))
        rusak = first_broken(db)
    masalah = [] if rusak is None else [f"jejak perubahan: baris {rusak} tidak menyambung dengan sebelumnya"]
    with click.progressbar(nomor, label="Memeriksa survei", file=sys.stderr) as maju:
        for survei_id in maju:
            masalah += _one(basis, survei_id, perbaiki)
    return len(nomor), masalah


def _one(basis: Database, survei_id: int, perbaiki: bool) -> list[str]:
    # Reading does not make citizens wait. An answer that comes in between two readings looks like a
    # difference, so only a survey that shows one is held still and read again.
    with basis.session(menulis=False) as db:
        survei = db.get_one(Survei, survei_id)
        nama = f"survei {survei.kode} ({survei.unit.nama})"
        segel = [f"{nama}, {pesan}" for pesan in periksa_pengesahan(db, survei)]
        if not selisih(db, survei):
            return segel
    with basis.transaction() as db:
        survei = db.get_one(Survei, survei_id)
        lock_survei(db, survei)
        beda = selisih(db, survei)
        if beda and perbaiki and perbaiki_hitungan(db, survei, beda, PELAKU):
            click.echo(f"{nama}: {len(beda)} hitungan diperbaiki")
            return segel
        return segel + [f"{nama}, {sebut_selisih(survei, satu)}" for satu in beda]
