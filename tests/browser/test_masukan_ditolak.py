"""A phone whose issue was refused shows it to its sender, who mends it; until then nothing typed is lost."""

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.models import Forum
from fkp.forum.notulen.models import Masukan
from fkp.forum.peserta.tautan import tanda_peserta
from tests.browser.conftest import periksa_halaman
from tests.browser.kantor import forum_hari_ini
from tests.browser.warga import Ponsel
from tests.fkp.forum.bangun import a_peserta

pytestmark = pytest.mark.browser

KOTOR = "Petugas Bu Ani 0812-3456-7890 galak."


def buka(ponsel: Ponsel, app: Flask, db: Session) -> tuple[Page, Forum]:
    """The form for issues on the phone of somebody who came."""
    forum = forum_hari_ini(db)
    warga = a_peserta(db, forum, hadir=True)
    db.commit()
    saku = ponsel(luring=True).new_page()
    with app.app_context():
        saku.goto(f"/f/{forum.kode}/p/{tanda_peserta(warga)}/masukan")
    saku.wait_for_load_state("networkidle")
    return saku, forum


def test_a_number_is_told_where_it_was_typed_and_the_mended_issue_arrives(
    ponsel: Ponsel, situs_app: Flask, isi_db: Session
) -> None:
    saku, forum = buka(ponsel, situs_app, isi_db)
    masalah, usulan = saku.get_by_label("Apa masalahnya?"), saku.get_by_label("Apa usul Anda?")
    ditolak, kirim = saku.locator("#ditolak"), saku.get_by_role("button", name="Kirim")

    masalah.fill(KOTOR)
    usulan.fill("Senyum.")
    kirim.click()
    expect(ditolak).to_contain_text("Ada nomor telepon (“0812…”)")
    expect(masalah).to_have_value(KOTOR)
    expect(usulan).to_have_value("Senyum.")
    expect(masalah).to_be_focused()
    periksa_halaman(saku)

    # Closing the page throws nothing away.
    saku.reload()
    saku.wait_for_load_state("networkidle")
    expect(ditolak).to_contain_text(KOTOR)
    expect(masalah).to_have_value("")
    # Without signal another one is written meanwhile; each takes its turn.
    saku.context.set_offline(True)
    masalah.fill("Toilet tidak ada air.")
    ditolak.get_by_role("button", name="Perbaiki").click()
    expect(masalah).to_have_value(KOTOR)
    masalah.fill("Petugas galak.")
    kirim.click()
    expect(saku.get_by_text("Tersimpan di ponsel ini, belum terkirim")).to_be_visible()
    expect(ditolak).to_contain_text("Toilet tidak ada air.")
    ditolak.get_by_role("button", name="Perbaiki").click()
    kirim.click()
    expect(ditolak).to_be_hidden()
    saku.context.set_offline(False)
    expect(saku.get_by_text("Menunggu dibahas")).to_have_count(2)
    periksa_halaman(saku)
    cari = select(Masukan.masalah, Masukan.usulan).where(Masukan.forum_id == forum.id)
    assert isi_db.execute(cari.order_by(Masukan.masalah)).all() == [
        ("Petugas galak.", "Senyum."),
        ("Toilet tidak ada air.", ""),
    ]


def test_a_refused_issue_can_be_thrown_away(ponsel: Ponsel, situs_app: Flask, isi_db: Session) -> None:
    saku, _forum = buka(ponsel, situs_app, isi_db)
    saku.get_by_label("Apa masalahnya?").fill(KOTOR)
    saku.get_by_role("button", name="Kirim").click()
    saku.get_by_role("button", name="Buang masukan ini").click()
    expect(saku.locator("#ditolak")).to_be_hidden()
    expect(saku.get_by_label("Apa masalahnya?")).to_have_value("")
    saku.reload()
    saku.wait_for_load_state("networkidle")
    expect(saku.locator("#ditolak")).to_be_hidden()
