"""An agreed change opens a revision: from the promise to the draft, the decree and its annex, and back."""

import io
from datetime import date

import pytest
from docx import Document
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from fkp.standar.beda import Nasib, beda_kata
from fkp.standar.models import PerubahanStandar, StandarPelayanan, TahapStandar
from tests.builders import SANDI, a_akun, a_situs, a_unit
from tests.fkp.forum.bangun import HARI, a_forum
from tests.fkp.standar.test_standar import PENUH, a_standar, form_ke
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Pages

JANJI = "/kelola/tindak-lanjut"


@pytest.fixture
def unit(db):
    a_situs(db)
    return a_unit(db, nama="Kantor Contoh", slug="kantor-contoh", layanan=2)


def a_janji(db, unit, **kolom):
    """A promise of a forum of today; it names a layanan and a component unless told otherwise."""
    forum = a_forum(db, unit, tema="Waktu tunggu")
    kolom = {"layanan_id": unit.layanan[0].id, "komponen": "waktu", "forum_id": forum.id, **kolom}
    row = a_tindak_lanjut(db, unit, **kolom)
    db.commit()
    return row


def buka(petugas, row, isian=None, status=200):
    url = f"{JANJI}/{row.id}"
    return petugas.fill(url, isian or {}, form=form_ke(petugas.get(url), "/standar"), status=status)


def tulis(petugas, layanan, **isi):
    return petugas.fill(f"/kelola/standar/{layanan.id}/ubah", isi)


def unduh(petugas, url):
    with petugas.client.get(url) as jawab:
        assert jawab.data
    return jawab


def test_words_that_went_and_came_are_told_apart():
    potong = beda_kata("Paling lama 5 hari\nkerja", "Paling lama 3 hari\nkerja penuh")
    assert [(p.nasib, p.teks) for p in potong] == [
        (Nasib.SAMA, "Paling lama"),
        (Nasib.HAPUS, "5"),
        (Nasib.TAMBAH, "3"),
        (Nasib.SAMA, "hari \n kerja"),
        (Nasib.TAMBAH, "penuh"),
    ]
    assert beda_kata("", "") == ()
    # Thousands of like words would take minutes to compare.
    panjang = " ".join(["a"] * 3000)
    assert [p.nasib for p in beda_kata(panjang, panjang + " b")] == [Nasib.HAPUS, Nasib.TAMBAH]


def test_a_promise_opens_its_component_and_says_when_it_is_in_force(db, unit, petugas):
    layanan = unit.layanan[0]
    a_standar(db, layanan, isi={**PENUH, "waktu": "Paling lama 5 hari kerja"}, ditinjau=date(2025, 3, 1))
    row, lain = a_janji(db, unit), a_janji(db, unit, kegiatan="Menulis jam layanan")
    page = buka(petugas, row)
    assert page.url == f"/kelola/standar/{layanan.id}/ubah"
    assert "Paling lama 5 hari kerja" in page.html
    # The second promise finds the same draft; pressing twice asks once.
    buka(petugas, lain)
    petugas.post(f"{JANJI}/{row.id}/standar", petugas.get(f"{JANJI}/{lain.id}").fields())
    semua = db.scalars(select(PerubahanStandar).order_by(PerubahanStandar.id)).all()
    assert [(p.tindak_lanjut_id, p.komponen, p.semula) for p in semua] == [
        (row.id, "waktu", "Paling lama 5 hari kerja"),
        (lain.id, "waktu", "Paling lama 5 hari kerja"),
    ]
    rancangan = db.scalar(select(StandarPelayanan).where(StandarPelayanan.tahap == TahapStandar.RANCANGAN))
    assert rancangan.alasan == "Janji (FKP Waktu tunggu, 12 November 2026): Membuka loket kedua"
    assert "komponennya belum diubah" in petugas.get(f"{JANJI}/{row.id}").text

    tulis(petugas, layanan, waktu="Paling lama 3 hari kerja")
    page = petugas.get(f"{JANJI}/{row.id}")
    assert ["".join(e.itertext()) for e in page.all("del")] == ["dihapus: 5;"]
    assert ["".join(e.itertext()) for e in page.all("ins")] == ["ditambahkan: 3;"]
    page = petugas.get(f"/kelola/standar/{layanan.id}")
    assert ["".join(e.itertext()) for e in page.all("ins")] == ["ditambahkan: 3;"]
    assert "Diminta oleh janji: Menulis jam layanan ( FKP Waktu tunggu, 12 November 2026 )" in page.text
    assert f"{JANJI}/{row.id}" in {a.get("href") for a in page.all("a")}

    # The day of the forum is offered as the day of the review.
    isian = page.fields(form_ke(page, "/tetapkan"))
    assert isian["ditinjau"] == HARI.isoformat()
    sk = {"nomor_sk": "188/7/2026", "tanggal_sk": HARI.isoformat()}
    petugas.fill(f"/kelola/standar/{layanan.id}", sk, form=form_ke(page, "/tetapkan"))
    page = petugas.get(f"{JANJI}/{row.id}")
    assert "Berlaku dengan SK 188/7/2026, 12 November 2026" in page.text
    db.expire_all()
    assert rancangan.ditinjau == HARI
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.objek_id == str(row.id)).order_by(Jejak.id)).all()
    assert "perubahan standar diminta" in aksi


def test_a_promise_without_a_component_is_asked_which_and_a_dropped_draft_is_told(db, unit, petugas):
    layanan = unit.layanan[1]
    row = a_janji(db, unit, layanan_id=None, komponen="biaya")
    page = buka(petugas, row, status=422)
    assert "Pilih layanan yang standarnya diubah." in page.text
    assert petugas.fill(
        f"{JANJI}/{row.id}",
        {"standar-komponen": "ngawur"},
        form=form_ke(petugas.get(f"{JANJI}/{row.id}"), "/standar"),
        status=422,
    )
    page = buka(petugas, row, {"standar-layanan": str(layanan.id)})
    assert page.url == f"/kelola/standar/{layanan.id}/ubah"
    assert db.scalar(select(PerubahanStandar.komponen)) == "biaya"
    page = petugas.get(f"/kelola/standar/{layanan.id}")
    petugas.fill(f"/kelola/standar/{layanan.id}", {}, form=form_ke(page, "/hapus"))
    assert db.scalars(select(PerubahanStandar)).all() == []
    page = petugas.get(f"{JANJI}/{row.id}")
    assert "Rancangan yang mengubah Biaya/tarif untuk Layanan 2 dihapus" in page.text
    # Asked for again, it is no longer told as dropped.
    buka(petugas, row, {"standar-layanan": str(layanan.id)})
    assert "dihapus Kamis" not in petugas.get(f"{JANJI}/{row.id}").text


def test_only_who_writes_the_standard_opens_it(app, db, unit, petugas):
    asing = a_unit(db, nama="Unit Lain")
    row, milik_lain = a_janji(db, unit), a_janji(db, asing)
    petugas.client.post(f"{JANJI}/{milik_lain.id}/standar")
    token = petugas.get(f"{JANJI}/{row.id}").fields()
    petugas.post(f"{JANJI}/{milik_lain.id}/standar", token, status=404)
    petugas.post(f"{JANJI}/{row.id}/standar", {**token, "standar-layanan": str(asing.layanan[0].id)}, 422)
    # A layanan of another unit, hosted here, is written there.
    row.layanan_id = asing.layanan[0].id
    db.commit()
    assert "ditulis oleh petugas Unit Lain" in petugas.get(f"{JANJI}/{row.id}").text
    petugas.post(f"{JANJI}/{row.id}/standar", token, 422)
    pimpinan = a_akun(db, Peran.PIMPINAN, unit.jalur)
    db.commit()
    page = Pages(app).masuk(pimpinan.nama_pengguna, SANDI).get(f"{JANJI}/{row.id}")
    assert "Buka revisi komponen ini" not in page.text
    assert db.scalars(select(PerubahanStandar)).all() == []


def test_the_annex_is_a_draft_until_the_decree(db, unit, petugas):
    layanan = unit.layanan[0]
    a_standar(db, layanan, isi={**PENUH, "waktu": "5 hari"})
    buka(petugas, a_janji(db, unit))
    tulis(petugas, layanan, waktu="3 hari")
    alamat = f"/kelola/standar/{layanan.id}/lampiran-sk"
    page = petugas.get(f"/kelola/standar/{layanan.id}")
    assert f"{alamat}.pdf" in {a.get("href") for a in page.all("a")}
    jawab = unduh(petugas, f"{alamat}.docx")
    assert jawab.headers["Content-Disposition"].endswith("lampiran-sk-layanan-1-revisi-2-rancangan.docx")
    berkas = Document(io.BytesIO(jawab.data))
    sel = [[c.text for c in r.cells] for t in berkas.tables for r in t.rows]
    urut = [r[0] for r in sel if r[0].isdigit()]
    assert urut[:14] == [str(n) for n in range(1, 15)]
    beda = next(r for r in sel if len(r) == 5 and r[0] == "3")
    assert beda[2:] == ["5 hari", "3 hari", "FKP Waktu tunggu, 12 November 2026: Membuka loket kedua"]
    teks = "\n".join(p.text for p in berkas.paragraphs) + str(sel)
    assert "rancangan" in teks.lower()
    assert "……" in teks
    assert unduh(petugas, f"{alamat}.pdf").data.startswith(b"%PDF")
    petugas.get(f"{alamat}.xlsx", 404)
    petugas.get(f"{alamat}.pdf?revisi=9", 404)
    petugas.get(f"/kelola/standar/{unit.layanan[1].id}/lampiran-sk.pdf", 404)
    lama = unduh(petugas, f"{alamat}.docx?revisi=1")
    assert lama.headers["Content-Disposition"].endswith("lampiran-sk-layanan-1-revisi-1.docx")
    aksi = db.scalars(select(Jejak.aksi).order_by(Jejak.id)).all()
    assert aksi.count("lampiran standar diunduh") == 3


def test_everyone_reads_what_is_in_force_and_no_draft(db, unit, pages):
    layanan = unit.layanan[0]
    isi = {"persyaratan": "Kartu keluarga asli", "dasar_hukum": "UU 25/2009"}
    a_standar(db, layanan, isi=isi, ditinjau=date(2026, 1, 5))
    a_standar(db, layanan, TahapStandar.RANCANGAN, revisi=2, isi={"persyaratan": "Tanpa fotokopi"})
    a_standar(db, unit.layanan[1], TahapStandar.RANCANGAN)
    page = pages.get("/unit/kantor-contoh/standar")
    assert "Kartu keluarga asli" in page.text
    assert "SK Nomor 100/2025 tanggal 1 Maret 2025" in page.text
    assert "Terakhir ditinjau bersama masyarakat 5 Januari 2026" in page.text
    # The six that must be published are named also while empty; of the others only what there is.
    assert "Biaya/tarif" in page.text
    assert "UU 25/2009" in page.text
    assert "Jumlah pelaksana" not in page.text
    assert "Tanpa fotokopi" not in page.text
    assert "Belum punya standar di sini" in page.text
    pages.get("/unit/tidak-ada/standar", 404)


def test_everyone_reads_what_a_revision_changed_beside_what_was_in_force_before(db, unit, pages):
    layanan = unit.layanan[0]
    a_standar(db, layanan, TahapStandar.LAMA, isi={"waktu": "3 hari kerja", "biaya": "Gratis"})
    berlaku = {"waktu": "1 hari kerja", "biaya": "Gratis", "sarana": "Ruang tunggu"}
    a_standar(db, layanan, revisi=2, isi=berlaku)
    a_standar(db, layanan, TahapStandar.RANCANGAN, revisi=3, isi={**berlaku, "waktu": "Seketika"})
    a_standar(db, unit.layanan[1], isi=berlaku)
    page = pages.get("/unit/kantor-contoh/standar")
    lipatan = page.all("details", class_="tabel-buka")
    rincian = [" ".join(" ".join(satu.itertext()).split()) for satu in lipatan]
    (teks,) = [satu for satu in rincian if "Yang berubah" in satu]
    assert "Semula dihapus: 3 ; hari kerja" in teks
    assert "Menjadi ditambahkan: 1 ; hari kerja" in teks
    assert "Sarana" in teks
    assert not {"Biaya", "Seketika"} & set(teks.split())
