"""Telephone numbers and the like in minutes: asked to be left out before anyone signs, and hidden wherever
everyone reads what was sealed with them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.forum.berita_acara.kunci import BelumLengkap, kunci
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import sidik_isi, susun_naskah
from fkp.forum.berita_acara.perbaikan import isi_baris, perbaiki
from fkp.forum.berita_acara.segel import simpan_segel
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.periksa import kekurangan
from fkp.forum.tahap import ForumSalah, terbitkan
from fkp.laporan.forum.daftar import DOKUMEN
from tests.builders import SAAT, Kota, a_akun, sign_in
from tests.fkp.forum.bangun import a_masukan
from tests.fkp.forum.berita_acara_bantu import (
    JARI,
    a_forum_sah,
    a_forum_siap,
    a_forum_terkunci,
    masuk_pimpinan,
)
from tests.fkp.laporan.forum.baca import baca
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Pages

PONSEL, NIK, SUREL = "0812-3456-7890", "3201234567890001", "ani@contoh.example"
MASALAH = f"Jalur kursi roda tidak ada. Hubungi Bu Ani {PONSEL}."
TANDA = "[nomor disembunyikan]"
SIDIK = "sidiknya dihitung dari naskah asli"


@pytest.fixture
def lama(db: Session, kota: Kota) -> Forum:
    """A forum that was sealed and published before anybody looked for numbers, and its promise."""
    forum, _peserta = a_forum_terkunci(db, kota.unit, baris=1, moda="tatap_muka")
    pimpinan = a_akun(db, Peran.PIMPINAN, kota.unit.jalur)
    naskah = susun_naskah(db, forum)
    (baris,), (catatan,) = naskah.isi["baris"], naskah.isi["notulen"]
    kotor = {"masalah": MASALAH, "tindakan": f"Memasang jalur, kabari {SUREL}"}
    isi = {
        **naskah.isi,
        "baris": [{**baris, **kotor}],
        "notulen": [{**catatan, "masalah": MASALAH, "jawaban": f"Dicatat, NIK {NIK}."}],
        "forum": {**naskah.isi["forum"], "tujuan": f"Tanya Bu Ani, {PONSEL}"},
    }
    pribadi = {**naskah.pribadi, "tanda_tangan": {}}
    simpan_segel(db, forum, pimpinan, SAAT, isi=isi, pribadi=pribadi, berkas=None)
    forum.tahap = TahapForum.DISAHKAN
    janji = a_tindak_lanjut(
        db, kota.unit, asal="forum", forum_id=forum.id, tersegel_pada=SAAT, tenggat_semula=date(2099, 1, 31)
    )
    janji.kegiatan, janji.masalah = kotor["tindakan"], MASALAH
    terbitkan(db, forum, pimpinan, SAAT)
    db.commit()
    return forum


def bersihkan(db: Session, forum: Forum) -> BeritaAcara:
    """The next version, without the numbers."""
    sah = db.scalars(select(BeritaAcara).where(BeritaAcara.forum_id == forum.id)).one()
    (baris,) = [isi_baris(satu) for satu in sah.isi["baris"]]
    bersih = replace(baris, masalah="Jalur kursi roda tidak ada.", tindakan="Memasang jalur")
    baru = perbaiki(
        db,
        forum,
        a_akun(db, Peran.PIMPINAN, forum.unit.jalur),
        SAAT + timedelta(hours=1),
        dari=1,
        baris=[bersih],
        alasan="Menghapus nomor pribadi",
        tanda=JARI,
    )
    db.commit()
    return baru


def unduh(pages: Pages, alamat: str) -> bytes:
    """What is behind that address."""
    with pages.client.get(alamat) as jawab:
        assert jawab.status_code == 200, alamat
        return bytes(jawab.data)


def bocor(teks: str) -> list[str]:
    """Which of the numbers somebody could read there."""
    return [satu for satu in (PONSEL, NIK, SUREL) if satu in teks]


@pytest.mark.parametrize(
    ("isian", "teks", "pesan"),
    [
        ("masalah", MASALAH, "Baris 1, masalah: ada nomor telepon (“0812…”); ganti dengan “peserta”"),
        ("usulan", f"Kabari {SUREL}", "Baris 1, usulan: ada alamat surel (“ani@…”); ganti dengan “peserta”"),
        ("jawaban", f"NIK {NIK}", "Baris 1, tanggapan: ada nomor seperti NIK (“3201…”); ganti dengan"),
        ("tindakan", f"Menelepon {PONSEL}", "Baris 1, tindakan: ada nomor telepon"),
        ("keluaran", f"3 papan, pesan ke {PONSEL}", "Baris 1, keluaran: ada nomor telepon"),
        ("penyampai", f"Ani {PONSEL}", "Baris 1, penyampai: ada nomor telepon"),
        (
            "penanggung_jawab",
            "Budi Santoso, S.Kom",
            "Baris 1, penanggung jawab: isi jabatan atau unit, bukan nama orang (“S.Kom”)",
        ),
    ],
)
def test_a_text_with_somebodys_number_cannot_be_locked(
    db: Session, kota: Kota, isian: str, teks: str, pesan: str
) -> None:
    forum, _peserta = a_forum_siap(db, kota.unit, baris=0)
    a_masukan(db, forum, lengkap=True, **{isian: teks})
    (kurang,) = kekurangan(db, forum)
    assert kurang.isian == isian
    assert kurang.pesan.startswith(pesan)
    with pytest.raises(BelumLengkap, match="belum dapat dikunci"):
        kunci(db, forum, kota.rani, SAAT)
    assert forum.tahap == TahapForum.BERLANGSUNG


def test_the_other_rows_of_the_minutes_become_public_too(db: Session, kota: Kota) -> None:
    forum, _peserta = a_forum_siap(db, kota.unit, baris=1)
    a_masukan(db, forum, hasil="dijawab", jawaban="Sudah ada.", masalah=MASALAH)
    a_masukan(db, forum, asal="peserta", urutan=0, masalah=f"Petugas galak, NIK saya {NIK}")
    semua = [satu.pesan for satu in kekurangan(db, forum)]
    assert any("Catatan 1" in p and "masalah: ada nomor telepon" in p for p in semua)
    assert any("ponsel" in p and "masalah: ada nomor seperti NIK" in p for p in semua)
    assert not any(PONSEL in p or NIK in p for p in semua), "the sentence does not repeat it"


def test_what_an_office_may_print_locks(db: Session, kota: Kota) -> None:
    forum, _peserta = a_forum_siap(db, kota.unit, baris=0)
    teks = "Telepon (0251) 123456 jam 08.15-15.00, SK 188.4/20/2026, Rp1.500.000, 112, LAPOR 7812345"
    a_masukan(db, forum, lengkap=True, masalah=teks, penanggung_jawab="Instalasi Gizi RSUD dr. Umpama")
    assert kekurangan(db, forum) == []


def test_the_petugas_reads_which_row_and_which_field(db: Session, kota: Kota, rani: Pages) -> None:
    forum, _peserta = a_forum_siap(db, kota.unit, baris=1)
    baris = a_masukan(db, forum, lengkap=True, masalah=MASALAH)
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/berita-acara"
    page = rani.post(f"{alamat}/kunci", rani.get(alamat).fields(), 422)
    assert "Baris 2, masalah: ada nomor telepon" in page.text
    tautan = [a.get("href") for a in page.all("a")]
    assert f"/kelola/forum/{forum.id}/notulen#masalah-{baris.id.hex}" in tautan


def test_a_correction_with_a_number_is_refused_at_its_field(db: Session, kota: Kota, app: Flask) -> None:
    forum, sah, oleh = a_forum_sah(db, kota.unit)
    pimpinan = masuk_pimpinan(db, kota, app)
    alamat = f"/kelola/forum/{forum.id}/berita-acara/perbaiki"
    isian = {"alasan": "Salah ketik", "b1-masalah": MASALAH, "langkah": "tinjau"}
    page = pimpinan.fill(alamat, isian, status=422)
    assert "Baris 1, Masalah: Ada nomor telepon (“0812…”); ganti dengan “peserta”." in page.text
    assert page.fields()["b1-masalah"] == MASALAH, "nothing typed is lost"
    isian = {"alasan": f"Diminta Bu Ani {PONSEL}", "b1-masalah": "Lain", "langkah": "tinjau"}
    page = pimpinan.fill(alamat, isian, status=422)
    assert "Ada nomor telepon (“0812…”)" in page.text
    baris = [isi_baris(satu) for satu in sah.isi["baris"]]
    kirim: dict[str, Any] = {"dari": 1, "tanda": JARI}
    kotor = [replace(baris[0], masalah=MASALAH), *baris[1:]]
    with pytest.raises(BelumLengkap, match="Baris 1, masalah: ada nomor telepon"):
        perbaiki(db, forum, oleh, SAAT, baris=kotor, alasan="Salah ketik", **kirim)
    lain = [replace(baris[0], masalah="Lain"), *baris[1:]]
    with pytest.raises(ForumSalah, match="Ada nomor telepon"):
        perbaiki(db, forum, oleh, SAAT, baris=lain, alasan=f"Kata Bu Ani {PONSEL}", **kirim)


def test_everyone_reads_a_sealed_text_without_the_numbers_in_it(
    db: Session, kota: Kota, pages: Pages, lama: Forum
) -> None:
    sah = db.scalars(select(BeritaAcara)).one()
    page = pages.get(f"/f/{lama.kode}/berita-acara")
    assert bocor(page.html) == []
    assert f"Jalur kursi roda tidak ada. Hubungi Bu Ani {TANDA}." in page.text
    assert SIDIK in page.text
    assert SIDIK in pages.get(f"/verifikasi/{sah.kode}").text
    assert MASALAH in str(sah.isi), "what was sealed stays as it is"
    assert sidik_isi(sah.isi) == sah.sidik
    assert sah.sidik[:16] in page.text


def test_a_corrected_version_shows_the_number_nowhere(
    db: Session, kota: Kota, pages: Pages, lama: Forum
) -> None:
    baru = bersihkan(db, lama)
    page = pages.get(f"/f/{lama.kode}/berita-acara")
    assert bocor(page.html) == []
    assert f"Bu Ani {TANDA}. Jalur kursi roda tidak ada." in page.text, "before and after beside each other"
    dulu = pages.get(f"/f/{lama.kode}/berita-acara?versi=1")
    assert bocor(dulu.html) == []
    assert TANDA in dulu.text
    assert SIDIK in dulu.text
    # The minutes of the new version are those of the old one; the page shows none of them.
    assert SIDIK in pages.get(f"/verifikasi/{baru.kode}").text


def test_a_text_without_numbers_says_nothing_of_hiding(db: Session, kota: Kota, pages: Pages) -> None:
    forum, sah, oleh = a_forum_sah(db, kota.unit)
    terbitkan(db, forum, oleh, SAAT)
    db.commit()
    for alamat in (f"/f/{forum.kode}/berita-acara", f"/verifikasi/{sah.kode}"):
        assert SIDIK not in pages.get(alamat).text
    assert "catatan_sidik" not in pages.client.get("/api/v1/forum").get_json()["forum"][0]


def test_no_copy_for_everyone_has_the_number_in_any_format(
    db: Session, kota: Kota, pages: Pages, app: Flask, lama: Forum
) -> None:
    bersihkan(db, lama)
    staf = sign_in(db, Pages(app), Peran.PETUGAS, kota.unit.jalur)
    for versi in (1, 2):
        for d in (satu for satu in DOKUMEN.values() if satu.umum):
            for bentuk in d.bentuk:
                alamat = f"/kelola/forum/{lama.id}/dokumen/{d.nama}.{bentuk}?umum=1&versi={versi}"
                teks = baca(unduh(staf, alamat), bentuk)
                assert bocor(teks) == [], (d.nama, bentuk, versi)
    umum = baca(unduh(pages, f"/f/{lama.kode}/berita-acara.pdf?b=en"), "pdf")
    assert bocor(umum) == []
    assert "naskah asli" in umum, "kept for everyone, so in the language of the paper"
    dokumen = f"/kelola/forum/{lama.id}/dokumen"
    dalam = baca(unduh(staf, f"{dokumen}/berita-acara.html?versi=1"), "html")
    assert PONSEL in dalam, "who works with it reads what was signed"
    assert "naskah asli" not in dalam
    assert bocor(staf.get(f"{dokumen}?versi=1").html) == [], "the page shows the copy for everyone"
    cetak = staf.get(f"/kelola/forum/{lama.id}/berita-acara/cetak?versi=1&salinan=publik")
    assert bocor(cetak.html) == []
    assert SIDIK in cetak.text
    assert PONSEL in staf.get(f"/kelola/forum/{lama.id}/berita-acara/cetak?versi=1").html


def test_open_data_and_the_board_have_none_of_it(db: Session, kota: Kota, pages: Pages, lama: Forum) -> None:
    for alamat in (
        "/api/v1/forum",
        "/api/v1/janji.json",
        "/api/v1/janji.csv",
        "/papan-janji/rss.xml",
        "/papan-janji/kalender.ics",
        "/papan-janji",
        f"/unit/{kota.unit.slug}",
    ):
        teks = unduh(pages, alamat).decode().replace("\r\n ", "")
        assert bocor(teks) == [], alamat
        assert "disembunyikan]" in teks, alamat
    satu = pages.client.get("/api/v1/forum?b=en").get_json()["forum"][0]
    assert "naskah asli" in satu["catatan_sidik"]
