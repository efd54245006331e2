"""A promise from the board to the mailbox and back: a citizen follows it, the office shows that it was done,
the citizen says that it was not, everyone reads why."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold, now
from fkp.demo.gambar import draw_board
from fkp.papan.kirim_kabar import tulis_kabar
from fkp.papan.models import PengikutJanji
from fkp.surat.models import SuratKeluar
from fkp.tindak_lanjut.kabar import tayangkan
from tests.browser.conftest import periksa_halaman
from tests.browser.test_dua_notulis import masuk
from tests.browser.warga import Ponsel
from tests.builders import a_akun, a_instansi, a_unit
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut

pytestmark = pytest.mark.browser

SUREL = "warga.janji@contoh.example"
ALASAN = "Loket kedua masih tutup setiap Senin."


def tautan(db: Session, pola: str) -> str:
    """The address of that form in the newest letter to the citizen, without the origin."""
    db.rollback()
    surat = db.scalars(
        select(SuratKeluar).where(SuratKeluar.kepada == SUREL).order_by(SuratKeluar.id.desc())
    ).first()
    assert surat is not None
    cocok = re.search(rf"(/janji/{pola}\S*)", surat.isi)
    assert cocok, surat.isi
    return cocok[1]


def buka_dan_periksa(page: Page, alamat: str) -> None:
    page.goto(alamat)
    periksa_halaman(page)


def test_a_citizen_follows_a_promise_says_it_was_not_kept_and_everyone_reads_why(
    ponsel: Ponsel, isi_db: Session, situs_app: Flask
) -> None:
    unit = a_unit(isi_db, a_instansi(isi_db, induk=a_instansi(isi_db)))
    petugas = a_akun(isi_db, Peran.PETUGAS, unit.jalur)
    janji = a_tindak_lanjut(isi_db, unit, kegiatan="Membuka loket kedua setiap Senin")
    tayangkan(isi_db, petugas, janji, now())
    isi_db.commit()

    # The citizen, on a phone: from the board to the promise, and asks for news. A refused form is an error in
    # the console, and there are some.
    warga = ponsel(luring=True).new_page()
    buka_dan_periksa(warga, f"/papan-janji?unit={unit.slug}")
    warga.get_by_role("link", name=janji.kegiatan).first.click()
    periksa_halaman(warga)
    warga.get_by_role("link", name="Kabari saya").first.click()
    periksa_halaman(warga)
    warga.fill("[name=surel]", SUREL)
    warga.click("main form [type=submit]")
    expect(warga.locator("main")).to_contain_text("Centang")
    warga.check("[name=setuju]")
    warga.click("main form [type=submit]")
    expect(warga.locator("h1")).to_be_visible()
    buka_dan_periksa(warga, tautan(isi_db, "ikut/"))
    warga.get_by_role("button", name="Ya, kirim kabarnya").click()
    expect(warga.get_by_role("link", name="Lihat janjinya")).to_be_visible()

    # The office: a photograph as proof, then done.
    meja = ponsel(luring=True).new_page()
    masuk(meja, petugas.nama_pengguna, f"/kelola/tindak-lanjut/{janji.id}")
    foto = draw_board(now())
    meja.locator("summary", has_text="Tambah bukti").click()
    meja.set_input_files("input[type=file]", {"name": "loket.jpg", "mimeType": foto.mime, "buffer": foto.isi})
    unggah = meja.locator("form", has=meja.locator("input[type=file]"))
    unggah.locator("[name$=judul]").fill("Loket kedua")
    unggah.locator("[name$=umum]").check()
    unggah.get_by_role("button", name="Unggah bukti").click()
    expect(meja.get_by_role("link", name="Loket kedua").first).to_be_visible()
    meja.locator("summary", has_text="Catat kemajuan").click()
    maju = meja.locator("form", has=meja.get_by_role("button", name="Simpan kemajuan"))
    for status in ("berjalan", "selesai"):
        maju.locator("[name$=status]").select_option(status)
        maju.locator("[name$=realisasi]").fill("Loket kedua dibuka tiga Senin berturut-turut.")
        maju.get_by_role("button", name="Simpan kemajuan").click()
        expect(meja.locator("main")).to_contain_text("Kemajuan tersimpan")
    periksa_halaman(meja)

    # The letter asks; the citizen answers that it was not done.
    siang = (now() + timedelta(days=1)).replace(hour=4, minute=0)
    with hold(siang):
        assert tulis_kabar(situs_app, siang) == 1
    buka_dan_periksa(warga, tautan(isi_db, rf"{janji.id}/jawab/\S*belum"))
    warga.click("main form [type=submit]")
    expect(warga.locator("main")).to_contain_text("apa yang belum")
    warga.fill("[name=alasan]", ALASAN)
    warga.click("main form [type=submit]")
    expect(warga.locator("main")).to_contain_text("Jawaban Anda tersimpan")
    buka_dan_periksa(warga, f"/janji/{janji.id}")
    expect(warga.get_by_role("img", name="Loket kedua").first).to_be_visible()
    expect(warga.locator("main")).not_to_contain_text(ALASAN)

    # Somebody looks at the reason; then everyone reads it, without a name.
    meja.goto("/kelola/tanggapan-janji")
    periksa_halaman(meja)
    expect(meja.locator("main")).to_contain_text(ALASAN)
    meja.get_by_role("button", name="Tampilkan").first.click()
    expect(meja.locator("main")).to_contain_text("Alasan ditampilkan")
    warga.reload()
    expect(warga.locator("main")).to_contain_text(ALASAN)
    assert SUREL not in warga.content()

    # One press, and nothing of the address is left.
    buka_dan_periksa(warga, tautan(isi_db, "berhenti/"))
    warga.get_by_role("button", name="Berhenti").first.click()
    expect(warga.locator("main")).to_contain_text("Alamat ini sudah dihapus")
    isi_db.rollback()
    assert isi_db.scalar(select(PengikutJanji).where(PengikutJanji.surel == SUREL)) is None
