"""The plan of a survey, written beside its result."""

from datetime import date

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.clock import now
from fkp.skm.hasil.bahan import bahan_of
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.tindak_lanjut.queries import rencana_survei
from tests.builders import a_survei, a_unit, sign_in
from tests.fkp.halaman.bangun import triwulan
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, kotak_tw
from tests.page import H


def alamat(survei, ekor=""):
    return f"/kelola/survei/{survei.id}/rencana{ekor}"


@pytest.fixture
def survei(db, unit):
    return a_survei(db, unit, dengan=40)


@pytest.fixture
def terendah(db, survei):
    return bahan_of(db, survei, now()).hasil.terendah(9)


def test_the_lowest_unsur_come_first_and_those_without_a_plan_are_named(db, unit, survei, terendah, petugas):
    a_tindak_lanjut(
        db, unit, survei, unsur=terendah[0].kunci, mulai=date(2026, 12, 1), tenggat=date(2027, 2, 1)
    )
    db.commit()
    page = petugas.get(alamat(survei))
    nama = [e.text or "" for th in page.all("th", scope="row") for e in th.iter(H + "strong")]
    assert nama == [u.nama for u in terendah[:3]]
    peringatan = next(
        "".join(p.itertext()) for p in page.all("p") if "Belum punya rencana" in "".join(p.itertext())
    )
    assert terendah[1].nama in peringatan
    assert terendah[2].nama in peringatan
    assert terendah[0].nama not in peringatan
    assert kotak_tw(page) == ["Triwulan IV 2026", "Triwulan I 2027"]


def test_a_new_row_starts_from_what_the_data_say(db, unit, survei, terendah, petugas):
    db.commit()
    u = terendah[0]
    page = petugas.get(alamat(survei, f"/tambah?unsur={u.kunci}"))
    isian = page.fields()
    assert isian["unsur"] == u.kunci
    assert isian["masalah"].startswith(
        f"IKM {u.nama} {str(u.ikm).replace('.', ',')} ({u.mutu}, {u.mutu.kinerja})"
    )
    assert "terendah dari 9 unsur" in isian["masalah"]
    baru = {
        "kegiatan": "Papan alur",
        "keluaran": "3 papan",
        "penanggung_jawab": "Seksi",
        "tenggat": "2027-01-31",
    }
    page = petugas.post(alamat(survei, f"/tambah?unsur={u.kunci}"), isian | baru)
    assert "Baris rencana tersimpan." in page.text
    (row,) = rencana_survei(db, survei.id)
    assert (row.unsur, row.sejak, row.status, row.masalah) == (
        u.kunci,
        survei.mulai,
        "direncanakan",
        isian["masalah"],
    )


def test_the_problem_is_written_in_indonesian_on_an_english_page(db, unit, survei, terendah, petugas):
    db.commit()
    page = petugas.get(alamat(survei, f"/tambah?unsur={terendah[0].kunci}&b=en"))
    assert "terendah dari 9 unsur" in page.fields()["masalah"]


@pytest.mark.parametrize(
    ("isian", "harap"),
    [
        ({"tenggat": "2026-09-30"}, "Paling awal 1 Oktober 2026"),
        ({"mulai": "2026-09-30"}, "Paling awal 1 Oktober 2026"),
        ({"mulai": "2027-02-01"}, "Tenggat tidak boleh sebelum mulai dikerjakan"),
        ({"keluaran": ""}, "Tulis hasil yang dapat dilihat"),
        ({"kegiatan": "x" * 10_000}, "Paling panjang 500 huruf."),
        ({"unsur": "keramahan"}, "Pilih salah satu dari daftar."),
        ({"layanan": "999999"}, "Pilih salah satu dari daftar."),
    ],
)
def test_a_row_that_cannot_be_is_not_added(db, unit, survei, petugas, isian, harap):
    db.commit()
    baik = {"kegiatan": "Papan", "keluaran": "3 papan", "penanggung_jawab": "Seksi", "tenggat": "2027-01-31"}
    page = petugas.fill(alamat(survei, "/tambah?unsur=waktu"), baik | isian, status=422)
    assert harap in page.text
    assert page.fields()["penanggung_jawab"] == "Seksi"
    assert rencana_survei(db, survei.id) == []


def test_a_date_that_is_over_is_kept_but_not_silently(db, unit, survei, petugas):
    db.commit()
    baik = {"kegiatan": "Papan", "keluaran": "3 papan", "penanggung_jawab": "Seksi", "tenggat": "2026-11-01"}
    assert "langsung tercatat terlambat" in petugas.fill(alamat(survei, "/tambah"), baik).text


def test_what_stayed_open_is_carried_on_with_one_press(db, unit, survei, petugas):
    lalu = a_survei(db, unit, tahap="rancangan", **triwulan(3))
    row = a_tindak_lanjut(
        db, unit, lalu, mulai=date(2026, 8, 1), tenggat=date(2027, 1, 31), status=Status.BERJALAN
    )
    a_tindak_lanjut(db, unit, lalu, kegiatan="Sudah", status=Status.SELESAI, selesai_pada=date(2026, 9, 1))
    db.commit()
    page = petugas.get(alamat(survei))
    assert "1 baris masih terbuka" in page.text
    petugas.fill(alamat(survei), {})
    (baru,) = rencana_survei(db, survei.id)
    assert baru.masalah == "Lanjutan dari rencana Triwulan III 2026.\nAntrean panjang pada hari Senin."
    assert (baru.mulai, baru.tenggat, baru.status) == (survei.mulai, row.tenggat, "berjalan")
    assert baru.lanjutan_dari_id == row.id
    assert "masih terbuka" not in petugas.get(alamat(survei)).text
    petugas.post(alamat(survei, f"/salin/{row.id}"), page.fields(), status=404)
    assert "Dilanjutkan di rencana berikutnya" in petugas.get(f"/kelola/tindak-lanjut/{row.id}").text


def test_what_is_late_is_carried_on_with_a_new_date(db, unit, survei, petugas):
    lalu = a_survei(db, unit, tahap="rancangan", **triwulan(3))
    row = a_tindak_lanjut(db, unit, lalu, tenggat=date(2026, 10, 31), hambatan="Lelang gagal.")
    db.commit()
    assert "Lanjutkan dengan tenggat baru" in petugas.get(alamat(survei)).text
    url = alamat(survei, f"/tambah?dari={row.id}")
    page = petugas.get(url)
    assert "Lelang gagal." in page.text
    assert (page.fields()["tenggat"], page.fields()["kegiatan"]) == ("", "Membuka loket kedua")
    petugas.fill(url, {"tenggat": "2027-01-31"})
    (baru,) = rencana_survei(db, survei.id)
    assert (baru.lanjutan_dari_id, baru.tenggat) == (row.id, date(2027, 1, 31))


def test_rows_of_another_unit_are_neither_shown_nor_carried_on(db, unit, survei, petugas):
    tetangga = a_unit(db)
    asing = a_tindak_lanjut(db, tetangga, a_survei(db, tetangga, tahap="rancangan", **triwulan(3)))
    db.commit()
    assert "masih terbuka" not in petugas.get(alamat(survei)).text
    petugas.get(alamat(survei, f"/tambah?dari={asing.id}"), status=404)
    token = petugas.get(alamat(survei, "/tambah")).fields()
    petugas.post(alamat(survei, f"/salin/{asing.id}"), token, status=404)
    assert len(db.scalars(select(TindakLanjut)).all()) == 1


def test_who_only_looks_sees_the_plan_without_buttons(db, unit, survei, pages):
    a_tindak_lanjut(db, unit, survei)
    pembina = sign_in(db, pages, Peran.PEMBINA, "/")
    page = pembina.get(alamat(survei))
    assert "Membuka loket kedua" in page.text
    assert "Tambah rencana" not in page.text
    pembina.get(alamat(survei, "/tambah"), status=403)


def test_a_survey_without_answers_says_so_and_still_takes_a_plan(db, unit, petugas):
    survei = a_survei(db, unit)
    a_tindak_lanjut(db, unit, survei)
    db.commit()
    page = petugas.get(alamat(survei))
    assert "Belum ada hasil" in page.text
    assert "Membuka loket kedua" in page.text


def test_the_survey_and_its_result_lead_to_the_plan(db, unit, survei, petugas):
    db.commit()
    for ekor in ("", "/hasil"):
        page = petugas.get(f"/kelola/survei/{survei.id}{ekor}")
        assert alamat(survei) in {a.get("href") for a in page.all("a")}
