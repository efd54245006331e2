"""Files of complaints: monthly figures that become themes, and stages of many cases."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from fkp.pengaduan.models import AngkaPengaduan
from fkp.pengaduan.sel_angka import baca_bulan
from tests.builders import SANDI, a_akun, a_unit
from tests.fkp.pengaduan.bangun import a_pengaduan, an_angka
from tests.page import Pages

IMPOR = "/kelola/pengaduan/impor"
STATUS = "/kelola/pengaduan/status"


def unggah(petugas, isi, alamat=IMPOR, nama="ekspor.csv", status=200):
    isi = isi.encode() if isinstance(isi, str) else isi
    data = {**petugas.get(alamat).fields(), "berkas": (io.BytesIO(isi), nama)}
    return petugas.post(alamat, data, status, content_type="multipart/form-data")


def simpan(petugas, page, lewati=False, status=200):
    isian = {**page.fields(), **({"lewati": "ya"} if lewati else {})}
    return petugas.post(page.url, isian, status)


def tersimpan(db):
    return [
        (f"{a.bulan:%Y-%m}", a.unsur, a.kelas, a.jumlah, a.selesai)
        for a in db.scalars(select(AngkaPengaduan).order_by(AngkaPengaduan.bulan, AngkaPengaduan.unsur))
    ]


def a_buku(*baris, gabung=()):
    buku = Workbook()
    for satu in baris:
        buku.active.append(satu)
    for satu in gabung:
        buku.active.merge_cells(satu)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("2026-06", date(2026, 6, 1)),
        ("2026-06-01 00:00:00", date(2026, 6, 1)),
        ("06/2026", date(2026, 6, 1)),
        ("1/6/2026", date(2026, 6, 1)),
        ("Juni 2026", date(2026, 6, 1)),
        ("jun 2026", date(2026, 6, 1)),
        ("2026-13", None),
        ("Juni", None),
        ("juli 206", None),
        ("1899-01", None),
    ],
)
def test_months_are_read_as_people_write_them(teks, harap):
    assert baca_bulan(teks) == harap


def test_figures_are_shown_before_they_replace_a_month(db, unit, petugas):
    an_angka(db, unit, date(2026, 5, 1), "biaya", 2)
    db.commit()
    isi = "bulan;unsur;jumlah;selesai\nMei 2026;waktu;7;\nJuni 2026;U3;1.200;1.100\n06/2026;;3;3\n"
    page = unggah(petugas, isi)
    assert page.h1 == "2 bulan diganti"
    assert "Hilang dari berkas" in page.text
    assert tersimpan(db) == [("2026-05", "biaya", "", 2, None)], "nothing is stored yet"
    simpan(petugas, page)
    assert tersimpan(db) == [
        ("2026-05", "waktu", "", 7, None),
        ("2026-06", "", "", 3, 3),
        ("2026-06", "waktu", "", 1200, 1100),
    ]
    jejak = db.scalar(select(Jejak).where(Jejak.aksi == "angka pengaduan diimpor"))
    assert jejak.rincian == {"bulan": "2026-05, 2026-06", "jumlah": [2, 1210], "berkas": "ekspor.csv"}
    # The same file again changes nothing; its ticket is spent.
    petugas.get(page.url, 410)
    assert "sama dengan yang sudah tersimpan" in unggah(petugas, isi).text
    # What changed meanwhile is shown again instead of stored.
    page = unggah(petugas, "bulan,unsur,jumlah\n2026-05,waktu,9\n")
    an_angka(db, unit, date(2026, 5, 1), "sarana", 1)
    db.commit()
    assert "Data berubah sejak pratinjau" in simpan(petugas, page, status=409).text


def test_rows_that_cannot_be_used_are_told_by_row_column_and_value(db, unit, petugas):
    an_angka(db, unit, date(2026, 6, 1), "waktu", 4)
    db.commit()
    isi = a_buku(
        ["Laporan bulanan", None, None, None],
        ["bulan", "unsur", "jumlah", "selesai"],
        ["2026-06", "waktu", "=1+", None],
        ["2026-06", "antrean", 5, None],
        ["2026-12", "waktu", 5, None],
        ["2026-07", "waktu", 3, 4],
        ["2026-08", "waktu", 3, None],
        ["2026-09", "waktu", 3, None],
        ["2026-09", "Waktu Penyelesaian", 4, None],
        ["2026-10", "waktu", -1, None],
    )
    page = unggah(petugas, isi, nama="ekspor.xlsx")
    assert page.h1 == "1 bulan diganti, 6 baris salah"
    sel = [" ".join(" ".join(r.itertext()).split()) for r in page.all("tr")]
    assert any(s.startswith("4 unsur antrean Pakai salah satu") for s in sel)
    assert any(s.startswith("5 bulan 2026-12 Bulan ini belum datang") for s in sel)
    assert any("tidak mungkin melebihi jumlahnya, 3" in s for s in sel)
    assert any(s.startswith("9 bulan 2026-09") and "baris 8" in s for s in sel)
    assert "tidak diganti: Juni 2026, Juli 2026, September 2026, Oktober 2026." in page.text
    assert "Centang dulu" in simpan(petugas, page, status=422).text
    simpan(petugas, page, lewati=True)
    assert tersimpan(db) == [("2026-06", "waktu", "", 4, None), ("2026-08", "waktu", "", 3, None)]


def test_an_export_with_merged_months_two_rows_of_titles_and_sums_is_read_whole(db, unit, petugas):
    """As exports look: a line above, titles merged over two rows, a month merged over its rows, and sums."""
    isi = a_buku(
        ["Rekap pengaduan Kantor Contoh", None, None, None],
        ["Bulan", "Unsur", "Pengaduan", None],
        [None, None, "Jumlah", "Selesai"],
        ["Mei 2026", "waktu", 7, 5],
        [None, "biaya", 2, 2],
        ["Jumlah Mei 2026", None, 9, 7],
        ["Juni 2026", "waktu", 3, None],
        [None, "Total", 3, None],
        ["TOTAL", None, 12, 7],
        gabung=("A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:A5", "A6:B6", "A7:A8", "A9:B9"),
    )
    page = unggah(petugas, isi, nama="ekspor.xlsx")
    assert page.h1 == "2 bulan diganti"
    assert "Baris jumlah tidak ikut diimpor: 6, 8, 9." in page.text
    simpan(petugas, page)
    assert tersimpan(db) == [
        ("2026-05", "biaya", "", 2, 2),
        ("2026-05", "waktu", "", 7, 5),
        ("2026-06", "waktu", "", 3, None),
    ]


def test_a_merged_number_is_counted_once(petugas):
    isi = a_buku(
        ["bulan", "unsur", "jumlah"],
        ["2026-05", "waktu", 7],
        ["2026-05", "biaya", None],
        gabung=("C2:C3",),
    )
    page = unggah(petugas, isi, nama="ekspor.xlsx")
    assert page.h1 == "0 bulan diganti, 1 baris salah"


def test_titles_of_two_rows_are_read_from_a_text_too(db, unit, petugas):
    page = unggah(petugas, "Bulan;Unsur;Pengaduan;\n;;Jumlah;Selesai\n2026-05;waktu;7;5\n")
    simpan(petugas, page)
    assert tersimpan(db) == [("2026-05", "waktu", "", 7, 5)]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"%PDF-1.7\n", "Berkas tidak terbaca"),
        (b"PK\x03\x04rusak", "Berkas tidak terbaca"),
        (b"nama,umur\na,3\n", "Salah satu dari 20 baris pertama harus memuat kolom bulan dan jumlah"),
        (b"bulan,jumlah\n,\n", "semuanya kosong"),
    ],
)
def test_a_file_that_lies_is_refused_with_one_sentence(petugas, isi, kalimat):
    assert kalimat in unggah(petugas, isi, nama="ekspor.xlsx", status=422).text


def test_the_template_is_read_back_and_a_ticket_is_its_owners(app, db, unit, petugas):
    for jenis, judul in (("angka", "bulan"), ("status", "nomor")):
        with petugas.client.get(f"/kelola/pengaduan/templat/{jenis}.xlsx") as jawab:
            assert load_workbook(io.BytesIO(jawab.data)).active.cell(1, 1).value == judul
    petugas.get("/kelola/pengaduan/templat/lain.xlsx", 404)
    page = unggah(petugas, "bulan,jumlah\n2026-05,9\n")
    lain = a_akun(db, Peran.PETUGAS, unit.jalur)
    db.commit()
    Pages(app).masuk(lain.nama_pengguna, SANDI).get(page.url, 410)


def test_stages_of_many_cases_come_from_one_file(db, unit, petugas):
    a, b = a_pengaduan(db, unit, nomor="111"), a_pengaduan(db, unit, nomor="222", status="diproses")
    a_pengaduan(db, a_unit(db), nomor="999")
    db.commit()
    isi = (
        "Nomor Pelacakan,Status,Tanggal\n111,Selesai,10/11/2026\n222,Proses,\n999,Selesai,\n"
        "333,Selesai,\n111x,Entah,\n"
    )
    page = unggah(petugas, isi, STATUS)
    assert page.h1 == "1 pengaduan berubah, 3 baris salah"
    assert page.text.count("belum tercatat di unit Anda") == 3, "another unit's number is as unknown as any"
    simpan(petugas, page, lewati=True)
    db.expire_all()
    assert (a.status, a.selesai_pada, b.status) == ("selesai", date(2026, 11, 10), "diproses")
    kembar = unggah(
        petugas, "nomor,status,tanggal\n111,Selesai,2026-11-20\n222,Selesai,\n222,Proses,\n", STATUS
    )
    assert "paling akhir hari ini" in kembar.text
    assert kembar.text.count("ada di 2 baris") == 2
    assert "Pakai salah satu" in unggah(petugas, "nomor,status\n222,Entah\n", STATUS).text


def test_what_people_complain_of_most_is_offered_as_a_theme(db, unit, petugas):
    an_angka(db, unit, date(2026, 6, 1), "waktu", 10)
    an_angka(db, unit, date(2025, 12, 1), "waktu", 4)
    an_angka(db, unit, date(2025, 11, 1), "waktu", 50)  # more than a year ago
    an_angka(db, unit, date(2026, 6, 1), "sarana", 3)
    an_angka(db, unit, date(2026, 6, 1), "", 90)
    db.commit()
    page = petugas.get(f"/kelola/forum/baru?unit={unit.id}")
    assert "Waktu Penyelesaian, 14 pengaduan" in page.text
    page = petugas.get(f"/kelola/forum/baru?unit={unit.id}&pengaduan=waktu&pengaduan=sarana")
    assert "Pengaduan terbanyak: waktu penyelesaian, sarana dan prasarana" in page.html
    # Everyone reads the aim: a handful is not counted there.
    assert "Waktu Penyelesaian (14 pengaduan); Sarana dan Prasarana." in page.html
    page = petugas.get("/kelola/pengaduan")
    assert "Pengaduan terbanyak, 12 bulan terakhir" in page.text
