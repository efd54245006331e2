"""The evidence packs: what is in them, what they say is missing, and the same content as the same file."""

import hashlib
import io
import zipfile
from datetime import date

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.forum.materi.models import JenisBerkas
from fkp.jejak.models import Jejak
from fkp.kerja.models import BerkasPekerjaan, Keadaan, Pekerjaan
from fkp.kerja.pelaksana import kerjakan
from fkp.penilaian.models import HalBukti
from fkp.standar.models import PerubahanStandar, StandarPelayanan, TahapStandar
from tests.builders import SAAT, a_unit, sign_in
from tests.fkp.basis import SATU_BASIS
from tests.fkp.forum.bangun import a_materi
from tests.fkp.forum.berita_acara_bantu import HP
from tests.fkp.halaman.bangun import a_terbit
from tests.fkp.penilaian.bangun import Rumah, a_bukti, a_standar
from tests.fkp.penilaian.test_halaman import foto
from tests.fkp.standar.bangun import a_tinjauan
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Pages


@pytest.fixture
def auditor(app: Flask, db: Session, rumah: Rumah) -> Pages:
    return sign_in(db, Pages(app), Peran.AUDITOR, rumah.unit.jalur)


def unduh(pages: Pages, rumah: Rumah, indikator: str) -> bytes:
    with hold(SAAT):
        jawab = pages.client.get(f"/kelola/penilaian/{rumah.unit.id}/bukti-{indikator}.zip?tahun=2026")
    assert (jawab.status_code, jawab.mimetype) == (200, "application/zip")
    data: bytes = jawab.data
    jawab.close()
    return data


def buka(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        assert arsip.testzip() is None
        return {satu: arsip.read(satu) for satu in arsip.namelist()}


def teks(pdf: bytes) -> str:
    return " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(pdf)).pages).split())


def test_forums_bring_their_papers_photographs_and_publication_and_say_what_they_lack(
    auditor: Pages, db: Session, rumah: Rumah
) -> None:
    a_materi(db, rumah.tinjau, JenisBerkas.FOTO, isi=foto(), mime="image/jpeg", judul="Suasana dialog")
    a_bukti(
        db,
        rumah.unit,
        HalBukti.PUBLIKASI_FKP,
        media="medsos",
        forum_id=rumah.tinjau.id,
        tautan="https://a.example",
    )
    db.commit()
    data = unduh(auditor, rumah, "2")
    isi = buka(data)
    tinjau, baru = (f"forum-{f.tanggal}-{f.kode}" for f in (rumah.tinjau, rumah.baru))
    dokumen = ("berita-acara", "daftar-hadir", "notulen", "laporan", "rencana-aksi")
    assert set(isi) == {
        "00-daftar-isi.pdf",
        "BACA-SAYA.txt",
        "SHA256SUMS",
        f"{tinjau}/foto/01-suasana-dialog.jpg",
        *(f"{folder}/{nama}.pdf" for folder in (tinjau, baru) for nama in dokumen),
    }
    assert b"KameraRahasia" not in isi[f"{tinjau}/foto/01-suasana-dialog.jpg"]
    assert HP not in teks(isi[f"{tinjau}/berita-acara.pdf"])
    petunjuk = isi["BACA-SAYA.txt"].decode()
    assert "data pribadi" in petunjuk
    assert f"{baru}/foto: Foto kegiatan. Sebab: belum ada foto" in petunjuk
    assert "dicatat tanpa berkas. https://a.example" in petunjuk
    assert f"{baru}/publikasi" in petunjuk
    assert "arsip Forum lama" in petunjuk
    indeks = teks(isi["00-daftar-isi.pdf"])
    assert "3 dari 5" in indeks
    assert "naskah peraturannya belum kami baca" in indeks
    assert "Tinjau KTP" in indeks
    daftar = {b[66:]: b[:64] for b in isi["SHA256SUMS"].decode().splitlines()}
    assert daftar == {n: hashlib.sha256(b).hexdigest() for n, b in isi.items() if n != "SHA256SUMS"}
    assert unduh(auditor, rumah, "2") == data
    rincian = db.scalars(
        select(Jejak.rincian).where(Jejak.aksi == "paket penilaian diunduh").order_by(Jejak.id)
    ).all()
    assert (
        rincian
        == [{"indikator": "2", "tahun": 2026, "sidik": hashlib.sha256(isi["SHA256SUMS"]).hexdigest()}] * 2
    )


def test_standards_reviews_surveys_and_plans_bring_theirs(auditor: Pages, db: Session, rumah: Rumah) -> None:
    a_bukti(db, rumah.unit, HalBukti.MONEV_STANDAR, layanan_id=rumah.ktp.id)
    a_bukti(db, rumah.unit, HalBukti.PUBLIKASI_SKM, media="papan", survei_id=rumah.kini.id)
    standar_ktp = db.scalars(
        select(StandarPelayanan).where(StandarPelayanan.layanan_id == rumah.ktp.id)
    ).one()
    a_tinjauan(db, standar_ktp, date(2026, 5, 20))
    db.commit()
    tinjau = f"forum-{rumah.tinjau.tanggal}-{rumah.tinjau.kode}"
    lalu, kini = (f"laporan-skm/{s.mulai}-{s.kode}.pdf" for s in (rumah.lalu, rumah.kini))

    standar = buka(unduh(auditor, rumah, "1"))
    assert {"standar/01-layanan-1.pdf", "standar/02-layanan-2.pdf", f"{tinjau}/berita-acara.pdf"} <= set(
        standar
    )
    assert "SK/1/2026" in teks(standar["standar/daftar-layanan.pdf"])
    assert "1 komponen belum terisi" in standar["BACA-SAYA.txt"].decode()
    assert "monev Layanan 2" in standar["BACA-SAYA.txt"].decode()

    tinjauan = buka(unduh(auditor, rumah, "4"))
    assert f"{tinjau}/rencana-aksi.pdf" in tinjauan
    assert "tinjauan Layanan 2: Peninjauan standar. Sebab: belum pernah" in tinjauan["BACA-SAYA.txt"].decode()
    daftar = teks(tinjauan["standar/daftar-peninjauan.pdf"])
    assert "3 Maret 2026 Berita acara bersegel, forum Tinjau KTP" in daftar
    assert (
        "20 Mei 2026 Standar pelayanan Layanan 1, revisi 1, bukan dari berita acara forum peninjauan"
        in daftar
    )

    skm = buka(unduh(auditor, rumah, "6"))
    assert {kini, kini.replace(".pdf", "-lembar-publikasi.pdf"), "tindak-lanjut/rencana.pdf"} <= set(skm)
    assert lalu not in skm
    assert "Papan reklame" in teks(skm["publikasi/daftar-publikasi.pdf"])

    rencana = buka(unduh(auditor, rumah, "9"))
    assert {lalu, "tindak-lanjut/rencana.pdf"} <= set(rencana)
    isi = teks(rencana["tindak-lanjut/rencana.pdf"])
    assert "Terusan" in isi
    assert "4 Januari 2026" in isi
    assert "ditandai selesai tanpa berkas bukti" in rencana["BACA-SAYA.txt"].decode()


@SATU_BASIS
def test_who_collects_the_proof_takes_the_pack_and_reads_no_phone_number_in_it(
    app: Flask, db: Session, rumah: Rumah
) -> None:
    petugas = sign_in(db, Pages(app), Peran.PETUGAS, rumah.unit.jalur)
    with hold(SAAT):
        page = petugas.get(f"/kelola/penilaian/{rumah.unit.id}?tahun=2026")
    for satu in ("1", "2", "4", "6", "7", "8", "9"):
        assert page.all("a", href=f"/kelola/penilaian/{rumah.unit.id}/bukti-{satu}.zip?tahun=2026")
    isi = buka(unduh(petugas, rumah, "2"))
    semua = " ".join(teks(satu) for nama, satu in isi.items() if nama.endswith(".pdf"))
    assert HP not in semua
    assert HP[-7:] not in semua


@SATU_BASIS
def test_a_forum_that_changed_a_standard_brings_the_text_before_and_after(
    app: Flask, auditor: Pages, db: Session, rumah: Rumah
) -> None:
    janji = a_tindak_lanjut(
        db, rumah.unit, asal="forum", forum_id=rumah.baru.id, kegiatan="Memangkas waktu tunggu"
    )
    kini = a_standar(db, rumah.kk, revisi=2, tanggal_sk=date(2026, 8, 1))
    lama = db.scalars(
        select(StandarPelayanan).where(
            StandarPelayanan.layanan_id == rumah.kk.id, StandarPelayanan.revisi == 1
        )
    ).one()
    lama.tahap = TahapStandar.LAMA
    kini.isi = {**kini.isi, "waktu": "Satu hari kerja"}
    db.add(
        PerubahanStandar(
            standar_id=kini.id, komponen="waktu", tindak_lanjut_id=janji.id, semula="Isi waktu", dibuat=SAAT
        )
    )
    db.commit()
    langsung = unduh(auditor, rumah, "2")
    isi = buka(langsung)
    folder = f"forum-{rumah.baru.tanggal}-{rumah.baru.kode}"
    (lampiran,) = [nama for nama in isi if "standar-diubah" in nama]
    assert lampiran == f"{folder}/standar-diubah/02-layanan-2.pdf"
    kata = teks(isi[lampiran])
    assert "Isi waktu Satu hari kerja" in kata
    assert "Memangkas waktu tunggu" in kata
    with hold(SAAT):
        token = auditor.get("/kelola").all("input", name="csrf_token")[0].get("value")
        isian = {"csrf_token": token, "tahun": "2026"}
        auditor.post(f"/kelola/penilaian/{rumah.unit.id}/bukti-2", isian)
        assert kerjakan(app, db.scalars(select(Pekerjaan.id)).one(), "a") is Keadaan.SELESAI
    assert db.scalars(select(BerkasPekerjaan.isi)).one() == langsung


@SATU_BASIS
def test_an_empty_unit_gets_a_pack_that_says_so_and_another_units_is_not_there(
    auditor: Pages, db: Session, rumah: Rumah
) -> None:
    asing = a_unit(db)
    db.commit()
    auditor.get(f"/kelola/penilaian/{asing.id}/bukti-2.zip", status=404)
    auditor.get(f"/kelola/penilaian/{rumah.unit.id}/bukti-3.zip", status=404)
    with hold(SAAT):
        jawab = auditor.client.get(f"/kelola/penilaian/{rumah.unit.id}/bukti-2.zip?tahun=2024")
    assert "belum ada berita acara bersegel" in buka(jawab.data)["BACA-SAYA.txt"].decode()
    jawab.close()


@SATU_BASIS
def test_a_pack_with_many_photographs_is_made_in_the_background_with_the_same_bytes(
    app: Flask, auditor: Pages, db: Session, rumah: Rumah
) -> None:
    for n in range(17):
        a_materi(db, rumah.tinjau, JenisBerkas.FOTO, isi=foto(), mime="image/jpeg", judul=f"Foto {n}")
    db.commit()
    alamat = f"/kelola/penilaian/{rumah.unit.id}"
    with hold(SAAT):
        page = auditor.get(alamat)
        assert f"{alamat}/bukti-2.zip" not in page.html
        auditor.post(f"{alamat}/bukti-2", {**page.fields(), "tahun": "2026"})
        auditor.post(f"{alamat}/bukti-3", page.fields(), 404)
        pekerjaan = db.scalars(select(Pekerjaan)).one()
        assert kerjakan(app, pekerjaan.id, "a") is Keadaan.SELESAI
    berkas = db.scalars(select(BerkasPekerjaan)).one()
    langsung = unduh(auditor, rumah, "2")
    assert berkas.isi == langsung
    sidik = hashlib.sha256(buka(langsung)["SHA256SUMS"]).hexdigest()
    assert berkas.nama == f"bukti-{rumah.unit.slug}-2-2026-{sidik[:16]}.zip"


@SATU_BASIS
def test_reports_of_many_answers_are_printed_in_the_background_and_a_short_one_at_once(
    auditor: Pages, db: Session, rumah: Rumah
) -> None:
    alamat = f"/kelola/penilaian/{rumah.unit.id}"
    with hold(SAAT):
        assert f"{alamat}/bukti-6.zip" in auditor.get(alamat).html
    a_terbit(db, rumah.unit, 2, 2026, dengan=1600)
    db.commit()
    with hold(SAAT):
        html = auditor.get(alamat).html
    assert not [n for n in "67" if f"{alamat}/bukti-{n}.zip" in html]
    assert [n for n in "89" if f"{alamat}/bukti-{n}.zip" in html] == ["8", "9"]
