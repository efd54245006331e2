"""The pages of reports: who sees which, what a download is and what it leaves behind."""

import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.jejak.models import Jejak
from fkp.laporan.sumber import bahan_laporan
from fkp.skm.hasil.pengesahan import koreksi_survei
from fkp.skm.models import Survei
from fkp.skm.tahap import akhir_tenggang
from surveys.aturan import Aturan
from surveys.hasil import HasilSkm
from tests.builders import SANDI, a_akun, a_instansi, a_survei, a_unit
from tests.fkp.halaman.bangun import a_sah, a_terbit, triwulan
from tests.page import Pages


@pytest.fixture
def sah(db):
    """A sealed quarter of a unit, with its auditor."""
    unit = a_unit(db, a_instansi(db, "Dinas Misal"), "Loket Utama", slug="loket-utama")
    return a_sah(db, unit, 2)


def teks_pdf(isi: bytes) -> str:
    return " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(isi)).pages).split())


def test_the_page_of_a_report_shows_what_was_sealed_and_every_file(auditor, sah):
    page = auditor.get(f"/kelola/survei/{sah.survei_id}/laporan")
    hasil = HasilSkm.from_dict(sah.hasil)
    assert page.h1 == "Laporan SKM Triwulan II 2026"
    assert format(hasil.ikm, "f").replace(".", ",") in page.text
    assert sah.kode.upper() in page.text
    tautan = [a.get("href") or "" for a in page.all("a")]
    for bentuk in ("pdf", "docx", "xlsx", "html"):
        assert f"/kelola/survei/{sah.survei_id}/laporan.{bentuk}?versi=1" in tautan
    assert "BAB III HASIL PENGOLAHAN DATA SKM" in page.text


@pytest.mark.parametrize("bentuk", ["pdf", "docx", "xlsx", "html"])
@pytest.mark.parametrize("dokumen", ["laporan", "publikasi", "pengolahan"])
def test_each_document_comes_in_each_format(auditor, sah, bentuk, dokumen):
    jawab = auditor.client.get(f"/kelola/survei/{sah.survei_id}/laporan.{bentuk}?dokumen={dokumen}")
    assert jawab.status_code == 200
    nama = {"laporan": "laporan-skm", "publikasi": "publikasi-ikm", "pengolahan": "pengolahan-skm"}[dokumen]
    harap = f"{nama}-loket-utama-triwulan-ii-2026-v1.{bentuk}"
    assert harap in jawab.headers["Content-Disposition"]
    awal = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "html": b"<!"}[bentuk]
    assert jawab.data.startswith(awal)
    jawab.close()


def test_a_sealed_report_is_the_same_bytes_each_time(auditor, sah):
    for bentuk in ("pdf", "docx", "xlsx", "html"):
        alamat = f"/kelola/survei/{sah.survei_id}/laporan.{bentuk}"
        dua = [auditor.client.get(alamat) for _ in range(2)]
        assert dua[0].data == dua[1].data, bentuk
        assert dua[0].headers["ETag"] == dua[1].headers["ETag"]
        lagi = auditor.client.get(alamat, headers={"If-None-Match": dua[0].headers["ETag"]})
        assert lagi.status_code == 304
        for jawab in (*dua, lagi):
            jawab.close()


def test_a_download_leaves_one_line_and_nothing_else(auditor, sah, db):
    sebelum = len(db.scalars(select(Jejak)).all())
    auditor.client.get(f"/kelola/survei/{sah.survei_id}/laporan.xlsx?umum=1").close()
    db.expire_all()
    baris = db.scalars(select(Jejak).order_by(Jejak.nomor)).all()
    assert len(baris) == sebelum + 1
    assert baris[-1].aksi == "laporan diunduh"
    assert baris[-1].rincian == {"dokumen": "laporan", "bentuk": "xlsx", "versi": 1, "umum": True}
    assert baris[-1].jalur == sah.survei.unit.jalur


def test_the_pdf_carries_the_answers_and_the_public_copy_does_not(auditor, sah):
    alamat = f"/kelola/survei/{sah.survei_id}/laporan.pdf"
    penuh, umum = auditor.client.get(alamat), auditor.client.get(f"{alamat}?umum=1")
    assert set(PdfReader(io.BytesIO(penuh.data)).attachments) == {"jawaban.csv", "pengesahan.json"}
    assert not PdfReader(io.BytesIO(umum.data)).attachments
    assert "Salinan untuk umum" in teks_pdf(umum.data)
    penuh.close()
    umum.close()


def test_the_workbook_holds_its_sheets_and_live_formulas(auditor, sah):
    jawab = auditor.client.get(f"/kelola/survei/{sah.survei_id}/laporan.xlsx")
    buku = openpyxl.load_workbook(io.BytesIO(jawab.data))
    jawab.close()
    harap = ["Pengolahan", "Buku kode", "Metode", "Hasil per unsur", "Responden", "Tren", "Bawaan"]
    assert buku.sheetnames == harap
    rumus = [s.value for b in buku["Pengolahan"].iter_rows() for s in b if s.data_type == "f"]
    assert any(r.startswith("=SUM(") for r in rumus)


@pytest.mark.parametrize(
    "ekor", ["laporan.doc", "laporan.pdf?dokumen=lain", "laporan.pdf?versi=9", "laporan?versi=9"]
)
def test_what_does_not_exist_is_not_found(auditor, sah, ekor):
    auditor.get(f"/kelola/survei/{sah.survei_id}/{ekor}", status=404)


def test_another_units_report_is_not_found(app, db, sah):
    lain = a_akun(db, Peran.PETUGAS, a_unit(db).jalur)
    db.commit()
    tamu = Pages(app).masuk(lain.nama_pengguna, SANDI)
    tamu.get(f"/kelola/survei/{sah.survei_id}/laporan", status=404)
    tamu.get(f"/kelola/survei/{sah.survei_id}/laporan.pdf", status=404)
    assert "Loket Utama" not in tamu.get("/kelola/laporan").text


def test_an_admin_administers_and_downloads_no_reports(app, db, sah):
    admin = a_akun(db, Peran.ADMIN, "/")
    db.commit()
    Pages(app).masuk(admin.nama_pengguna, SANDI).get("/kelola/laporan", status=403)


def test_the_list_shows_the_newest_version_and_what_waits(app, db, sah, auditor):
    survei = sah.survei
    saat = akhir_tenggang(survei) + timedelta(days=1)
    oleh = a_akun(db, Peran.PIMPINAN, survei.unit.jalur, nama="Ibu Kepala")
    koreksi_survei(db, survei, oleh, saat, "bobot keliru", aturan=Aturan(nrr_desimal=3))
    with hold(saat):
        a_survei(db, survei.unit, dengan=3, tahap="ditutup", **triwulan(3))
    db.commit()
    page = auditor.get("/kelola/laporan")
    assert "1 laporan" in page.text
    assert "versi 2" in page.text
    assert "Ibu Kepala" in page.text
    assert "Sudah ditutup, belum disahkan" in page.text
    assert "Triwulan III 2026" in page.text
    assert "Tidak ada laporan yang cocok" in auditor.get("/kelola/laporan?q=entah").text
    assert "1 laporan" in auditor.get("/kelola/laporan?periode=2026-04-01_2026-07-01").text
    lama = auditor.get(f"/kelola/survei/{survei.id}/laporan?versi=1")
    assert "Ada versi yang lebih baru." in lama.text


def test_a_draft_says_so_and_holds_nobodys_row_while_answers_come_in(auditor, db, sah):
    survei = a_survei(db, sah.survei.unit, dengan=8)
    db.commit()
    page = auditor.get(f"/kelola/survei/{survei.id}/laporan")
    assert "Rancangan, belum disahkan" in page.text
    jawab = auditor.client.get(f"/kelola/survei/{survei.id}/laporan.pdf")
    assert "RANCANGAN" in teks_pdf(jawab.data)
    assert not PdfReader(io.BytesIO(jawab.data)).attachments
    assert "-rancangan.pdf" in jawab.headers["Content-Disposition"]
    assert "ETag" not in jawab.headers
    jawab.close()
    assert bahan_laporan(db, db.get_one(Survei, survei.id)).kanonik == b""


def test_a_survey_nobody_answered_has_no_report_yet(auditor, db, sah):
    survei = a_survei(db, sah.survei.unit)
    db.commit()
    assert "Belum ada data" in auditor.get(f"/kelola/survei/{survei.id}/laporan").text
    auditor.get(f"/kelola/survei/{survei.id}/laporan.pdf", status=404)


def test_a_report_is_indonesian_whatever_the_page_speaks(auditor, sah):
    page = auditor.get(f"/kelola/survei/{sah.survei_id}/laporan?b=en")
    assert page.h1.startswith("SKM report")
    jawab = auditor.client.get(f"/kelola/survei/{sah.survei_id}/laporan.pdf")
    assert "BAB I PENDAHULUAN" in teks_pdf(jawab.data)
    assert "pukul" in teks_pdf(jawab.data)
    jawab.close()


def test_everyone_gets_the_publication_sheet_of_what_is_published(db, pages, sah):
    terbit = a_terbit(db, sah.survei.unit, 1)
    db.commit()
    alamat = f"/verifikasi/{terbit.kode}/lembar-publikasi.pdf"
    jawab = pages.client.get(alamat)
    assert "INDEKS KEPUASAN MASYARAKAT" in teks_pdf(jawab.data)
    assert terbit.kode.upper() in teks_pdf(jawab.data)
    lagi = pages.client.get(alamat, headers={"If-None-Match": jawab.headers["ETag"]})
    assert lagi.status_code == 304
    assert pages.client.get(alamat).data == jawab.data
    for halaman in (f"/verifikasi/{terbit.kode}", "/unit/loket-utama"):
        assert alamat in [a.get("href") for a in pages.get(halaman).all("a")]


def test_the_publication_sheet_of_an_unpublished_result_is_not_there(db, pages, sah):
    db.commit()
    pages.get(f"/verifikasi/{sah.kode}/lembar-publikasi.pdf", status=404)
    pages.get("/verifikasi/tidak-ada/lembar-publikasi.pdf", status=404)


def test_a_seal_older_than_reports_gets_its_text_now_and_says_so(app, db, sah):
    """Such seals exist in databases that were made before reports; here the row is made without one."""
    sah.survei.unit.alamat = "Jalan Contoh 1"
    db.expunge(sah)
    sah.laporan = None
    with db.no_autoflush:
        db.add(_salinan(sah))
    db.commit()
    bahan = bahan_laporan(db, db.get_one(Survei, sah.survei_id), 2, "https://survei.contoh.example")
    assert bahan.susulan
    assert bahan.segel.alamat == f"https://survei.contoh.example/verifikasi/{bahan.segel.kode}"


def _salinan(sah):
    nilai = {k.key: getattr(sah, k.key) for k in type(sah).__mapper__.column_attrs if k.key != "id"}
    return type(sah)(**{**nilai, "versi": 2, "kode": "aaaa-bbbb-cccc", "laporan": None})


def test_the_answers_leave_in_pieces_and_whole(auditor, sah, db):
    import gzip

    jawab = auditor.client.get(f"/kelola/survei/{sah.survei_id}/jawaban.csv")
    assert jawab.data == gzip.decompress(sah.kanonik)
    assert zipfile.is_zipfile(io.BytesIO(jawab.data)) is False


def test_a_version_that_is_no_number_does_not_stand_for_the_newest(auditor, sah):
    for versi in ("99999999999999", "satu", "2"):
        auditor.get(f"/kelola/survei/{sah.survei_id}/laporan?versi={versi}", status=404)
        auditor.get(f"/kelola/survei/{sah.survei_id}/laporan.html?versi={versi}", status=404)
