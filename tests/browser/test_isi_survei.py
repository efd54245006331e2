"""A citizen answers on a phone, with script and without."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.skm.models import Jawaban, Survei
from fkp.skm.warga.tanda_terima import find_jawaban
from tests.browser.conftest import periksa_halaman
from tests.browser.warga import Ponsel, banyak_jawaban, isi_daftar, jawab, kirim, survei_baru

pytestmark = pytest.mark.browser


def test_a_citizen_answers_question_by_question_and_checks_the_receipt(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    page = ponsel().new_page()
    page.goto(f"/s/{survei.kode}")
    expect(page.locator("fieldset:visible")).to_have_count(1)
    periksa_halaman(page)

    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("Pilih satu jawaban untuk kesesuaian persyaratan pelayanan.")).to_be_visible()
    periksa_halaman(page)

    jawab(page, sampai=3)
    expect(page.locator("legend:focus")).to_contain_text("kewajaran biaya")
    page.get_by_role("button", name="Kembali").click()
    expect(page.locator("legend:focus")).to_contain_text("kecepatan waktu")
    expect(page.locator("fieldset:visible :checked")).to_have_value("3")
    page.go_back()
    expect(page.locator("legend:focus")).to_contain_text("kemudahan prosedur")
    page.go_forward()
    page.get_by_role("button", name="Lanjut").click()

    page.reload()
    expect(page.get_by_text("Melanjutkan jawaban Anda.")).to_be_visible()
    periksa_halaman(page)
    page.locator("fieldset:visible input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    jawab(page, dari=5)

    page.get_by_text("Perempuan").click()
    page.get_by_label("Saran atau keluhan").fill("Tambah kursi 🙂")
    periksa_halaman(page)
    kode = kirim(page)
    periksa_halaman(page)
    assert page.url.endswith(f"/terima-kasih/{kode}")
    page.reload()
    expect(page.locator(".kode")).to_have_text(kode)
    periksa_halaman(page)

    page.get_by_role("link", name="Periksa tanda terima").click()
    page.get_by_label("Kode tanda terima").fill(kode.lower().replace("-", " "))
    page.get_by_role("button", name="Periksa").click()
    expect(page.get_by_text("Sudah sampai dan ikut dihitung")).to_be_visible()
    periksa_halaman(page)

    assert banyak_jawaban(isi_db, survei) == 1
    jawaban = find_jawaban(isi_db, survei.id, kode)
    assert jawaban is not None
    assert [jawaban.q1, jawaban.q4, jawaban.q9] == [3, 1, 3]
    assert (jawaban.jenis_kelamin, jawaban.saran) == (1, "Tambah kursi 🙂")


def test_without_script_the_list_works_and_keeps_what_was_entered(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    context = ponsel(luring=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/s/{survei.kode}")
    expect(page.locator("fieldset.pertanyaan:visible")).to_have_count(9)
    for n in range(9):
        if n != 2:
            page.locator("fieldset.pertanyaan").nth(n).locator(".option").nth(3).click()
    page.get_by_label("Saran atau keluhan").fill("Antrean lama")
    page.locator("form").evaluate_all("(f) => f[0].noValidate = true")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Ada 1 hal yang belum lengkap")).to_be_visible()
    expect(page.locator(":checked")).to_have_count(8)
    expect(page.get_by_label("Saran atau keluhan")).to_have_value("Antrean lama")

    page.get_by_role("link", name=re.compile("Pertanyaan 3")).click()
    expect(page.locator("#waktu-1")).to_be_focused()
    page.locator("fieldset.pertanyaan").nth(2).locator(".option").nth(1).click()
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()

    assert banyak_jawaban(isi_db, survei) == 1


def test_without_script_the_back_button_repeats_and_the_link_starts_anew(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    page = ponsel(java_script_enabled=False).new_page()
    page.goto(f"/s/{survei.kode}")
    kode = isi_daftar(page, 3)
    page.go_back()
    assert isi_daftar(page, 3) == kode
    assert banyak_jawaban(isi_db, survei) == 1

    page.get_by_role("link", name="Isi untuk orang lain").click()
    assert isi_daftar(page, 0) != kode
    assert banyak_jawaban(isi_db, survei) == 2


def test_several_layanan_are_asked_first_and_a_poster_may_answer_for_them(
    ponsel: Ponsel, isi_db: Session
) -> None:
    survei = survei_baru(isi_db, layanan=3)
    dipilih = survei.layanan[1].layanan
    page = ponsel().new_page()
    page.goto(f"/s/{survei.kode}")
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("Pilih layanan yang Anda terima.")).to_be_visible()
    periksa_halaman(page)
    page.get_by_label(dipilih.nama).check()
    page.get_by_role("button", name="Lanjut").click()
    jawab(page)
    kode = kirim(page)
    jawaban = find_jawaban(isi_db, survei.id, kode)
    assert jawaban is not None
    assert jawaban.layanan_id == dipilih.id

    page.goto(f"/s/{survei.kode}?l={dipilih.id}")
    expect(page.get_by_text(f"{dipilih.nama}.")).to_be_visible()
    expect(page.locator("fieldset:visible")).to_have_count(1)


def test_the_sixteen_questions_are_asked_in_english_and_the_kind_of_disability_only_when_it_applies(
    ponsel: Ponsel, isi_db: Session
) -> None:
    survei = survei_baru(isi_db, layanan=1, instrumen="skm-16")
    page = ponsel().new_page()
    page.goto(f"/s/{survei.kode}?b=en")
    periksa_halaman(page)
    for _ in range(16):
        page.locator("fieldset:visible .option").last.click()
        page.locator("#jempol button").last.click()
    jenis = page.get_by_role("group", name="Kind of disability")
    expect(jenis).to_be_hidden()
    page.get_by_role("group", name="Do you have a disability?").get_by_text("Yes").click()
    jenis.get_by_text("Physical").click()
    jenis.get_by_text("Sensory").click()
    periksa_halaman(page)
    page.locator("#jempol button").last.click()
    expect(page.locator("#tanda-diterima")).to_be_visible()
    isi_db.rollback()
    jawaban = isi_db.scalars(select(Jawaban).where(Jawaban.survei_id == survei.id)).one()
    assert (jawaban.q16, jawaban.disabilitas, jawaban.ragam_disabilitas) == (4, 1, 9)


def test_every_other_page_of_a_survey_is_accessible(ponsel: Ponsel, isi_db: Session) -> None:
    tutup, belum = (
        survei_baru(isi_db, layanan=1, tahap="ditutup"),
        survei_baru(isi_db, layanan=2, tahap="rancangan"),
    )
    page = ponsel(luring=True).new_page()
    for alamat in (
        "/s",
        "/s/tidakada",
        f"/s/{tutup.kode}",
        f"/s/{belum.kode}",
        f"/s/{tutup.kode}/tanda-terima?tanda=K7QF-2M9X",
        f"/s/{tutup.kode}/tanda-terima?tanda=apa",
    ):
        page.goto(alamat)
        periksa_halaman(page)


def test_the_survey_page_weighs_40_kb_at_most_and_is_sent_with_one_request(
    ponsel: Ponsel, isi_db: Session
) -> None:
    survei = survei_baru(isi_db, layanan=1, instrumen="skm-16")
    context = ponsel()
    page = context.new_page()
    bita: list[int] = []
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.on("Network.loadingFinished", lambda e: bita.append(int(e["encodedDataLength"])))
    page.goto(f"/s/{survei.kode}", wait_until="networkidle")
    assert 0 < sum(bita) <= 40 * 1024
    for _ in range(16):
        page.locator("fieldset:visible .option").first.click()
        page.get_by_role("button", name="Lanjut").click()
    minta: list[str] = []
    page.on("request", lambda r: minta.append(f"{r.method} {r.url}"))
    kirim(page)
    # Chromium asks its cache for the icon again when the address of the page changes.
    assert [m for m in minta if "/statis/" not in m] == [
        f"POST {page.url.split('/s/')[0]}/api/v1/survei/{survei.kode}/jawaban"
    ]
