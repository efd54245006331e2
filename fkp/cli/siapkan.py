"""``fkp siapkan``: the first instansi and the first admin of a real installation."""

import os
import sys

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.actions import tambah_akun
from fkp.akun.models import Akun, Peran
from fkp.akun.sandi import hash_sandi, sandi_lemah
from fkp.akun.tautan import buat_tautan
from fkp.cli.basis import Berhenti, asal, opened, prepared
from fkp.clock import now
from fkp.jejak.actions import catat
from fkp.ketikan import rapikan
from fkp.orang.forms import NAMA_PENGGUNA
from fkp.rumus import seperti_rumus
from fkp.unit.models import Instansi, JenisInstansi, Situs
from fkp.unit.pohon import tambah_instansi

PELAKU = "fkp siapkan"


@click.command("siapkan")
@click.option("--situs", envvar="FKP_SITUS", help="Nama situs ini, tampil di setiap halaman.")
@click.option(
    "--instansi", envvar="FKP_INSTANSI", help="Instansi paling atas, misalnya nama pemerintah daerah."
)
@click.option("--nama", envvar="FKP_NAMA_ADMIN", help="Nama lengkap admin pertama.")
@click.option("--pengguna", envvar="FKP_ADMIN", help="Nama pengguna admin pertama.")
@click.option("--tautan", is_flag=True, help="Cetak tautan sekali pakai; admin memilih sandinya di peramban.")
@click.option("--port", envvar="PORT", default=8000, type=click.IntRange(1, 65535), help="Port situs ini.")
@click.pass_context
def siapkan(
    konteks: click.Context,
    situs: str | None,
    instansi: str | None,
    nama: str | None,
    pengguna: str | None,
    tautan: bool,
    port: int,
) -> None:
    """Siapkan pemasangan baru: basis data, instansi pertama, dan admin pertama.

    Yang tidak diberikan akan ditanyakan. Sandi tidak pernah ditulis di baris perintah: ia ditanyakan,
    diambil dari FKP_SANDI_ADMIN, atau dibaca sebagai satu baris dari masukan standar.
    """
    with opened(konteks) as (_app, config, database):
        with prepared(database.engine, config.data), database.session(menulis=False) as sesi:
            _perlu_kosong(sesi)
        situs = _isi(situs, "Nama situs", 120)
        instansi = _isi(instansi, "Nama instansi paling atas", 200)
        nama = _isi(nama, "Nama lengkap admin", 120)
        pengguna = _nama_pengguna(pengguna)
        # Hashing takes its time, so it is done before the transaction begins.
        sandi_hash = None if tautan else hash_sandi(_sandi(pengguna))
        with database.transaction() as sesi:
            _perlu_kosong(sesi)
            sesi.add(Situs(id=1, nama=situs, demo=False))
            puncak = tambah_instansi(sesi, PELAKU, None, instansi, jenis=JenisInstansi.PEMERINTAH)
            akun = tambah_akun(sesi, nama, pengguna, Peran.ADMIN, puncak.jalur, now(), sandi_hash)
            rincian = {"nama": nama, "nama_pengguna": pengguna, "peran": Peran.ADMIN.value}
            catat(sesi, PELAKU, "tambah_orang", "akun", akun.id, puncak.jalur, rincian)
            rahasia = buat_tautan(sesi, akun, now()) if tautan else ""
    click.echo(f"Siap. {situs} dikelola oleh {nama} ({pengguna}).")
    alamat = asal(config, port)
    if tautan:
        click.echo(f"Pilih sandi lewat tautan ini, sekali pakai, berlaku 48 jam:\n{alamat}/sandi/{rahasia}")
    else:
        click.echo(f"Jalankan `fkp jalankan`, lalu masuk di {alamat}/masuk")


def _perlu_kosong(sesi: Session) -> None:
    if any(sesi.scalar(select(id_).limit(1)) for id_ in (Situs.id, Instansi.id, Akun.id)):
        raise Berhenti(
            "pemasangan ini sudah disiapkan, jadi tidak diubah. Admin yang ada dapat menambah orang di menu "
            "Orang dan peran. Untuk pemasangan lain, pakai FKP_DATA atau DATABASE_URL yang lain."
        )


def _isi(diberikan: str | None, tanya: str, panjang: int) -> str:
    teks = rapikan(diberikan if diberikan is not None else click.prompt(tanya))
    if seperti_rumus(teks):
        raise click.UsageError(f"{tanya}: jangan diawali =, +, -, atau @.")
    if not teks or len(teks) > panjang:
        raise click.UsageError(f"{tanya}: isi dengan 1 sampai {panjang} huruf.")
    return teks


def _nama_pengguna(diberikan: str | None) -> str:
    nama = _isi(diberikan, "Nama pengguna admin", 60).lower()
    if not NAMA_PENGGUNA.match(nama):
        raise click.UsageError("Nama pengguna: 3 sampai 60 huruf kecil, angka, titik, atau tanda hubung.")
    return nama


def _sandi(pengguna: str) -> str:
    """The password: from the environment, from a pipe, or asked twice without showing it."""
    if (dari_luar := os.environ.get("FKP_SANDI_ADMIN")) is None and not sys.stdin.isatty():
        dari_luar = sys.stdin.readline().rstrip("\r\n")
    if dari_luar is not None:
        if salah := sandi_lemah(dari_luar, pengguna):
            raise click.UsageError(salah)
        return dari_luar
    while True:
        sandi: str = click.prompt("Sandi admin", hide_input=True, confirmation_prompt="Ketik sekali lagi")
        if not (salah := sandi_lemah(sandi, pengguna)):
            return sandi
        click.echo(salah)
