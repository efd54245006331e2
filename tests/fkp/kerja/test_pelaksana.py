"""One piece of work is done once, to its end, whoever is killed on the way."""

import logging
import uuid
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Penugasan
from fkp.clock import hold, now
from fkp.izin.rules import Izin
from fkp.jejak.models import Jejak
from fkp.kerja.actions import SudahBerakhir, batalkan_pekerjaan, mulai_pekerjaan, ulangi_pekerjaan
from fkp.kerja.jenis import daftarkan
from fkp.kerja.models import BagianPekerjaan, BerkasPekerjaan, Keadaan, Pekerjaan
from fkp.kerja.pegangan import Pegangan
from fkp.kerja.pelaksana import (
    DIAM,
    PERCOBAAN,
    ambil,
    berdenyut,
    buang_lama,
    kerjakan,
    lepaskan_semua,
    menunggu,
)
from tests.fkp.kerja.conftest import LANGKAH


def a_pekerjaan(db: Session, akun: Akun, jenis: str = "hitung") -> uuid.UUID:
    pekerjaan = mulai_pekerjaan(db, akun, jenis, "Uji", akun.penugasan[0].jalur, {})
    db.commit()
    return pekerjaan.id


def baca(db: Session, pekerjaan_id: uuid.UUID) -> Pekerjaan:
    db.expire_all()
    return db.get_one(Pekerjaan, pekerjaan_id)


def isi_berkas(db: Session, pekerjaan_id: uuid.UUID) -> bytes:
    return db.scalars(select(BerkasPekerjaan.isi).where(BerkasPekerjaan.pekerjaan_id == pekerjaan_id)).one()


def test_work_is_done_step_by_step_and_leaves_its_file(app: Flask, db: Session, dewi: Akun) -> None:
    satu = a_pekerjaan(db, dewi)
    assert menunggu(db) == [satu]
    assert kerjakan(app, satu, "a") is Keadaan.SELESAI
    selesai = baca(db, satu)
    assert (selesai.keadaan, selesai.langkah, selesai.dari, selesai.pekerja) == ("selesai", 4, LANGKAH, "")
    assert isi_berkas(db, satu) == b"[1, 2, 3, 4]"
    assert menunggu(db) == []


def test_a_second_worker_gets_nothing_of_what_the_first_has(app: Flask, db: Session, dewi: Akun) -> None:
    satu = a_pekerjaan(db, dewi)
    assert ambil(db, satu, "a") is not None
    assert ambil(db, satu, "b") is None
    db.commit()
    assert kerjakan(app, satu, "b") is None
    assert menunggu(db) == []


def test_what_a_silent_worker_left_goes_on_at_the_first_step_not_stored(
    app: Flask, db: Session, dewi: Akun
) -> None:
    satu = a_pekerjaan(db, dewi)
    ambil(db, satu, "mati")
    db.add_all(BagianPekerjaan(pekerjaan_id=satu, urutan=ke, isi={}) for ke in (1, 2))
    db.commit()
    with hold(now() + DIAM - timedelta(seconds=1)):
        assert kerjakan(app, satu, "b") is None
        berdenyut(db, "mati")
        db.commit()
    with hold(now() + DIAM + timedelta(seconds=1)):
        assert kerjakan(app, satu, "b") is None, "it was heard of in between"
    with hold(now() + 2 * DIAM + timedelta(seconds=1)):
        assert kerjakan(app, satu, "b") is Keadaan.SELESAI
    assert isi_berkas(db, satu) == b"[3, 4]"


def test_whoever_knows_that_all_are_dead_need_not_wait(app: Flask, db: Session, dewi: Akun) -> None:
    satu = a_pekerjaan(db, dewi)
    ambil(db, satu, "mati")
    lepaskan_semua(db)
    db.commit()
    assert kerjakan(app, satu, "b") is Keadaan.SELESAI


def test_a_worker_that_only_slept_cannot_write_into_what_is_anothers_now(
    app: Flask, db: Session, dewi: Akun
) -> None:
    satu = a_pekerjaan(db, dewi)

    def terbangun(pegangan: Pegangan) -> None:
        lepaskan_semua(db)
        assert ambil(db, satu, "baru") is not None
        db.commit()
        pegangan.simpan_bagian(1, {"dari": "lama"})

    daftarkan(app, "hitung", terbangun, Izin.REKAP)
    assert kerjakan(app, satu, "lama") is None
    assert baca(db, satu).pekerja == "baru"
    assert not db.scalars(select(BagianPekerjaan)).all()


def test_cancel_is_heard_after_the_step_in_hand(app: Flask, db: Session, dewi: Akun) -> None:
    satu = a_pekerjaan(db, dewi)

    def dibatalkan_di_tengah(pegangan: Pegangan) -> None:
        pegangan.simpan_bagian(1, {})
        batalkan_pekerjaan(db, dewi, baca(db, satu))
        db.commit()
        pegangan.langkah(1, 2)
        raise AssertionError("went on after it was cancelled")

    daftarkan(app, "hitung", dibatalkan_di_tengah, Izin.REKAP)
    assert kerjakan(app, satu, "a") is Keadaan.BATAL
    with pytest.raises(SudahBerakhir):
        batalkan_pekerjaan(db, dewi, baca(db, satu))


def test_cancelled_before_it_began_it_never_begins(app: Flask, db: Session, dewi: Akun) -> None:
    satu = a_pekerjaan(db, dewi)
    batalkan_pekerjaan(db, dewi, baca(db, satu))
    db.commit()
    assert kerjakan(app, satu, "a") is None
    assert baca(db, satu).keadaan == "batal"
    ulangi_pekerjaan(db, dewi, baca(db, satu))
    db.commit()
    assert kerjakan(app, satu, "a") is Keadaan.SELESAI


def test_a_stopping_worker_finishes_its_step_and_leaves_the_rest(app: Flask, db: Session, dewi: Akun) -> None:
    satu = a_pekerjaan(db, dewi)
    assert kerjakan(app, satu, "a", ditunda=lambda: True) is Keadaan.ANTRE
    assert [b.urutan for b in db.scalars(select(BagianPekerjaan))] == [1]
    assert kerjakan(app, satu, "b") is Keadaan.SELESAI
    assert isi_berkas(db, satu) == b"[2, 3, 4]"


def test_what_fails_says_so_in_a_sentence_and_can_be_tried_again(
    app: Flask, db: Session, dewi: Akun, caplog: pytest.LogCaptureFixture
) -> None:
    domain, program = a_pekerjaan(db, dewi, "domain"), a_pekerjaan(db, dewi, "program")
    assert kerjakan(app, domain, "a") is Keadaan.GAGAL
    assert baca(db, domain).pesan == "Belum ada unit. Tambah dulu."
    with caplog.at_level(logging.ERROR):
        assert kerjakan(app, program, "a") is Keadaan.GAGAL
    pesan = baca(db, program).pesan
    assert pesan.startswith("Ada yang rusak di sisi kami.")
    assert program.hex[:8] in pesan
    assert "ZeroDivisionError" not in pesan
    assert "rincian yang hanya untuk catatan" in caplog.text
    ulangi_pekerjaan(db, dewi, baca(db, domain))
    assert menunggu(db) == [domain]


def test_work_that_kills_its_worker_each_time_comes_to_an_end(app: Flask, db: Session, dewi: Akun) -> None:
    satu = a_pekerjaan(db, dewi)
    for _ in range(PERCOBAAN):
        assert ambil(db, satu, "mati") is not None
        lepaskan_semua(db)
    db.commit()
    assert kerjakan(app, satu, "a") is Keadaan.GAGAL
    assert "terhenti pada langkah yang sama" in baca(db, satu).pesan


def test_who_lost_the_role_gets_nothing_any_more(app: Flask, db: Session, dewi: Akun) -> None:
    satu = a_pekerjaan(db, dewi)
    db.delete(db.scalars(select(Penugasan).where(Penugasan.akun_id == dewi.id)).one())
    db.commit()
    db.expire_all()
    assert kerjakan(app, satu, "a") is Keadaan.GAGAL
    assert "tidak lagi mencakup" in baca(db, satu).pesan


def test_old_work_goes_with_its_files_and_the_trail_stays(app: Flask, db: Session, dewi: Akun) -> None:
    lama = a_pekerjaan(db, dewi)
    kerjakan(app, lama, "a")
    jalan = a_pekerjaan(db, dewi)
    with hold(now() + timedelta(days=30)):
        buang_lama(db, 30)
        assert db.get(Pekerjaan, lama) is not None
    with hold(now() + timedelta(days=30, seconds=1)):
        buang_lama(db, 30)
    db.commit()
    db.expire_all()
    assert db.get(Pekerjaan, lama) is None
    assert db.get(Pekerjaan, jalan) is not None, "only what has ended grows old"
    assert not db.scalars(select(BerkasPekerjaan)).all()
    assert "pekerjaan dimulai" in db.scalars(select(Jejak.aksi)).all()
