"""The register and its rows, as people meet them."""

import csv
import io
from datetime import date

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.clock import now
from fkp.jejak.models import Jejak
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.tindak_lanjut.segel import kunci_rencana
from tests.builders import SANDI, a_akun, a_survei, a_unit, sign_in
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, form_ke, kotak_tw
from tests.page import H, Pages

DAFTAR = "/kelola/tindak-lanjut"


def judul(page):
    """The actions of the list in their order."""
    return [
        " ".join("".join(a.itertext()).split())
        for th in page.all("th", scope="row")
        for a in th.iter(H + "a")
    ]


def test_the_register_says_first_what_needs_a_decision(db, unit, petugas):
    for nama, tenggat, kolom in (
        ("Selesai lama", date(2026, 9, 1), {"status": Status.SELESAI, "selesai_pada": date(2026, 9, 1)}),
        ("Jauh", date(2027, 3, 1), {}),
        ("Segera", date(2026, 11, 20), {}),
        ("Telat", date(2026, 11, 1), {"status": Status.BERJALAN}),
        ("Lebih telat", date(2026, 10, 1), {}),
        ("Selesai baru", date(2026, 9, 1), {"status": Status.SELESAI, "selesai_pada": date(2026, 11, 1)}),
    ):
        a_tindak_lanjut(db, unit, kegiatan=nama, tenggat=tenggat, **kolom)
    db.commit()
    page = petugas.get(DAFTAR)
    assert judul(page) == ["Lebih telat", "Telat", "Segera", "Jauh", "Selesai baru", "Selesai lama"]
    assert "Lewat waktu 42 hari" in page.text
    assert "8 hari lagi" in page.text


def test_the_register_is_filtered_by_what_one_looks_for(db, unit, petugas):
    survei = a_survei(db, unit)
    a_tindak_lanjut(db, unit, survei, kegiatan="Dari survei", tenggat=date(2026, 12, 1))
    a_tindak_lanjut(
        db, unit, kegiatan="Dari forum", unsur="sarana", mulai=date(2027, 1, 1), tenggat=date(2028, 1, 1)
    )
    db.commit()
    for saring, harap in (
        ("unsur=sarana", ["Dari forum"]),
        ("asal=skm", ["Dari survei"]),
        ("keadaan=direncanakan", ["Dari survei", "Dari forum"]),
        ("keadaan=lewat", []),
        ("tahun=2027", ["Dari forum"]),
        ("unit=kantor", ["Dari survei", "Dari forum"]),
        ("unit=rumah+sakit", []),
        ("tahun=0001&unsur=ngawur&asal=x&keadaan=y&hal=zz", ["Dari survei", "Dari forum"]),
    ):
        assert judul(petugas.get(f"{DAFTAR}?{saring}")) == harap, saring
    assert kotak_tw(petugas.get(f"{DAFTAR}?tahun=2027")) == ["Triwulan I, II, III, IV 2027"]


def test_a_long_register_has_pages(db, unit, petugas):
    for i in range(26):
        a_tindak_lanjut(db, unit, kegiatan=f"Kegiatan {i}")
    db.commit()
    assert len(judul(petugas.get(DAFTAR))) == 25
    assert len(judul(petugas.get(f"{DAFTAR}?hal=2"))) == 1


def test_another_units_rows_do_not_exist_here(db, unit, petugas):
    asing = a_tindak_lanjut(db, a_unit(db), kegiatan="Rahasia tetangga")
    db.commit()
    assert "Rahasia tetangga" not in petugas.get(DAFTAR).text
    for ekor in ("", "/ubah"):
        petugas.get(f"{DAFTAR}/{asing.id}{ekor}", status=404)
    assert "Rahasia tetangga" not in petugas.client.get(f"{DAFTAR}/unduh.csv").text


def test_the_table_for_a_spreadsheet_runs_no_formula_and_is_noted(db, unit, petugas):
    a_tindak_lanjut(db, unit, kegiatan="=cmd|' /C calc'!A0", penanggung_jawab="+62 seksi")
    db.commit()
    jawab = petugas.client.get(f"{DAFTAR}/unduh.csv?unsur=waktu")
    baris = list(csv.DictReader(io.StringIO(jawab.text.removeprefix("\ufeff"))))
    assert (baris[0]["kegiatan"], baris[0]["penanggung_jawab"]) == ("'=cmd|' /C calc'!A0", "'+62 seksi")
    assert (baris[0]["unsur"], baris[0]["tenggat"]) == ("Waktu Penyelesaian", "2099-01-31")
    catatan = db.scalars(select(Jejak).where(Jejak.aksi == "tindak lanjut diunduh").order_by(Jejak.id)).all()
    assert [(c.jalur, c.rincian) for c in catatan] == [(unit.jalur, {"unsur": "waktu", "baris": 1})]


def test_who_only_looks_sees_no_button(db, unit, pages):
    row = a_tindak_lanjut(db, unit)
    auditor = sign_in(db, pages, Peran.AUDITOR, unit.jalur)
    page = auditor.get(f"{DAFTAR}/{row.id}")
    assert "Membuka loket kedua" in page.h1
    assert not [f for m in page.all("main") for f in m.iter(H + "form")]
    assert "Ubah rencana" not in page.text
    auditor.get(f"{DAFTAR}/{row.id}/ubah", status=403)


def test_progress_is_recorded_step_by_step(db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    url = f"{DAFTAR}/{row.id}"
    page = petugas.fill(url, {"status": "berjalan", "hambatan": "Menunggu meja."})
    assert "Kemajuan tersimpan." in page.text
    page = petugas.fill(url, {"status": "selesai", "realisasi": "Dua loket buka."})
    db.expire_all()
    assert (row.status, row.selesai_pada, row.hambatan) == ("selesai", date(2026, 11, 12), "Menunggu meja.")


@pytest.mark.parametrize(
    ("isian", "harap"),
    [
        ({"status": "selesai"}, "Dari direncanakan hanya dapat menjadi berjalan atau dihentikan"),
        ({"status": "terbang"}, "Pilih salah satu dari daftar."),
        ({"status": "dihentikan"}, "Tulis alasan tindak lanjut ini dihentikan."),
        ({"realisasi": "x" * 10_000}, "Paling panjang 2000 huruf."),
        ({"selesai_pada": "9999-12-31"}, "Isi dengan tanggal"),
    ],
)
def test_progress_that_cannot_be_comes_back_with_everything_typed(db, unit, petugas, isian, harap):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    page = petugas.fill(f"{DAFTAR}/{row.id}", {"hambatan": "Tulisan saya", **isian}, status=422)
    assert harap in page.text
    assert page.fields()["hambatan"] == "Tulisan saya"
    db.expire_all()
    assert (row.status, row.hambatan) == ("direncanakan", "")


@pytest.mark.parametrize(
    ("isian", "harap"),
    [
        ({"mulai": "2027-02-01", "tenggat": "2027-01-31"}, "Tenggat tidak boleh sebelum mulai dikerjakan"),
        ({"mulai": "0001-01-01"}, "Isi dengan tanggal"),
        ({"tenggat": "9999-12-31"}, "Isi dengan tanggal"),
        ({"tenggat": ""}, "Isi tanggal paling lambat selesai."),
        ({"keluaran": " "}, "Tulis hasil yang dapat dilihat"),
        ({"masalah": "x" * 10_000}, "Paling panjang 2000 huruf."),
        ({"unsur": "keramahan"}, "Pilih salah satu dari daftar."),
        ({"tenggat": "2026-09-30"}, "Paling awal 1 Oktober 2026"),
    ],
)
def test_a_plan_that_cannot_be_comes_back_with_everything_typed(db, unit, petugas, isian, harap):
    row = a_tindak_lanjut(db, unit, a_survei(db, unit))
    db.commit()
    page = petugas.fill(f"{DAFTAR}/{row.id}/ubah", {"kegiatan": "Tulisan saya", **isian}, status=422)
    assert harap in page.text
    assert page.fields()["kegiatan"] == "Tulisan saya"
    db.expire_all()
    assert row.kegiatan == "Membuka loket kedua"


def test_the_layanan_of_another_unit_is_not_on_the_list(db, unit, petugas):
    row, lain = a_tindak_lanjut(db, unit), a_unit(db)
    db.commit()
    isian = {"layanan": str(lain.layanan[0].id)}
    assert "Pilih salah satu dari daftar." in petugas.fill(f"{DAFTAR}/{row.id}/ubah", isian, status=422).text


def test_the_later_of_two_editors_sees_both_texts_and_loses_nothing(app, db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    lain = sign_in(db, Pages(app), Peran.PIMPINAN, unit.jalur)
    url = f"{DAFTAR}/{row.id}/ubah"
    punya_saya = petugas.get(url).fields() | {"kegiatan": "Tulisan saya"}
    lain.fill(url, {"kegiatan": "Tulisan pimpinan"})
    page = petugas.post(url, punya_saya, status=409)
    assert "Tulisan pimpinan" in page.text
    assert page.fields()["kegiatan"] == "Tulisan saya"
    assert "Tersimpan." in petugas.post(url, page.fields()).text
    db.expire_all()
    assert row.kegiatan == "Tulisan saya"


def test_two_who_record_progress_are_told_too(app, db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    url = f"{DAFTAR}/{row.id}"
    punya_saya = petugas.get(url).fields() | {"hambatan": "Hambatan saya"}
    petugas.fill(url, {"status": "berjalan", "hambatan": "Hambatan rekan"})
    page = petugas.post(f"{url}/kemajuan", punya_saya, status=409)
    assert "Hambatan rekan" in page.text
    assert page.fields()["hambatan"] == "Hambatan saya"


def test_a_sealed_date_asks_for_the_reason_and_shows_the_first(db, unit, petugas):
    survei = a_survei(db, unit)
    row = a_tindak_lanjut(db, unit, survei, tenggat=date(2026, 12, 1))
    kunci_rencana(db, survei.id, now())
    db.commit()
    url = f"{DAFTAR}/{row.id}/ubah"
    page = petugas.fill(url, {"tenggat": "2027-02-01"}, status=422)
    assert "Tenggat 1 Desember 2026 sudah diketahui umum" in page.text
    page = petugas.post(url, page.fields() | {"alasan": "Lelang diulang."})
    assert "Semula 1 Desember 2026, diganti karena: Lelang diulang." in page.text
    assert "Hapus baris ini" not in page.text


def test_a_row_written_by_mistake_is_deleted(db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    url = f"{DAFTAR}/{row.id}"
    page = petugas.fill(url, {}, form=form_ke(petugas.get(url), "/hapus"))
    assert "Baris dihapus." in page.text
    assert db.scalars(select(TindakLanjut)).all() == []


def test_a_sealed_row_is_not_deleted_even_by_a_form_of_yesterday(db, unit, petugas):
    survei = a_survei(db, unit)
    row = a_tindak_lanjut(db, unit, survei)
    db.commit()
    token = petugas.get(f"{DAFTAR}/{row.id}").fields(1)
    kunci_rencana(db, survei.id, now())
    db.commit()
    assert "tidak dapat dihapus" in petugas.post(f"{DAFTAR}/{row.id}/hapus", token, status=409).text


def test_texts_are_shown_and_never_run(db, unit, petugas):
    row = a_tindak_lanjut(
        db, unit, kegiatan="<script>alert(1)</script>" * 10, masalah="baris satu\nbaris dua"
    )
    db.commit()
    page = petugas.get(f"{DAFTAR}/{row.id}")
    assert not [s for m in page.all("main") for s in m.iter(H + "script")]
    petugas.get(f"{DAFTAR}?b=en")


def test_late_promises_are_among_the_tasks(db, unit, petugas, app):
    a_tindak_lanjut(db, unit, kegiatan="Papan alur", tenggat=date(2026, 11, 1))
    a_tindak_lanjut(db, unit, kegiatan="Kursi tunggu", tenggat=date(2026, 11, 20))
    a_tindak_lanjut(db, unit, kegiatan="Masih lama")
    pembina = a_akun(db, Peran.PEMBINA, "/")
    db.commit()
    page = petugas.get("/kelola")
    assert "Lewat waktu: Papan alur" in page.text
    assert "Jatuh tempo: Kursi tunggu" in page.text
    assert "Masih lama" not in page.text
    for i in range(2):
        a_tindak_lanjut(db, unit, kegiatan=f"Telat {i}", tenggat=date(2026, 11, 2))
    db.commit()
    assert "3 tindak lanjut lewat waktu" in petugas.get("/kelola").text
    page = Pages(app).masuk(pembina.nama_pengguna, SANDI).get("/kelola")
    assert "3 tindak lanjut lewat waktu" in page.text
    assert "Papan alur" not in page.text
