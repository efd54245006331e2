"""The inbox: one's own messages, each occasion once, read by opening."""

import time
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import hold
from fkp.kerja.giliran import GILIRAN
from fkp.pemberitahuan.actions import AlamatLuar, beritahu
from fkp.pemberitahuan.models import Pemberitahuan
from fkp.pemberitahuan.retensi import hapus_lama
from tests.builders import SAAT, Kota, a_akun
from tests.fkp.pemberitahuan.bangun import a_pesan
from tests.page import H, Page, Pages

KOTAK = "/kelola/kotak"


def tulis(db: Session, *akun: Akun, kunci: str = "uji 1", judul: str = "Tenggat hari ini", **isi: str) -> int:
    baru = beritahu(
        db,
        [satu.id for satu in akun],
        kunci,
        judul,
        isi.get("isi", "Kantor Contoh.\nTandai selesai."),
        isi.get("alamat", "/kelola/tindak-lanjut"),
        SAAT,
    )
    db.commit()
    return baru


def menunggu(page: Page) -> str:
    """What the menu says of the inbox."""
    (tautan,) = [e for e in page.all("a", href=KOTAK) if e.find(H + "span") is not None] or page.all(
        "nav", **{"class": "side"}
    )[0].findall(f".//{H}a[@href='{KOTAK}']")
    return " ".join("".join(tautan.itertext()).split())


def test_an_occasion_is_told_once_to_each_person(db: Session, kota: Kota) -> None:
    dewi = a_akun(db, Peran.PETUGAS, kota.unit.jalur)
    assert tulis(db, kota.rani, kota.rani) == 1
    assert tulis(db, kota.rani, dewi, judul="Lain kata") == 1
    assert tulis(db, kota.rani, dewi, kunci="uji 2", judul="panjang " * 40) == 2
    judul = db.scalars(select(Pemberitahuan.judul).order_by(Pemberitahuan.id)).all()
    assert judul[:2] == ["Tenggat hari ini", "Lain kata"]
    assert len(judul[2]) <= 200
    for alamat in ("https://lain.example", "//lain.example", "/\\lain.example", "kelola", "/a\nb"):
        with pytest.raises(AlamatLuar):
            tulis(db, dewi, kunci="uji 3", alamat=alamat)


def test_opening_a_message_marks_it_and_leads_to_its_page(db: Session, kota: Kota, rani: Pages) -> None:
    assert "Belum ada pesan" in rani.get(KOTAK).text
    assert menunggu(rani.get("/kelola")) == "Kotak masuk"
    tulis(db, kota.rani)
    tulis(db, kota.rani, kunci="uji 2", judul="Lewat 7 hari")
    page = rani.get("/kelola/tindak-lanjut")
    assert menunggu(page) == "Kotak masuk 2 menunggu"
    page = rani.get(KOTAK)
    assert page.h1 == "2 pesan belum dibaca"
    assert page.text.index("Lewat 7 hari") < page.text.index("Tenggat hari ini"), "the newest first"
    assert "Tandai selesai." in page.text
    # The first form of the page marks everything; the second opens the newest message.
    page = rani.fill(KOTAK, {}, form=1)
    assert (page.url, page.h1) == ("/kelola/tindak-lanjut", "Tindak lanjut")
    page = rani.get(KOTAK)
    assert page.h1 == "1 pesan belum dibaca"
    assert page.text.index("Tenggat hari ini") < page.text.index("Lewat 7 hari"), "the unread first"
    assert menunggu(page) == "Kotak masuk 1 menunggu"


def test_all_is_marked_that_stood_on_the_page_and_nothing_that_came_later(
    db: Session, kota: Kota, rani: Pages
) -> None:
    tulis(db, kota.rani)
    lama = rani.get(KOTAK).fields()
    tulis(db, kota.rani, kunci="uji 2", judul="Baru datang", alamat="")
    page = rani.post(f"{KOTAK}/baca", lama)
    assert (page.url, page.h1) == (KOTAK, "1 pesan belum dibaca")
    page = rani.fill(KOTAK, {}, form=1)
    assert (page.url, page.h1) == (KOTAK, "Kotak masuk"), "a message that leads nowhere stays here"
    rani.post(f"{KOTAK}/baca", {**lama, "sampai": "semua"})


def test_nobody_reads_the_inbox_of_another(db: Session, kota: Kota, rani: Pages, admin: Pages) -> None:
    tulis(db, kota.admin, judul="Untuk admin saja")
    nomor = db.scalars(select(Pemberitahuan.id)).one()
    assert "Untuk admin saja" not in rani.get(KOTAK).text
    token = {"csrf_token": rani.get("/kelola/akun").fields()["csrf_token"]}
    rani.post(f"{KOTAK}/{nomor}", token, status=404)
    rani.post(f"{KOTAK}/baca", {**token, "sampai": str(nomor)})
    assert menunggu(admin.get("/kelola")) == "Kotak masuk 1 menunggu"
    assert Pages(admin.client.application).get(KOTAK).url == "/masuk"


def test_what_was_read_is_removed_after_a_year_and_what_was_not_stays(
    app: Flask, db: Session, kota: Kota
) -> None:
    a_pesan(db, kota.rani).dibaca_pada = SAAT
    tulis(db, kota.rani, kunci="uji 2", judul="Belum dibaca")
    for hari, sisa in ((365, 2), (366, 1)):
        app.extensions.pop(GILIRAN, None)
        with hold(SAAT + timedelta(days=hari)):
            hapus_lama(app)
            hapus_lama(app)
        assert len(db.scalars(select(Pemberitahuan.id)).all()) == sisa
    assert max(app.extensions[GILIRAN].values()) > time.monotonic()
    assert db.scalars(select(Pemberitahuan.judul)).one() == "Belum dibaca"
