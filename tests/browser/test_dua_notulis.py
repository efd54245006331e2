"""Two people write the minutes of one forum at the same time: nothing of either is lost."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.forum.notulen.models import Masukan
from fkp.forum.peserta.tautan import tanda_peserta
from tests.browser.conftest import periksa_halaman
from tests.browser.kantor import forum_hari_ini
from tests.browser.warga import Ponsel
from tests.builders import SANDI, a_akun
from tests.fkp.forum.bangun import a_masukan, a_notulis, a_peserta

pytestmark = pytest.mark.browser

MEJA = {"width": 1280, "height": 900}
DASAR = "Kursi tunggu hanya cukup untuk separuh orang."


def masuk(page: Page, nama: str, alamat: str) -> None:
    page.goto("/masuk")
    page.fill("[name=nama_pengguna]", nama)
    page.fill("[name=sandi]", SANDI)
    page.click("main [type=submit]")
    page.wait_for_url("**/kelola**")
    page.goto(alamat)


def kotak(page: Page, baris: Masukan, nama: str) -> Locator:
    return page.locator(f"#{nama}-{baris.id.hex}")


def test_two_people_in_one_row_lose_nothing_and_a_lost_line_loses_nothing(
    ponsel: Ponsel, isi_db: Session
) -> None:
    forum = forum_hari_ini(isi_db)
    orang = (a_akun(isi_db, Peran.PETUGAS, forum.unit.jalur), a_notulis(isi_db, forum))
    baris = a_masukan(isi_db, forum, masalah=DASAR, hasil="disepakati", urutan=1)
    isi_db.commit()
    alamat = f"/kelola/forum/{forum.id}/notulen"
    rani, sari = (ponsel(luring=True).new_page() for _ in orang)
    for page, akun in zip((rani, sari), orang, strict=True):
        page.set_viewport_size(MEJA)
        masuk(page, akun.nama_pengguna, alamat)

    # Different fields, and the same text in two places: both stay, and each sees the other's.
    kotak(rani, baris, "masalah").press("Control+End")
    kotak(rani, baris, "masalah").press_sequentially(" Ibu hamil berdiri.")
    kotak(sari, baris, "masalah").fill(DASAR.replace("Kursi tunggu", "Bangku"))
    kotak(sari, baris, "usulan").fill("Tambah 24 kursi.")
    bersama = "Bangku hanya cukup untuk separuh orang. Ibu hamil berdiri."
    expect(kotak(sari, baris, "masalah")).to_have_value(bersama)
    kotak(rani, baris, "durasi").fill("10")
    expect(kotak(rani, baris, "masalah")).to_have_value(bersama)
    expect(kotak(rani, baris, "usulan")).to_have_value("Tambah 24 kursi.")
    expect(kotak(sari, baris, "durasi")).to_have_value("10")
    expect(rani.locator("#keadaan")).to_contain_text("Tersimpan pukul")

    # The same short field: whoever comes second is asked, and has typed nothing in vain.
    sari.context.set_offline(True)
    kotak(sari, baris, "penanggung_jawab").fill("Seksi Umum")
    # This very save: the page may still tell of the one before.
    with rani.expect_response(lambda jawab: "Seksi Pelayanan" in (jawab.request.post_data or "")) as simpan:
        kotak(rani, baris, "penanggung_jawab").fill("Seksi Pelayanan")
    assert simpan.value.ok
    expect(sari.locator("#keadaan")).to_contain_text("Belum tersimpan")
    isi_db.refresh(baris)
    assert baris.penanggung_jawab == "Seksi Pelayanan"
    isi_db.rollback()
    sari.context.set_offline(False)
    expect(sari.get_by_text("Tulisan Anda belum disimpan")).to_be_visible()
    expect(sari.locator(".bentrok blockquote")).to_have_text("Seksi Pelayanan")
    expect(kotak(sari, baris, "penanggung_jawab")).to_have_value("Seksi Umum")
    periksa_halaman(sari)
    sari.get_by_role("button", name="Pakai punya saya").click()
    rani.locator("h1").click()
    expect(kotak(rani, baris, "penanggung_jawab")).to_have_value("Seksi Umum")

    # Without a network a new row waits on the device and is sent once, later.
    sari.context.set_offline(True)
    sari.get_by_label("Masukan, dengan kata peserta sendiri").fill("Toilet tidak ada air.")
    sari.get_by_role("button", name="Simpan sebagai notulen saja").click()
    expect(sari.locator("#keadaan")).to_contain_text("1 hal tersimpan di perangkat ini")
    sari.context.set_offline(False)
    expect(rani.get_by_text("Toilet tidak ada air.").first).to_be_visible()
    isi_db.rollback()
    isi_db.refresh(baris)
    assert (baris.masalah, baris.usulan, baris.durasi) == (bersama, "Tambah 24 kursi.", 10)
    assert baris.penanggung_jawab == "Seksi Umum"


def test_words_typed_twice_without_a_line_come_back_whole_after_the_page_was_closed(
    ponsel: Ponsel, isi_db: Session
) -> None:
    forum = forum_hari_ini(isi_db)
    sari = a_notulis(isi_db, forum)
    baris = a_masukan(isi_db, forum, masalah=DASAR, hasil="disepakati", urutan=1)
    isi_db.commit()
    alamat = f"/kelola/forum/{forum.id}/notulen"
    context = ponsel(luring=True)
    page = context.new_page()
    masuk(page, sari.nama_pengguna, alamat)
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    for teks in ("Tambah kursi.", "Tambah kursi dan kipas."):
        with page.expect_event("requestfailed", lambda r, teks=teks: teks in (r.post_data or "")):
            kotak(page, baris, "usulan").fill(teks)
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = context.new_page()
    # This very save: the page may still tell of the one before.
    with page.expect_response(lambda r: r.ok and "kipas" in (r.request.post_data or "")):
        page.goto(alamat)
    expect(kotak(page, baris, "usulan")).to_have_value("Tambah kursi dan kipas.")
    expect(page.locator("#keadaan")).to_contain_text("Tersimpan pukul")
    isi_db.rollback()
    isi_db.refresh(baris)
    assert baris.usulan == "Tambah kursi dan kipas."


def test_a_new_row_that_is_refused_does_not_hold_up_what_waits_behind_it(
    ponsel: Ponsel, isi_db: Session
) -> None:
    forum = forum_hari_ini(isi_db)
    sari = a_notulis(isi_db, forum)
    isi_db.commit()
    page = ponsel(luring=True).new_page()
    masuk(page, sari.nama_pengguna, f"/kelola/forum/{forum.id}/notulen")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    # A component that the form of this forum does not have (any more).
    page.locator("#baru-komponen").evaluate(
        "(s) => { s.options[1].value = 'tidakada'; s.selectedIndex = 1; }"
    )
    for n, teks in enumerate(("Toilet tidak ada air.", "Kursi kurang."), 1):
        page.get_by_label("Masukan, dengan kata peserta sendiri").fill(teks)
        page.get_by_role("button", name="Simpan sebagai notulen saja").click()
        expect(page.locator("#keadaan")).to_contain_text(f"{n} hal tersimpan di perangkat ini")
        page.locator("#baru-komponen").evaluate("(s) => { s.selectedIndex = 0; }")
    page.context.set_offline(False)
    expect(page.locator("#menunggu li")).to_have_text(["Toilet tidak ada air."])
    isi_db.rollback()
    cari = select(Masukan.masalah).where(Masukan.forum_id == forum.id).order_by(Masukan.masalah)
    assert isi_db.scalars(cari).all() == ["Kursi kurang."]


def test_an_issue_from_a_phone_without_signal_becomes_a_row_that_moves_goes_and_comes_back(
    ponsel: Ponsel, situs_app: Flask, isi_db: Session
) -> None:
    forum = forum_hari_ini(isi_db)
    rani, warga = a_akun(isi_db, Peran.PETUGAS, forum.unit.jalur), a_peserta(isi_db, forum, hadir=True)
    a_masukan(isi_db, forum, lengkap=True, urutan=1, masalah="Antrean lama.")
    isi_db.commit()
    meja, saku = ponsel().new_page(), ponsel(luring=True).new_page()
    masuk(meja, rani.nama_pengguna, f"/kelola/forum/{forum.id}/notulen")
    with situs_app.app_context():
        saku.goto(f"/f/{forum.kode}/p/{tanda_peserta(warga)}/masukan")
    saku.wait_for_load_state("networkidle")
    saku.context.set_offline(True)
    saku.get_by_label("Apa masalahnya?").fill("Toilet tidak ada air.")
    saku.get_by_role("button", name="Kirim").click()
    expect(saku.get_by_text("Tersimpan di ponsel ini, belum terkirim")).to_be_visible()
    saku.context.set_offline(False)
    expect(saku.get_by_text("Menunggu dibahas")).to_be_visible()
    expect(saku.get_by_text("Tersimpan di ponsel ini, belum terkirim")).to_be_hidden()
    periksa_halaman(saku)

    meja.get_by_role("button", name=re.compile("Jadikan baris.*Toilet")).click()
    baris = meja.locator("form[data-jenis=baris]")
    masalah = baris.locator("[data-isian=masalah]")
    expect(masalah.nth(1)).to_have_value("Toilet tidak ada air.")
    expect(baris.locator("h3")).to_have_text(["Baris 1", "Baris 2"])
    meja.get_by_role("button", name=re.compile("Naik.*2")).click()
    expect(masalah.nth(0)).to_have_value("Toilet tidak ada air.")
    expect(baris.locator("h3")).to_have_text(["Baris 1", "Baris 2"])
    baris.nth(0).get_by_role("button", name="Hapus").click()
    expect(baris).to_have_count(1)
    expect(meja.get_by_role("button", name=re.compile("Kembalikan.*Toilet"))).to_be_focused()
    meja.keyboard.press("Enter")
    expect(baris).to_have_count(2)
    expect(masalah.nth(0)).to_have_value("Toilet tidak ada air.")
