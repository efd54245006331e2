"""The recap on the page: at once, in scope, few questions to the database."""

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.jejak.models import Jejak
from fkp.kerja.models import Pekerjaan
from fkp.unit.models import Instansi
from tests.builders import SANDI, a_akun, a_instansi, a_survei, a_unit
from tests.fkp.halaman.bangun import a_sah, a_terbit, counted, triwulan
from tests.page import Pages


def test_it_says_first_who_is_missing_and_keeps_the_two_figures_apart(
    db: Session, puncak: Instansi, ruang: Pages
) -> None:
    a_terbit(db, a_unit(db, puncak, "Loket Pagi"), 3, dengan=12)
    a_sah(db, a_unit(db, puncak, "Loket Sore"), 3, dengan=33)
    a_unit(db, puncak, "Loket Malam")
    a_unit(db, a_instansi(db), "Rahasia Lain")
    db.commit()
    page = ruang.get("/kelola/rekap")
    assert page.h1 == "1 dari 3 unit belum melapor Triwulan III 2026"
    assert "dari 45 responden" in page.text
    assert "Rata-rata antarunit, terpisah" in page.text
    assert "Belum ada survei" in page.text
    assert "Disahkan, belum terbit" in page.text
    assert "Rahasia Lain" not in page.text
    assert ruang.get("/kelola/rekap?periode=triwulan-2&tahun=2026").h1.startswith("3 dari 3 unit")


def test_order_is_the_readers_choice(db: Session, puncak: Instansi, ruang: Pages) -> None:
    for nama, n in (("Aksa", 50), ("Bumi", 10)):
        a_sah(db, a_unit(db, puncak, nama), 3, dengan=n)
    db.commit()
    naik = ruang.get("/kelola/rekap?urut=unit").text
    turun = ruang.get("/kelola/rekap?urut=unit&arah=turun").text
    assert naik.rindex("Aksa") < naik.rindex("Bumi")
    assert turun.rindex("Aksa") > turun.rindex("Bumi")
    for urut in ("ikm", "responden", "perubahan", "instansi", "apa saja"):
        ruang.get(f"/kelola/rekap?urut={urut}&hal=9")


def test_what_cannot_be_chosen_is_said_and_the_usual_one_shown(
    db: Session, puncak: Instansi, ruang: Pages
) -> None:
    page = ruang.get("/kelola/rekap?periode=triwulan-3&tahun=20x6", status=422)
    assert "Tahun harus antara 2000 dan 2100." in page.text
    for salah in ("triwulan-7", "abad-1", "bulan-", "tahun-2"):
        page = ruang.get(f"/kelola/rekap?periode={salah}&tahun=2026", status=422)
        assert "Pilih periode dari daftar." in page.text


def test_a_node_outside_the_scope_does_not_exist(db: Session, puncak: Instansi, ruang: Pages) -> None:
    lain = a_instansi(db, "Kota Lain")
    db.commit()
    ruang.get(f"/kelola/rekap?instansi={lain.id}", status=404)
    ruang.get("/kelola/rekap?instansi=99999999999", status=404)
    token = ruang.get("/kelola/rekap").all("input", name="csrf_token")[0].get("value")
    ruang.post("/kelola/rekap/berkas", {"instansi": lain.id, "csrf_token": token}, status=404)
    assert db.scalar(select(Pekerjaan)) is None


def test_a_pembina_of_one_unit_is_told_where_to_look(app: Flask, db: Session, puncak: Instansi) -> None:
    akun = a_akun(db, Peran.PEMBINA, a_unit(db, puncak).jalur)
    db.commit()
    page = Pages(app).masuk(akun.nama_pengguna, SANDI).get("/kelola/rekap")
    assert "Peran Anda hanya mencakup satu unit" in page.text


def test_its_files_are_asked_for_by_a_button(db: Session, puncak: Instansi, dewi: Akun, ruang: Pages) -> None:
    a_sah(db, a_unit(db, puncak), 3)
    db.commit()
    page = ruang.fill("/kelola/rekap?periode=triwulan-3&tahun=2026", {}, form=1)
    assert page.h1 == "Rekap Triwulan III 2026, Kota Misal"
    pekerjaan = db.scalars(select(Pekerjaan)).one()
    assert pekerjaan.permintaan["jalur"] == puncak.jalur
    assert db.scalars(select(Jejak.aksi).order_by(Jejak.nomor.desc())).first() == "pekerjaan dimulai"


def test_two_questionnaires_are_two_recaps(db: Session, puncak: Instansi, ruang: Pages) -> None:
    a_sah(db, a_unit(db, puncak), 3, dengan=10)
    a_sah(db, a_unit(db, puncak), 3, dengan=21, instrumen="skm-16")
    db.commit()
    assert "tidak boleh dicampur" in ruang.get("/kelola/rekap").text
    assert "dari 21 responden" in ruang.get("/kelola/rekap?kuesioner=skm-16.1").text


def test_more_units_ask_the_database_no_more_often(db: Session, puncak: Instansi, ruang: Pages) -> None:
    a_sah(db, a_unit(db, puncak), 3, dengan=6)
    db.commit()
    ruang.get("/kelola/rekap")
    banyak = set()
    for _ in range(2):
        for _ in range(2):
            unit = a_unit(db, a_instansi(db, induk=puncak))
            a_sah(db, unit, 2, dengan=6)
            a_sah(db, unit, 3, dengan=6)
            a_survei(db, a_unit(db, puncak), **triwulan(3))
        db.commit()
        with counted(db) as statements:
            ruang.get("/kelola/rekap")
        banyak.add(len(statements))
    assert len(banyak) == 1, banyak
