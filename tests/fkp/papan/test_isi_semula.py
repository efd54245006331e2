"""Who looks at a promise after it was reworded still reads what was promised first, and why it changed."""

import csv
import io
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.papan.kirim_kabar import tulis_kabar
from fkp.tindak_lanjut.actions import perpanjang, ubah
from fkp.tindak_lanjut.models import TindakLanjut
from tests.builders import SAAT, a_akun, a_unit
from tests.fkp.papan.ikut_bantu import a_janji, a_pengikut, surat
from tests.fkp.tindak_lanjut.bangun import ISI, an_isi
from tests.page import Pages

ALASAN = "Ruangnya tidak cukup untuk dua loket."
BARU = "Satu papan kecil terpasang"
TENGGAT = date(2027, 3, 31)


@pytest.fixture
def janji(db: Session) -> TindakLanjut:
    """Reworded today, and its office, too."""
    row = a_janji(db, a_unit(db, nama="Kantor Umpama"), tenggat=TENGGAT)
    ganti(db, row, keluaran=BARU, penanggung_jawab="Subbagian Umum", unsur="sarana")
    db.commit()
    return row


def ganti(db: Session, row: TindakLanjut, alasan: str = ALASAN, jam: int = 0, **kolom: object) -> None:
    isi = an_isi(**{"tenggat": TENGGAT, **kolom})
    ubah(db, "uji", row, isi, SAAT + timedelta(hours=jam), versi=row.versi, alasan=alasan)


def kata(pages: Pages, jalan: str) -> str:
    return " ".join(pages.get(jalan).text.replace(" :", ":").split())


def test_the_page_of_a_promise_keeps_what_it_said_first(pages: Pages, janji: TindakLanjut) -> None:
    teks = kata(pages, f"/janji/{janji.id}")
    for semula in (ISI["keluaran"], ISI["penanggung_jawab"], "Waktu Penyelesaian"):
        assert f"Semula: “{semula}”. Diganti karena: {ALASAN}" in teks
    assert f"Isi janji diganti: Keluaran yang terukur semula “{ISI['keluaran']}”, menjadi “{BARU}”;" in teks
    assert "penanggung jawab semula “Seksi Pelayanan”, menjadi “Subbagian Umum”;" in teks
    assert f"unsur semula “Waktu Penyelesaian”, menjadi “Sarana dan Prasarana”. Alasannya: {ALASAN}" in teks


def test_the_board_says_so_too(pages: Pages, janji: TindakLanjut) -> None:
    harap = f"Keluaran yang terukur semula “{ISI['keluaran']}”; penanggung jawab semula"
    assert harap in kata(pages, "/papan-janji")


def test_the_first_wording_stays_however_often_it_changes(
    db: Session, pages: Pages, janji: TindakLanjut
) -> None:
    ganti(db, janji, "Papannya tidak jadi.", 1, keluaran="Tidak ada papan", unsur="sarana")
    db.commit()
    teks = kata(pages, f"/janji/{janji.id}")
    assert f"Semula: “{ISI['keluaran']}”. Diganti karena: Papannya tidak jadi." in teks
    assert f"menjadi “{BARU}”" in teks
    assert f"semula “{BARU}”, menjadi “Tidak ada papan”;" in teks
    # The office is what it was: nothing to say beside it, but the way there and back is told.
    assert "Semula: “Seksi Pelayanan”" not in teks
    assert "semula “Subbagian Umum”, menjadi “Seksi Pelayanan”" in teks


def test_feed_and_open_data_carry_it(pages: Pages, janji: TindakLanjut) -> None:
    rss = pages.client.get("/papan-janji/rss.xml").text
    assert "<title>Isi janji diganti: Membuka loket kedua</title>" in rss
    assert f"semula “{ISI['keluaran']}”, menjadi “{BARU}”" in rss
    assert ALASAN in rss
    harap = {
        "keluaran": BARU,
        "keluaran_semula": ISI["keluaran"],
        "kegiatan_semula": ISI["kegiatan"],
        "penanggung_jawab_semula": "Seksi Pelayanan",
        "unsur_semula": "waktu",
        "layanan_semula": "",
        "alasan_isi": ALASAN,
    }
    (baris,) = pages.client.get("/api/v1/janji.json").get_json()["janji"]
    assert harap.items() <= baris.items()
    teks = pages.client.get("/api/v1/janji.csv").text.removeprefix("\ufeff")
    (baris,) = csv.DictReader(io.StringIO(teks))
    assert harap.items() <= baris.items()


def test_who_follows_it_is_told(db: Session, app: Flask, janji: TindakLanjut) -> None:
    a_pengikut(db, f"janji:{janji.id}")
    db.commit()
    nanti = SAAT + timedelta(hours=2)
    with hold(nanti):
        assert tulis_kabar(app, nanti) == 1
    (satu,) = surat(db)
    assert f"semula “{ISI['keluaran']}”, menjadi “{BARU}”" in satu.isi
    assert ALASAN in satu.isi


def test_no_person_is_named_as_the_office_that_owed_it(db: Session, pages: Pages, app: Flask) -> None:
    unit = a_unit(db, nama="Kantor Umpama")
    row = a_janji(db, unit, tenggat=TENGGAT, penanggung_jawab="Budi Umpama")
    a_pengikut(db, f"janji:{row.id}")
    ganti(db, row)
    a_akun(db, Peran.PETUGAS, unit.jalur, nama="Budi Umpama", sandi_hash="-")
    db.commit()
    nanti = SAAT + timedelta(hours=2)
    with hold(nanti):
        tulis_kabar(app, nanti)
    semua = [pages.client.get(f"/janji/{row.id}").text, surat(db)[0].isi]
    semua += [pages.client.get(f"/{j}").text for j in ("papan-janji", "papan-janji/rss.xml")]
    semua += [pages.client.get(f"/api/v1/janji.{j}").text for j in ("json", "csv")]
    assert [teks for teks in semua if "Budi Umpama" in teks] == []
    assert "semula “Kantor Umpama”" in semua[0]


def test_how_often_it_was_put_off_is_said(db: Session, pages: Pages) -> None:
    row = a_janji(db, a_unit(db), tenggat=date(2026, 11, 30), tenggat_semula=date(2026, 11, 30))
    for n, hari in enumerate((date(2026, 12, 31), date(2027, 1, 31))):
        perpanjang(db, "uji", row, hari, f"Barang {n} belum tiba.", SAAT, versi=row.versi)
    db.commit()
    harap = "Semula 30 November 2026, diundur 2 kali, terakhir karena: Barang 1 belum tiba."
    for jalan in ("/papan-janji", f"/janji/{row.id}"):
        assert harap in kata(pages, jalan)
    assert pages.client.get("/api/v1/janji.json").get_json()["janji"][0]["diundur"] == 2
    # An earlier date is no delay.
    perpanjang(db, "uji", row, date(2027, 1, 15), "Tibanya lebih cepat.", SAAT, versi=row.versi)
    db.commit()
    assert "diundur 2 kali" in kata(pages, f"/janji/{row.id}")
