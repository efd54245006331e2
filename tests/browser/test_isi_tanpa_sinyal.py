"""The line drops while a citizen answers: nothing is lost, and nothing arrives twice."""

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from fkp import clock
from fkp.skm.models import Survei
from fkp.skm.tahap import close_survei
from fkp.skm.warga.tanda_terima import find_jawaban
from tests.browser.conftest import periksa_halaman
from tests.browser.warga import Ponsel, banyak_jawaban, jawab, kirim, tahan
from tests.builders import a_akun

pytestmark = pytest.mark.browser


def test_an_answer_given_without_a_line_is_kept_and_sent_once_when_it_returns(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    context = ponsel(luring=True)
    page = context.new_page()
    page.goto(f"/s/{survei.kode}")
    jawab(page, sampai=4)
    context.set_offline(True)
    jawab(page, dari=5)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Tersimpan di perangkat, belum terkirim")).to_be_visible()
    kode = page.locator(".kode:visible").inner_text()
    periksa_halaman(page)
    page.get_by_role("button", name="Coba kirim sekarang").click()
    expect(page.get_by_role("heading", name="Tersimpan di perangkat, belum terkirim")).to_be_visible()
    assert banyak_jawaban(isi_db, survei) == 0

    context.set_offline(False)
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    assert page.locator(".kode:visible").inner_text() == kode
    assert banyak_jawaban(isi_db, survei) == 1
    assert find_jawaban(isi_db, survei.id, kode) is not None


def test_an_answer_that_waits_is_sent_when_the_page_is_opened_again_even_after_closing(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    context = ponsel(luring=True)
    page = context.new_page()
    page.goto(f"/s/{survei.kode}")
    jawab(page)
    tahan(page)
    page.close()
    page = context.new_page()
    page.wait_for_timeout(1100)  # the answer was given a whole second before the survey closes
    isi_db.rollback()
    close_survei(isi_db, isi_db.get_one(Survei, survei.id), a_akun(isi_db, sandi_hash="-"), clock.now())
    isi_db.commit()
    context.set_offline(False)
    page.goto(f"/s/{survei.kode}")
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sudah ditutup")
    periksa_halaman(page)
    assert banyak_jawaban(isi_db, survei) == 1


def test_a_double_tap_and_a_second_tab_store_one_answer(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    context = ponsel(luring=True)
    satu, dua = context.new_page(), context.new_page()
    satu.goto(f"/s/{survei.kode}")
    dua.goto(f"/s/{survei.kode}")
    for page in (dua, satu):
        page.bring_to_front()  # a browser lets a tab behind wait a second for each step
        jawab(page)
    satu.get_by_role("button", name="Kirim jawaban").dblclick()
    expect(satu.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    kode = satu.locator(".kode:visible").inner_text()
    dua.bring_to_front()
    assert kirim(dua) == kode
    assert banyak_jawaban(isi_db, survei) == 1

    satu.bring_to_front()
    # By key: a tap so soon would be taken for the second half of the double tap.
    satu.get_by_role("link", name="Isi untuk orang lain").press("Enter")
    expect(satu.locator(":checked")).to_have_count(0)
    jawab(satu, pilihan=0)
    assert kirim(satu) != kode
    assert banyak_jawaban(isi_db, survei) == 2


def test_the_next_person_can_answer_while_an_answer_still_waits(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    context = ponsel(luring=True)
    page = context.new_page()
    page.goto(f"/s/{survei.kode}")
    context.set_offline(True)
    for _ in range(2):
        jawab(page)
        page.get_by_role("button", name="Kirim jawaban").click()
        expect(page.get_by_role("heading", name="Tersimpan di perangkat, belum terkirim")).to_be_visible()
        page.get_by_role("link", name="Isi untuk orang lain").press("Enter")
    context.set_offline(False)
    jawab(page)
    kirim(page)
    assert banyak_jawaban(isi_db, survei) == 3
