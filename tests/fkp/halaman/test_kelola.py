from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import hold, setempat
from fkp.halaman.berjalan import Laju, sedang_berjalan
from fkp.halaman.kelola import panggilan, salam
from fkp.skm.models import Tahap
from tests.builders import SAAT, SANDI, a_akun, a_instansi, a_survei, a_unit
from tests.fkp.halaman.bangun import a_sah, a_terbit, counted, triwulan
from tests.page import Page, Pages


def beranda(pages: Pages, akun: Akun) -> Page:
    return pages.masuk(akun.nama_pengguna, SANDI).get("/kelola")


def tugas(page: Page) -> list[str]:
    return [
        "".join(h3.itertext())
        for ol in page.all("ol", class_="tugas")
        for h3 in ol.iter()
        if h3.tag[-2:] == "h3"
    ]


def test_greeting_follows_the_wall_clock_of_the_unit(db: Session, pages: Pages) -> None:
    unit = a_unit(db, zona="Asia/Jayapura")
    akun = a_akun(db, Peran.PETUGAS, unit.jalur, nama="dr. Rani Umpama")
    db.commit()
    page = beranda(pages, akun)
    assert page.h1 == "Selamat siang, Rani. Tidak ada yang menunggu Anda."
    assert "Kamis, 12 November 2026" in page.text
    jam = [(3, "malam"), (4, "pagi"), (11, "siang"), (15, "sore"), (18, "malam")]
    assert [salam(setempat(datetime(2026, 1, 1, n, tzinfo=UTC), "UTC")) for n, _ in jam] == [
        f"Selamat {ucapan}" for _, ucapan in jam
    ]
    assert panggilan("Hj.") == "Hj."


def test_petugas_is_told_to_close_what_is_over_and_open_what_should_run(db: Session, pages: Pages) -> None:
    unit = a_unit(db, singkatan="Kantor Umpama")
    a_survei(db, unit, **triwulan(3))
    a_survei(db, unit, tahap="rancangan")
    akun = a_akun(db, Peran.PETUGAS, unit.jalur)
    db.commit()
    page = beranda(pages, akun)
    assert "Ada dua hal untuk Anda." in page.h1
    assert set(tugas(page)) == {
        "Tutup survei Triwulan III 2026",
        "Buka survei Triwulan IV 2026",
    }
    assert "sejak 1 Okt" in page.text


def test_only_whoever_works_for_several_units_reads_which_one(db: Session, pages: Pages) -> None:
    induk = a_instansi(db)
    satu, lain = a_unit(db, induk, singkatan="Kantor Umpama"), a_unit(db, induk, singkatan="Kantor Misal")
    for unit in (satu, lain):
        a_survei(db, unit, **triwulan(3))
    milik_satu, semua = (a_akun(db, Peran.PETUGAS, jalur) for jalur in (satu.jalur, induk.jalur))
    db.commit()
    page = beranda(pages, milik_satu)
    assert tugas(page) == ["Tutup survei Triwulan III 2026"]
    assert "Kantor Umpama" not in page.text
    page = beranda(Pages(pages.client.application), semua)
    assert set(tugas(page)) == {
        "Tutup survei Triwulan III 2026, Kantor Umpama",
        "Tutup survei Triwulan III 2026, Kantor Misal",
    }


def test_pimpinan_seals_after_the_grace_days_and_then_publishes(db: Session, pages: Pages) -> None:
    unit = a_unit(db, singkatan="Kantor Umpama")
    a_sah(db, unit, 2)
    with hold(SAAT):
        tutup = a_survei(db, unit, dengan=5, tahap="ditutup", **triwulan(3))
    pimpinan = a_akun(db, Peran.PIMPINAN, unit.jalur)
    petugas = a_akun(db, Peran.PETUGAS, unit.jalur)
    db.commit()
    page = beranda(pages, pimpinan)
    assert set(tugas(page)) == {
        "Terbitkan hasil Triwulan II 2026",
        "Sahkan hasil Triwulan III 2026",
    }
    assert tugas(beranda(Pages(pages.client.application), petugas)) == []
    tutup.masa_tenggang = 90
    db.commit()
    page = pages.get("/kelola")
    assert tugas(page) == ["Terbitkan hasil Triwulan II 2026"]


def test_survey_closed_without_answers_asks_nothing_of_anyone(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    a_survei(db, unit, tahap="ditutup", **triwulan(3))
    akun = a_akun(db, Peran.PIMPINAN, unit.jalur)
    db.commit()
    assert tugas(beranda(pages, akun)) == []


def test_layanan_that_will_fall_short_is_named_with_its_reckoning(db: Session, pages: Pages) -> None:
    unit = a_unit(db, singkatan="Kantor Umpama", layanan=1)
    a_survei(db, unit, dengan=43, populasi=700)
    akun = a_akun(db, Peran.PETUGAS, unit.jalur)
    db.commit()
    page = beranda(pages, akun)
    assert tugas(page) == ["Jawaban untuk Layanan 1 tertinggal"]
    assert (
        "Baru 43 dari 248 yang disyaratkan. Bila lajunya tetap seperti 43 hari pertama, "
        "pada 31 Desember terkumpul 92." in page.text
    )
    assert "43 dari 248 jawaban" in page.text


def test_pace_is_judged_by_whole_days_and_not_too_early() -> None:
    assert Laju("A", 10, 100, 80, hari=2, sisa=90).tertinggal is False
    assert Laju("A", 0, 100, 80, hari=3, sisa=90).tertinggal is True
    assert Laju("A", 40, 100, 80, hari=10, sisa=10).tertinggal is False
    assert Laju("A", 39, 100, 80, hari=10, sisa=10).tertinggal is True
    assert Laju("A", 0, None, None, hari=30, sisa=10).tertinggal is False


def test_survey_of_unknown_population_asks_for_it_instead_of_guessing(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    a_survei(db, unit, dengan=7, populasi=None)
    akun = a_akun(db, Peran.PETUGAS, unit.jalur)
    db.commit()
    page = beranda(pages, akun)
    assert "7 jawaban" in page.text
    assert "Isi jumlah penerima tiap layanan" in page.text
    assert tugas(page) == []


def test_pembina_learns_which_units_have_no_survey(db: Session, pages: Pages) -> None:
    akar = a_instansi(db, "Dinas Umpama")
    tanpa, punya = a_unit(db, akar, nama="Unit Tanpa"), a_unit(db, akar, nama="Unit Punya")
    a_terbit(db, tanpa, 3)
    a_survei(db, punya, dengan=9)
    a_unit(db, nama="Unit Instansi Lain")
    akun = a_akun(db, Peran.PEMBINA, akar.jalur)
    db.commit()
    page = beranda(pages, akun)
    assert tugas(page) == ["1 unit belum punya survei"]
    semua = pages.get("/kelola/ringkas")
    assert semua.h1 == "2 unit"
    assert "Unit Instansi Lain" not in semua.text
    assert "TW III 2026" in semua.text
    assert "Dibuka 9" in semua.text
    kurang = pages.get("/kelola/ringkas?tanpa=ya")
    assert kurang.h1 == "1 unit belum punya survei"
    assert "Unit Punya" not in kurang.text


def test_admin_of_an_empty_house_is_told_the_first_steps(db: Session, pages: Pages) -> None:
    akun = a_akun(db, Peran.ADMIN, "/")
    db.commit()
    assert tugas(beranda(pages, akun)) == ["Belum ada unit layanan", "Belum ada orang selain Anda"]


@pytest.mark.parametrize("peran", list(Peran))
def test_every_role_has_a_home(db: Session, pages: Pages, peran: Peran) -> None:
    unit = a_unit(db)
    survei = a_survei(db, unit, dengan=3)
    akun = a_akun(db, peran, unit.jalur)
    db.commit()
    page = beranda(pages, akun)
    assert page.h1.startswith("Selamat")
    if peran is Peran.NOTULIS:
        assert "Forum yang notulennya ditugaskan kepada Anda" in page.text
    else:
        assert ("3" in page.text) or f"/s/{survei.kode}" in page.html


def test_home_never_speaks_of_another_unit(db: Session, pages: Pages) -> None:
    lain = a_unit(db, nama="Rahasia Lain")
    a_survei(db, lain, dengan=8)
    a_survei(db, lain, tahap=Tahap.RANCANGAN)
    akun = a_akun(db, Peran.PETUGAS, a_unit(db).jalur)
    db.commit()
    page = beranda(pages, akun)
    assert "Rahasia Lain" not in page.text
    assert "Tidak ada survei yang sedang dibuka." in page.text


def test_staff_home_asks_the_database_the_same_whatever_the_number_of_surveys(
    db: Session, pages: Pages
) -> None:
    akar = a_instansi(db)
    akun = a_akun(db, Peran.PETUGAS, akar.jalur)
    akun.penugasan.append(type(akun.penugasan[0])(peran=Peran.PEMBINA, jalur=akar.jalur))
    a_survei(db, a_unit(db, akar), dengan=1)
    db.commit()
    pages.masuk(akun.nama_pengguna, SANDI).get("/kelola")
    asked: dict[str, set[int]] = {"/kelola": set(), "/kelola/ringkas": set()}
    for banyak in (1, 5):
        for _ in range(banyak):
            unit = a_unit(db, akar)
            a_survei(db, unit, dengan=2)
            a_terbit(db, unit, 2, dengan=6)
        db.commit()
        for url, jumlah in asked.items():
            with counted(db) as statements:
                pages.get(url)
            jumlah.add(len(statements))
    assert all(len(n) == 1 for n in asked.values()), asked


def test_agenda_names_the_days_on_which_surveys_begin_and_end(db: Session, pages: Pages) -> None:
    unit = a_unit(db, singkatan="Kantor Umpama")
    a_survei(db, unit, periode="bulan", mulai=date(2026, 11, 1), akhir=date(2026, 11, 16))
    akun = a_akun(db, Peran.PETUGAS, unit.jalur)
    db.commit()
    page = beranda(pages, akun)
    assert "Min, 15 Nov Hari terakhir 1 November sampai 15 November 2026" in page.text
    assert len(sedang_berjalan(db, (unit.jalur,), SAAT)) == 1
