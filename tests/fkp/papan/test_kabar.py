"""Each piece of news reaches each follower once, by day, and not in three letters when one will do."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.db import Database
from fkp.forum.models import TahapForum
from fkp.kerja.pekerja import jalankan_berkala
from fkp.papan import kirim_kabar
from fkp.papan.kirim_kabar import tulis_kabar
from fkp.papan.kiriman import waktu_tenang
from fkp.papan.models import PengikutJanji
from fkp.papan.terima_kasih import tulis_terima_kasih
from fkp.surat.models import SuratKeluar
from fkp.tindak_lanjut.kabar import tarik_kabar
from fkp.tindak_lanjut.models import JenisKabar, Status
from tests.builders import SAAT, Kota, a_unit
from tests.fkp.forum.bangun import a_forum, a_peserta
from tests.fkp.papan.ikut_bantu import SUREL, a_janji, a_kabar, a_pengikut, surat, tautan
from tests.page import Pages

MENIT = timedelta(minutes=1)


def test_one_follower_hears_each_thing_once_however_many_ways_they_follow(
    db: Session, kota: Kota, app: Flask
) -> None:
    forum = a_forum(db, kota.unit, TahapForum.TERBIT)
    satu = a_janji(db, kota.unit, forum_id=forum.id)
    dua, asing = a_janji(db, kota.unit, kegiatan="Memasang papan alur"), a_janji(db, kota.klinik)
    for sasaran in (f"unit:{kota.unit.id}", f"forum:{forum.id}", f"janji:{satu.id}"):
        a_pengikut(db, sasaran)
    a_pengikut(db, f"janji:{satu.id}", "lain@contoh.example")
    a_pengikut(db, f"unit:{kota.unit.id}", "belum@contoh.example", dikonfirmasi_pada=None)
    a_pengikut(db, f"unit:{kota.unit.id}", "kemudian@contoh.example", dikonfirmasi_pada=SAAT + MENIT)
    a_kabar(db, satu, JenisKabar.TENGGAT, SAAT - timedelta(days=4), "Kabar basi")
    a_kabar(db, satu, JenisKabar.BERJALAN)
    a_kabar(db, dua, JenisKabar.DIHENTIKAN, SAAT, "Anggarannya dialihkan.")
    a_kabar(db, asing, JenisKabar.BERJALAN)
    db.commit()
    assert tulis_kabar(app, SAAT + 16 * MENIT) == 2
    ke_lain, ke_warga = surat(db, "kabar ")
    assert (ke_lain.kepada, ke_lain.judul) == ("lain@contoh.example", f"Kabar janji: {satu.kegiatan}")
    assert dua.kegiatan not in ke_lain.isi
    assert (ke_warga.kepada, ke_warga.judul) == (SUREL, "Kabar 2 janji, Loket Utama")
    assert ke_warga.isi.count("Mulai dikerjakan") == 1
    assert "Anggarannya dialihkan." in ke_warga.isi
    assert "Kabar basi" not in ke_warga.isi
    assert ke_warga.alamat_berhenti in ke_warga.isi
    assert f"/janji/{dua.id}" in ke_warga.isi
    assert tulis_kabar(app, SAAT + 17 * MENIT) == 0
    a_kabar(db, satu, JenisKabar.LANGKAH, SAAT + 20 * MENIT)
    db.commit()
    # What was told as news of the unit is not told again after the unit is no longer followed.
    db.execute(
        delete(PengikutJanji).where(PengikutJanji.unit_id == kota.unit.id, PengikutJanji.surel == SUREL)
    )
    db.commit()
    assert tulis_kabar(app, SAAT + 40 * MENIT) == 3
    assert [satu.isi.count("Mulai dikerjakan") for satu in surat(db, "kabar ")[2:]] == [0, 0, 0]


def test_three_presses_become_one_letter_but_nobody_waits_for_ever(
    db: Session, kota: Kota, app: Flask
) -> None:
    janji = a_janji(db, kota.unit)
    a_pengikut(db, f"janji:{janji.id}")
    for menit in range(0, 70, 10):
        a_kabar(db, janji, JenisKabar.LANGKAH, SAAT + menit * MENIT)
        db.commit()
        assert tulis_kabar(app, SAAT + menit * MENIT + timedelta(seconds=5)) == (menit == 60)
    assert surat(db)[0].isi.count("Satu langkah selesai") == 6, "the newest may have one behind it"
    assert tulis_kabar(app, SAAT + 76 * MENIT) == 1
    assert surat(db)[1].isi.count("Satu langkah selesai") == 1


def test_news_that_was_taken_back_leaves_its_number_to_the_next_and_that_is_told_too(
    db: Session, kota: Kota, app: Flask
) -> None:
    janji = a_janji(db, kota.unit)
    a_pengikut(db, f"janji:{janji.id}")
    a_kabar(db, janji, JenisKabar.LANGKAH, SAAT, "Loket dibangun")
    db.commit()
    assert tulis_kabar(app, SAAT + 16 * MENIT) == 1
    tarik_kabar(janji, JenisKabar.LANGKAH, "Loket dibangun")
    db.commit()
    a_kabar(db, janji, JenisKabar.DIHENTIKAN, SAAT + 20 * MENIT, "Anggarannya dialihkan.")
    db.commit()
    assert tulis_kabar(app, SAAT + 40 * MENIT) == 1
    assert "Anggarannya dialihkan." in surat(db)[1].isi


def test_letters_wait_for_the_morning_of_every_unit_they_speak_of(
    db: Session, kota: Kota, app: Flask
) -> None:
    timur = a_unit(db, kota.lain, zona="Asia/Jayapura")
    satu, dua = a_janji(db, kota.unit), a_janji(db, timur)
    a_pengikut(db, f"janji:{satu.id}")
    a_pengikut(db, f"janji:{dua.id}")
    a_pengikut(db, f"janji:{satu.id}", "barat@contoh.example")
    malam = datetime(2026, 11, 12, 17, 50, tzinfo=UTC)  # 00.50 WIB, 02.50 WIT
    for janji in (satu, dua):
        a_kabar(db, janji, JenisKabar.BERJALAN, malam)
    db.commit()
    jam = {jam: malam.replace(hour=0, minute=0) + timedelta(days=1, hours=jam) for jam in (-3, -1, 1)}
    assert tulis_kabar(app, jam[-3]) == 0  # 04.00 WIB, 06.00 WIT
    assert tulis_kabar(app, jam[-1]) == 0  # 06.00 WIB, 08.00 WIT
    assert tulis_kabar(app, jam[1]) == 2  # 08.00 WIB, 10.00 WIT
    asli = app.config["FKP"]
    app.config["FKP"] = replace(asli, jam_tenang=(time(0), time(0)))
    try:
        a_kabar(db, satu, JenisKabar.LANGKAH, jam[-3] + timedelta(days=1))
        db.commit()
        assert tulis_kabar(app, jam[-3] + timedelta(days=1, minutes=20)) == 2, "two equal hours: never quiet"
    finally:
        app.config["FKP"] = asli


def test_a_promise_marked_as_done_asks_whether_it_is(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    janji = a_janji(db, kota.unit)
    a_pengikut(db, f"unit:{kota.unit.id}")
    a_kabar(db, janji, JenisKabar.SELESAI, SAAT, "Dua loket buka tiap Senin.")
    db.commit()
    assert tulis_kabar(app, SAAT + 16 * MENIT) == 1
    (satu,) = surat(db)
    assert satu.judul == f"Ditandai selesai: {janji.kegiatan}"
    assert "Menurut Anda, sudah dikerjakan?" in satu.isi
    page = pages.get(tautan(satu.isi, "jawaban=belum"))
    assert page.fields()["jawaban"] == "belum"
    # Taken up again meanwhile: nobody is asked any more.
    janji.status, janji.selesai_pada = Status.BERJALAN, None
    a_kabar(db, janji, JenisKabar.SELESAI, SAAT + 60 * MENIT, "Sekali lagi.")
    janji.status, janji.selesai_pada, janji.tenggat = Status.BERJALAN, None, date(2099, 1, 1)
    db.commit()
    assert tulis_kabar(app, SAAT + 80 * MENIT) == 1
    assert "Menurut Anda" not in surat(db)[1].isi


def test_a_worker_killed_in_the_middle_has_written_nothing_and_writes_it_next_time(
    db: Session, kota: Kota, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    janji = a_janji(db, kota.unit)
    for ke in range(5):
        a_pengikut(db, f"janji:{janji.id}", f"w{ke}@contoh.example")
    a_kabar(db, janji, JenisKabar.BERJALAN)
    db.commit()

    class Terbunuh(BaseException):
        pass

    asli, ditulis = kirim_kabar.tulis_semua, []

    def lalu_mati(*isi: object) -> int:
        ditulis.append(asli(*isi))  # type: ignore[arg-type]
        if len(ditulis) == 2:
            raise Terbunuh
        return ditulis[-1]

    with monkeypatch.context() as ganti:
        ganti.setattr(kirim_kabar, "SEKALIGUS", 2)
        ganti.setattr(kirim_kabar, "tulis_semua", lalu_mati)
        with pytest.raises(Terbunuh):
            tulis_kabar(app, SAAT + 16 * MENIT)
    assert len(surat(db)) == 2, "the first transaction stands, the second never happened"
    assert tulis_kabar(app, SAAT + 17 * MENIT) == 3
    assert len({satu.kepada for satu in surat(db)}) == len(surat(db)) == 5


def test_the_worker_does_it_by_itself(db: Session, kota: Kota, app: Flask) -> None:
    janji = a_janji(db, kota.unit)
    a_pengikut(db, f"janji:{janji.id}")
    a_kabar(db, janji, JenisKabar.BERJALAN)
    db.commit()
    with hold(SAAT + 16 * MENIT):
        jalankan_berkala(app)
        jalankan_berkala(app)
    assert len(surat(db, "kabar ")) == 1
    assert "://" not in surat(db, "kabar ")[0].isi, "nobody was asked for a page, and no address is set"


def test_those_who_came_are_thanked_once_and_not_subscribed(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    forum = a_forum(db, kota.unit, TahapForum.TERBIT, terbit_pada=SAAT - timedelta(days=29))
    datang = a_peserta(db, forum, hadir=True, surel=SUREL)
    a_peserta(db, forum, surel="tidak-datang@contoh.example")
    a_peserta(db, forum, hadir=True)
    a_peserta(db, forum, hadir=True, surel="jangan@contoh.example", dikirim_lewat="jangan")
    a_peserta(db, forum, hadir=True, surel="dicabut@contoh.example", dicabut=True)
    a_peserta(db, forum, "O", hadir=True, surel="panitia@contoh.example")
    for tahap, terbit in (
        (TahapForum.TERBIT, SAAT - timedelta(days=31)),
        (TahapForum.DISAHKAN, None),
        (TahapForum.ARSIP, SAAT),
    ):
        lain = a_forum(db, kota.unit, tahap, terbit_pada=terbit)
        a_peserta(db, lain, hadir=True, surel="lain@contoh.example")
    db.commit()
    malam = SAAT.replace(hour=15)
    assert tulis_terima_kasih(app, malam) == 0
    assert tulis_terima_kasih(app, SAAT) == 1
    assert tulis_terima_kasih(app, SAAT) == 0
    (satu,) = surat(db)
    assert (satu.kepada, satu.alamat_berhenti) == (SUREL, "")
    assert f"/f/{forum.kode}/berita-acara" in satu.isi
    with hold(SAAT):
        pages.fill(tautan(satu.isi, "/janji/ikut"), {"surel": SUREL, "setuju": "y"})
    assert db.scalars(select(PengikutJanji.peserta_id)).all() == [datang.id]


def test_quiet_hours_may_lie_within_a_day() -> None:
    siang = (time(12), time(13))
    assert waktu_tenang(SAAT.replace(hour=5), "Asia/Jakarta", siang)
    assert not waktu_tenang(SAAT.replace(hour=6), "Asia/Jakarta", siang)


def test_two_workers_at_once_write_each_letter_once(
    session_app: Flask, basis_sendiri: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of them even knows a newer piece of news than the other."""
    monkeypatch.setitem(session_app.extensions, "fkp_db", basis_sendiri)
    with basis_sendiri.transaction() as db:
        unit = a_unit(db)
        janji = a_janji(db, unit)
        forum = a_forum(db, unit, TahapForum.TERBIT, terbit_pada=SAAT)
        for ke in range(20):
            a_pengikut(db, f"unit:{unit.id}", f"w{ke}@contoh.example")
            a_peserta(db, forum, hadir=True, surel=f"w{ke}@contoh.example")
        a_kabar(db, janji, JenisKabar.BERJALAN)
        a_kabar(db, janji, JenisKabar.LANGKAH, SAAT + 50 * MENIT)
    mulai, galat = threading.Barrier(2), []

    def kerja(saat: datetime) -> None:
        mulai.wait()
        try:
            tulis_kabar(session_app, saat)
            tulis_terima_kasih(session_app, saat)
        except Exception as satu:
            galat.append(satu)

    # The first sees the younger news not yet settled, the second sees both.
    dua = [threading.Thread(target=kerja, args=(SAAT + menit * MENIT,)) for menit in (50.5, 66)]
    for satu in dua:
        satu.start()
    for satu in dua:
        satu.join()
    assert not galat
    with basis_sendiri.session() as db:
        semua = list(db.scalars(select(SuratKeluar)))
    isi = [satu for satu in semua if satu.kunci.startswith("kabar ")]
    for ke in range(20):
        milik = [satu.isi for satu in isi if satu.kepada == f"w{ke}@contoh.example"]
        assert sum(satu.count("Mulai dikerjakan") for satu in milik) == 1
        assert sum(satu.count("Satu langkah selesai") for satu in milik) == 1
    assert len(semua) - len(isi) == 20
