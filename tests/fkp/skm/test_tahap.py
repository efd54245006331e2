"""The life of a survey: which moves exist, and on which moment a period begins and ends."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Akun, Peran
from fkp.skm.models import Kanal, Survei, Tahap
from fkp.skm.periode import Kalender, kalender_of, nama_periode
from fkp.skm.queries import hitungan
from fkp.skm.tahap import (
    PINDAH,
    Keadaan,
    TahapSalah,
    akhir_tenggang,
    close_survei,
    keadaan,
    open_survei,
    pindah,
    reopen_survei,
)
from fkp.skm.warga.rekam import JawabanMasuk, SurveiBelumDibuka, SurveiTutup, record_jawaban
from tests.builders import a_akun, a_survei, a_unit, a_uuid

TW1 = {"mulai": date(2026, 1, 1), "akhir": date(2026, 4, 1)}
BOLEH = {
    ("rancangan", "dibuka"),
    ("dibuka", "ditutup"),
    ("ditutup", "dibuka"),
    ("ditutup", "disahkan"),
    ("disahkan", "terbit"),
}


@pytest.fixture
def petugas(db: Session) -> Akun:
    return a_akun(db, Peran.PETUGAS, "/", sandi_hash="-")


@pytest.mark.parametrize("tujuan", list(Tahap))
@pytest.mark.parametrize("kini", list(Tahap))
def test_only_the_moves_of_the_life_cycle_are_made(kini: Tahap, tujuan: Tahap) -> None:
    survei = Survei(tahap=kini)
    if (kini, tujuan) in BOLEH:
        pindah(survei, tujuan)
        assert survei.tahap == tujuan
    else:
        with pytest.raises(TahapSalah, match="tidak dapat menjadi"):
            pindah(survei, tujuan)
        assert survei.tahap == kini
    assert set(PINDAH) == set(Tahap)


def an_answer(survei: Survei, waktu: datetime) -> JawabanMasuk:
    return JawabanMasuk(a_uuid(), survei.layanan[0].layanan_id, {"waktu": 3}, waktu, Kanal.SURVEYOR)


def test_last_second_of_march_in_the_east_belongs_to_the_quarter(db: Session) -> None:
    # Jayapura is nine hours ahead: its midnight is 15.00 UTC of the day before.
    unit = a_unit(db, zona="Asia/Jayapura")
    with clock.hold(datetime(2026, 3, 1, tzinfo=UTC)):
        survei = a_survei(db, unit, **TW1)
    terakhir = datetime(2026, 3, 31, 14, 59, 59, tzinfo=UTC)
    assert record_jawaban(db, survei, an_answer(survei, terakhir), terakhir)
    assert keadaan(survei, terakhir) is Keadaan.MENERIMA
    lewat = terakhir + timedelta(seconds=1)
    assert keadaan(survei, lewat) is Keadaan.TUTUP
    with pytest.raises(SurveiTutup):
        record_jawaban(db, survei, an_answer(survei, lewat), lewat)


def test_first_second_of_january_in_the_east_belongs_to_the_quarter(db: Session) -> None:
    unit = a_unit(db, zona="Asia/Jayapura")
    with clock.hold(datetime(2026, 3, 1, tzinfo=UTC)):
        survei = a_survei(db, unit, **TW1)
    pertama = datetime(2025, 12, 31, 15, tzinfo=UTC)
    assert record_jawaban(db, survei, an_answer(survei, pertama), pertama)
    sebelum = pertama - timedelta(seconds=1)
    with pytest.raises(SurveiBelumDibuka):
        record_jawaban(db, survei, an_answer(survei, sebelum), sebelum)


def test_answers_given_in_time_arrive_during_the_grace_days_only(db: Session, petugas: Akun) -> None:
    with clock.hold(datetime(2026, 3, 1, tzinfo=UTC)):
        survei = a_survei(db, masa_tenggang=2, **TW1)
    tutup = datetime(2026, 3, 20, 5, tzinfo=UTC)
    close_survei(db, survei, petugas, tutup)
    tepat, batas = tutup - timedelta(minutes=1), akhir_tenggang(survei)
    assert batas == tutup + timedelta(days=2)
    assert record_jawaban(db, survei, an_answer(survei, tepat), batas - timedelta(seconds=1))
    with pytest.raises(SurveiTutup):
        record_jawaban(db, survei, an_answer(survei, tepat), batas)
    with pytest.raises(SurveiTutup):
        record_jawaban(db, survei, an_answer(survei, tutup), tutup + timedelta(hours=1))
    assert hitungan(db, survei).responden == 1


def test_a_survei_whose_period_has_passed_is_neither_opened_nor_reopened(db: Session, petugas: Akun) -> None:
    sesudah = datetime(2026, 4, 2, tzinfo=UTC)
    rancangan = a_survei(db, tahap="rancangan", **TW1)
    with pytest.raises(TahapSalah, match="periodenya sudah lewat"):
        open_survei(db, rancangan, petugas, sesudah)
    with clock.hold(datetime(2026, 3, 1, tzinfo=UTC)):
        survei = a_survei(db, tahap="ditutup", **TW1)
    with pytest.raises(TahapSalah, match="Periode survei ini sudah berakhir"):
        reopen_survei(db, survei, petugas, sesudah, "Masih ada yang mau mengisi.")


def test_what_was_switched_off_is_neither_opened_nor_reopened(db: Session, petugas: Akun) -> None:
    rancangan, tutup = a_survei(db, tahap="rancangan"), a_survei(db, tahap="ditutup")
    rancangan.layanan[0].layanan.aktif = False
    with pytest.raises(TahapSalah, match="Layanan 1 dinonaktifkan"):
        open_survei(db, rancangan, petugas, clock.now())
    rancangan.unit.aktif = tutup.unit.aktif = False
    with pytest.raises(TahapSalah, match="unit ini dinonaktifkan"):
        open_survei(db, rancangan, petugas, clock.now())
    with pytest.raises(TahapSalah, match="dinonaktifkan"):
        reopen_survei(db, tutup, petugas, clock.now(), "Salah tutup.")


def test_late_answers_of_a_switched_off_unit_arrive_once_its_survei_is_closed(
    db: Session, petugas: Akun
) -> None:
    survei = a_survei(db)
    waktu = clock.now() - timedelta(minutes=1)
    survei.unit.aktif = False
    with pytest.raises(SurveiTutup):
        record_jawaban(db, survei, an_answer(survei, waktu), clock.now())
    close_survei(db, survei, petugas, clock.now())
    assert record_jawaban(db, survei, an_answer(survei, waktu), clock.now())


def test_reopening_needs_a_reason(db: Session, petugas: Akun) -> None:
    with clock.hold(datetime(2026, 3, 1, tzinfo=UTC)):
        survei = a_survei(db, tahap="ditutup", **TW1)
    with pytest.raises(TahapSalah, match="Tulis alasan"):
        reopen_survei(db, survei, petugas, datetime(2026, 3, 2, tzinfo=UTC), " ")
    reopen_survei(db, survei, petugas, datetime(2026, 3, 2, tzinfo=UTC), "Tertutup keliru.")
    assert (survei.tahap, survei.ditutup_pada) == (Tahap.DIBUKA, None)


@pytest.mark.parametrize(
    ("jenis", "hari", "mulai", "akhir", "nama", "pendek"),
    [
        ("bulan", date(2026, 12, 9), date(2026, 12, 1), date(2027, 1, 1), "Desember 2026", "Des 2026"),
        ("triwulan", date(2026, 3, 31), date(2026, 1, 1), date(2026, 4, 1), "Triwulan I 2026", "TW I 2026"),
        (
            "triwulan",
            date(2026, 10, 1),
            date(2026, 10, 1),
            date(2027, 1, 1),
            "Triwulan IV 2026",
            "TW IV 2026",
        ),
        (
            "semester",
            date(2026, 7, 1),
            date(2026, 7, 1),
            date(2027, 1, 1),
            "Semester II 2026",
            "Sem. II 2026",
        ),
        ("tahun", date(2026, 2, 28), date(2026, 1, 1), date(2027, 1, 1), "Tahun 2026", "2026"),
    ],
)
def test_a_period_knows_its_days_and_its_name(
    jenis: str, hari: date, mulai: date, akhir: date, nama: str, pendek: str
) -> None:
    kalender = kalender_of(jenis, hari)
    assert (kalender.mulai, kalender.akhir, kalender.nama) == (mulai, akhir, nama)
    assert nama_periode(jenis, mulai, akhir, pendek=True) == pendek


def test_part_of_a_period_is_named_by_its_days() -> None:
    nama = nama_periode("triwulan", date(2026, 10, 5), date(2026, 10, 31))
    assert nama == "5 Oktober sampai 30 Oktober 2026"
    assert nama_periode("triwulan", date(2026, 10, 5), date(2026, 10, 6)) == "5 Oktober 2026"


def test_every_period_of_a_year_follows_the_one_before() -> None:
    for jenis, banyak in (("bulan", 12), ("triwulan", 4), ("semester", 2)):
        semua = [Kalender(kalender_of(jenis, date(2026, 1, 1)).jenis, 2026, ke + 1) for ke in range(banyak)]
        assert [k.akhir for k in semua] == [k.mulai for k in semua[1:]] + [date(2027, 1, 1)]
