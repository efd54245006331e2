"""An e-signed berita acara: what is refused, what is said of the rest, and what is sealed of it."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.dokumen.pdf import write_pdf
from fkp.forum.berita_acara.elektronik import cocokkan_naskah, periksa_elektronik
from fkp.forum.berita_acara.models import BeritaAcara, TandaTangan
from fkp.forum.berita_acara.naskah import kode_isi, sidik_isi
from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.models import Forum
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.sumber import bahan_forum
from fkp.unggahan import PDF, Unggahan, UnggahanSalah
from tests.builders import Kota
from tests.fkp.forum.bangun import a_materi
from tests.fkp.forum.berita_acara_bantu import (
    a_forum_terkunci,
    masuk_pimpinan,
    tandai,
)
from tests.fkp.tte.buat import (
    INDUK,
    SAAT,
    a_ca,
    a_halaman,
    a_orang,
    tandatangani,
    tanpa_arti,
    ubah_halaman,
    ubah_sandi,
)
from tests.page import Page, Pages

pytestmark = pytest.mark.usefixtures("kini")

TERTANDA = tandatangani(a_halaman(), a_orang())
LAMA = SAAT - timedelta(days=1)


@pytest.fixture
def percaya(app: Flask) -> None:
    """An installation that trusts the authority of the tests."""
    app.config["FKP"] = replace(app.config["FKP"], akar_tte=(a_ca(INDUK).der,))


def naskah_pdf(db: Session, forum: Forum) -> bytes:
    """The locked text as this application prints it."""
    bahan = bahan_forum(db, forum)
    assert bahan is not None
    return write_pdf(berita_acara(bahan))


def unggah(pages: Pages, forum: Forum, isi: bytes, status: int = 200, **isian: Any) -> Page:
    alamat = f"/kelola/forum/{forum.id}/berita-acara/berkas"
    kirim = {"cara": "elektronik", "berkas": (io.BytesIO(isi), "tte.pdf"), **isian}
    return pages.post(alamat, {**pages.get(alamat).fields(), **kirim}, status)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (TERTANDA.replace(b"300", b"301", 1), "berubah sesudah ditandatangani oleh Rani Umpama"),
        (ubah_halaman(TERTANDA), "diubah sesudah tanda tangan terakhir oleh Rani Umpama"),
        (tanpa_arti(TERTANDA), "Tanda tangan elektronik di “tte.pdf” tidak terbaca"),
        (TERTANDA.replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.ditolak!"), "tidak dapat diperiksa di sini"),
        (ubah_sandi(TERTANDA, "x"), "terkunci sandi"),
        (b"%PDF-1.7 bukan apa-apa", "tidak terbaca sebagai PDF"),
        (a_halaman(), "tidak memuat tanda tangan elektronik"),
    ],
)
def test_a_file_whose_signature_does_not_hold_is_refused(isi: bytes, sebab: str) -> None:
    with pytest.raises(UnggahanSalah, match=sebab) as galat:
        periksa_elektronik(Unggahan(isi, PDF, "tte.pdf"), (), SAAT)
    assert "ggah" in galat.value.pesan, "the sentence says what to do"


def test_a_refusal_loses_nothing_that_was_entered(db: Session, kota: Kota, rani: Pages) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    db.commit()
    rusak = TERTANDA.replace(b"300", b"301", 1)
    page = unggah(rani, forum, rusak, 422, peserta=peserta.id.hex)
    assert "sehingga tanda tangannya batal" in page.text
    assert page.fields()["cara"] == "elektronik"
    assert page.fields()["peserta"] == peserta.id.hex
    assert not db.scalars(select(BerkasForum)).all()
    assert not db.scalars(select(TandaTangan)).all()


def test_an_unknown_issuer_is_accepted_and_said(db: Session, kota: Kota, rani: Pages) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    db.commit()
    page = unggah(rani, forum, TERTANDA, peserta=peserta.id.hex)
    assert "1 dari 1 orang sudah menandatangani" in page.text
    for kata in (
        "Rani Umpama",
        "Isinya tidak berubah sejak ditandatangani.",
        "menurut penanda tangan, tanpa cap waktu tepercaya",
        f"Penerbit sertifikatnya, {INDUK}, tidak diperiksa: di sini belum dipasang sertifikat induk.",
        "Tidak memuat kode naskah dari aplikasi ini.",
        "Pencabutan sertifikat tidak diperiksa.",
    ):
        assert kata in page.text
    assert "3174000000000001" not in page.html


@pytest.mark.usefixtures("percaya")
def test_with_a_root_the_issuer_is_known_or_not(db: Session, kota: Kota, rani: Pages) -> None:
    forum, _ = a_forum_terkunci(db, kota.unit)
    db.commit()
    dua = tandatangani(TERTANDA, a_orang("Dua Contoh", "Induk Lain", akhir=LAMA), isian="Tanda2")
    page = unggah(rani, forum, dua)
    assert f"Penerbit sertifikatnya dikenal: {INDUK}." in page.text
    assert "Penerbit sertifikatnya, Induk Lain, tidak berujung pada sertifikat induk" in page.text
    assert "Sertifikatnya habis masa berlaku pada 11 November 2026" in page.text
    assert "sesudahnya ditambahkan tanda tangan atau isian formulir" in page.text


def test_the_paper_that_was_locked_is_told_from_another(db: Session, kota: Kota, rani: Pages) -> None:
    forum, _ = a_forum_terkunci(db, kota.unit)
    lain, _ = a_forum_terkunci(db, kota.unit)
    db.commit()
    benar = tandatangani(naskah_pdf(db, forum), a_orang())
    assert "Memuat kode naskah yang dikunci." in unggah(rani, forum, benar).text
    page = unggah(rani, lain, benar, 422)
    assert f"berisi naskah lain: kodenya {kode_isi(forum.naskah_sidik)}" in page.text
    assert f"ditandatangani sekarang {kode_isi(lain.naskah_sidik)}" in page.text


def test_the_code_is_read_from_either_print_of_the_text() -> None:
    sidik = "3f9a1c72e05b88d4" + "0" * 48
    for kalimat in ("untuk naskah dengan kode 3f9a 1c72 e05b 88d4.", "Kode naskah: 3F9A 1C72 E05B 88D4."):
        pdf = tandatangani(a_halaman(kalimat), a_orang())
        hasil = periksa_elektronik(Unggahan(pdf, PDF, "tte.pdf"), (), SAAT)
        assert cocokkan_naskah("tte.pdf", hasil, sidik).kode == ("3f9a1c72e05b88d4",)
        with pytest.raises(UnggahanSalah, match="berisi naskah lain"):
            cocokkan_naskah("tte.pdf", hasil, "a" * 64)


@pytest.mark.usefixtures("percaya")
def test_what_the_check_found_is_sealed_and_told_to_everyone_without_names(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    tandai(db, forum, peserta)
    pimpinan = masuk_pimpinan(db, kota, app)
    alamat = f"/kelola/forum/{forum.id}/berita-acara"
    rusak = {"cara": "unggah-elektronik", "berkas": (io.BytesIO(ubah_halaman(TERTANDA)), "tte.pdf")}
    page = pimpinan.fill(f"{alamat}/sahkan", rusak, status=422)
    assert "yang tampak bukan lagi yang ditandatangani" in page.text
    assert page.fields()["cara"] == "unggah-elektronik"
    page = pimpinan.fill(
        f"{alamat}/sahkan", {"cara": "unggah-elektronik", "berkas": (io.BytesIO(TERTANDA), "tte.pdf")}
    )
    assert f"Penerbit sertifikatnya dikenal: {INDUK}." in page.text
    sah = db.scalars(select(BeritaAcara)).one()
    assert sah.pribadi["tte"]["tanda"][0]["nama"] == "Rani Umpama"
    assert sidik_isi(sah.pribadi) == sah.sidik_pribadi
    pimpinan.fill(alamat, {})
    umum = pages.get(f"/verifikasi/{sah.kode}")
    assert (
        "1 tanda tangan elektronik; isinya tidak berubah sejak ditandatangani; penerbit sertifikat dikenal"
        in umum.text
    )
    assert "Rani Umpama" not in umum.html


def test_a_file_from_before_signatures_were_checked_says_so(db: Session, kota: Kota, rani: Pages) -> None:
    forum, _ = a_forum_terkunci(db, kota.unit)
    a_materi(db, forum, JenisBerkas.NASKAH_ELEKTRONIK, nama="lama.pdf", isi=TERTANDA)
    db.commit()
    page = rani.get(f"/kelola/forum/{forum.id}/berita-acara")
    assert "Tanda tangan elektroniknya belum diperiksa di sini." in page.text
