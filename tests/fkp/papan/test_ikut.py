"""Somebody asks for news, confirms, and stops; nobody learns from us who follows, or uses us to annoy."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.forum.models import TahapForum
from fkp.forum.peserta.tautan import tanda_peserta
from fkp.papan.ikut import SEMENIT
from fkp.papan.kirim_kabar import buang_belum, tulis_kabar
from fkp.papan.models import PengikutJanji, TanggapanJanji
from fkp.papan.pengikut import SEHARI, TUNGGU
from fkp.papan.tanda import KONFIRMASI
from fkp.tindak_lanjut.models import JenisKabar
from tests.builders import SAAT, Kota
from tests.fkp.forum.bangun import a_forum, a_peserta
from tests.fkp.papan.ikut_bantu import SUREL, a_janji, a_kabar, a_pengikut, alamat, surat, tautan
from tests.page import Page, Pages, palsu


def daftar(pages: Pages, sasaran: str, surel: str = SUREL, status: int = 200, **isi: str) -> Page:
    return pages.fill(f"/janji/ikut?sasaran={sasaran}", {"surel": surel, "setuju": "y", **isi}, status=status)


def pengikut_of(db: Session, surel: str = SUREL) -> list[PengikutJanji]:
    cari = select(PengikutJanji).where(PengikutJanji.surel == surel).order_by(PengikutJanji.sasaran)
    return list(db.scalars(cari.execution_options(populate_existing=True)))


def test_only_what_everyone_may_see_can_be_followed(db: Session, kota: Kota, pages: Pages) -> None:
    janji, tersembunyi = a_janji(db, kota.unit), a_janji(db, kota.unit, tayang_pada=None)
    forum, rancangan = a_forum(db, kota.unit), a_forum(db, kota.unit, TahapForum.RANCANGAN)
    batal = a_forum(db, kota.unit, TahapForum.BATAL)
    kota.klinik.aktif = False
    db.commit()
    for sasaran in (f"unit:{kota.unit.slug}", f"forum:{forum.kode}", f"janji:{janji.id}"):
        page = pages.get(f"/janji/ikut?sasaran={sasaran}")
        assert kota.unit.nama in page.text
        assert "checked" not in page.html, "nobody agreed yet"
    for sasaran in (
        "",
        "unit:",
        "unit:%00",
        f"unit:{kota.klinik.slug}",
        f"forum:{rancangan.kode}",
        f"forum:{batal.kode}",
        f"janji:{tersembunyi.id}",
        "janji:0",
        "janji:99999999999",
        "janji:x",
        "akun:1",
    ):
        pages.get(f"/janji/ikut?sasaran={sasaran}", 404)


def test_an_address_is_asked_before_anything_is_sent_and_confirmed_with_a_button(
    db: Session, kota: Kota, pages: Pages
) -> None:
    janji = a_janji(db, kota.unit)
    db.commit()
    page = daftar(pages, f"janji:{janji.id}", "bukan alamat", 422)
    assert "Tulis alamat surel yang lengkap" in page.text
    assert page.fields()["surel"] == "bukan alamat"
    page = pages.fill(f"/janji/ikut?sasaran=janji:{janji.id}", {"surel": SUREL}, status=422)
    assert "Bunyi versi kabar-1. Dasar: UU 27/2022" in page.text
    assert "Centang kotak ini bila Anda setuju." in page.text
    assert not surat(db)

    assert daftar(pages, f"janji:{janji.id}", " Warga@Contoh.example ").h1 == "Periksa kotak surat Anda"
    (satu,) = surat(db)
    assert (satu.kepada, satu.jalur) == (SUREL, kota.unit.jalur)
    assert janji.kegiatan in satu.isi
    (row,) = pengikut_of(db)
    assert (row.setuju_versi, row.tindak_lanjut_id, row.dikonfirmasi_pada) == ("kabar-1", janji.id, None)
    jalan = tautan(satu.isi, "/janji/ikut/")
    assert pages.get(jalan).h1 == "Kirim kabar ke alamat ini?"
    assert pages.client.get(jalan).headers["Cache-Control"] == "no-store"
    assert pengikut_of(db)[0].dikonfirmasi_pada is None, "a mail scanner that opens links confirms nothing"
    page = pages.fill(jalan, {})
    assert page.h1 == "Alamat Anda sudah dikonfirmasi"
    assert SUREL not in page.html
    assert pengikut_of(db)[0].dikonfirmasi_pada == SAAT


def test_nobody_learns_whether_an_address_is_known(db: Session, kota: Kota, pages: Pages) -> None:
    sasaran = f"unit:{kota.unit.slug}"
    a_pengikut(db, f"unit:{kota.unit.id}", "kenal@contoh.example")
    a_pengikut(db, f"unit:{kota.unit.id}", "tunggu@contoh.example", dikonfirmasi_pada=None)
    db.commit()
    halaman = [
        daftar(pages, sasaran, f"{siapa}@contoh.example").html for siapa in ("kenal", "tunggu", "asing")
    ]
    assert len(set(halaman)) == 1
    assert [satu.kepada for satu in surat(db)] == ["tunggu@contoh.example", "asing@contoh.example"]


def test_a_mailbox_is_not_filled_through_us(db: Session, kota: Kota, pages: Pages) -> None:
    semua = [a_janji(db, kota.unit) for _ in range(SEHARI + 2)]
    db.commit()
    for _ in range(3):
        daftar(pages, f"janji:{semua[0].id}")
        daftar(pages, f"janji:{semua[0].id}", SUREL.upper())
    assert len(surat(db)) == 1, "once an hour about the same"
    with hold(SAAT + timedelta(minutes=61)):
        daftar(pages, f"janji:{semua[0].id}")
        assert len(surat(db)) == 2
        for janji in semua[1:]:
            daftar(pages, f"janji:{janji.id}")
    assert len(surat(db)) == SEHARI
    assert len(pengikut_of(db)) == SEHARI - 1, "an address that was not asked is not kept"
    with hold(SAAT + timedelta(hours=23)):
        daftar(pages, f"janji:{semua[-1].id}")
    assert len(surat(db)) == SEHARI
    with hold(SAAT + timedelta(hours=25)):
        daftar(pages, f"janji:{semua[-1].id}")
        daftar(pages, f"janji:{semua[-2].id}")
    assert len(surat(db)) == SEHARI + 1
    with hold(SAAT + timedelta(hours=26)):
        for ke in range(SEHARI):
            daftar(pages, f"janji:{semua[1].id}", SUREL.replace("@", f"+{ke}@"))
    assert len(surat(db)) == 2 * SEHARI, "one mailbox, however many names it has"
    assert SUREL not in "".join(satu.kunci for satu in surat(db)), "occasions do not say whose they are"


def test_the_letter_leads_to_this_site_whatever_host_a_stranger_names(
    db: Session, kota: Kota, app: Flask
) -> None:
    tamu, jalan = Pages(app), f"/janji/ikut?sasaran=unit:{kota.unit.slug}"
    situs = {"base_url": "http://jahat.example"}
    isi = {**Page(tamu.client.get(jalan, **situs)).fields(), "surel": SUREL, "setuju": "y"}
    assert tamu.client.post(jalan, data=isi, **situs).status_code == 303
    (satu,) = surat(db)
    assert "/janji/ikut/" in satu.isi
    assert "jahat.example" not in satu.isi


def test_the_whole_installation_has_a_limit_and_nothing_typed_is_lost(
    db: Session, kota: Kota, pages: Pages
) -> None:
    jalan = f"/janji/ikut?sasaran=unit:{kota.unit.slug}"
    isi = {"setuju": "y", **pages.get(jalan).fields()}
    # A minute may end in between; two of them are longer than all of this takes.
    for ke in range(2 * SEMENIT + 1):
        jawab = pages.client.post(jalan, data={**isi, "surel": f"w{ke}@contoh.example"})
        if jawab.status_code == 429:
            break
    assert ke >= SEMENIT
    page = Page(jawab)
    page.check()
    assert "Tunggu satu menit" in page.text
    assert page.fields()["surel"] == f"w{ke}@contoh.example"
    assert not pengikut_of(db, f"w{ke}@contoh.example")
    assert len(surat(db)) == ke


def test_a_forged_or_old_link_does_nothing(db: Session, kota: Kota, app: Flask, pages: Pages) -> None:
    janji = a_janji(db, kota.unit)
    row = a_pengikut(db, f"janji:{janji.id}", dikonfirmasi_pada=None)
    db.commit()
    jalan, lain = alamat(app, row, KONFIRMASI), alamat(app, row, "jawab", janji)
    for buruk in (palsu(jalan), "/janji/ikut/x", f"/janji/ikut/{lain.rpartition('/')[2]}"):
        pages.get(buruk, 404)
    pages.get("/janji/berhenti/x.y", 404)
    pages.get(f"/janji/berhenti/{jalan.rpartition('/')[2]}", 404)
    assert pages.client.post("/janji/berhenti/x.y").status_code == 404
    row.versi = 2
    db.commit()
    assert "tidak berlaku lagi" in pages.get(jalan, 410).text
    db.delete(row)
    db.commit()
    assert pages.get(jalan, 410).h1 == "Tautan ini tidak berlaku lagi"
    assert pages.get(lain, 410).h1 == "Tautan ini tidak berlaku lagi"


def test_one_press_in_a_mail_program_stops_everything_for_good(
    db: Session, kota: Kota, app: Flask, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    resmi = replace(app.config["FKP"], alamat_publik="https://skm.contoh.example")
    monkeypatch.setitem(app.config, "FKP", resmi)
    janji = a_janji(db, kota.unit)
    rows = [a_pengikut(db, satu) for satu in (f"unit:{kota.unit.id}", f"janji:{janji.id}")]
    lain = a_pengikut(db, f"unit:{kota.unit.id}", "lain@contoh.example")
    a_kabar(db, janji, JenisKabar.BERJALAN, SAAT - timedelta(minutes=20))
    db.commit()
    assert tulis_kabar(app, SAAT) == 2
    (satu,) = [satu for satu in surat(db, "kabar ") if satu.kepada == SUREL]
    jalan = tautan(satu.alamat_berhenti, "/janji/berhenti/")
    page = pages.get(jalan)
    assert page.h1 == "Berhenti menerima kabar?"
    assert janji.kegiatan in page.text
    assert SUREL not in page.html
    assert len(pengikut_of(db)) == 2, "opening the page stops nothing"
    tamu = app.test_client(use_cookies=False)
    jawab = tamu.post(jalan, data={"List-Unsubscribe": "One-Click"})
    assert jawab.status_code == 200, "no redirect: mail programs do not follow it"
    assert not pengikut_of(db)
    assert [satu.kepada for satu in surat(db, "kabar ")] == [lain.surel], "what waits is taken back"
    assert pages.get(jalan).h1 == "Anda sudah berhenti"
    assert tamu.post(jalan, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    # Somebody who asked again later stops with any of their letters, also with an old one.
    a_pengikut(db, rows[0].sasaran)
    db.commit()
    assert tamu.post(jalan).status_code == 200
    assert not pengikut_of(db)
    assert len(pengikut_of(db, lain.surel)) == 1


def test_one_of_several_can_be_stopped_alone(db: Session, kota: Kota, app: Flask, pages: Pages) -> None:
    janji = a_janji(db, kota.unit)
    satu, dua = a_pengikut(db, f"unit:{kota.unit.id}"), a_pengikut(db, f"janji:{janji.id}")
    db.commit()
    page = pages.post(alamat(app, satu, "berhenti"), {"hanya": satu.id.hex})
    assert "masih mengikuti" in page.text
    assert [row.id for row in pengikut_of(db)] == [dua.id]


def test_an_address_that_nobody_confirmed_is_forgotten(db: Session, kota: Kota, app: Flask) -> None:
    a_pengikut(db, f"unit:{kota.unit.id}", dikonfirmasi_pada=None, dibuat=SAAT)
    tetap = a_pengikut(db, f"unit:{kota.unit.id}", "tetap@contoh.example")
    db.commit()
    buang_belum(app, SAAT + TUNGGU - timedelta(seconds=1))
    assert len(pengikut_of(db)) == 1
    buang_belum(app, SAAT + TUNGGU)
    assert not pengikut_of(db)
    assert pengikut_of(db, tetap.surel)


def test_a_participant_asks_from_their_own_page_and_is_known_without_being_shown(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    forum = a_forum(db, kota.unit, TahapForum.TERBIT, terbit_pada=SAAT)
    lain = a_forum(db, kota.unit)
    peserta = a_peserta(db, forum, hadir=True, surel=SUREL.upper())
    db.commit()
    with app.test_request_context():
        tanda = tanda_peserta(peserta)
    page = pages.get(f"/f/{forum.kode}/p/{tanda}")
    (jalan,) = [a.get("href") or "" for a in page.all("a") if "Kabari saya" in "".join(a.itertext())]
    page = pages.get(jalan)
    assert peserta.surel not in page.html, "whoever typed this name at the door holds the link too"
    pages.get(f"/janji/ikut?sasaran=forum:{lain.kode}&tanda={tanda}", 404)
    pages.get(f"/janji/ikut?sasaran=forum:{forum.kode}&tanda=palsu", 404)
    # Somebody else's link proves nothing of the address that is typed with it.
    pages.fill(jalan, {"surel": "asing@contoh.example", "setuju": "y"})
    assert pengikut_of(db, "asing@contoh.example")[0].peserta_id is None
    pages.fill(jalan, {"surel": SUREL, "setuju": "y"})
    (row,) = pengikut_of(db)
    assert (row.peserta_id, row.forum_id) == (peserta.id, forum.id)
    pages.fill(tautan(surat(db)[1].isi, "/janji/ikut/"), {})
    # Their row is theirs: another participant cannot put a name to it.
    kedua = a_peserta(db, forum, hadir=True)
    db.commit()
    with app.test_request_context():
        asing = tanda_peserta(kedua)
    pages.fill(f"/janji/ikut?sasaran=forum:{forum.kode}&tanda={asing}", {"surel": SUREL, "setuju": "y"})
    assert pengikut_of(db)[0].peserta_id == peserta.id


def test_privacy_page_tells_of_it(db: Session, kota: Kota, pages: Pages) -> None:
    page = pages.get("/privasi")
    assert "Bila Anda mengikuti janji" in page.text
    assert f"{TUNGGU.days} hari" in page.text
    assert db.scalars(select(TanggapanJanji)).first() is None
