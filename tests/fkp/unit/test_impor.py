"""Units from a spreadsheet: shown first, stored all at once, the same the second time."""

import io
import time
import zipfile
from datetime import timedelta

import pytest
import xlsxwriter
from openpyxl import load_workbook
from sqlalchemy import func, select

from fkp import clock
from fkp.akun.models import Peran
from fkp.jejak.actions import first_broken
from fkp.jejak.models import Jejak
from fkp.lembar import BerkasSalah
from fkp.unit.impor.lembar import read_baris, template
from fkp.unit.models import Instansi, Layanan, Unit
from tests.builders import SAAT, SANDI, a_akun, a_instansi, a_unit
from tests.page import Page, Pages, palsu

JUDUL = ("Instansi", "Unit", "Singkatan", "Alamat", "Zona", "Layanan", "Jenis")


def xlsx(*baris, judul=JUDUL):
    isi = io.BytesIO()
    buku = xlsxwriter.Workbook(isi, {"in_memory": True})
    lembar = buku.add_worksheet()
    for nomor, sel in enumerate((judul, *baris)):
        lembar.write_row(nomor, 0, sel)
    buku.close()
    return isi.getvalue()


@pytest.fixture
def kota(db):
    class Kota:
        puncak = a_instansi(db, "Kota Misal")
        dinas = a_instansi(db, "Dinas Kependudukan", puncak, singkatan="Disdukcapil")
        lain = a_instansi(db, "Dinas Kesehatan", puncak)
        unit = a_unit(db, dinas, "Loket Utama", alamat="Jalan Lama 1")
        admin = a_akun(db, Peran.ADMIN, puncak.jalur, nama_pengguna="admin")
        admin_dinas = a_akun(db, Peran.ADMIN, dinas.jalur, nama_pengguna="admin.dinas")

    db.commit()
    return Kota


def unggah(pages, isi, nama="unit.xlsx", instansi_baru="", status=200) -> Page:
    return pages.fill(
        "/kelola/unit/impor",
        {"berkas": (io.BytesIO(isi), nama), "instansi_baru": str(instansi_baru)},
        status=status,
    )


def simpan(pages, page, status=200, **isi) -> Page:
    return pages.post(page.url, {**page.fields(), **isi}, status=status)


def test_nothing_is_stored_before_it_was_shown_and_confirmed(db, admin, kota):
    berkas = xlsx(
        ("Disdukcapil", "loket utama", "", "Jalan Baru 2", "wita", "Layanan 1; KTP-el", ""),
        ("dinas kesehatan", "Klinik Pagi", "KP", "", "", "Periksa;;Rujukan; periksa", "upp"),
    )
    page = unggah(admin, berkas)
    assert page.h1 == "1 unit baru, 1 berubah, 0 baris salah"
    assert "Alamat: Jalan Lama 1 → Jalan Baru 2" in page.text
    assert "Layanan baru: KTP-el" in page.text
    assert db.scalar(select(func.count()).select_from(Unit)) == 1
    page = simpan(admin, page)
    assert "1 unit baru, 1 diperbarui, 0 tidak berubah" in page.text
    db.expire_all()
    assert (kota.unit.alamat, kota.unit.zona) == ("Jalan Baru 2", "Asia/Makassar")
    klinik = db.scalars(select(Unit).where(Unit.nama == "Klinik Pagi")).one()
    assert klinik.jalur == f"{kota.lain.jalur}u{klinik.id}/"
    assert (klinik.slug, klinik.zona, klinik.jenis) == ("kp", "Asia/Jakarta", "upp")
    assert [x.nama for x in klinik.layanan] == ["Periksa", "Rujukan"]
    assert db.scalar(select(Jejak.jalur).where(Jejak.aksi == "tambah_unit")) == klinik.jalur
    assert first_broken(db) is None


def test_the_same_file_a_second_time_changes_nothing(db, admin, kota):
    berkas = xlsx(("Dinas Kesehatan", "Klinik Pagi", "KP", "Jalan 3", "WIT", "Periksa", "UPP"))
    simpan(admin, unggah(admin, berkas))
    jejak = db.scalar(select(func.count()).select_from(Jejak))
    page = unggah(admin, berkas)
    assert page.h1 == "0 unit baru, 0 berubah, 0 baris salah"
    assert "sama dengan yang sudah tersimpan" in page.text
    assert db.scalar(select(func.count()).select_from(Jejak)) == jejak


def test_wrong_rows_are_named_and_left_out_only_when_one_says_so(db, admin, kota):
    berkas = xlsx(
        ("Dinas Kesehatan", "Klinik Pagi"),
        ("Dinas Khayal", "Klinik Sore"),
        ("", "Klinik Malam"),
        ("Dinas Kesehatan", ""),
        ("Dinas Kesehatan", "Klinik Siang", "", "", "WIBB", "", "toko"),
        ("Dinas Kesehatan", "KLINIK PAGI"),
        (),
        ("Dinas Kesehatan", "Klinik Panjang", "", "", "", "x" * 201),
    )
    page = unggah(admin, berkas)
    assert page.h1 == "1 unit baru, 0 berubah, 6 baris salah"
    salah = [[c.text for c in r] for r in page.all("tbody")[0]]
    assert [(b, k) for b, k, *_ in salah] == [
        ("3", "Instansi"),
        ("4", "Instansi"),
        ("5", "Unit"),
        ("6", "Zona"),
        ("6", "Jenis"),
        ("7", "Unit"),
        ("9", "Layanan"),
    ]
    assert "baris 2" in salah[5][3]
    assert "Centang dulu" in simpan(admin, page, status=422).text
    assert not db.scalar(select(Unit).where(Unit.nama == "Klinik Pagi"))
    simpan(admin, page, lewati="ya")
    assert db.scalars(select(Unit.nama).order_by(Unit.id)).all() == ["Loket Utama", "Klinik Pagi"]


def test_unknown_instansi_are_made_only_when_one_says_under_which(db, admin, kota):
    berkas = xlsx(("Dinas Baru", "Satu"), ("DINAS BARU", "Dua"), ("Dinas Baru > Bidang", "Tiga"))
    page = unggah(admin, berkas, instansi_baru=kota.puncak.id)
    assert page.h1 == "2 unit baru, 0 berubah, 1 baris salah"
    assert "Instansi baru: 1" in page.text
    simpan(admin, page, lewati="ya")
    baru = db.scalars(select(Instansi).where(Instansi.nama == "Dinas Baru")).one()
    assert baru.jalur == f"{kota.puncak.jalur}{baru.id}/"
    assert db.scalar(select(func.count()).where(Unit.instansi_id == baru.id)) == 2


def test_an_instansi_with_a_twin_is_named_with_its_parent(db, admin, kota):
    for induk in (kota.dinas, kota.lain):
        a_instansi(db, "Sekretariat", induk)
    db.commit()
    berkas = xlsx(("Sekretariat", "Satu"), ("Dinas Kesehatan > Sekretariat", "Dua"))
    page = unggah(admin, berkas)
    assert page.h1 == "1 unit baru, 0 berubah, 1 baris salah"
    assert "Ada 2 instansi bernama Sekretariat" in page.text


def test_an_admin_imports_only_below_themselves(app, db, kota):
    dinas = Pages(app).masuk("admin.dinas", SANDI)
    page = unggah(dinas, xlsx(("Dinas Kesehatan", "Klinik Pagi"), ("Disdukcapil", "Loket Dua")))
    assert page.h1 == "1 unit baru, 0 berubah, 1 baris salah"
    assert "dalam wewenang Anda" in page.text
    unggah(dinas, xlsx(("Baru", "Satu")), instansi_baru=kota.puncak.id, status=422)


def test_a_preview_is_for_its_owner_once_and_for_two_hours(app, db, admin, kota):
    dinas = Pages(app).masuk("admin.dinas", SANDI)
    with clock.hold(SAAT):
        page = unggah(admin, xlsx(("Disdukcapil", "Loket Dua")))
        dinas.get(page.url, status=410)
        admin.get(palsu(page.url), status=410)
        admin.get("/kelola/unit/impor/karangan", status=410)
    with clock.hold(SAAT + timedelta(minutes=119)):
        admin.get(page.url)
    with clock.hold(SAAT + timedelta(minutes=121)):
        simpan(admin, page, status=410)
    with clock.hold(SAAT):
        simpan(admin, page)
        simpan(admin, page, status=410)
    with clock.hold(SAAT + timedelta(days=1)):
        unggah(admin, xlsx(("Disdukcapil", "Loket Tiga")))
    assert len(list((app.config["FKP"].data / "impor").glob("20261112*"))) == 0


def test_what_changed_since_the_preview_is_shown_again(db, admin, kota):
    page = unggah(admin, xlsx(("Disdukcapil", "Loket Utama", "LU")))
    kota.unit.singkatan = "Utama"
    db.commit()
    lagi = simpan(admin, page, status=409)
    assert "Data berubah sejak pratinjau" in lagi.text
    assert "Singkatan: Utama → LU" in lagi.text
    simpan(admin, lagi)
    db.expire_all()
    assert kota.unit.singkatan == "LU"


def test_empty_cells_and_missing_columns_leave_what_is_stored(db, admin, kota):
    page = unggah(admin, xlsx(("Loket Utama", "Disdukcapil"), judul=("nama unit ", "INSTANSI")))
    assert "1 unit lain di berkas ini tidak berubah" in page.text
    db.expire_all()
    assert kota.unit.alamat == "Jalan Lama 1"


def test_a_formula_is_text_at_most_and_no_name_looks_like_one(db, admin, kota):
    isi = io.BytesIO()
    buku = xlsxwriter.Workbook(isi, {"in_memory": True, "strings_to_formulas": False})
    lembar = buku.add_worksheet()
    lembar.write_row(0, 0, JUDUL)
    lembar.write_row(1, 0, ("Disdukcapil", "=1+1"))
    lembar.write_row(2, 0, ("Disdukcapil",))
    lembar.write_formula(2, 1, '="Loket "&"Hitung"', value="Loket Hitung")
    lembar.write_row(3, 0, ("@Dinas", "Satu", "", "", "", "Akta; -KTP"))
    buku.close()
    page = unggah(admin, isi.getvalue(), instansi_baru=kota.puncak.id)
    salah = [[c.text for c in r] for r in page.all("tbody")[0]]
    assert [(b, k) for b, k, *_ in salah] == [("2", "Unit"), ("4", "Instansi"), ("4", "Layanan")]
    assert "hapus tanda itu dari -KTP" in salah[2][3]
    simpan(admin, page, lewati="ya")
    assert db.scalars(select(Unit.nama).order_by(Unit.id)).all()[1:] == ["Loket Hitung"]


def arsip(**isi):
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as berkas:
        for nama, teks in isi.items():
            berkas.writestr(nama, teks)
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"", "kosong"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le") * 9, ".xls"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 rusak", "rusak"),
        (arsip(catatan="bukan lembar"), "ZIP"),
        (arsip(xl=b"0" * 201 * 1024 * 1024), "terlalu besar"),
        (xlsx(("a", "b"), judul=("Nama", "Alamat")), "judul tidak ditemukan"),
        (xlsx(), "semuanya kosong"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(isi, pesan):
    with pytest.raises(BerkasSalah, match=pesan):
        read_baris(isi)


def test_a_refused_file_is_explained_beside_its_field(admin, kota):
    page = unggah(admin, b"%PDF-1.7", status=422)
    assert "Berkas tidak terbaca" in page.all("p", id="berkas-galat")[0].find("{*}span").text
    page = admin.fill("/kelola/unit/impor", {}, status=422)
    assert "Pilih berkas Excel" in page.text


def test_more_rows_than_the_limit_are_refused():
    with pytest.raises(BerkasSalah, match="Lebih dari 20000 baris"):
        read_baris(("Instansi,Unit\n" + "Dinas,Loket\n" * 20_001).encode())


def test_the_template_is_read_back_as_empty_and_explains_itself(admin, kota):
    jawab = admin.client.get("/kelola/unit/impor/templat")
    buku = load_workbook(io.BytesIO(jawab.data))
    assert tuple(sel.value for sel in buku["Unit"][1]) == JUDUL
    assert buku["Petunjuk"].max_row == len(JUDUL)
    with pytest.raises(BerkasSalah, match="semuanya kosong"):
        read_baris(template())


def test_a_thousand_units_take_a_few_seconds(db, admin, kota):
    berkas = xlsx(
        *(
            (f"Dinas {n % 40}", f"Unit Layanan {n}", "", f"Jalan {n}", "WITA", "Satu; Dua; Tiga", "UPP")
            for n in range(1000)
        )
    )
    mulai = time.process_time()
    page = unggah(admin, berkas, instansi_baru=kota.puncak.id)
    assert page.h1 == "1.000 unit baru, 0 berubah, 0 baris salah"
    simpan(admin, page)
    assert time.process_time() - mulai < 10
    assert db.scalar(select(func.count()).select_from(Layanan)) == 3002
    mulai = time.process_time()
    assert "1.001 unit" in admin.get("/kelola/unit?hal=3").text
    assert time.process_time() - mulai < 1
    assert "1.000 unit lain" in unggah(admin, berkas).text
