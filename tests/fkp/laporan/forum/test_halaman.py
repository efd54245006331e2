"""The page of documents, its downloads, and who gets what; the paper that everyone may read."""

import io
import uuid
from datetime import date

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.forum.models import ArsipForum, TahapForum
from fkp.forum.notulen.models import Masukan
from fkp.forum.peserta.tautan import baca_peserta
from fkp.forum.tahap import terbitkan
from fkp.jejak.models import Jejak
from fkp.laporan.forum.daftar import DOKUMEN
from fkp.laporan.forum.sumber import bahan_forum
from tests.builders import SAAT, SANDI, Kota, a_akun, a_unit, sign_in
from tests.fkp.forum.bangun import a_forum, a_masukan, a_notulis, a_peserta
from tests.fkp.forum.berita_acara_bantu import HP, NAMA, a_forum_sah, a_forum_terkunci
from tests.fkp.laporan.forum.baca import baca
from tests.page import Pages


def unduh(pages: Pages, alamat: str, status: int = 200) -> bytes:
    jawab = pages.client.get(alamat)
    assert jawab.status_code == status, (alamat, jawab.status_code)
    isi = jawab.data
    jawab.close()
    return isi


def masuk(app: Flask, db: Session, peran: Peran, jalur: str) -> Pages:
    return sign_in(db, Pages(app), peran, jalur)


@pytest.fixture
def sah(db: Session, kota: Kota):
    """A sealed forum with one person of the public who signed."""
    forum, _segel, _pimpinan = a_forum_sah(db, kota.unit, moda="tatap_muka")
    db.commit()
    return forum


def test_the_page_offers_every_document_and_shows_the_berita_acara(rani: Pages, sah) -> None:
    page = rani.get(f"/kelola/forum/{sah.id}/dokumen")
    tautan = [a.get("href") or "" for a in page.all("a")]
    for d in DOKUMEN.values():
        for bentuk in d.bentuk:
            assert f"/kelola/forum/{sah.id}/dokumen/{d.nama}.{bentuk}?versi=1" in tautan
            if d.umum:
                assert f"/kelola/forum/{sah.id}/dokumen/{d.nama}.{bentuk}?versi=1&umum=1" in tautan
    assert "Identifikasi Masalah" in page.text
    assert "Disahkan, versi 1" in page.text
    assert HP not in page.text
    assert NAMA not in page.text, "opening a page leaves no line, so nobody is on it"


def test_every_download_works_and_leaves_a_line_without_anybody_in_it(rani: Pages, db: Session, sah) -> None:
    alamat = f"/kelola/forum/{sah.id}/dokumen"
    for d in DOKUMEN.values():
        for bentuk in d.bentuk:
            awal = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "html": b"<!"}[bentuk]
            assert unduh(rani, f"{alamat}/{d.nama}.{bentuk}").startswith(awal)
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "dokumen forum diunduh").order_by(Jejak.id)).all()
    assert len(baris) == sum(len(d.bentuk) for d in DOKUMEN.values())
    assert all(satu.objek_id == str(sah.id) and NAMA not in str(satu.rincian) for satu in baris)
    assert baris[0].rincian == {"dokumen": "berita-acara", "bentuk": "pdf", "versi": 1, "umum": False}
    for salah in ("lain.pdf", "undangan.xlsx", "daftar-hadir.pdf?umum=1", "berita-acara.exe"):
        unduh(rani, f"{alamat}/{salah}", 404)
    for versi in ("2", "x", "0"):
        unduh(rani, f"{alamat}/berita-acara.pdf?versi={versi}", 404)


def test_who_gets_in_and_who_gets_phone_numbers(app: Flask, db: Session, kota: Kota, sah) -> None:
    alamat = f"/kelola/forum/{sah.id}/dokumen"
    harap = {
        Peran.PETUGAS: "utuh",
        Peran.PIMPINAN: "utuh",
        Peran.PEMBINA: "samar",
        Peran.AUDITOR: "samar",
        Peran.ADMIN: "",
        Peran.SURVEYOR: "",
    }
    for peran, dapat in harap.items():
        pages = masuk(app, db, peran, kota.unit.jalur)
        if not dapat:
            unduh(pages, alamat, 403)
            unduh(pages, f"{alamat}/berita-acara.pdf", 403)
            continue
        pdf = baca(unduh(pages, f"{alamat}/berita-acara.pdf"), "pdf")
        buku = baca(unduh(pages, f"{alamat}/laporan.xlsx?lengkap=1"), "xlsx")
        assert (HP in pdf, HP in buku) == ((True, True) if dapat == "utuh" else (False, False)), peran
        assert ("08xx-xxxx-xx01" in pdf) == (dapat == "samar"), peran
        assert NAMA in pdf
        assert HP not in baca(unduh(pages, f"{alamat}/laporan.xlsx"), "xlsx")
    notulis = a_notulis(db, sah)
    db.commit()
    unduh(Pages(app).masuk(notulis.nama_pengguna, SANDI), alamat, 403)
    unduh(masuk(app, db, Peran.PETUGAS, a_unit(db).jalur), alamat, 404)
    assert Pages(app).client.get(alamat).status_code == 302


def test_a_sealed_forum_prints_the_same_after_its_rows_were_changed(rani: Pages, db: Session, sah) -> None:
    alamat = f"/kelola/forum/{sah.id}/dokumen"
    nama = [f"{n}.{b}" for n in ("berita-acara", "daftar-hadir", "notulen") for b in ("pdf", "docx", "xlsx")]
    dulu = {satu: unduh(rani, f"{alamat}/{satu}") for satu in nama}
    for baris in db.scalars(select(Masukan).where(Masukan.forum_id == sah.id)):
        baris.masalah = "Diubah diam-diam"
    sah.tema = "Tema lain"
    db.commit()
    assert {satu: unduh(rani, f"{alamat}/{satu}") for satu in nama} == dulu


def test_a_locked_text_prints_without_the_mark_of_a_draft(rani: Pages, db: Session, kota: Kota) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    db.commit()
    teks = baca(unduh(rani, f"/kelola/forum/{forum.id}/dokumen/berita-acara.docx"), "docx")
    assert "RANCANGAN" not in teks
    assert "Tanda tangan berlaku untuk naskah dengan kode" in teks
    assert peserta.nama in teks
    assert "sedang ditandatangani" in rani.get(f"/kelola/forum/{forum.id}/dokumen").text


def test_an_empty_draft_prints_with_its_mark(rani: Pages, db: Session, kota: Kota) -> None:
    forum = a_forum(db, kota.unit, "rancangan", tanggal=None, mulai=None, selesai=None, kota="", jabatan="")
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/dokumen"
    assert "bertanda RANCANGAN" in rani.get(alamat).text
    for d in DOKUMEN.values():
        teks = baca(unduh(rani, f"{alamat}/{d.nama}.docx"), "docx")
        assert ("RANCANGAN" in teks) == (d.umum), d.nama
    assert unduh(rani, f"{alamat}/laporan.pdf").startswith(b"%PDF")


def test_no_signed_paper_is_made_up_for_an_archive(rani: Pages, db: Session, kota: Kota) -> None:
    forum = a_forum(db, kota.unit, TahapForum.ARSIP, tanggal=date(2024, 3, 5))
    db.add(ArsipForum(forum_id=forum.id, unsur=["U1"], sumber="Map arsip"))
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/dokumen"
    assert "berita-acara.pdf" not in rani.get(alamat).html
    for nama, status in (("berita-acara", 404), ("daftar-hadir", 404), ("undangan", 404), ("laporan", 200)):
        unduh(rani, f"{alamat}/{nama}.pdf", status)


def test_letters_with_their_own_links_are_for_those_who_send_them(
    app: Flask, rani: Pages, db: Session, kota: Kota
) -> None:
    forum = a_forum(db, kota.unit, "terjadwal", nomor_undangan="005/7/2026")
    orang = [a_peserta(db, forum, nama=f"Ibu Nomor {n}") for n in range(2)]
    a_peserta(db, forum, nama="Datang Sendiri", asal="datang", hadir=True)
    lain = a_peserta(db, a_forum(db, kota.unit))
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/dokumen/undangan"
    satu = unduh(rani, f"{alamat}.html?peserta={orang[0].id}", 404)
    satu = unduh(rani, f"{alamat}.pdf?peserta={orang[0].id}")
    pdf = PdfReader(io.BytesIO(satu))
    assert "Yth. Ibu Nomor 0" in pdf.pages[0].extract_text()
    (tautan,) = (a.get_object()["/A"]["/URI"] for a in pdf.pages[0]["/Annots"])
    with app.test_request_context():
        assert baca_peserta(db, forum, tautan.rsplit("/", 1)[1]).id == orang[0].id
    semua = PdfReader(io.BytesIO(unduh(rani, f"{alamat}.pdf?peserta=semua")))
    assert len(semua.pages) == 2
    assert "Datang Sendiri" not in baca(unduh(rani, f"{alamat}.docx?peserta=semua"), "docx")
    assert "/p/" not in baca(unduh(rani, f"{alamat}.pdf"), "pdf")
    for salah in ("x", uuid.uuid4(), lain.id, "semua&mulai=9"):
        unduh(rani, f"{alamat}.pdf?peserta={salah}", 404)
    auditor = masuk(app, db, Peran.AUDITOR, kota.unit.jalur)
    unduh(auditor, f"{alamat}.pdf?peserta=semua", 403)
    unduh(auditor, f"{alamat}.pdf")


def test_everyone_reads_the_published_paper_without_anybody_in_it(pages: Pages, db: Session, sah) -> None:
    alamat = f"/f/{sah.kode}/berita-acara.pdf"
    unduh(pages, alamat, 404)
    terbitkan(db, sah, a_akun(db, Peran.PIMPINAN, sah.unit.jalur), SAAT)
    db.commit()
    jawab = pages.client.get(alamat)
    isi = jawab.data
    pdf = PdfReader(io.BytesIO(isi))
    teks = baca(isi, "pdf")
    for rahasia in (NAMA, HP, "L/P", "RT 3"):
        assert rahasia not in teks
    assert pdf.attachments == {}
    lagi = pages.client.get(alamat, headers={"If-None-Match": jawab.headers["ETag"]})
    assert lagi.status_code == 304
    assert pages.client.get(alamat).data == isi


def test_the_promises_and_the_forum_before_come_from_the_register(db: Session, kota: Kota, sah) -> None:
    berikut = a_forum(db, kota.unit, "rancangan", forum_lalu_id=sah.id)
    a_masukan(db, berikut, lengkap=True)
    bahan, asal = bahan_forum(db, berikut), bahan_forum(db, sah)
    assert bahan is not None
    assert asal is not None
    assert bahan.lalu is not None
    assert [satu.masukan for satu in bahan.lalu.janji] == [satu["masukan"] for satu in asal.isi["baris"]]
    assert {satu.status for satu in asal.janji} == {"direncanakan"}
    assert bahan.janji == ()
