"""``fkp impor FILE``: forums of earlier years, each kept as an archive as it stands in the file.

Exit 0 when every case is an archive now (or was before), 1 when some were refused: those are listed and the
others are imported; 2 with one line on stderr when the file or an option cannot be used.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.cli.bacaan import berhenti_bila_salah
from fkp.cli.basis import as_it_is, opened, prepared
from fkp.clock import now
from fkp.db import Database
from fkp.forum.arsip.bacaan import rata
from fkp.forum.arsip.berkas import baca_berkas
from fkp.forum.arsip.nilai import NilaiForum
from fkp.forum.arsip.rencana import Rencana, Terencana, jalankan, rencanakan
from fkp.galat import Galat
from fkp.unit.models import Instansi, Unit
from fkp.unit.queries import SEMUA

PELAKU = "fkp impor"


class PilihanSalah(Galat):
    """An option names something that is not there; the message is an Indonesian sentence."""


@click.command("impor")
@click.argument("file")
@click.option("--unit", metavar="SLUG", help="Semua forum di berkas milik unit ini: slug atau namanya.")
@click.option(
    "--instansi",
    metavar="NAMA",
    help="Instansi bagi unit baru (--buat-unit); bawaan: yang paling atas.",
)
@click.option("--buat-unit", is_flag=True, help="Buat unit yang belum tercatat.")
@click.option("--periksa", is_flag=True, help="Tunjukkan yang akan terjadi, tanpa menyimpan apa pun.")
@click.option("--json", "sebagai_json", is_flag=True, help="Cetak hasilnya sebagai JSON.")
@click.pass_context
def impor(
    konteks: click.Context,
    file: str,
    unit: str | None,
    instansi: str | None,
    buat_unit: bool,
    periksa: bool,
    sebagai_json: bool,
) -> None:
    """Impor forum tahun-tahun lalu dari FILE (JSON, XLSX, atau CSV) sebagai arsip.

    Setiap forum dicatat sebagaimana adanya: yang tidak disebut sumbernya tetap kosong. Unitnya dicari
    menurut nama instansi di berkas. Forum yang sudah diimpor tidak berubah bila diimpor lagi.
    """
    with berhenti_bila_salah("fkp impor"):
        isi = _baca(file)
        mentah = baca_berkas(isi, Path(file).name, unit or "")
        with opened(konteks) as (_app, config, basis):
            siap = as_it_is(basis.engine) if periksa else prepared(basis.engine, config.data)
            with siap, _sesi(basis, periksa) as db:
                milik = _unit(db, unit) if unit else None
                induk = _induk(db, instansi) if buat_unit else None
                if instansi and not buat_unit:
                    raise PilihanSalah("--instansi hanya dipakai bersama --buat-unit")
                rencana = rencanakan(db, mentah, SEMUA, now(), unit=milik, buat=buat_unit)
                if not periksa:
                    jalankan(db, PELAKU, rencana, now(), induk)
                cetak = _json(rencana) if sebagai_json else _teks(rencana, periksa)
    click.echo(cetak)
    if rencana.tolak:
        for tertolak in rencana.tolak:
            click.echo(f"ditolak: kasus {tertolak.nomor} ({tertolak.sebutan}): {tertolak.alasan}", err=True)
        raise SystemExit(1)


def _baca(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except FileNotFoundError:
        raise PilihanSalah(f"berkas {file} tidak ditemukan") from None
    except (OSError, ValueError) as salah:
        sebab = getattr(salah, "strerror", None) or "namanya tidak sah"
        raise PilihanSalah(f"berkas {file} tidak dapat dibaca ({sebab})") from None


@contextmanager
def _sesi(basis: Database, periksa: bool) -> Iterator[Session]:
    if periksa:
        with basis.session(menulis=False) as db:
            yield db
    else:
        with basis.transaction() as db:
            yield db


def _unit(db: Session, sebutan: str) -> Unit:
    tercatat = db.scalars(select(Unit).order_by(Unit.id)).all()
    semua = [u for u in tercatat if u.slug == sebutan]
    semua = semua or [u for u in tercatat if rata(sebutan) in (rata(u.nama), rata(u.singkatan))]
    if len(semua) > 1:
        raise PilihanSalah(f"ada {len(semua)} unit bernama {sebutan}; sebut slug-nya")
    if not semua:
        raise PilihanSalah(f"unit {sebutan} tidak ada")
    return semua[0]


def _induk(db: Session, nama: str | None) -> Instansi:
    tercatat = db.scalars(select(Instansi).order_by(Instansi.id)).all()
    if nama is None:
        semua = [i for i in tercatat if i.induk_id is None]
    else:
        semua = [i for i in tercatat if rata(nama) in (rata(i.nama), rata(i.singkatan))]
    if not semua:
        apa = f"instansi {nama} tidak ada" if nama else "belum ada instansi; jalankan `fkp siapkan` dahulu"
        raise PilihanSalah(apa)
    if len(semua) > 1:
        raise PilihanSalah("instansinya lebih dari satu; sebut satu dengan --instansi")
    return semua[0]


def _teks(rencana: Rencana, periksa: bool) -> str:
    baris = [_baris(satu) for satu in rencana.terima]
    baris += [f"catatan, {satu.kasus.kunci}: {pesan}" for satu in rencana.terima for pesan in satu.perhatian]
    baru, lama = len(rencana.baru), len(rencana.terima) - len(rencana.baru)
    apa = "akan diimpor" if periksa else "diimpor"
    return "\n".join([*baris, f"{baru} forum {apa}, {lama} sudah ada, {len(rencana.tolak)} ditolak."])


def _baris(satu: Terencana) -> str:
    n = satu.nilai
    return (
        f"{satu.kasus.kunci}: {satu.unit.nama if satu.unit else satu.kasus.lembaga}, "
        f"unsur {n.teramati} teramati {n.ragu} ragu, nilai 2.a.P {_nilai(n)}, "
        f"komitmen {n.komitmen} (bertenggat {n.bertenggat}, berpenanggung jawab {n.berpenanggung_jawab}), "
        f"{'baru' if satu.baru else 'sudah ada'}"
    )


def _nilai(n: NilaiForum) -> str:
    """ "2..3", "5..5", or that the source does not let anybody say."""
    return "tidak diketahui" if n.terendah is None else f"{n.terendah}..{n.tertinggi}"


def _json(rencana: Rencana) -> str:
    isi: dict[str, Any] = {
        "kasus": [
            {
                "nomor": satu.nomor,
                "id": satu.kasus.kunci,
                "unit": satu.unit.nama if satu.unit else satu.kasus.lembaga,
                "keadaan": "baru" if satu.baru else "sudah ada",
                "derived": satu.nilai.turunan,
                "catatan": satu.perhatian,
            }
            for satu in rencana.terima
        ],
        "ditolak": [
            {"nomor": satu.nomor, "sebutan": satu.sebutan, "alasan": satu.alasan} for satu in rencana.tolak
        ],
    }
    return json.dumps(isi, ensure_ascii=False, indent=2)
