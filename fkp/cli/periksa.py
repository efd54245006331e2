"""``fkp periksa``: prove that counts, seals (of surveys and of berita acara) and the audit trail still say
what they said.

Exit 0 when all of it holds, 1 when something differs.
"""

import sys

import click
from sqlalchemy import select

from fkp.cli.basis import as_it_is, opened
from fkp.db import Database
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.queries import periksa_segel, tanpa_segel
from fkp.forum.models import Forum
from fkp.jejak.actions import first_broken
from fkp.skm.hasil.periksa import lock_survei, perbaiki_hitungan, periksa_pengesahan, sebut_selisih, selisih
from fkp.skm.models import Survei, Tahap

PELAKU = "fkp periksa"
TANPA_ALAMAT = (
    "Catatan: FKP_ALAMAT belum diatur, jadi surat menyebut halaman tanpa tautan. "
    "Isi misalnya FKP_ALAMAT=https://survei.contoh.example"
)


@click.command("periksa")
@click.option(
    "--perbaiki", is_flag=True, help="Tulis ulang hitungan survei yang belum disahkan dari jawabannya."
)
@click.pass_context
def periksa(konteks: click.Context, perbaiki: bool) -> None:
    """Hitung ulang semua jawaban, lalu cocokkan dengan hitungan, hasil sah, dan jejak perubahan.

    Isi setiap berita acara yang disahkan dicocokkan dengan sidiknya. Setiap perbedaan disebut beserta survei,
    layanan, dan butirnya, atau forum dan versinya.
    """
    with opened(konteks) as (_app, config, basis), as_it_is(basis.engine):
        banyak, masalah = _all(basis, perbaiki)
        segel, rusak = _berita_acara(basis)
    masalah += rusak
    if not config.alamat_publik:
        click.echo(TANPA_ALAMAT, err=True)
    for pesan in masalah:
        click.echo(pesan)
    if masalah:
        raise SystemExit(1)
    click.echo(
        f"{banyak} survei diperiksa. {segel} berita acara diperiksa. Hitungan, hasil sah, isi berita acara, "
        "dan jejak perubahan cocok."
    )


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


def _berita_acara(basis: Database) -> tuple[int, list[str]]:
    """How many sealed versions there are, and what no longer says what was sealed."""
    with basis.session(menulis=False) as db:
        semua = db.execute(
            select(BeritaAcara.id, Forum.kode).join(BeritaAcara.forum).order_by(BeritaAcara.id)
        )
        nomor = list(semua)
        masalah = [f"forum {kode}: berita acaranya disahkan, tetapi tidak ada" for kode in tanpa_segel(db)]
    for sah_id, kode in nomor:
        # One at a time: a version may carry a scan of megabytes.
        with basis.session(menulis=False) as db:
            sah = db.get_one(BeritaAcara, sah_id)
            masalah += [f"forum {kode}, berita acara versi {sah.versi}: {p}" for p in periksa_segel(db, sah)]
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
