"""An office's letterhead: uploaded once, checked, and used for everything below its node."""

import io

import pytest
from docx import Document
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.dokumen.docx.dasar import templat_baku
from fkp.jejak.models import Jejak
from fkp.laporan.templat.models import TemplatSurat
from fkp.laporan.templat.queries import templat_of
from fkp.unit.pohon import pindah_instansi
from tests.builders import SANDI, a_akun
from tests.page import Pages


def berkop(nama: str) -> bytes:
    """Our own template with another letterhead."""
    dokumen = Document(io.BytesIO(templat_baku()))
    dokumen.sections[0].first_page_header.paragraphs[-1].text = nama
    isi = io.BytesIO()
    dokumen.save(isi)
    return isi.getvalue()


def unggah(pages: Pages, alamat: str, isi: bytes, nama: str = "kop.docx", status: int = 200):
    return pages.fill(alamat, {"berkas": (io.BytesIO(isi), nama)}, status=status)


def kepala(isi: bytes) -> str:
    return Document(io.BytesIO(isi)).sections[0].first_page_header.paragraphs[-1].text


def aksi(db) -> list[str]:
    return list(db.scalars(select(Jejak.aksi).where(Jejak.aksi.contains("templat")).order_by(Jejak.nomor)))


def test_a_unit_begins_with_the_standard_template(rani, kota):
    halaman = rani.get(f"/kelola/templat/unit/{kota.unit.id}")
    assert halaman.h1 == "Dokumen memakai templat baku"
    assert rani.client.get("/kelola/templat/baku").data == templat_baku()


def test_petugas_uploads_a_letterhead_and_tries_it(rani, kota, db):
    alamat = f"/kelola/templat/unit/{kota.unit.id}"
    halaman = unggah(rani, alamat, berkop("KOP LOKET"))
    assert halaman.h1 == "Dokumen memakai templat sendiri"
    assert "kop.docx" in halaman.text
    contoh = rani.client.get(f"{alamat}/contoh")
    assert contoh.mimetype.endswith("wordprocessingml.document")
    assert kepala(contoh.data) == "KOP LOKET"
    assert kepala(rani.client.get(f"{alamat}/unduh").data) == "KOP LOKET"
    assert aksi(db) == ["templat disimpan", "contoh templat diunduh", "templat diunduh"]


def test_only_the_name_of_an_uploaded_file_is_kept(rani, kota, db):
    unggah(rani, f"/kelola/templat/unit/{kota.unit.id}", berkop("KOP"), "../C:\\Users\\rani/kop baru.docx")
    assert db.scalars(select(TemplatSurat.nama)).one() == "kop baru.docx"


def test_the_nearest_template_counts(db, admin, rani, kota):
    unggah(admin, f"/kelola/templat/instansi/{kota.puncak.id}", berkop("KOTA"))
    assert kepala(templat_of(db, kota.unit.jalur)) == kepala(templat_of(db, kota.klinik.jalur)) == "KOTA"
    unggah(admin, f"/kelola/templat/instansi/{kota.dinas.id}", berkop("DINAS"))
    db.expire_all()
    assert kepala(templat_of(db, kota.unit.jalur)) == "DINAS"
    assert kepala(templat_of(db, kota.klinik.jalur)) == "KOTA"
    halaman = rani.get(f"/kelola/templat/unit/{kota.unit.id}")
    assert halaman.h1 == "Dokumen memakai templat Dinas Kependudukan"
    daftar = admin.get("/kelola/templat").text
    assert "Loket Utama Dari atasnya: kop.docx" in daftar
    assert "Dinas Kependudukan Sendiri: kop.docx" in daftar


def test_without_any_template_there_is_none(db, kota):
    assert templat_of(db, kota.unit.jalur) is None


def test_removing_a_template_lets_the_one_above_count(db, admin, kota):
    unggah(admin, f"/kelola/templat/instansi/{kota.puncak.id}", berkop("KOTA"))
    alamat = f"/kelola/templat/unit/{kota.unit.id}"
    unggah(admin, alamat, berkop("LOKET"))
    halaman = admin.fill(alamat, {}, form=1)
    assert halaman.h1 == "Dokumen memakai templat Kota Misal"
    assert kepala(templat_of(db, kota.unit.jalur)) == "KOTA"
    assert aksi(db)[-1] == "templat dihapus"


def test_a_second_upload_replaces_the_first(db, rani, kota):
    alamat = f"/kelola/templat/unit/{kota.unit.id}"
    unggah(rani, alamat, berkop("LAMA"))
    unggah(rani, alamat, berkop("BARU"), "baru.docx")
    assert [t.nama for t in db.scalars(select(TemplatSurat))] == ["baru.docx"]
    assert kepala(templat_of(db, kota.unit.jalur)) == "BARU"


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"bukan dokumen", "bukan dokumen Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "terkunci kata sandi"),
    ],
)
def test_a_file_that_cannot_be_a_template_is_refused_with_the_reason(db, rani, kota, isi, kalimat):
    halaman = unggah(rani, f"/kelola/templat/unit/{kota.unit.id}", isi, status=422)
    assert kalimat in halaman.text
    assert halaman.h1 == "Dokumen memakai templat baku"
    assert not list(db.scalars(select(TemplatSurat)))


def test_sending_the_form_without_a_file_asks_for_one(rani, kota):
    halaman = rani.fill(f"/kelola/templat/unit/{kota.unit.id}", {}, status=422)
    assert "Pilih berkas templat yang akan diunggah." in halaman.text


def test_a_template_moves_with_its_instansi(db, admin, kota):
    unggah(admin, f"/kelola/templat/instansi/{kota.dinas.id}", berkop("DINAS"))
    pindah_instansi(db, kota.admin, kota.dinas, kota.lain)
    db.flush()
    assert kota.dinas.jalur.startswith(kota.lain.jalur)
    assert kepala(templat_of(db, kota.unit.jalur)) == "DINAS"


def test_petugas_does_not_see_the_instansi_above(rani, kota):
    rani.get(f"/kelola/templat/instansi/{kota.dinas.id}", status=404)
    rani.get(f"/kelola/templat/unit/{kota.klinik.id}", status=404)
    daftar = rani.get("/kelola/templat").text
    assert "Loket Utama" in daftar
    assert "Dinas Kesehatan" not in daftar


def test_pimpinan_does_not_manage_letterheads(app, db, kota):
    a_akun(db, Peran.PIMPINAN, kota.unit.jalur, nama_pengguna="pimpinan")
    db.commit()
    Pages(app).masuk("pimpinan", SANDI).get("/kelola/templat", status=403)


def test_the_letterhead_pages_speak_english(rani, kota):
    assert rani.get("/kelola/templat?b=en").h1 == "Letterhead"
    assert rani.get(f"/kelola/templat/unit/{kota.unit.id}?b=en").h1 == "Documents use the standard template"
