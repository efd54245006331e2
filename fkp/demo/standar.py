"""Standards, contacts and a forum of earlier years of the demo."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from fkp.clock import setempat
from fkp.demo.forum import load_forum
from fkp.demo.pemerintah import PELAKU, Dunia
from fkp.demo.peristiwa import Peristiwa
from fkp.forum.arsip.kasus import Kasus
from fkp.forum.arsip.simpan import simpan_kasus
from fkp.forum.arsip.susunan import BarisKasus
from fkp.forum.peserta.kontak import IsiKontak, Setuju, tambah_kontak
from fkp.standar.actions import buka_rancangan, ubah_rancangan
from fkp.standar.penetapan import Penetapan, tetapkan
from fkp.unit.models import Layanan


def preparations(dunia: Dunia, saat: datetime) -> Iterator[Peristiwa]:
    """Standards set in force and drafted, contacts that agreed, and what was found in a folder, until
    ``saat``."""
    isi = load_forum()
    for satu in isi["standar"]:
        pada = saat + timedelta(days=satu["ditinjau"] + 14)
        yield Peristiwa(pada, partial(_berlaku, dunia, satu, isi["standar_isi"]))
        if "rancangan" in satu:
            yield Peristiwa(saat - timedelta(days=6), partial(_rancangan, dunia, satu))
    for satu in isi["kontak"]:
        yield Peristiwa(saat - timedelta(days=150), partial(_kontak, dunia, satu))
    for satu in isi["arsip"]:
        yield Peristiwa(saat - timedelta(days=30), partial(_arsip, dunia, satu, saat))


def _layanan(dunia: Dunia, satu: dict[str, Any]) -> Layanan:
    return dunia.db.get_one(Layanan, dunia.layanan[satu["unit"], satu["layanan"]])


def _berlaku(dunia: Dunia, satu: dict[str, Any], isi: dict[str, str], waktu: datetime) -> None:
    db, oleh, layanan = dunia.db, dunia.petugas[satu["unit"]], _layanan(dunia, satu)
    hari = setempat(waktu, layanan.unit.zona).date()
    standar = buka_rancangan(db, oleh, layanan, waktu)
    ubah_rancangan(db, oleh, standar, isi, waktu, versi=standar.versi)
    sk = Penetapan(nomor_sk=satu["sk"], tanggal_sk=hari, ditinjau=hari - timedelta(days=14))
    tetapkan(db, oleh, standar, sk, waktu, versi=standar.versi)


def _rancangan(dunia: Dunia, satu: dict[str, Any], waktu: datetime) -> None:
    db, oleh = dunia.db, dunia.petugas[satu["unit"]]
    standar = buka_rancangan(db, oleh, _layanan(dunia, satu), waktu, alasan=satu["rancangan"])
    isi = {**standar.isi, "waktu": "10 hari kerja sejak berkas lengkap; 5 hari untuk yang mendesak."}
    ubah_rancangan(db, oleh, standar, isi, waktu, versi=standar.versi, alasan=satu["rancangan"])


def _kontak(dunia: Dunia, satu: dict[str, Any], waktu: datetime) -> None:
    unit, oleh = dunia.unit[satu["unit"]], dunia.petugas[satu["unit"]]
    setuju = Setuju(hari=setempat(waktu, unit.zona).date(), lewat="tertulis")
    for n, (unsur, nama, lembaga, jabatan) in enumerate(satu["orang"], 1):
        isi = IsiKontak(nama, unsur, lembaga, jabatan, hp=f"08000001{n:04d}")
        tambah_kontak(dunia.db, oleh, unit, isi, setuju, waktu)


def _arsip(dunia: Dunia, satu: dict[str, Any], saat: datetime, waktu: datetime) -> None:
    unit = dunia.unit[satu["unit"]]
    kasus = Kasus(
        kunci="arsip-contoh",
        lembaga=unit.nama,
        tema=satu["tema"],
        moda="tatap_muka",
        tanggal=setempat(saat + timedelta(days=satu["hari"]), unit.zona).date(),
        waktu_teks="",
        bukti=satu["bukti"],
        sumber=satu["sumber"],
        unsur=satu["unsur"],
        unsur_ragu=satu["unsur_ragu"],
        sebagian=False,
        jumlah_peserta=None,
        peran={},
        catatan=satu["catatan"],
        baris=tuple(
            BarisKasus(
                masalah=masalah,
                tindakan=tindakan,
                jangka_teks=jangka,
                penanggung_jawab=pj,
                hasil="disepakati",
            )
            for masalah, tindakan, jangka, pj in satu["baris"]
        ),
        asli={},
    )
    simpan_kasus(dunia.db, PELAKU, unit, kasus, waktu)
