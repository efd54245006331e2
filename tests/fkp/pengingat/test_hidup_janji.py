"""The life of a promise with a moved clock: each reader hears of each day once, in the morning."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete
from sqlalchemy.orm import Session

from fkp.akun.models import Penugasan, Peran
from fkp.config import Config
from fkp.pengingat.ingatkan import ingatkan
from fkp.tindak_lanjut.actions import kemajuan, ubah
from fkp.tindak_lanjut.isi import Kemajuan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from tests.builders import a_akun
from tests.fkp.pengingat.bangun import ZONA, Daerah, acara, lokal, pesan, surat
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, an_isi

TENGGAT = date(2026, 11, 30)
# One minute before seven and seven, in each of the zones, as the clock in Greenwich shows them.
PAGI = ((-1, 21, 59), (-1, 22, 0), (-1, 22, 59), (-1, 23, 0), (-1, 23, 59), (0, 0, 0))


def pagi(hari: date, zona: str = "Asia/Jakarta") -> datetime:
    """Eight in the morning there."""
    jam = {"Asia/Jakarta": 1, "Asia/Makassar": 0, "Asia/Jayapura": -1}[zona]
    return datetime.combine(hari, time(0), UTC) + timedelta(hours=jam)


def a_janji(db: Session, daerah: Daerah, zona: str = "Asia/Jakarta", **kolom: object) -> TindakLanjut:
    row = a_tindak_lanjut(db, daerah.unit[zona], **{"tenggat": TENGGAT, **kolom})
    db.commit()
    return row


def test_two_months_of_a_promise_in_three_zones(app: Flask, db: Session, daerah: Daerah) -> None:
    for zona in ZONA:
        a_janji(db, daerah, zona)
    for ke in range(-20, 42):
        hari = TENGGAT + timedelta(days=ke)
        # At six moments of the days on which something is due, at the last of them on every other.
        for geser, jam, menit in PAGI if ke in (-14, -3, 0, 1, 7, 14, 21, 28, 30) else PAGI[-1:]:
            saat = datetime.combine(hari + timedelta(days=geser), time(jam, menit), UTC)
            ingatkan(app, saat)
    for zona in ZONA:
        diterima = {
            siapa: [lokal(s.waktu, zona) + " " + s.kunci.split()[-1] for s in pesan(db, akun)]
            for siapa, akun in (("petugas", daerah.petugas[zona]), ("pimpinan", daerah.pimpinan[zona]))
        }
        assert diterima["petugas"] == [
            "11-16 07:00 -14",
            "11-27 07:00 -3",
            "11-30 07:00 +0",
            "12-01 07:00 +1",
            "12-07 07:00 +7",
            "12-14 07:00 +14",
            "12-21 07:00 +21",
            "12-28 07:00 +28",
        ]
        assert diterima["pimpinan"] == ["12-07 07:00 +7"]
    # Each of the three promises is the unit's own morning.
    assert [lokal(s.waktu, z) for s, z in zip(pesan(db, daerah.pembina), reversed(ZONA), strict=True)] == [
        "12-30 07:00"
    ] * 3
    # Everybody has an address: a letter for each message, to nobody else.
    assert len(surat(db)) == len(pesan(db)) == 3 * 9 + 3
    assert len({satu.kunci for satu in surat(db)}) == len(surat(db))


def test_a_letter_says_what_until_when_and_how_to_stop_and_names_nobody(
    app: Flask, db: Session, daerah: Daerah
) -> None:
    row = a_janji(db, daerah, kegiatan="Membuka\nloket kedua", pelaksana_id=daerah.petugas["Asia/Jakarta"].id)
    asli: Config = app.config["FKP"]
    for alamat, saat in (("", TENGGAT), ("https://skm.contoh.example", TENGGAT + timedelta(days=7))):
        app.config["FKP"] = replace(asli, alamat_publik=alamat)
        ingatkan(app, pagi(saat))
    app.config["FKP"] = asli
    hari_ini, telat, pimpinan = surat(db)
    assert (hari_ini.judul, hari_ini.kepada) == (
        "Tenggat hari ini: Membuka loket kedua",
        "petugas-jakarta@contoh.example",
    )
    assert hari_ini.isi.splitlines() == [
        "Yth. Petugas-Jakarta",
        "",
        "Tenggat hari ini: Membuka loket kedua",
        "",
        "Sudah terwujud? Tandai selesai. Belum? Tulis hambatannya dan beri tenggat baru.",
        "Tenggat: Senin, 30 November 2026.",
        "Keluaran: Dua loket melayani tiap hari Senin",
        "Unit: Kantor Jakarta. Penanggung jawab: Seksi Pelayanan.",
        "",
        f"Buka: Provinsi Contoh, halaman /kelola/tindak-lanjut/{row.id}",
        "",
        "Provinsi Contoh mengirim tiap pengingat satu kali. Pesan yang sama ada di kotak masuk Anda.",
        "Berhenti menerima surel ini: kosongkan alamat surel di Provinsi Contoh, halaman /kelola/akun",
    ]
    assert f"Buka: https://skm.contoh.example/kelola/tindak-lanjut/{row.id}" in telat.isi
    assert "di https://skm.contoh.example/kelola/akun" in telat.isi
    assert pimpinan.judul == "Lewat 7 hari, perlu keputusan Anda: Membuka loket kedua"
    assert "Petugas-Jakarta" not in pimpinan.isi
    assert pesan(db)[0].alamat == f"/kelola/tindak-lanjut/{row.id}"


@pytest.mark.parametrize("zona", ZONA)
def test_nobody_is_woken_at_night(app: Flask, db: Session, daerah: Daerah, zona: str) -> None:
    a_janji(db, daerah, zona)
    malam = pagi(TENGGAT - timedelta(days=1), zona) + timedelta(hours=12)  # 20.00
    assert ingatkan(app, pagi(TENGGAT - timedelta(days=20), zona)) == 0
    assert ingatkan(app, malam) == 0
    assert ingatkan(app, malam + timedelta(hours=10, minutes=59, seconds=59)) == 0
    assert ingatkan(app, malam - timedelta(seconds=1)) == 1, "19.59 the evening before: three days before"
    assert ingatkan(app, malam + timedelta(hours=11)) == 1, "07.00 on the day"
    asli: Config = app.config["FKP"]
    app.config["FKP"] = replace(asli, jam_tenang=(time(8), time(9)))
    hari = pagi(TENGGAT + timedelta(days=1), zona)
    assert [ingatkan(app, hari + timedelta(minutes=m)) for m in (-1, 0, 59, 60)] == [1, 0, 0, 0]
    app.config["FKP"] = asli


def test_what_is_done_stopped_carried_on_or_closed_is_silent(app: Flask, db: Session, daerah: Daerah) -> None:
    oleh = daerah.petugas["Asia/Jakarta"]
    for status in (Status.SELESAI, Status.DIHENTIKAN):
        row = a_janji(db, daerah, status=Status.BERJALAN)
        kemajuan(db, oleh, row, Kemajuan(status, "Sudah."), pagi(TENGGAT), versi=row.versi, alasan="Diganti.")
    lama = a_janji(db, daerah)
    a_janji(db, daerah, lanjutan_dari=lama, tenggat=date(2027, 6, 30))
    a_janji(db, daerah, "Asia/Makassar")
    daerah.unit["Asia/Makassar"].aktif = False
    a_janji(db, daerah, "Asia/Jayapura")
    daerah.petugas["Asia/Jayapura"].aktif = daerah.pimpinan["Asia/Jayapura"].aktif = False
    db.commit()
    for ke in (-14, 0, 7):
        assert ingatkan(app, pagi(TENGGAT + timedelta(days=ke))) == 0
    assert ingatkan(app, pagi(TENGGAT + timedelta(days=30))) == 1, "only the pembina is left to hear of one"
    assert acara(db) == ["tenggat 2026-11-30 pembina +30"]


def test_another_date_makes_other_occasions_and_one_taken_up_again_is_late_again(
    app: Flask, db: Session, daerah: Daerah
) -> None:
    oleh = daerah.petugas["Asia/Jakarta"]
    row = a_janji(db, daerah, status=Status.BERJALAN)
    ingatkan(app, pagi(date(2026, 11, 27)))
    ubah(
        db,
        oleh,
        row,
        an_isi(tenggat=date(2026, 12, 20)),
        pagi(date(2026, 11, 28)),
        versi=row.versi,
        alasan="Cetak ulang.",
    )
    db.commit()
    for ke in range(60):
        ingatkan(app, pagi(date(2026, 11, 28) + timedelta(days=ke)))
        if ke == 29:
            kemajuan(db, oleh, row, Kemajuan(Status.SELESAI, "Jadi."), pagi(TENGGAT), versi=row.versi)
            db.commit()
        if ke == 40:
            buka = Kemajuan(Status.BERJALAN)
            kemajuan(db, oleh, row, buka, pagi(TENGGAT), versi=row.versi, alasan="Rusak lagi.")
            db.commit()
    assert acara(db, oleh) == [
        "tenggat 2026-11-30 pelaksana -3",
        "tenggat 2026-12-20 pelaksana -14",
        "tenggat 2026-12-20 pelaksana -3",
        "tenggat 2026-12-20 pelaksana +0",
        "tenggat 2026-12-20 pelaksana +1",
        "tenggat 2026-12-20 pelaksana +7",
        "tenggat 2026-12-20 pelaksana +14",
        "tenggat 2026-12-20 pelaksana +21",
        "tenggat 2026-12-20 pelaksana +28",
    ]


def test_found_late_a_promise_brings_its_newest_occasion_only(
    app: Flask, db: Session, daerah: Daerah
) -> None:
    a_janji(db, daerah)
    assert ingatkan(app, pagi(TENGGAT + timedelta(days=100))) == 1
    assert acara(db) == ["tenggat 2026-11-30 pelaksana +84"], "what lies a month back is for the digest"
    assert pesan(db)[0].judul.startswith("Lewat 100 hari: ")
    a_janji(db, daerah, "Asia/Makassar")
    assert ingatkan(app, pagi(TENGGAT + timedelta(days=36))) == 4
    assert sorted(acara(db)[1:]) == [
        "tenggat 2026-11-30 pelaksana +28",
        "tenggat 2026-11-30 pelaksana +28",
        "tenggat 2026-11-30 pembina +30",
        "tenggat 2026-11-30 pembina +30",
    ]
    assert {s.waktu for s in pesan(db, daerah.pimpinan["Asia/Makassar"])} == set(), (
        "29 days ago: for the digest"
    )


def test_it_goes_to_whoever_answers_for_it_now(app: Flask, db: Session, daerah: Daerah) -> None:
    unit, rani = daerah.unit["Asia/Jakarta"], daerah.petugas["Asia/Jakarta"]
    budi = a_akun(db, Peran.PETUGAS, unit.jalur, sandi_hash="-")
    a_janji(db, daerah)
    milik = a_janji(db, daerah, pelaksana_id=rani.id)
    ingatkan(app, pagi(TENGGAT))
    assert [len(pesan(db, satu)) for satu in (rani, budi)] == [2, 1], "the second is Rani's own"
    # Who joins hears of the next day; who leaves hears nothing more, and what was theirs is everybody's.
    citra = a_akun(db, Peran.PETUGAS, daerah.puncak.jalur, sandi_hash="-")
    db.execute(delete(Penugasan).where(Penugasan.akun_id == rani.id))
    db.commit()
    db.expire_all()
    ingatkan(app, pagi(TENGGAT) + timedelta(hours=1))
    assert [len(pesan(db, satu)) for satu in (rani, budi, citra)] == [2, 2, 1]
    assert pesan(db, citra)[0].kunci.startswith(f"janji {milik.id} ")
    ingatkan(app, pagi(TENGGAT + timedelta(days=1)))
    assert [len(pesan(db, satu)) for satu in (rani, budi, citra)] == [2, 4, 3]
    # Without any petugas the head of the unit is asked, once, not also as the one above.
    db.execute(delete(Penugasan).where(Penugasan.akun_id.in_((budi.id, citra.id))))
    db.commit()
    db.expire_all()
    ingatkan(app, pagi(TENGGAT + timedelta(days=7)))
    assert acara(db, daerah.pimpinan["Asia/Jakarta"]) == ["tenggat 2026-11-30 pelaksana +7"] * 2
