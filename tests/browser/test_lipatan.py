"""What a phone folds stands open on a desk and on paper, and a key opens it where there is no script."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import now
from tests.browser.conftest import periksa_halaman
from tests.browser.test_dua_notulis import masuk
from tests.browser.warga import Ponsel
from tests.builders import a_akun, a_instansi, a_unit
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 900}


def test_the_filter_of_the_board_is_one_line_on_a_phone_and_a_row_on_a_desk(
    ponsel: Ponsel, isi_db: Session
) -> None:
    unit = a_unit(isi_db, a_instansi(isi_db, induk=a_instansi(isi_db)))
    a_tindak_lanjut(isi_db, unit, tayang_pada=now())
    isi_db.commit()
    page = ponsel(java_script_enabled=False).new_page()
    page.goto(f"/papan-janji?unit={unit.slug}")
    expect(page.get_by_label("Keadaan")).to_be_hidden()
    page.locator("summary", has_text="Saring janji").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Keadaan")).to_be_visible()
    page.reload()
    page.set_viewport_size(DESK)
    expect(page.get_by_label("Keadaan")).to_be_visible()
    expect(page.locator("summary", has_text="Saring janji")).to_be_hidden()


def test_a_late_promise_begins_with_its_date_and_paper_shows_what_a_phone_folds(
    ponsel: Ponsel, isi_db: Session
) -> None:
    unit = a_unit(isi_db, a_instansi(isi_db, induk=a_instansi(isi_db)))
    petugas = a_akun(isi_db, Peran.PETUGAS, unit.jalur)
    row = a_tindak_lanjut(
        isi_db, unit, status="berjalan", tenggat=now().date() - timedelta(days=9), tayang_pada=now()
    )
    isi_db.commit()
    page = ponsel(luring=True).new_page()
    masuk(page, petugas.nama_pengguna, f"/kelola/tindak-lanjut/{row.id}")
    expect(page.locator("[name=undur-tenggat]")).to_be_visible()
    kemajuan, rencana = page.locator("textarea[name$=realisasi]"), page.get_by_text("Penanggung jawab")
    expect(kemajuan).to_be_hidden()
    expect(rencana).to_be_hidden()
    periksa_halaman(page)
    page.locator("summary", has_text="Catat kemajuan").click()
    expect(kemajuan).to_be_visible()
    page.emulate_media(media="print")
    expect(rencana).to_be_visible()
    expect(kemajuan).to_be_hidden()
    page.emulate_media(media="screen")
    page.set_viewport_size(DESK)
    expect(rencana).to_be_visible()
