"""What the register guards, whoever asks."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import now
from fkp.galat import VersiBerbeda
from fkp.jejak.models import Jejak
from fkp.tindak_lanjut import actions
from fkp.tindak_lanjut.isi import Kemajuan, TindakLanjutSalah, TindakLanjutTetap
from fkp.tindak_lanjut.models import Asal, Status, TindakLanjut
from fkp.tindak_lanjut.queries import Keadaan, keadaan, rencana_survei, terlambat
from fkp.tindak_lanjut.segel import kunci_rencana
from fkp.unit.models import Gerai, Unit
from tests.builders import a_akun, a_survei, a_unit
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, an_isi

HARI = date(2026, 11, 12)


def jejak(db: Session) -> list[Jejak]:
    return list(db.scalars(select(Jejak).where(Jejak.objek == "tindak lanjut").order_by(Jejak.nomor)))


def maju(db: Session, row: TindakLanjut, status: Status, alasan: str = "", **isi: object) -> None:
    kini = Kemajuan(status, **{"realisasi": "Satu loket dibuka.", **isi})  # type: ignore[arg-type]
    actions.kemajuan(db, "uji", row, kini, now(), versi=row.versi, alasan=alasan)


@pytest.mark.parametrize(
    ("isian", "kolom"),
    [
        ("unsur", {"unsur": "keramahan"}),
        ("layanan", {"layanan_id": 999_999}),
        ("kegiatan", {"kegiatan": " "}),
        ("keluaran", {"keluaran": ""}),
        ("penanggung_jawab", {"penanggung_jawab": ""}),
        ("tenggat", {"mulai": date(2027, 2, 1), "tenggat": date(2027, 1, 31)}),
        ("mulai", {"mulai": date(2026, 9, 30)}),
        ("tenggat", {"mulai": None, "tenggat": date(2026, 9, 30)}),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_field(db, unit, isian, kolom):
    with pytest.raises(TindakLanjutSalah) as galat:
        actions.tambah(db, "uji", unit, an_isi(**kolom), now(), asal=Asal.FORUM, sejak=date(2026, 10, 1))
    assert galat.value.isian == isian
    assert not jejak(db)


def test_a_plan_may_speak_of_a_hosted_layanan_but_of_no_other(db, unit):
    tetangga = a_unit(db, unit.instansi)
    mpp = a_unit(db, unit.instansi, jenis="mpp")
    db.add(Gerai(mpp_id=mpp.id, layanan_id=tetangga.layanan[0].id))
    db.flush()
    assert a_tindak_lanjut(db, mpp, layanan_id=tetangga.layanan[0].id).layanan is tetangga.layanan[0]
    with pytest.raises(TindakLanjutSalah):
        a_tindak_lanjut(db, mpp, layanan_id=tetangga.layanan[1].id)


def test_a_plan_is_numbered_within_its_survey(db, unit):
    survei = a_survei(db, unit)
    a_tindak_lanjut(db, unit)
    dua = [a_tindak_lanjut(db, unit, survei, kegiatan=nama) for nama in ("Satu", "Dua")]
    assert [row.urutan for row in dua] == [1, 2]
    assert rencana_survei(db, survei.id) == dua


def test_each_change_writes_what_was_and_what_is(db, unit):
    row = a_tindak_lanjut(db, unit)
    actions.ubah(db, "uji", row, an_isi(tenggat=date(2027, 2, 28)), now(), versi=1)
    maju(db, row, Status.BERJALAN)
    tambah, ubah, kemajuan = jejak(db)
    assert (tambah.aksi, tambah.rincian["kegiatan"]) == ("tambah tindak lanjut", "Membuka loket kedua")
    assert ubah.rincian == {"tenggat": ["2099-01-31", "2027-02-28"]}
    assert kemajuan.rincian["status"] == ["direncanakan", "berjalan"]
    assert row.versi == 3
    assert {j.jalur for j in jejak(db)} == {unit.jalur}


def test_saving_the_same_again_changes_nothing(db, unit):
    row = a_tindak_lanjut(db, unit)
    actions.ubah(db, "uji", row, an_isi(), now(), versi=1)
    assert row.versi == 1
    assert len(jejak(db)) == 1


def test_the_later_of_two_editors_is_told(db, unit):
    row = a_tindak_lanjut(db, unit)
    actions.ubah(db, "uji", row, an_isi(kegiatan="Membuka loket ketiga"), now(), versi=1)
    with pytest.raises(VersiBerbeda):
        actions.ubah(db, "uji", row, an_isi(kegiatan="Membuka loket keempat"), now(), versi=1)
    with pytest.raises(VersiBerbeda):
        actions.kemajuan(db, "uji", row, Kemajuan(Status.BERJALAN), now(), versi=1)
    assert row.kegiatan == "Membuka loket ketiga"


def test_a_status_moves_one_step_at_a_time(db, unit):
    row = a_tindak_lanjut(db, unit)
    with pytest.raises(TindakLanjutSalah, match="berjalan atau dihentikan"):
        maju(db, row, Status.SELESAI)
    maju(db, row, Status.BERJALAN)
    maju(db, row, Status.SELESAI)
    # Midday in Jakarta is afternoon of the same day in Jayapura.
    assert row.selesai_pada == HARI
    with pytest.raises(TindakLanjutSalah, match="dibuka kembali"):
        maju(db, row, Status.BERJALAN)
    maju(db, row, Status.BERJALAN, "Loket kedua tutup lagi.")
    assert (row.selesai_pada, row.alasan_status) == (None, "Loket kedua tutup lagi.")
    with pytest.raises(TindakLanjutSalah, match="dihentikan"):
        maju(db, row, Status.DIHENTIKAN)


def test_done_is_not_in_the_future_and_says_what_came_of_it(db, unit):
    row = a_tindak_lanjut(db, unit, status=Status.BERJALAN)
    with pytest.raises(TindakLanjutSalah) as galat:
        maju(db, row, Status.SELESAI, selesai_pada=HARI + timedelta(days=1))
    assert galat.value.isian == "selesai_pada"
    with pytest.raises(TindakLanjutSalah) as galat:
        maju(db, row, Status.SELESAI, realisasi="")
    assert galat.value.isian == "realisasi"
    assert row.status == Status.BERJALAN


def test_today_is_the_day_of_the_unit(db):
    timur = a_unit(db, zona="Asia/Jayapura")
    row = a_tindak_lanjut(db, timur, status=Status.BERJALAN)
    malam = datetime.fromisoformat("2026-11-12T16:30:00+00:00")
    kini = Kemajuan(Status.SELESAI, "Sudah.")
    actions.kemajuan(db, "uji", row, kini, malam, versi=1)
    assert row.selesai_pada == date(2026, 11, 13)


def test_a_sealed_date_moves_only_with_a_reason_and_stays_known(db, unit):
    survei = a_survei(db, unit)
    row = a_tindak_lanjut(db, unit, survei)
    kunci_rencana(db, survei.id, now())
    lain = an_isi(tenggat=date(2027, 3, 31))
    with pytest.raises(TindakLanjutSalah) as galat:
        actions.ubah(db, "uji", row, lain, now(), versi=row.versi)
    assert galat.value.isian == "alasan"
    actions.ubah(db, "uji", row, lain, now(), versi=row.versi, alasan="Lelang diulang.")
    assert (row.tenggat_semula, row.tenggat) == (date(2099, 1, 31), date(2027, 3, 31))
    assert jejak(db)[-1].rincian["alasan_tenggat"] == ["", "Lelang diulang."]


@pytest.mark.parametrize("alasan", ["", "  ", "-", "...", "ok", "1234567"])
def test_another_date_says_in_words_why(db, unit, alasan):
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 11, 1), tayang_pada=now())
    with pytest.raises(TindakLanjutSalah, match="dengan kata-kata") as galat:
        actions.perpanjang(db, "uji", row, date(2027, 1, 31), alasan, now(), versi=row.versi)
    assert galat.value.isian == "alasan"
    assert row.perpanjangan == []


def test_each_extension_is_kept_and_is_news(db, unit):
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 11, 1), tayang_pada=now())
    for hari, alasan in ((date(2026, 12, 1), "Lelang diulang."), (date(2027, 1, 31), "Barang belum tiba.")):
        actions.perpanjang(db, "uji", row, hari, alasan, now(), versi=row.versi)
    assert [(p.dari, p.menjadi, p.alasan) for p in row.perpanjangan] == [
        (date(2026, 11, 1), date(2026, 12, 1), "Lelang diulang."),
        (date(2026, 12, 1), date(2027, 1, 31), "Barang belum tiba."),
    ]
    assert [(k.jenis, k.teks) for k in row.kabar] == [
        ("tenggat", "Lelang diulang."),
        ("tenggat", "Barang belum tiba."),
    ]
    assert (row.tenggat, row.alasan_tenggat) == (date(2027, 1, 31), "Barang belum tiba.")


def test_another_date_lies_ahead_and_is_another(db, unit):
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 11, 1), tayang_pada=now())
    for hari, harap in (
        (HARI - timedelta(days=1), "paling awal hari ini"),
        (date(2026, 11, 1), "sama dengan"),
    ):
        with pytest.raises(TindakLanjutSalah, match=harap) as galat:
            actions.perpanjang(db, "uji", row, hari, "Lelang diulang.", now(), versi=row.versi)
        assert galat.value.isian == "tenggat"
    lalu = an_isi(tenggat=date(2026, 11, 2))
    with pytest.raises(TindakLanjutSalah, match="paling awal hari ini"):
        actions.ubah(db, "uji", row, lalu, now(), versi=row.versi, alasan="Lelang diulang.")
    with pytest.raises(VersiBerbeda):
        actions.perpanjang(db, "uji", row, date(2027, 1, 1), "Lelang diulang.", now(), versi=row.versi - 1)


def test_what_is_over_or_unknown_is_not_extended(db, unit):
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 11, 1))
    with pytest.raises(TindakLanjutSalah, match="belum diketahui umum"):
        actions.perpanjang(db, "uji", row, date(2027, 1, 1), "Lelang diulang.", now(), versi=1)
    row.tayang_pada, row.status, row.selesai_pada = now(), Status.SELESAI, HARI
    with pytest.raises(TindakLanjutSalah, match="tidak lagi dikerjakan"):
        actions.perpanjang(db, "uji", row, date(2027, 1, 1), "Supaya tampak tepat.", now(), versi=1)


def test_who_carries_it_out_is_of_the_unit_and_stays_when_they_leave(db, unit):
    orang = a_akun(db, Peran.PETUGAS, unit.jalur)
    asing = a_akun(db, Peran.PETUGAS, a_unit(db).jalur)
    row = a_tindak_lanjut(db, unit)
    with pytest.raises(TindakLanjutSalah, match="bertugas di unit ini") as galat:
        actions.ubah(db, "uji", row, an_isi(pelaksana_id=asing.id), now(), versi=row.versi)
    assert galat.value.isian == "pelaksana"
    actions.ubah(db, "uji", row, an_isi(pelaksana_id=orang.id, sumber_anggaran="BLUD"), now(), versi=1)
    orang.aktif = False
    isi = an_isi(pelaksana_id=orang.id, sumber_anggaran="BLUD", kegiatan="Membuka loket ketiga")
    actions.ubah(db, "uji", row, isi, now(), versi=row.versi)
    assert (row.pelaksana, row.sumber_anggaran) == (orang, "BLUD")


def test_a_sealed_row_keeps_its_first_seal(db, unit):
    survei = a_survei(db, unit)
    row = a_tindak_lanjut(db, unit, survei)
    lain = a_tindak_lanjut(db, unit)
    kunci_rencana(db, survei.id, now())
    kunci_rencana(db, survei.id, now() + timedelta(days=30))
    assert row.tersegel_pada == now()
    assert lain.tersegel_pada is None


def test_only_what_no_sealed_report_quotes_is_deleted(db, unit):
    survei = a_survei(db, unit)
    tetap, hilang = a_tindak_lanjut(db, unit, survei), a_tindak_lanjut(db, unit)
    kunci_rencana(db, survei.id, now())
    with pytest.raises(TindakLanjutTetap):
        actions.hapus(db, "uji", tetap)
    actions.hapus(db, "uji", hilang)
    assert list(db.scalars(select(TindakLanjut))) == [tetap]
    assert jejak(db)[-1].rincian["keluaran"] == "Dua loket melayani tiap hari Senin"


def test_a_row_that_is_carried_on_is_looked_after_there(db, unit):
    lama = a_tindak_lanjut(db, unit, mulai=None, tenggat=date(2026, 11, 1))
    assert terlambat(lama, HARI)
    baru = a_tindak_lanjut(db, unit, lanjutan_dari=lama)
    assert not terlambat(lama, HARI)
    assert keadaan(lama, HARI) is Keadaan.DILANJUTKAN
    with pytest.raises(TindakLanjutTetap):
        actions.hapus(db, "uji", lama)
    actions.hapus(db, "uji", baru)
    db.expire_all()
    assert terlambat(lama, HARI)


@pytest.mark.parametrize(
    ("tenggat", "status", "harap"),
    [
        (date(2026, 11, 11), "direncanakan", Keadaan.LEWAT),
        (date(2026, 11, 12), "berjalan", Keadaan.SEGERA),
        (date(2026, 11, 26), "direncanakan", Keadaan.SEGERA),
        (date(2026, 11, 27), "berjalan", Keadaan.BERJALAN),
        (date(2026, 11, 27), "direncanakan", Keadaan.DIRENCANAKAN),
        (date(2026, 11, 11), "dihentikan", Keadaan.DIHENTIKAN),
    ],
)
def test_the_state_of_a_row_is_its_status_and_the_day(db, unit, tenggat, status, harap):
    row = a_tindak_lanjut(db, unit, mulai=None, tenggat=tenggat, status=status)
    assert keadaan(row, HARI) is harap


@pytest.mark.parametrize(
    "kolom",
    [
        {"mulai": date(2099, 2, 1)},
        {"status": "selesai"},
        {"sejak": date(2099, 2, 1)},
        {"tersegel_pada": datetime.fromisoformat("2026-11-12T00:00:00+00:00")},
    ],
)
def test_the_database_itself_refuses_what_cannot_be(db, unit: Unit, kolom):
    row = a_tindak_lanjut(db, unit)
    for nama, nilai in kolom.items():
        setattr(row, nama, nilai)
    with pytest.raises(IntegrityError):
        db.flush()
