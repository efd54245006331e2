"""What the tests of the berita acara share: a forum ready to be locked, people who sign, files."""

import json
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.forum.berita_acara.kunci import kunci
from fkp.forum.berita_acara.models import BeritaAcara, CaraTandaTangan
from fkp.forum.berita_acara.segel import TandaPimpinan, sahkan
from fkp.forum.berita_acara.tandatangan import tanda_tangani
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit
from tests.builders import SAAT, SANDI, Kota, a_akun
from tests.fkp.forum.bangun import a_forum, a_masukan, a_peserta
from tests.fkp.tte.buat import a_halaman, a_orang, tandatangani
from tests.page import Pages

GORES = json.dumps([[[20, 100], [120, 40], [240, 160]], [[260, 90], [400, 100]]])
JARI = TandaPimpinan(CaraTandaTangan.JARI, goresan=GORES)
HP = "081234567801"
NAMA = "Warga Rahasia"


def a_forum_siap(db: Session, unit: Unit, baris: int = 2, **kolom: Any) -> tuple[Forum, Peserta]:
    """A forum with whole rows and one person of the public who came, and that person."""
    forum = a_forum(db, unit, **kolom)
    for _ in range(baris):
        a_masukan(db, forum, lengkap=True)
    peserta = a_peserta(db, forum, hadir=True, nama=NAMA, hp=HP, jenis_kelamin="P", lembaga="RT 3")
    return forum, peserta


def a_forum_terkunci(db: Session, unit: Unit, **kolom: Any) -> tuple[Forum, Peserta]:
    """The same with its text locked."""
    forum, peserta = a_forum_siap(db, unit, **kolom)
    kunci(db, forum, a_akun(db, Peran.PETUGAS, unit.jalur, sandi_hash="-"), SAAT)
    return forum, peserta


def tandai(db: Session, forum: Forum, peserta: Peserta, goresan: str = GORES) -> None:
    """Sign the text as it is locked."""
    tanda_tangani(db, forum, peserta, SAAT, sidik=forum.naskah_sidik, goresan=goresan)


def segel(db: Session, forum: Forum, oleh: Akun) -> BeritaAcara:
    """Seal it with strokes of the head."""
    return sahkan(db, forum, oleh, SAAT, sidik=forum.naskah_sidik, tanda=JARI)


def a_forum_sah(db: Session, unit: Unit, **kolom: Any) -> tuple[Forum, BeritaAcara, Akun]:
    """A sealed forum, its version 1, and who sealed it."""
    forum, peserta = a_forum_terkunci(db, unit, **kolom)
    tandai(db, forum, peserta)
    pimpinan = a_akun(db, Peran.PIMPINAN, unit.jalur)
    return forum, segel(db, forum, pimpinan), pimpinan


def janji_of(db: Session, forum: Forum) -> list[TindakLanjut]:
    """The promises of a forum, in their order."""
    cari = select(TindakLanjut).where(TindakLanjut.forum_id == forum.id)
    return list(db.scalars(cari.order_by(TindakLanjut.id)))


def masuk_pimpinan(db: Session, kota: Kota, app: Flask) -> Pages:
    """The head of the unit, signed in."""
    a_akun(db, Peran.PIMPINAN, kota.unit.jalur, nama_pengguna="pimpin")
    db.commit()
    return Pages(app).masuk("pimpin", SANDI)


def a_pdf(*, bertanda: bool) -> bytes:
    """A PDF of one page; with ``bertanda`` signed by somebody whom an authority of the tests certifies."""
    return tandatangani(a_halaman(), a_orang()) if bertanda else a_halaman()
