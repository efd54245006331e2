"""The network goes while people arrive: the staff list goes on, on two devices, and merges once."""

import uuid

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Peran
from fkp.clock import setempat
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from tests.browser.conftest import periksa_halaman
from tests.browser.warga import Ponsel
from tests.builders import SANDI, a_akun, a_unit
from tests.fkp.forum.bangun import a_forum, a_peserta

pytestmark = pytest.mark.browser


@pytest.fixture
def forum(isi_db: Session) -> Forum:
    """A forum of today with four invited people and one petugas."""
    unit = a_unit(isi_db)
    hari = setempat(clock.now(), unit.zona).date()
    forum = a_forum(isi_db, unit, kode=f"f{uuid.uuid4().hex[:8]}", tanggal=hari)
    forum.dibuat = clock.now()
    for unsur, nama in (("U1", "Ani"), ("U1", "Budi"), ("U3", "Camat"), ("U5", "Dewi")):
        a_peserta(isi_db, forum, unsur, nama=f"{nama} Umpama")
    a_akun(isi_db, Peran.PETUGAS, unit.jalur, nama_pengguna=f"rani-{forum.kode}")
    isi_db.commit()
    return forum


def buka(ponsel: Ponsel, forum: Forum) -> Page:
    """A device of staff with the list open."""
    page = ponsel(luring=True).new_page()
    page.goto("/masuk")
    page.get_by_label("Nama pengguna").fill(f"rani-{forum.kode}")
    page.get_by_label("Sandi", exact=True).fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.goto(f"/kelola/forum/{forum.id}/hadir")
    page.locator("#hadir[data-siap]").wait_for()
    return page


def tekan(page: Page, tombol: str, nama: str) -> None:
    page.get_by_role("button", name=f"{tombol} {nama} Umpama", exact=True).click()


def yang_hadir(db: Session, forum: Forum) -> list[str]:
    db.rollback()
    cari = select(Peserta.nama).where(Peserta.forum_id == forum.id, Peserta.hadir_pada.is_not(None))
    return sorted(db.scalars(cari))


def test_two_devices_record_without_network_and_merge_once_when_it_returns(
    ponsel: Ponsel, forum: Forum, isi_db: Session
) -> None:
    satu, dua = buka(ponsel, forum), buka(ponsel, forum)
    for page in (satu, dua):
        page.context.set_offline(True)
    satu.bring_to_front()
    for nama in ("Ani", "Budi", "Camat"):
        tekan(satu, "Hadir", nama)
    tekan(satu, "Batalkan", "Camat")
    satu.get_by_label("Nama", exact=True).fill("Wartawan Baru")
    satu.get_by_label("Unsur", exact=True).select_option("U5")
    satu.get_by_role("button", name="Catat hadir").click()
    expect(satu.locator("[data-jumlah]")).to_have_text("3")
    expect(satu.locator("#antre")).to_contain_text("5 catatan menunggu di perangkat ini")
    baru = satu.locator("[data-orang]", has_text="Wartawan Baru")
    expect(baru.get_by_text("tersimpan di perangkat")).to_be_visible()
    periksa_halaman(satu)

    dua.bring_to_front()
    tekan(dua, "Hadir", "Ani")
    tekan(dua, "Hadir", "Dewi")
    expect(dua.locator("#antre")).to_contain_text("2 catatan menunggu di perangkat ini")
    assert yang_hadir(isi_db, forum) == []

    for page in (satu, dua):
        page.context.set_offline(False)
        page.bring_to_front()
        expect(page.locator("#antre")).not_to_contain_text("catatan menunggu", use_inner_text=True)
    semua = ["Ani Umpama", "Budi Umpama", "Dewi Umpama", "Wartawan Baru"]
    assert yang_hadir(isi_db, forum) == semua
    satu.bring_to_front()
    satu.reload()
    expect(satu.locator("[data-jumlah]")).to_have_text("4")
    for page in (satu, dua):
        for nama in semua:
            expect(page.locator("[data-orang][data-hadir]", has_text=nama)).to_have_count(1, timeout=20_000)


def test_what_waits_survives_a_page_that_was_closed(ponsel: Ponsel, forum: Forum, isi_db: Session) -> None:
    page = buka(ponsel, forum)
    page.context.set_offline(True)
    tekan(page, "Hadir", "Dewi")
    expect(page.locator("#antre")).to_contain_text("1 catatan menunggu")
    page.close()
    assert yang_hadir(isi_db, forum) == []
    context = page.context
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"/kelola/forum/{forum.id}/hadir")
    expect(page.locator("[data-orang][data-hadir]", has_text="Dewi Umpama")).to_have_count(1)
    expect(page.locator("#antre")).not_to_contain_text("catatan menunggu", use_inner_text=True)
    assert yang_hadir(isi_db, forum) == ["Dewi Umpama"]
