"""``fkp demo``: an invented government to try everything on."""

from collections.abc import Iterator
from datetime import timedelta

import click
from flask import Flask

from fkp.cli.basis import Berhenti, asal, opened, prepared
from fkp.clock import hold, now, setempat
from fkp.db import Database
from fkp.demo.daerah import PROVINSI, load_daerah
from fkp.demo.muat import BukanDemo, is_empty, load_demo
from fkp.demo.orang import MASUK
from fkp.demo.rencana import KODE_CONTOH
from fkp.pengingat.ingatkan import ingatkan

ZONA_PAGI = "Asia/Jakarta"
"""At ten in its morning all three zones are awake."""


@click.command("demo")
@click.option("--port", envvar="PORT", default=8000, type=click.IntRange(1, 65535), help="Port situs ini.")
@click.pass_context
def demo(konteks: click.Context, port: int) -> None:
    """Muat data demo "Provinsi Contoh" ke basis data kosong.

    Bila sudah dimuat, hanya akun demonya yang dicetak lagi. Instalasi sungguhan tidak pernah disentuh.
    """
    with opened(konteks) as (app, config, database), prepared(database.engine, config.data):
        try:
            fill_demo(app, database)
        except BukanDemo as galat:
            raise Berhenti(galat.pesan) from None
    for baris in sambutan(app, asal(config, port)):
        click.echo(baris)


def fill_demo(app: Flask, database: Database) -> None:
    """Load the demo unless it is there; says on stderr that it takes a moment. The worker tells nobody
    anything at night, so yesterday morning's reminders are written at once: whoever tries the demo finds an
    inbox at any hour. Raises BukanDemo."""
    with database.session(menulis=False) as sesi:
        baru = is_empty(sesi)
    if baru:
        click.echo("Memuat data demo, beberapa detik ...", err=True)
    saat = now()
    load_demo(database, saat)
    if baru:
        kemarin = (setempat(saat, ZONA_PAGI) - timedelta(days=1)).replace(hour=10, minute=0)
        with hold(kemarin):
            ingatkan(app, kemarin)


def sambutan(app: Flask, alamat: str) -> Iterator[str]:
    """What the demo says about itself: that it is one, where it is, and a line per sign-in."""
    rute = app.url_map.bind("")
    masuk = alamat + rute.build("akun.masuk")
    tempat = {u.kunci: u.singkatan or u.nama for u in load_daerah().unit}
    lebar = max(len(satu.akun) for satu in MASUK)
    yield f"INI DEMO. {PROVINSI}, orang, jawaban, dan angkanya rekaan. Jangan isi data sungguhan."
    yield ""
    yield f"Situs   {alamat}"
    yield f"Survei  {alamat}/s/{KODE_CONTOH}"
    yield ""
    yield "Akun demo (alamat, akun, sandi, peran):"
    for satu in MASUK:
        peran = f"{satu.peran.nama}, {tempat.get(satu.tempat, satu.tempat)}"
        yield f"{masuk}  {satu.akun:<{lebar}}  {satu.sandi:<{lebar + 12}}  {peran}"
