"""Where a citizen's answer waits: the queue, what earlier pages kept, and phones that have neither."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.skm.models import Jawaban, Survei
from fkp.skm.queries import instrumen_of
from fkp.skm.warga.tanda_terima import find_jawaban, kode_of
from tests.browser.conftest import periksa_halaman
from tests.browser.warga import Ponsel, banyak_jawaban, isi_daftar, jawab, kirim, tahan
from tests.builders import a_uuid

pytestmark = pytest.mark.browser

API, MODUL = "**/api/v1/survei/**", "**/statis/antrean.*"
DUA_JAM = timedelta(hours=2)
TANPA = """for (const nama of %s) Object.defineProperty(window, nama, {
  get() { throw new DOMException("no storage here", "SecurityError"); } });"""


def isi_lama(survei: Survei) -> dict[str, Any]:
    """An answer as earlier versions of the page kept it: in localStorage, given two hours ago."""
    isi = {"id": str(a_uuid()), "layanan": survei.layanan[0].layanan_id, "saran": "", "profil": {}}
    isi |= {"durasi": 60, "jawaban": dict.fromkeys(instrumen_of(survei).kunci_item, 2)}
    return {"isi": isi, "pada": int((clock.now() - DUA_JAM).timestamp() * 1000)}


def kenang(page: Page, survei: Survei, *lama: dict[str, Any]) -> None:
    """Put such answers on this phone, from a page that runs no script of ours."""
    page.goto(f"/s/{survei.kode}/tanda-terima")
    page.evaluate("([k, v]) => localStorage.setItem(k, JSON.stringify(v))", [kunci_lama(survei), lama])


def kunci_lama(survei: Survei) -> str:
    return f"skm:{survei.kode}:antre"


def sisa_lama(page: Page, survei: Survei) -> str | None:
    sisa: str | None = page.evaluate("(k) => localStorage.getItem(k)", kunci_lama(survei))
    return sisa


def test_answers_kept_by_an_earlier_version_move_into_the_queue_and_arrive_once(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    lama = [isi_lama(survei), isi_lama(survei)]
    context = ponsel(luring=True)
    page = context.new_page()
    kenang(page, survei, *lama)
    page.route(API, lambda r: r.abort())
    page.goto(f"/s/{survei.kode}")
    expect(page.get_by_role("heading", name="Tersimpan di perangkat, belum terkirim")).to_be_visible()
    expect(page.locator("[data-menunggu]:visible")).to_have_text("2")
    assert sisa_lama(page, survei) is None
    assert banyak_jawaban(isi_db, survei) == 0
    page.close()

    page = context.new_page()
    page.goto(f"/s/{survei.kode}")
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    page.goto(f"/s/{survei.kode}")
    expect(page.locator("#kemajuan")).to_contain_text("Pertanyaan 1 dari 9")
    isi_db.rollback()
    masuk = isi_db.scalars(select(Jawaban).where(Jawaban.survei_id == survei.id)).all()
    assert {str(j.id) for j in masuk} == {x["isi"]["id"] for x in lama}
    assert all(DUA_JAM <= clock.now() - j.waktu < DUA_JAM + timedelta(minutes=5) for j in masuk)


def test_without_indexeddb_an_earlier_answer_stays_where_it_is_until_it_has_arrived(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    context = ponsel(luring=True)
    context.add_init_script(TANPA % ["indexedDB"])
    page = context.new_page()
    kenang(page, survei, isi_lama(survei))
    page.route(API, lambda r: r.abort())
    page.goto(f"/s/{survei.kode}")
    expect(page.get_by_role("heading", name="Belum terkirim", exact=True)).to_be_visible()
    assert sisa_lama(page, survei) is not None
    page.unroute(API)
    page.get_by_role("button", name="Coba kirim sekarang").click()
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    assert sisa_lama(page, survei) is None
    assert banyak_jawaban(isi_db, survei) == 1


@pytest.mark.parametrize("ditolak", [["indexedDB"], ["indexedDB", "localStorage"]])
def test_a_phone_that_refuses_storage_says_so_and_sends_while_the_page_is_open(
    ponsel: Ponsel, survei: Survei, isi_db: Session, ditolak: list[str]
) -> None:
    context = ponsel(luring=True)
    context.add_init_script(TANPA % ditolak)
    page = context.new_page()
    page.goto(f"/s/{survei.kode}")
    jawab(page)
    context.set_offline(True)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Belum terkirim", exact=True)).to_be_visible()
    expect(page.get_by_text("Biarkan halaman ini terbuka")).to_be_visible()
    expect(page.get_by_text("Tersimpan di perangkat")).to_be_hidden()
    kode = page.locator(".kode:visible").inner_text()
    periksa_halaman(page)
    page.get_by_role("link", name="Isi untuk orang lain").press("Enter")
    jawab(page, pilihan=0)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.locator("[data-menunggu]:visible")).to_have_text("2")
    context.set_offline(False)
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    assert banyak_jawaban(isi_db, survei) == 2
    pertama = find_jawaban(isi_db, survei.id, kode)
    assert pertama is not None
    assert pertama.q1 == 3
    page.goto(f"/s/{survei.kode}")
    expect(page.locator("#kemajuan")).to_contain_text("Pertanyaan 1 dari 9")
    expect(page.locator(":checked")).to_have_count(0)


def test_a_phone_whose_storage_never_answers_sends_all_the_same(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    page = ponsel().new_page()
    page.add_init_script("IDBFactory.prototype.open = () => ({})")
    page.clock.install()
    page.goto(f"/s/{survei.kode}")
    jawab(page)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Sedang mengirim")).to_be_visible()
    page.clock.fast_forward("00:10")
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    assert banyak_jawaban(isi_db, survei) == 1


def test_what_was_chosen_before_the_queue_could_be_loaded_goes_along(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    page = ponsel(luring=True).new_page()
    gagal: list[Route] = []

    def sekali(route: Route) -> None:
        """The line drops the module and what shares its address, not what comes later."""
        if "?" in route.request.url:
            route.continue_()
        else:
            gagal.append(route)
            route.abort()

    page.route(MODUL, sekali)
    page.goto(f"/s/{survei.kode}")
    expect(page.locator("fieldset.pertanyaan:visible")).to_have_count(9)
    for n in (0, 1):
        page.locator("fieldset.pertanyaan").nth(n).locator(".option").nth(3).click()
    expect(page.get_by_text("Melanjutkan jawaban Anda.")).to_be_visible()
    assert gagal
    jawab(page, dari=3)
    jawaban = find_jawaban(isi_db, survei.id, kirim(page))
    assert jawaban is not None
    assert [jawaban.q1, jawaban.q2, jawaban.q3] == [4, 4, 3]
    assert banyak_jawaban(isi_db, survei) == 1


def test_when_the_queue_never_loads_the_list_is_sent_by_itself(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    page = ponsel(luring=True).new_page()
    page.route(MODUL, lambda r: r.abort())
    page.goto(f"/s/{survei.kode}")
    kode = isi_daftar(page, 1)
    assert banyak_jawaban(isi_db, survei) == 1
    assert find_jawaban(isi_db, survei.id, kode) is not None


def test_a_sign_in_page_that_answers_for_us_is_no_receipt(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    page = ponsel(luring=True).new_page()
    page.goto(f"/s/{survei.kode}")
    jawab(page)
    balasan = "<h1>Masuk ke wifi</h1>"
    page.route(API, lambda r: r.fulfill(status=200, body=balasan))
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Tersimpan di perangkat, belum terkirim")).to_be_visible()
    balasan = '{"tanda_terima": "0000-0000", "pesan": "Sudah diterima."}'
    with page.expect_response(API):
        page.get_by_role("button", name="Coba kirim sekarang").click()
    expect(page.get_by_role("heading", name="Tersimpan di perangkat, belum terkirim")).to_be_visible()
    assert banyak_jawaban(isi_db, survei) == 0
    page.unroute(API)
    page.get_by_role("button", name="Coba kirim sekarang").click()
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    assert banyak_jawaban(isi_db, survei) == 1


def test_a_refused_answer_lets_the_next_ones_go_and_is_told_to_whoever_reads(
    ponsel: Ponsel, survei: Survei, isi_db: Session
) -> None:
    context = ponsel(luring=True)
    page = context.new_page()
    page.goto(f"/s/{survei.kode}")
    jawab(page)
    draf = page.evaluate("(k) => JSON.parse(localStorage.getItem(k)).id", f"skm:{survei.kode}")
    tahan(page)
    lain = isi_lama(survei)["isi"] | {"id": draf}
    assert ponsel().request.post(f"/api/v1/survei/{survei.kode}/jawaban", data=lain).status == 201

    page.get_by_role("link", name="Isi untuk orang lain").press("Enter")
    jawab(page, pilihan=0)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.locator("[data-menunggu]:visible")).to_have_text("2")
    page.get_by_role("link", name="Isi untuk orang lain").press("Enter")
    with page.expect_response(lambda r: r.status == 201):
        context.set_offline(False)
    jawab(page, pilihan=1)
    expect(page.get_by_role("heading", name="Tidak dihitung")).to_be_hidden()
    assert banyak_jawaban(isi_db, survei) == 2
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    expect(page.get_by_text("sudah diterima dengan isi yang berbeda")).to_be_visible()
    expect(page.locator("#tanda-ditolak .kode")).to_have_text(kode_of(UUID(draf)))
    periksa_halaman(page)
    kode = page.locator("#tanda-diterima .kode").inner_text()
    assert banyak_jawaban(isi_db, survei) == 3
    jawaban = find_jawaban(isi_db, survei.id, kode)
    assert jawaban is not None
    assert jawaban.q1 == 2
    page.goto(f"/s/{survei.kode}")
    expect(page.locator("#kemajuan")).to_contain_text("Pertanyaan 1 dari 9")
