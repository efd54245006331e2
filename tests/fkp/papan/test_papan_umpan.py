"""The board for other programs: feed, calendar, table and JSON."""

import csv
import io
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.papan import data_terbuka
from fkp.papan.data_terbuka import KOLOM
from fkp.tindak_lanjut.models import JenisKabar, KabarJanji
from tests.builders import SAAT, a_instansi, a_unit
from tests.fkp.forum.bangun import a_forum
from tests.fkp.halaman.bangun import a_terbit
from tests.fkp.papan.janji import a_janji
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Pages

HARI = date(2026, 11, 12)


def rss(pages: Pages, tanya: str = "") -> ElementTree.Element:
    jawab = pages.client.get(f"/papan-janji/rss.xml{tanya}")
    assert jawab.content_type == "application/rss+xml; charset=utf-8"
    saluran = ElementTree.fromstring(jawab.get_data()).find("channel")
    assert saluran is not None
    return saluran


def test_the_feed_tells_the_newest_news_first_under_names_that_last(db: Session, pages: Pages) -> None:
    induk = a_instansi(db)
    unit, lain = a_unit(db, induk, "Kantor & Loket <Umpama>"), a_unit(db, a_instansi(db), "Kantor Lain")
    row = a_janji(db, unit, "Membuka\x0bloket <kedua>", unsur="waktu", tayang=SAAT - timedelta(days=9))
    for n in range(60):
        row.kabar.append(KabarJanji(jenis=JenisKabar.BERJALAN, teks="", waktu=SAAT - timedelta(hours=n + 1)))
    a_janji(db, lain, "Di kantor lain")
    a_tindak_lanjut(db, unit, kegiatan="Tidak di papan")
    db.commit()
    saluran = rss(pages, "?b=en")
    assert {n: saluran.findtext(n) for n in ("title", "link", "language")} == {
        "title": "Papan janji",
        "link": "http://localhost/papan-janji",
        "language": "id",
    }
    butir = saluran.findall("item")
    assert len(butir) == 50
    assert butir[0].findtext("title") == "Janji diumumkan: Di kantor lain"
    assert butir[1].findtext("title") == "Mulai dikerjakan: Membuka loket <kedua>"
    assert butir[1].findtext("description") == "Kantor &amp; Loket &lt;Umpama&gt;.", "it is read as HTML"
    assert butir[1].findtext("link") == f"http://localhost/janji/{row.id}"
    saat = [parsedate_to_datetime(b.findtext("pubDate") or "") for b in butir]
    assert saat == sorted(saat, reverse=True)
    guid = [b.findtext("guid") for b in butir]
    assert len(set(guid)) == 50
    assert guid == [b.findtext("guid") for b in rss(pages).findall("item")]
    assert {g.get("isPermaLink") for g in saluran.iter("guid")} == {"false"}
    for tanya, banyak in (
        (f"?unit={lain.slug}", 1),
        (f"?instansi={induk.id}&keadaan=lewat", 50),
        ("?unsur=sarana", 0),
    ):
        assert len(rss(pages, tanya).findall("item")) == banyak
    tempat = rss(pages, f"?unit={lain.slug}")
    assert tempat.findtext("title") == "Papan janji Kantor Lain"
    sendiri = tempat.find("{http://www.w3.org/2005/Atom}link")
    assert sendiri is not None
    assert sendiri.get("href") == f"http://localhost/papan-janji/rss.xml?unit={lain.slug}"
    assert pages.client.get("/papan-janji/rss.xml?unit=tidak-ada").status_code == 404


def test_the_calendar_holds_the_days_of_what_is_open(db: Session, pages: Pages) -> None:
    unit, lain = a_unit(db, singkatan="Loket"), a_unit(db)
    buka = a_janji(db, unit, "Membuka loket, kedua", tenggat=HARI + timedelta(days=8))
    telat = a_janji(db, lain, "Yang telat", tenggat=HARI - timedelta(days=3))
    a_janji(db, unit, "Sudah", tenggat=HARI, status="selesai", selesai_pada=HARI)
    a_janji(db, unit, "Berhenti", tenggat=HARI, status="dihentikan")
    a_tindak_lanjut(db, unit, kegiatan="Tidak di papan", tenggat=HARI)
    db.commit()

    def acara(tanya: str = "") -> list[Any]:
        jawab = pages.client.get(f"/papan-janji/kalender.ics{tanya}")
        assert jawab.mimetype == "text/calendar"
        return Calendar.from_ical(jawab.get_data()).walk("VEVENT")

    pertama, kedua = acara()
    assert [str(pertama["uid"]), str(kedua["uid"])] == [
        f"janji-{telat.id}@localhost",
        f"janji-{buka.id}@localhost",
    ]
    assert kedua.decoded("dtstart") == date(2026, 11, 20)
    assert not isinstance(kedua.decoded("dtstart"), datetime)
    assert str(kedua["summary"]) == "Janji Loket: Membuka loket, kedua"
    assert str(kedua["url"]) == f"http://localhost/janji/{buka.id}"
    assert [str(satu["summary"]) for satu in acara(f"?unit={unit.slug}")] == [
        "Janji Loket: Membuka loket, kedua"
    ]
    assert [str(satu["uid"]) for satu in acara("?keadaan=lewat")] == [f"janji-{telat.id}@localhost"]
    assert acara("?keadaan=ditepati") == []
    # The same answer is the same bytes, so a program that asks again gets none.
    jawab = pages.client.get("/papan-janji/kalender.ics")
    with hold(SAAT + timedelta(hours=1)):
        lagi = pages.client.get("/papan-janji/kalender.ics", headers={"If-None-Match": jawab.headers["ETag"]})
    assert lagi.status_code == 304


def test_open_data_says_what_the_board_says(db: Session, pages: Pages) -> None:
    unit = a_unit(db, a_instansi(db, "Dinas Satu"), "=Kantor()")
    forum = a_forum(db, unit, "terbit", terbit_pada=SAAT, tanggal=date(2026, 10, 20))
    janji = a_janji(
        db,
        unit,
        "-1 antrean",
        forum_id=forum.id,
        layanan_id=unit.layanan[0].id,
        tenggat=HARI - timedelta(days=13),
        langkah=(2, 4),
    )
    survei = a_terbit(db, unit, 2).survei
    tepat = a_janji(
        db, unit, survei=survei, tenggat=HARI, status="selesai", selesai_pada=HARI, realisasi="Buka"
    )
    a_tindak_lanjut(db, unit, kegiatan="Tidak di papan")
    db.commit()
    isi = pages.client.get("/api/v1/janji.json?b=en").get_json()
    assert isi["kolom"] == KOLOM
    assert isi["lanjut"] is None
    assert [set(satu) for satu in isi["janji"]] == [set(KOLOM)] * 2
    satu, dua = isi["janji"]
    assert (
        satu
        | {
            "nomor": janji.id,
            "alamat": f"http://localhost/janji/{janji.id}",
            "unit_slug": unit.slug,
            "instansi": "Dinas Satu",
            "asal": "forum",
            "forum_tanggal": "2026-10-20",
            "unsur": "waktu",
            "unsur_nama": "Waktu Penyelesaian",
            "layanan": "Layanan 1",
            "tenggat": "2026-10-30",
            "keadaan": "lewat",
            "hari_lewat": 13,
            "ditepati_pada": None,
            "langkah_selesai": 2,
            "langkah_jumlah": 4,
            "diumumkan": "2026-11-12",
        }
        == satu
    )
    assert (dua["nomor"], dua["skm_periode"], dua["ditepati_pada"], dua["realisasi"]) == (
        tepat.id,
        "Triwulan II 2026",
        "2026-11-12",
        "Buka",
    )
    jawab = pages.client.get("/api/v1/janji.csv")
    baris = list(csv.DictReader(io.StringIO(jawab.get_data().decode("utf-8-sig"))))
    assert [b["nomor"] for b in baris] == [str(janji.id), str(tepat.id)]
    assert (baris[0]["unit"], baris[0]["kegiatan"]) == ("'=Kantor()", "'-1 antrean")
    assert {k: v or None for k, v in baris[1].items() if k not in ("unit", "hari_lewat")} == {
        k: None if v in (None, "") else str(v) for k, v in dua.items() if k not in ("unit", "hari_lewat")
    }
    assert jawab.headers["Cache-Control"] == "public, max-age=300"
    lagi = pages.client.get("/api/v1/janji.csv", headers={"If-None-Match": jawab.headers["ETag"]})
    assert lagi.status_code == 304
    assert pages.client.get("/api/v1/janji.json?keadaan=lewat&unsur=waktu").get_json()["janji"] == [satu]
    assert pages.client.get("/api/v1/janji.json?unit=tidak-ada").status_code == 404


def test_json_goes_on_where_it_stopped(db: Session, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_terbuka, "SELEMBAR", 2)
    unit = a_unit(db)
    semua = [a_janji(db, unit).id for _ in range(5)]
    db.commit()
    nomor: list[int] = []
    lanjut: int | None = 0
    while lanjut is not None:
        isi = pages.client.get(f"/api/v1/janji.json?sesudah={lanjut}").get_json()
        nomor += [satu["nomor"] for satu in isi["janji"]]
        lanjut = isi["lanjut"]
    assert nomor == semua
    tabel = pages.client.get("/api/v1/janji.csv").get_data().decode("utf-8-sig")
    assert [int(b["nomor"]) for b in csv.DictReader(io.StringIO(tabel))] == semua


def test_pages_of_other_sites_may_read_the_open_data_and_nothing_else(db: Session, pages: Pages) -> None:
    unit = a_unit(db, slug="kantor")
    row = a_janji(db, unit)
    db.commit()
    terbuka = (
        *("/api/v1/janji.json", "/api/v1/janji.csv", "/papan-janji/rss.xml", "/papan-janji/kalender.ics"),
        *("/api/v1/forum", "/api/v1/unit/kantor/hasil.json", "/api/v1/unit/kantor/hasil.csv"),
    )
    for alamat in terbuka:
        jawab = pages.client.get(alamat)
        assert (jawab.status_code, jawab.headers.get("Access-Control-Allow-Origin")) == (200, "*"), alamat
        sama = pages.client.get(alamat, headers={"If-None-Match": jawab.headers["ETag"]})
        assert (sama.status_code, sama.headers.get("Access-Control-Allow-Origin")) == (304, "*"), alamat
    for alamat in ("/papan-janji", f"/janji/{row.id}", "/masuk"):
        assert "Access-Control-Allow-Origin" not in pages.client.get(alamat).headers
