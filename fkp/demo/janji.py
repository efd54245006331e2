"""What became of the promises of the demo: an extension, proof, people who answer, what grew from them."""

import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from fkp.bersih import bersihkan
from fkp.clock import setempat
from fkp.demo.gambar import draw_board
from fkp.demo.pemerintah import Dunia
from fkp.demo.peristiwa import Peristiwa
from fkp.forum.models import Forum
from fkp.inovasi import actions as kartu
from fkp.inovasi.isi import IsiKartu
from fkp.inovasi.models import KartuInovasi
from fkp.papan.jawab import Jawaban, simpan_jawaban
from fkp.papan.models import KeadaanTanggapan, PengikutJanji
from fkp.papan.moderasi import beritahu_petugas, putuskan, tanda_baca
from fkp.papan.persetujuan import TERBARU
from fkp.putaran.standar import alasan_revisi
from fkp.standar.actions import ubah_rancangan
from fkp.standar.penetapan import Penetapan, tetapkan
from fkp.standar.perubahan import minta_perubahan, perubahan_janji
from fkp.tindak_lanjut.actions import perpanjang, ubah
from fkp.tindak_lanjut.bukti import simpan_bukti
from fkp.tindak_lanjut.isi import IsiRencana
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import terbuka
from fkp.unit.models import Layanan

BERKAS = Path(__file__).with_name("janji.toml")
UNIT, FORUM = "dukcapil-umpama", "janji"


@cache
def load_janji() -> dict[str, Any]:
    """What the file says."""
    return tomllib.loads(BERKAS.read_text(encoding="utf-8"))


def after_the_forum(dunia: Dunia, saat: datetime) -> Iterator[Peristiwa]:
    """What happened to the promises of the main unit until ``saat``."""
    isi = load_janji()

    def pada(hari: int, lakukan: Any, *lain: Any) -> Peristiwa:
        return Peristiwa(saat + timedelta(days=hari), partial(lakukan, dunia, *lain))

    yield pada(isi["undur"]["hari"], _undur, isi["undur"])
    yield pada(isi["foto"]["hari"], _foto, isi["foto"])
    for satu in isi["pengikut"]:
        hari = satu["jawaban"][1]
        yield pada(hari, _jawab, satu["surel"], satu["jawaban"])
    yield pada(isi["kartu"]["hari"], _kartu, isi["kartu"])
    yield pada(isi["tiruan"]["hari"], _tiru, isi["tiruan"])
    for satu in isi["standar"]:
        yield pada(satu["hari"], _standar, satu)
        if "berlaku" in satu:
            yield pada(satu["berlaku"], _berlaku, satu)
    yield pada(-1, _pelaksana)


def promises(dunia: Dunia, forum: str = FORUM) -> list[TindakLanjut]:
    """What the forum promised, in its order."""
    cari = select(TindakLanjut).join(Forum, Forum.id == TindakLanjut.forum_id).where(Forum.kode == forum)
    return list(dunia.db.scalars(cari.order_by(TindakLanjut.urutan, TindakLanjut.id)))


def _undur(dunia: Dunia, isi: dict[str, Any], waktu: datetime) -> None:
    row = promises(dunia)[1]
    baru = row.tenggat + timedelta(days=isi["tambah"])
    perpanjang(dunia.db, dunia.pimpinan[UNIT], row, baru, isi["alasan"], waktu, versi=row.versi)


def _foto(dunia: Dunia, isi: dict[str, Any], waktu: datetime) -> None:
    row, foto = promises(dunia)[0], draw_board(setempat(waktu, dunia.unit[UNIT].zona))
    simpan_bukti(
        dunia.db, dunia.petugas[UNIT], row, bersihkan(foto), foto.nama, isi["judul"], umum=True, saat=waktu
    )


def _jawab(dunia: Dunia, surel: str, isi: list[Any], waktu: datetime) -> None:
    """Someone who follows the forum's promises says how it went."""
    db, row = dunia.db, promises(dunia)[0]
    jawaban, _hari, alasan, dibaca = isi
    pengikut = PengikutJanji(
        id=uuid.uuid5(uuid.NAMESPACE_URL, surel),
        surel=surel,
        sasaran=f"forum:{row.forum_id}",
        forum_id=row.forum_id,
        setuju_versi=TERBARU,
        dibuat=waktu - timedelta(hours=1),
        dikonfirmasi_pada=waktu - timedelta(minutes=50),
        versi=1,
    )
    db.add(pengikut)
    db.flush()
    tanggapan = simpan_jawaban(db, row, pengikut, Jawaban(jawaban), alasan, waktu)
    if alasan and not dibaca:
        beritahu_petugas(db, row, waktu)
    elif alasan:
        keadaan = KeadaanTanggapan.TAMPIL
        putuskan(db, dunia.petugas[UNIT], tanggapan, keadaan, "", waktu, dibaca=tanda_baca(tanggapan))


def _kartu(dunia: Dunia, isi: dict[str, Any], waktu: datetime) -> None:
    db, oleh = dunia.db, dunia.petugas[UNIT]
    satu = kartu.buat(db, oleh, promises(dunia)[0], waktu)
    kartu.ubah(db, oleh, satu, _isi_kartu(satu, isi), waktu, versi=satu.versi)
    kartu.terbitkan(db, oleh, satu, waktu)


def _tiru(dunia: Dunia, isi: dict[str, Any], waktu: datetime) -> None:
    db, oleh = dunia.db, dunia.petugas[isi["unit"]]
    asal = db.scalars(select(KartuInovasi)).one()
    satu = kartu.tiru(db, oleh, asal, dunia.unit[isi["unit"]], waktu)
    hari = setempat(waktu, satu.unit.zona).date()
    kartu.ubah(db, oleh, satu, _isi_kartu(satu, {"hasil": isi["hasil"]}, hari), waktu, versi=satu.versi)
    kartu.terbitkan(db, oleh, satu, waktu)


def _isi_kartu(satu: KartuInovasi, baru: dict[str, Any], mulai: date | None = None) -> IsiKartu:
    lama = {nama: getattr(satu, nama) for nama in IsiKartu.__dataclass_fields__}
    lama |= {"mulai": satu.mulai or mulai}
    return IsiKartu(**{**lama, **{k: v for k, v in baru.items() if k in lama}})


def _standar(dunia: Dunia, isi: dict[str, Any], waktu: datetime) -> None:
    """An agreed change is written into a draft of the standard."""
    db, oleh, row = dunia.db, dunia.petugas[UNIT], promises(dunia, isi["forum"])[isi["janji"]]
    layanan = db.get_one(Layanan, dunia.layanan[UNIT, isi["layanan"]])
    alasan = alasan_revisi(db, row)
    perubahan = minta_perubahan(db, oleh, layanan, isi["komponen"], row.id, waktu, alasan=alasan)
    rancangan = perubahan.standar
    teks = {**rancangan.isi, isi["komponen"]: isi["teks"]}
    ubah_rancangan(db, oleh, rancangan, teks, waktu, versi=rancangan.versi, alasan=alasan)


def _berlaku(dunia: Dunia, isi: dict[str, Any], waktu: datetime) -> None:
    """The draft that the promise wrote is set in force."""
    db, row = dunia.db, promises(dunia, isi["forum"])[isi["janji"]]
    (perubahan,) = perubahan_janji(db, row.id)
    sk = Penetapan(isi["sk"], setempat(waktu, row.unit.zona).date())
    tetapkan(db, dunia.petugas[UNIT], perubahan.standar, sk, waktu, versi=perubahan.standar.versi)


def _pelaksana(dunia: Dunia, waktu: datetime) -> None:
    """What is still open has somebody who carries it out and is reminded."""
    oleh = dunia.petugas[UNIT]
    cari = select(TindakLanjut).where(TindakLanjut.unit_id == dunia.unit[UNIT].id)
    for row in dunia.db.scalars(cari.order_by(TindakLanjut.id)):
        if terbuka(row):
            isi = IsiRencana(**{nama: getattr(row, nama) for nama in IsiRencana.__dataclass_fields__})
            isi = replace(isi, pelaksana_id=oleh.id, sumber_anggaran="APBD")
            ubah(dunia.db, oleh, row, isi, waktu, versi=row.versi)
