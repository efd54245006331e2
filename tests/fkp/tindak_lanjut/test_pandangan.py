"""The views of the register: mine, late, by unsur, by day, by quarter; the calendar and the table to take
away."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import insert, select

from fkp.akun.models import Akun, Peran
from fkp.clock import now
from fkp.tindak_lanjut.actions import ubah
from fkp.tindak_lanjut.models import Asal, LangkahJanji, PerpanjanganJanji, Status, TindakLanjut
from tests.builders import SAAT, SANDI, a_akun, a_instansi, a_unit, sign_in
from tests.fkp.halaman.bangun import counted
from tests.fkp.tindak_lanjut.bangun import ISI, a_tindak_lanjut, an_isi
from tests.page import H, Page, Pages

DAFTAR = "/kelola/tindak-lanjut"


def tab(page: Page) -> dict[str, str]:
    """The words of each view above the list and its address; the one that is open is marked."""
    nav = page.all("nav", class_="tab")[0]
    semua = {}
    for a in nav.iter(H + "a"):
        teks = "".join(t for t in a.itertext() if "belum selesai" not in t)
        semua[f"[{teks}]" if a.get("aria-current") else teks] = a.get("href") or ""
    return semua


def judul(page: Page) -> list[str]:
    return [
        " ".join("".join(a.itertext()).split())
        for th in page.all("th", scope="row")
        for a in th.iter(H + "a")
    ]


@pytest.fixture
def saya(db, unit):
    return a_akun(db, Peran.PETUGAS, unit.jalur)


@pytest.fixture
def masuk(db, pages, saya):
    db.commit()
    return pages.masuk(saya.nama_pengguna, SANDI)


def test_the_list_says_first_how_many_are_late_and_which_are_mine(db, unit, saya, masuk):
    telat, kemarin = date(2026, 10, 1), date(2026, 11, 11)
    a_tindak_lanjut(db, unit, kegiatan="Punya saya", tenggat=telat, pelaksana_id=saya.id)
    a_tindak_lanjut(db, unit, kegiatan="Punya rekan", tenggat=kemarin, unsur="sarana")
    a_tindak_lanjut(db, unit, kegiatan="Nanti", pelaksana_id=saya.id)
    selesai = {"status": Status.SELESAI, "selesai_pada": kemarin, "tenggat": kemarin}
    a_tindak_lanjut(db, unit, kegiatan="Sudah", pelaksana_id=saya.id, **selesai)
    db.commit()
    page = masuk.get(DAFTAR)
    lede = " ".join("".join(page.all("p", class_="lede")[0].itertext()).split())
    assert lede == "1 janji Anda lewat waktu. Seluruhnya 2 tindak lanjut lewat waktu."
    assert judul(page) == ["Punya saya", "Punya rekan", "Nanti", "Sudah"]
    semua = tab(page)
    assert list(semua) == [
        "[Unit saya]",
        "Milik saya (2)",
        "Lewat waktu (2)",
        "Per unsur",
        "Kalender",
        "Triwulan",
    ]
    milik = masuk.get(semua["Milik saya (2)"])
    assert judul(milik) == ["Punya saya", "Nanti", "Sudah"]
    assert "[Milik saya (2)]" in tab(milik)
    assert judul(masuk.get(semua["Lewat waktu (2)"])) == ["Punya saya", "Punya rekan"]
    # What was asked for goes along to the other views.
    tersaring = tab(masuk.get(f"{DAFTAR}?unsur=sarana&milik=saya"))
    for nama in ("Per unsur", "Kalender", "Triwulan"):
        assert "unsur=sarana" in tersaring[nama]
        assert (
            masuk.get(tersaring[nama]).fields() | {"unsur": "sarana", "milik": "saya"}
            == masuk.get(tersaring[nama]).fields()
        )
    assert "unsur=sarana" in tersaring["Unit saya"]
    assert "milik" not in tersaring["Unit saya"]


def test_by_unsur_the_one_in_most_need_comes_first(db, unit, petugas):
    for n in range(7):
        a_tindak_lanjut(db, unit, kegiatan=f"Sarana {n}", unsur="sarana", tenggat=date(2026, 11, 1 + n))
    a_tindak_lanjut(db, unit, kegiatan="Biaya", unsur="biaya", tenggat=date(2026, 11, 20))
    a_tindak_lanjut(db, unit, kegiatan="Waktu", unsur="waktu")
    a_tindak_lanjut(db, unit, kegiatan="Persyaratan", unsur="persyaratan")
    a_tindak_lanjut(db, unit, kegiatan="Umum", unsur="", status=Status.BERJALAN)
    db.commit()
    page = petugas.get(f"{DAFTAR}/unsur")
    bagian = [e.get("id") for e in page.all("h2") if (e.get("id") or "").startswith("unsur-")]
    assert bagian == ["unsur-sarana", "unsur-biaya", "unsur-persyaratan", "unsur-waktu", "unsur-tanpa"]
    assert judul(page)[:6] == [f"Sarana {n}" for n in range(5)] + ["Biaya"]
    assert "7 lewat waktu" in page.text
    semua = [a.get("href") for a in page.all("a") if (a.get("href") or "").endswith("unsur=sarana")]
    assert len(judul(petugas.get(semua[0]))) == 7
    assert judul(petugas.get(f"{DAFTAR}?unsur=tanpa")) == ["Umum"]
    assert "Tidak ada tindak lanjut yang cocok" in petugas.get(f"{DAFTAR}/unsur?asal=skm").text


def test_the_sheet_of_a_month_has_each_promise_on_its_day(db, unit, petugas):
    for n in range(6):
        a_tindak_lanjut(db, unit, kegiatan=f"Akhir tahun {n}", tenggat=date(2026, 12, 31))
    a_tindak_lanjut(db, unit, kegiatan="Tahun baru", tenggat=date(2027, 1, 1))
    a_tindak_lanjut(db, a_unit(db), kegiatan="Rahasia tetangga", tenggat=date(2026, 12, 31))
    db.commit()
    page = petugas.get(f"{DAFTAR}/kalender?bulan=2026-12&asal=forum")
    assert page.h1 == "Tenggat tindak lanjut Desember 2026"
    assert "6 tindak lanjut bertenggat Desember 2026" in page.text
    assert "Akhir tahun 3" in page.text
    assert "Tahun baru" not in page.text
    assert "Rahasia" not in page.text
    lagi = [a for a in page.all("a") if "hari=2026-12-31" in (a.get("href") or "")]
    assert "".join(lagi[0].itertext()).startswith("2 lagi")
    assert len(judul(petugas.get(lagi[0].get("href") or ""))) == 6
    bulan = [a.get("href") or "" for a in page.all("a", rel="next")]
    assert "asal=forum" in bulan[0]
    assert "Tahun baru" in petugas.get(bulan[0]).text
    for ngawur in ("?bulan=x", "?bulan=2026-13", "?hari=2026-02-30&bulan=9999-1"):
        assert petugas.get(f"{DAFTAR}/kalender{ngawur}").h1 == "Tenggat tindak lanjut November 2026"


def test_the_grid_of_a_year_is_the_table_of_the_report(db, unit, petugas):
    a_tindak_lanjut(
        db, unit, kegiatan="Papan alur", unsur="sarana", mulai=date(2026, 4, 1), tenggat=date(2026, 9, 30)
    )
    a_tindak_lanjut(db, unit, kegiatan="Loket", unsur="persyaratan", tenggat=date(2026, 12, 1))
    a_tindak_lanjut(db, unit, kegiatan="Tahun depan", tenggat=date(2027, 2, 1))
    db.commit()
    page = petugas.get(f"{DAFTAR}/triwulan")
    baris = [tr for tr in page.all("tr") if any(td.get("class") == "n" for td in tr.iter(H + "td"))]
    isi = [[" ".join("".join(sel.itertext()).split()) for sel in tr] for tr in baris]
    assert [(b[0], b[1], b[2].split(" Keluaran")[0].split("Keluaran")[0], b[7]) for b in isi] == [
        ("1", "Persyaratan", "Loket", "Seksi Pelayanan"),
        ("2", "Sarana dan Prasarana", "Papan alur", "Seksi Pelayanan"),
    ]
    kotak = [[bool(len(td)) for td in tr.iter(H + "td") if td.get("class") == "tw-satu"] for tr in baris]
    assert kotak == [[False, False, False, True], [False, True, True, False]]
    assert judul(petugas.get(f"{DAFTAR}/triwulan?tahun=2027")) == ["Tahun depan"]
    assert (
        "Tidak ada tindak lanjut yang dikerjakan pada 2031"
        in petugas.get(f"{DAFTAR}/triwulan?tahun=2031").text
    )


def test_the_grid_says_how_every_row_stands(db, unit, petugas):
    for status, kolom in (
        ("Direncanakan", {}),
        ("Berjalan", {"status": Status.BERJALAN}),
        ("Dihentikan", {"status": Status.DIHENTIKAN}),
        ("Selesai", {"status": Status.SELESAI, "selesai_pada": date(2026, 11, 1)}),
    ):
        a_tindak_lanjut(db, unit, kegiatan=f"Yang {status}", tenggat=date(2026, 12, 31), **kolom)
    db.commit()
    page = petugas.get(f"{DAFTAR}/triwulan")
    baris = [" ".join("".join(th.itertext()).split()) for th in page.all("th", scope="row")]
    for nama in ("Direncanakan", "Berjalan", "Dihentikan", "Selesai"):
        (satu,) = [teks for teks in baris if f"Yang {nama}" in teks]
        assert satu.endswith(nama)


@pytest.mark.parametrize("alamat", ["", "/unsur", "/kalender", "/triwulan"])
def test_a_state_that_there_is_not_asks_for_nothing_and_the_filter_says_so(db, unit, petugas, alamat):
    a_tindak_lanjut(db, unit)
    db.commit()
    page = petugas.get(f"{DAFTAR}{alamat}?keadaan=ngawur")
    (pilih,) = page.all("select", id="keadaan")
    assert [o.get("value") for o in pilih.iter(H + "option") if o.get("selected") is not None] == []
    assert [a for a in page.all("a") if "ngawur" in (a.get("href") or "")] == []


def acara(pages: Pages, alamat: str) -> list:
    jawab = pages.client.get(alamat)
    assert (jawab.status_code, jawab.headers["Cache-Control"]) == (200, "no-store")
    return list(Calendar.from_ical(jawab.get_data().decode()).walk("VEVENT"))


def test_the_calendar_to_subscribe_to_follows_its_owner(app, db, unit, saya, masuk):
    rahasia = a_akun(db, Peran.PETUGAS, unit.jalur, nama="Sulastri Pelaksana")
    row = a_tindak_lanjut(db, unit, kegiatan="Papan; alur,\nbaru", tenggat=date(2026, 12, 1))
    row.pelaksana_id = rahasia.id
    row.penanggung_jawab = f"{rahasia.nama}, Kepala Seksi"
    a_tindak_lanjut(db, unit, kegiatan="Berhenti", status=Status.DIHENTIKAN)
    a_tindak_lanjut(db, a_unit(db), kegiatan="Tetangga")
    db.commit()
    [isian] = masuk.get(f"{DAFTAR}/kalender").all("input", id="alamat-ics")
    alamat = (isian.get("value") or "").removeprefix("http://localhost")
    siapa_pun = Pages(app)
    [satu] = acara(siapa_pun, alamat)
    assert (satu["summary"], satu["dtstart"].dt, satu["sequence"]) == (
        "Tenggat: Papan; alur,\nbaru",
        date(2026, 12, 1),
        1,
    )
    assert "Sulastri" not in siapa_pun.client.get(alamat).text
    uid = satu["uid"]
    isi = replace(an_isi(), tenggat=date(2026, 12, 5))
    ubah(db, saya, row, isi, now(), versi=1)
    db.commit()
    [kini] = acara(siapa_pun, alamat)
    assert (kini["uid"], kini["sequence"], kini["dtstart"].dt) == (uid, 2, date(2026, 12, 5))

    # Wherever they answer now, not where they answered when they copied the address.
    lain = a_unit(db)
    a_tindak_lanjut(db, lain, kegiatan="Unit baru")
    saya.penugasan[0].jalur = lain.jalur
    db.commit()
    assert [e["summary"] for e in acara(siapa_pun, alamat)] == ["Tenggat: Unit baru"]
    for rusak in (alamat.replace("/janji-saya/", "/janji-saya/x"), "/janji-saya/tidak-ada.ics"):
        assert siapa_pun.client.get(rusak).status_code == 404
    for nama, nilai in (("sesi_versi", saya.sesi_versi + 1), ("aktif", False)):
        semula = getattr(saya, nama)
        setattr(saya, nama, nilai)
        db.commit()
        assert siapa_pun.client.get(alamat).status_code == 404, nama
        setattr(saya, nama, semula)
    saya.penugasan.clear()
    db.commit()
    assert siapa_pun.client.get(alamat).status_code == 404


def test_the_table_counts_steps_and_dates_and_names_no_person(db, unit, petugas):
    orang = a_akun(db, Peran.PETUGAS, unit.jalur, nama="Sulastri Pelaksana")
    row = a_tindak_lanjut(db, unit, pelaksana_id=orang.id, sumber_anggaran="APBD", tayang_pada=SAAT)
    row.langkah = [
        LangkahJanji(teks="Pesan", urutan=1, selesai_pada=date(2026, 11, 1)),
        LangkahJanji(teks="Pasang", urutan=2),
    ]
    row.perpanjangan = [
        PerpanjanganJanji(dari=date(2026, 1, n), menjadi=date(2026, 2, n), alasan="Lelang", waktu=SAAT)
        for n in (1, 2, 3)
    ]
    a_tindak_lanjut(db, unit, tenggat=date(2099, 2, 1))
    db.commit()
    teks = petugas.client.get(f"{DAFTAR}/unduh.csv").text
    satu, dua = csv.DictReader(io.StringIO(teks.removeprefix("\ufeff")))
    kolom = ("sumber_anggaran", "langkah_selesai", "langkah", "perpanjangan", "tayang")
    assert [satu[k] for k in kolom] == ["APBD", "1", "2", "3", "2026-11-12"]
    assert [dua[k] for k in kolom] == ["", "0", "0", "0", ""]
    assert "Sulastri" not in teks
    assert "langkah 1 dari 2" in petugas.get(DAFTAR).text


def test_a_thousand_rows_are_no_more_questions_than_fifty(db, app, pages):
    induk = a_instansi(db)
    unit = [a_unit(db, induk, layanan=0) for _ in range(20)]
    orang: Akun = a_akun(db, Peran.PEMBINA, induk.jalur)
    dasar = {**ISI, "asal": Asal.FORUM, "dibuat": SAAT, "diubah": SAAT, "urutan": 1, "versi": 1}
    db.execute(
        insert(TindakLanjut),
        [
            {
                **dasar,
                "status": Status.DIRENCANAKAN,
                "unit_id": unit[n % 20].id,
                "tenggat": date(2026, 1, 1) + timedelta(days=n % 365),
                "unsur": ("waktu", "biaya", "")[n % 3],
            }
            for n in range(1000)
        ],
    )
    db.commit()
    pages.masuk(orang.nama_pengguna, SANDI)
    for alamat in ("", "/unsur", "/kalender", "/triwulan"):
        with counted(db) as tanya:
            pages.get(f"{DAFTAR}{alamat}")
        assert len(tanya) <= 16, (alamat, len(tanya))
    with counted(db) as tanya:
        assert pages.client.get(f"{DAFTAR}/unduh.csv").text.count("\n") == 1001
    assert len(tanya) <= 40


def test_who_has_no_part_in_promises_sees_none_of_the_views(db, unit, pages):
    surveyor = sign_in(db, pages, Peran.SURVEYOR, unit.jalur)
    for alamat in ("", "/unsur", "/kalender", "/triwulan"):
        surveyor.get(f"{DAFTAR}{alamat}", status=403)
    assert db.scalars(select(TindakLanjut)).all() == []
