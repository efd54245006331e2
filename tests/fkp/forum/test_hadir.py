"""Who came: the QR that changes, the staff list, and paper."""

import io
import re
import uuid
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.forum.hadir.kode import JENDELA, kode_kini, kode_sah, tulis_kode
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.models import DukunganMasukan
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import alamat_peserta, tanda_peserta
from fkp.jejak.models import Jejak
from tests.builders import SAAT, SANDI, Kota, a_akun
from tests.fkp.bersih.bangun import foto
from tests.fkp.forum.bangun import a_forum, a_masukan, a_peserta
from tests.fkp.forum.hadir_bantu import banyak, hadir
from tests.page import Page, Pages

RAHASIA = "r" * 43


def kode(saat: Any = SAAT) -> str:
    return kode_kini(RAHASIA, saat)


def test_a_code_is_good_in_its_window_and_the_next_one_only() -> None:
    awal = SAAT.replace(second=0)
    satu = kode(awal)
    assert satu == kode(awal + timedelta(seconds=JENDELA - 1)) != kode(awal + timedelta(seconds=JENDELA))
    for detik, sah in ((0, True), (39, True), (40, False), (60, False), (-1, False)):
        assert kode_sah(RAHASIA, satu, awal + timedelta(seconds=detik)) is sah, detik
    assert kode_sah(RAHASIA, tulis_kode(satu).lower().replace("0", "o"), awal)
    assert not kode_sah("lain" * 10, satu, awal)
    assert not kode_sah("", kode_kini("", awal), awal)


def masuk(app: Flask, forum: Forum, **isi: str) -> tuple[Pages, Any]:
    """A new phone scans the code of the moment and sends the form; the answer is not followed."""
    ponsel = Pages(app)
    page = ponsel.get(f"/f/{forum.kode}/hadir?k={kode()}")
    data = {**page.fields(), "unsur": "U1", **isi}
    return ponsel, ponsel.client.post(f"/f/{forum.kode}/hadir", data=data)


def test_an_invited_person_checks_in_once_and_another_phone_gets_no_link(
    app: Flask, db: Session, forum: Forum
) -> None:
    budi = a_peserta(db, forum, "U4", nama="Budi Umpama", lembaga="PKK Umpama", hp="081234567890")
    db.commit()
    with hold(SAAT):
        ponsel, jawab = masuk(app, forum, nama=" budi  UMPAMA", lembaga="pkk umpama")
        assert jawab.status_code == 303
        assert f"/f/{forum.kode}/p/" in jawab.headers["Location"]
        db.refresh(budi)
        assert (budi.hadir_pada, budi.hadir_lewat, budi.unsur) == (SAAT, "qr", "U4")
        lagi = ponsel.get(f"/f/{forum.kode}/hadir?k={kode()}")
        assert "Anda sudah tercatat hadir pukul 10.42" in lagi.text
    with hold(SAAT + timedelta(seconds=1)):
        _, lain = masuk(app, forum, nama="Budi Umpama", lembaga="Lain", hp="0812-3456-7890")
        assert lain.status_code == 409
        assert "Set-Cookie" not in str(lain.headers).replace("fkp=", "")
        assert "sudah tercatat hadir" in lain.get_data(as_text=True)
    assert hadir(db, forum) == ["Budi Umpama"]
    assert banyak(db, forum) == 1
    assert db.scalar(select(func.count()).where(Jejak.objek == "forum")) == 0


def test_who_says_a_name_at_the_door_gets_a_link_of_the_day_and_not_that_persons_own(
    app: Flask, db: Session, forum: Forum
) -> None:
    budi = a_peserta(db, forum, nama="Budi Umpama", lembaga="PKK Umpama")
    db.commit()
    with app.test_request_context():
        sendiri = alamat_peserta(forum, budi)
    with hold(SAAT):
        ponsel, jawab = masuk(app, forum, nama="Budi Umpama", lembaga="PKK Umpama")
        pintu = jawab.headers["Location"]
        ponsel.get(pintu)
        arah = ponsel.client.get(f"/f/{forum.kode}/tanda-tangan").headers["Location"]
    assert pintu.rpartition("/")[2] in arah, "the QR of the room must not give the lasting link either"
    with hold(SAAT + timedelta(days=1, seconds=1)):
        ponsel.get(pintu, status=404)
        ponsel.get(urlsplit(sendiri).path)


def test_a_double_tap_adds_one_person_and_a_remembered_phone_needs_one_button(
    app: Flask, db: Session, forum: Forum
) -> None:
    siti = a_peserta(db, forum, nama="Siti Umpama", lembaga="Desa Umpama")
    db.commit()
    with hold(SAAT):
        ponsel = Pages(app)
        isi = {**ponsel.get(f"/f/{forum.kode}/hadir?k={kode()}").fields(), "unsur": "U2"}
        isi |= {"nama": "Ahli Umpama", "lembaga": "Kampus", "kebutuhan": "kursi_roda"}
        tiket = ponsel.client.get_cookie(f"pintu_{forum.kode}", path=f"/f/{forum.kode}/hadir")
        assert tiket is not None
        assert ponsel.client.post(f"/f/{forum.kode}/hadir", data=isi).status_code == 303
        ponsel.client.delete_cookie(f"peserta_{forum.kode}", path=f"/f/{forum.kode}")
        ponsel.client.set_cookie(f"pintu_{forum.kode}", tiket.value, path=f"/f/{forum.kode}/hadir")
        assert ponsel.client.post(f"/f/{forum.kode}/hadir", data=isi).status_code == 303
        assert hadir(db, forum) == ["Ahli Umpama"]
        assert banyak(db, forum) == 2
        with app.test_request_context():
            tautan = tanda_peserta(siti)
        kenal = Pages(app)
        kenal.client.set_cookie(f"peserta_{forum.kode}", tautan, path=f"/f/{forum.kode}")
        page = kenal.get(f"/f/{forum.kode}/hadir?k={kode()}")
        assert "Siti Umpama" in page.text
        assert not page.all("select")
        assert kenal.client.post(f"/f/{forum.kode}/hadir", data=page.fields()).status_code == 303
    assert hadir(db, forum) == ["Ahli Umpama", "Siti Umpama"]
    ahli = db.scalars(select(Peserta).where(Peserta.nama == "Ahli Umpama")).one()
    assert (ahli.asal, ahli.kebutuhan, ahli.unsur) == ("datang", ["kursi_roda"], "U2")


def test_a_photo_of_the_qr_is_worth_nothing_a_minute_later(app: Flask, db: Session, forum: Forum) -> None:
    rumah, pintu = Pages(app), Pages(app)
    with hold(SAAT):
        isi = {
            **pintu.get(f"/f/{forum.kode}/hadir?k={kode()}").fields(),
            "unsur": "U1",
            "nama": "A",
            "lembaga": "B",
        }
    with hold(SAAT + timedelta(minutes=1)):
        page = rumah.get(f"/f/{forum.kode}/hadir?k={kode()}", 410)
        assert "Kode ini sudah berganti" in page.h1
        assert "pindai lagi" in page.text.lower()
        dari_rumah = {**isi, "csrf_token": page_token(rumah)}
        assert rumah.client.post(f"/f/{forum.kode}/hadir", data=dari_rumah).status_code == 410
        salah = pintu.post(f"/f/{forum.kode}/hadir", {**isi, "nama": "", "hp": "bukan nomor"}, 422)
        assert "Tulis nama Anda." in salah.text
        assert salah.fields()["hp"] == "bukan nomor"
    with hold(SAAT + timedelta(minutes=16)):
        assert pintu.client.post(f"/f/{forum.kode}/hadir", data=isi).status_code == 410
    assert hadir(db, forum) == []


def page_token(pages: Pages) -> str:
    """A CSRF token of this visitor, from any page with a form."""
    return pages.get("/masuk").fields()["csrf_token"]


def test_staff_tap_undo_add_and_search_without_script(db: Session, forum: Forum, rani: Pages) -> None:
    p = a_peserta(db, forum, "U3", nama="Camat Umpama", lembaga="Kecamatan")
    lain = a_peserta(db, forum, "O", nama="Petugas Umpama", hadir=True)
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/hadir"

    def tekan(**tombol: str) -> Page:
        return rani.post(f"{alamat}/tandai", {**rani.get(alamat).fields(1), **tombol})

    page = tekan(hadir=str(p.id))
    assert hadir(db, forum) == ["Camat Umpama", "Petugas Umpama"]
    assert "2 orang hadir" in page.text
    assert "Penyelenggara 1 orang, tidak dihitung" in page.text
    tekan(batal=str(p.id))
    assert hadir(db, forum) == ["Petugas Umpama"]
    page = rani.fill(alamat, {"nama": "Wartawan", "unsur": "U5", "hp": "12"}, form=2, status=422)
    assert page.fields(2)["nama"] == "Wartawan"
    assert hadir(db, forum) == ["Petugas Umpama"]
    page = rani.fill(alamat, {"nama": "Wartawan", "unsur": "U5"}, form=2)
    assert "Wartawan tercatat hadir." in page.text
    cari = rani.get(f"{alamat}?cari=kecamatan").text
    assert "Camat Umpama" in cari
    assert lain.nama not in cari
    rani.post(f"{alamat}/tandai", {**rani.get(alamat).fields(1), "hadir": str(uuid.uuid4())}, 404)


def test_two_rows_of_one_person_become_one_with_all_they_said(db: Session, forum: Forum, rani: Pages) -> None:
    undangan = a_peserta(db, forum, nama="Dr. Siti Umpama, M.Si", hp="081234567890", balasan="hadir")
    datang = a_peserta(db, forum, nama="siti umpama", asal="datang", hadir=True)
    datang.hadir_lewat = "qr"  # the phone in the room holds this link, so this row stays
    kata = a_masukan(db, forum, peserta_id=undangan.id, dukungan=2)
    db.add_all(DukunganMasukan(masukan_id=kata.id, peserta_id=x.id) for x in (undangan, datang))
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/hadir"
    assert "Mungkin orang yang sama" in rani.get(alamat).text
    page = rani.fill(alamat, {}, form=3)
    assert "Mungkin orang yang sama" not in page.text
    assert "1 orang hadir" in page.text
    db.expire_all()
    assert banyak(db, forum) == 1
    assert (datang.hp, datang.asal, datang.balasan) == ("081234567890", "undangan", "hadir")
    assert datang.hadir_pada == SAAT
    assert (kata.peserta_id, kata.dukungan) == (datang.id, 1)
    assert db.scalars(select(DukunganMasukan.peserta_id)).all() == [datang.id]


@pytest.mark.usefixtures("kini")
def test_a_paper_sheet_is_entered_at_once_or_comes_back_as_it_was(
    db: Session, forum: Forum, rani: Pages
) -> None:
    p = a_peserta(db, forum, nama="Camat Umpama")
    a_peserta(db, forum, nama="Lurah Umpama", lembaga="Kelurahan")
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/hadir/kertas"
    isi = {"peserta": str(p.id), "nama_baru": "lurah umpama\nWarga Baru\tDesa Umpama", "pukul": "09:10"}
    page = rani.fill(alamat, isi, status=422)
    assert "Baris 1" in page.text
    assert page.fields()["nama_baru"] == isi["nama_baru"]
    bohong = (io.BytesIO(b"MZ bukan gambar"), "lembar.jpg")
    page = rani.fill(alamat, {**isi, "unsur_baru": "U1", "lembar": bohong}, status=422)
    assert "lembar.jpg" in page.text
    assert page.fields()["peserta"] == str(p.id)
    assert hadir(db, forum) == []
    palsu = (io.BytesIO(b"\xff\xd8\xff umpama"), "lembar.jpg")
    page = rani.fill(alamat, {**isi, "unsur_baru": "U1", "lembar": palsu}, status=422)
    assert "“lembar.jpg” tidak terbaca sebagai gambar" in page.text
    assert hadir(db, forum) == []
    lembar = foto()
    page = rani.fill(alamat, {**isi, "unsur_baru": "U1", "lembar": (io.BytesIO(lembar), "../lembar.jpg")})
    assert "3 orang tercatat hadir." in page.text
    assert hadir(db, forum) == ["Camat Umpama", "Lurah Umpama", "Warga Baru"]
    assert banyak(db, forum) == 3
    baru = db.scalars(select(Peserta).where(Peserta.nama == "Warga Baru")).one()
    assert (baru.asal, baru.lembaga, baru.hadir_lewat) == ("kertas", "Desa Umpama", "kertas")
    assert baru.hadir_pada == SAAT.replace(hour=2, minute=10)
    tautan = re.search(rf"{alamat}/\d+", rani.get(alamat).html)
    assert tautan
    assert rani.client.get(tautan[0]).data == lembar
    assert db.scalar(select(Jejak.aksi).order_by(Jejak.nomor.desc()).limit(1)) == "lembar hadir diunduh"


@pytest.mark.usefixtures("kini")
def test_two_of_one_name_on_a_paper_sheet_are_two_people_or_a_question(
    db: Session, forum: Forum, rani: Pages
) -> None:
    a_peserta(db, forum, nama="Siti Aminah", lembaga="RT 1")
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/hadir/kertas"
    isi = {"unsur_baru": "U1", "pukul": "09:10"}
    tanya = "Budi Umpama\tDesa Umpama\nBudi Umpama"
    page = rani.fill(alamat, {**isi, "nama_baru": tanya}, status=422)
    assert "Baris 2: ada beberapa orang bernama Budi Umpama. Tulis lembaganya" in page.text
    assert "Baris 1" not in page.text
    assert page.fields()["nama_baru"] == tanya
    nama = "Siti Aminah\tRT 5\nSiti Aminah\tRT 1\nsiti aminah\trt. 5\nAni\tRT 1\nAni\tRT 2"
    page = rani.fill(alamat, {**isi, "nama_baru": nama})
    assert "4 orang tercatat hadir." in page.text
    siapa = db.execute(
        select(Peserta.nama, Peserta.lembaga, Peserta.asal).order_by(Peserta.nama, Peserta.lembaga)
    )
    assert [tuple(satu) for satu in siapa] == [
        ("Ani", "RT 1", "kertas"),
        ("Ani", "RT 2", "kertas"),
        ("Siti Aminah", "RT 1", "undangan"),
        ("Siti Aminah", "RT 5", "kertas"),
    ]


def test_an_hour_that_is_still_to_come_is_asked_about(db: Session, forum: Forum, rani: Pages) -> None:
    isi = {"unsur_baru": "U1", "pukul": "23:10", "nama_baru": "Ani\tRT 1"}
    with hold(SAAT):
        page = rani.fill(f"/kelola/forum/{forum.id}/hadir/kertas", isi, status=422)
    assert "Jam ini belum tiba. Isi jam ketika mereka datang." in page.text
    assert page.fields()["nama_baru"] == isi["nama_baru"]
    assert hadir(db, forum) == []


def test_the_screen_shows_a_code_that_opens_the_door_on_the_day_only(
    app: Flask, db: Session, kota: Kota, rani: Pages
) -> None:
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL)
    notulis = a_akun(db, Peran.NOTULIS, kota.unit.jalur, nama_pengguna="nita")
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/hadir/layar"
    with hold(SAAT):
        page, kini = rani.get(alamat), rani.client.get(f"{alamat}/kini").get_json()
        assert kini["kode"] == tulis_kode(kode())
        assert kini["kode"] in page.text
        assert page.all("meta", **{"http-equiv": "refresh"})
        assert kini["jalur"] in page.html
        assert Pages(app).get(f"/f/{forum.kode}/hadir?k={kini['kode']}").h1 == "Selamat datang"
        Pages(app).masuk(notulis.nama_pengguna, SANDI).get(alamat, 404)
    with hold(SAAT - timedelta(days=1)):
        rani.get(alamat, 409)
        assert "pada hari forum" in Pages(app).get(f"/f/{forum.kode}/hadir?k={kode()}").text
