"""Under which name what leaves the site speaks of its pages: one rule for all of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

import fkp
from fkp.clock import hold
from fkp.forum.models import Forum, TahapForum
from fkp.papan.kirim_kabar import tulis_kabar
from fkp.papan.terima_kasih import tulis_terima_kasih
from fkp.pengingat.ingatkan import ingatkan
from fkp.surat.models import SuratKeluar
from fkp.tindak_lanjut.models import JenisKabar, TindakLanjut
from tests.builders import SAAT, Kota, a_situs, a_survei
from tests.fkp.forum.bangun import a_forum, a_peserta
from tests.fkp.papan.ikut_bantu import SUREL, a_janji, a_kabar, a_pengikut
from tests.page import Page, Pages

ASING = "http://jahat.example"
RESMI = "https://skm.contoh.example"
HOST = {"base_url": ASING}

Atur = Callable[[str], None]


@pytest.fixture
def atur(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Atur:
    """Start the site with this ``FKP_ALAMAT``."""
    return lambda alamat: monkeypatch.setitem(
        app.config, "FKP", replace(app.config["FKP"], alamat_publik=alamat)
    )


@pytest.fixture
def janji(db: Session, kota: Kota) -> TindakLanjut:
    """A promise of a published forum, with news, a follower, and a date that is near."""
    a_situs(db)
    forum = a_forum(db, kota.unit, TahapForum.TERBIT, terbit_pada=SAAT - timedelta(days=2))
    a_peserta(db, forum, hadir=True, surel="datang@contoh.example")
    kota.rani.surel = "rani@contoh.example"
    row = a_janji(db, kota.unit, forum_id=forum.id, tenggat=SAAT.date() + timedelta(days=3))
    a_pengikut(db, f"janji:{row.id}", "pengikut@contoh.example")
    a_kabar(db, row, JenisKabar.BERJALAN, SAAT - timedelta(hours=1))
    db.commit()
    return row


@pytest.fixture
def akan(db: Session, kota: Kota) -> Forum:
    """A forum that is announced, with somebody to invite."""
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL)
    a_peserta(db, forum, surel="diundang@contoh.example")
    db.commit()
    return forum


def semua_surat(db: Session, app: Flask, rani: Pages, janji: TindakLanjut, akan: Forum) -> list[SuratKeluar]:
    """A letter of every kind; whoever asks for one over the web names another host."""
    with hold(SAAT):
        ingatkan(app, SAAT)
        tulis_kabar(app, SAAT)
        tulis_terima_kasih(app, SAAT)
        jalan = f"/janji/ikut?sasaran=janji:{janji.id}"
        tamu = app.test_client()
        isi = {**Page(tamu.get(jalan, **HOST)).fields(), "surel": SUREL, "setuju": "y"}
        tamu.post(jalan, data=isi, **HOST)
        # Staff who are signed in are believed no more than a stranger.
        nama = app.config["SESSION_COOKIE_NAME"]
        kuki = rani.client.get_cookie(nama)
        assert kuki
        tamu.set_cookie(nama, kuki.value, domain="jahat.example")
        kirim = f"/kelola/forum/{akan.id}/undangan/kirim"
        isi = {**Page(tamu.get(kirim, **HOST)).fields(), "tetap": "1"}
        tamu.post(kirim, data=isi, **HOST)
    db.rollback()
    surat = list(db.scalars(select(SuratKeluar).order_by(SuratKeluar.id)))
    awalan = {satu.kunci.split()[0] for satu in surat}
    assert awalan == {"pengingat", "kabar", "terima", "ikut", "undangan"}
    return surat


def seluruh(satu: SuratKeluar) -> str:
    return "\n".join([satu.isi, satu.alamat_berhenti, *(lain["isi"] for lain in satu.lampiran)])


def test_every_letter_names_the_address_of_the_settings(
    db: Session, app: Flask, rani: Pages, janji: TindakLanjut, akan: Forum, atur: Atur
) -> None:
    atur(RESMI)
    for satu in semua_surat(db, app, rani, janji, akan):
        alamat = set(re.findall(r"https?://[\w.:-]+", seluruh(satu)))
        assert alamat == {RESMI}, satu.kunci
        assert "tidak memuat alamat" not in satu.isi


def test_without_it_a_letter_says_where_to_look_and_names_no_host_at_all(
    db: Session, app: Flask, rani: Pages, janji: TindakLanjut, akan: Forum
) -> None:
    for satu in semua_surat(db, app, rani, janji, akan):
        assert not re.search(r"://|localhost:|127\.0\.0\.1|jahat", seluruh(satu)), satu.kunci
        assert re.search(r"Provinsi Contoh, halaman /[\w/-]+", satu.isi), satu.kunci
        assert satu.alamat_berhenti == "", "a mail program could not follow a path"
        if not satu.kunci.startswith("pengingat"):
            assert "Buka situs Provinsi Contoh, lalu tulis halaman" in satu.isi
        for lain in satu.lampiran:
            (acara,) = Calendar.from_ical(lain["isi"]).walk("VEVENT")
            assert "url" not in acara
            assert "Provinsi Contoh, halaman /f/" in acara["description"]


@pytest.mark.parametrize(("resmi", "harap"), [(RESMI, RESMI), ("", ASING)])
def test_an_answer_names_the_settings_or_else_the_host_that_was_asked(
    db: Session, app: Flask, kota: Kota, janji: TindakLanjut, akan: Forum, atur: Atur, resmi: str, harap: str
) -> None:
    survei = a_survei(db, kota.unit)
    db.commit()
    atur(resmi)
    tamu = app.test_client()
    with hold(SAAT):
        for jalan in (
            "/papan-janji/rss.xml",
            "/papan-janji/kalender.ics",
            "/api/v1/janji.json",
            f"/f/{akan.kode}/forum.ics",
            f"/api/v1/survei/{survei.kode}",
        ):
            jawab = tamu.get(jalan, **HOST)
            assert jawab.status_code == 200, jalan
            isi = jawab.get_data(as_text=True).replace("\r\n ", "")
            assert harap in isi, jalan
            assert not {RESMI, ASING} - {harap} & set(re.findall(r"https?://[\w.]+", isi)), jalan


def test_an_admin_and_whoever_invites_learn_that_the_address_is_missing(
    admin: Pages, rani: Pages, akan: Forum, atur: Atur
) -> None:
    kurang, undangan = "Alamat situs ini belum diatur", f"/kelola/forum/{akan.id}/undangan/kirim"
    assert kurang in admin.get("/kelola").text
    assert "FKP_ALAMAT" in rani.get(undangan).text
    assert kurang not in rani.get("/kelola").text, "whoever cannot mend it is not told again and again"
    atur(RESMI)
    assert kurang not in admin.get("/kelola").text + rani.get(undangan).text


def test_no_other_file_makes_an_address_of_its_own() -> None:
    """A host is asked of the request in one place; the command line speaks to whoever started it."""
    rumah = Path(fkp.__file__).parent
    sendiri = re.compile(r"host_url|url_root|://\{request|_external ?=|\bbase_url|http://127")
    ditemukan = {
        path.relative_to(rumah).as_posix()
        for path in rumah.rglob("*.py")
        if sendiri.search(path.read_text(encoding="utf-8"))
    }
    assert ditemukan == {"alamat.py", "cli/basis.py"}
