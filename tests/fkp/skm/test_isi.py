"""The citizen's pages, as they are without script."""

import logging
from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.skm.models import Jawaban, Survei
from fkp.skm.tahap import awal
from fkp.skm.warga.tanda_terima import kode_of
from tests.builders import a_survei, a_unit, an_isian
from tests.page import Pages

SEMUA = "Pilih satu jawaban untuk"


@pytest.fixture
def survei(db: Session) -> Survei:
    survei = a_survei(db, a_unit(db, nama="Kantor Contoh", layanan=2))
    db.commit()
    return survei


def banyak(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Jawaban)) or 0


def isian(survei: Survei, **nilai: object) -> dict[str, str]:
    """The sheet filled in, without its id: the page's own is sent."""
    return {k: v for k, v in an_isian(survei, **nilai).items() if k != "id"}


def test_a_poster_code_leads_to_the_sheet_however_it_is_typed(pages: Pages, survei: Survei) -> None:
    for ketikan in (survei.kode, f" {survei.kode.upper()} ", f"{survei.kode[:2]}-{survei.kode[2:]}"):
        assert pages.get(f"/s?kode={ketikan}").url == f"/s/{survei.kode}"
    assert pages.get(f"/s/{survei.kode.upper()}?b=en").response.request.query_string == b"b=en"


def test_the_door_lists_open_surveys_only(pages: Pages, db: Session, survei: Survei) -> None:
    a_survei(db, a_unit(db, nama="Kantor Lama"), tahap="ditutup")
    a_survei(db, a_unit(db, nama="Kantor Nanti"), tahap="rancangan")
    db.commit()
    page = pages.get("/s")
    assert "Kantor Contoh" in page.text
    assert "Kantor Lama" not in page.text
    assert "Kantor Nanti" not in page.text


def test_an_unknown_code_is_404_with_the_form_again(pages: Pages) -> None:
    for page in (pages.get("/s/zzz9", 404), pages.get("/s?kode=zzz9", 404), pages.post("/s/zzz9", {}, 404)):
        assert "Kode survei tidak ditemukan" in page.text
        assert page.fields()["kode"] == "zzz9"


def test_the_list_shows_every_question_and_stores_one_answer(
    pages: Pages, db: Session, survei: Survei
) -> None:
    page = pages.get(f"/s/{survei.kode}")
    assert len([f for f in page.all("fieldset", class_="pertanyaan") if f.get("data-soal")]) == 9
    assert page.response.headers["Cache-Control"] == "private, no-cache"
    page = pages.fill(f"/s/{survei.kode}", isian(survei, usia=2, saran="Bagus 🙂"))
    jawaban = db.scalars(select(Jawaban)).one()
    assert page.h1 == "Terima kasih sudah menjawab"
    assert kode_of(jawaban.id) in page.text
    assert (jawaban.usia, jawaban.saran, jawaban.kanal) == (2, "Bagus 🙂", "qr")


def test_a_missing_answer_keeps_everything_entered(pages: Pages, db: Session, survei: Survei) -> None:
    kirim = isian(survei, waktu=None, usia=4, saran="Antrean <lama>", layanan=survei.layanan[1].layanan_id)
    asal = pages.get(f"/s/{survei.kode}").fields()
    page = pages.post(f"/s/{survei.kode}", {**asal, **kirim}, 422)
    assert "Ada 1 hal yang belum lengkap" in page.text
    assert f"{SEMUA} kecepatan waktu pelayanan." in page.text
    assert [a.text for a in page.all("a", href="#waktu-1")] == ["Pertanyaan 3: kecepatan waktu pelayanan"]
    kembali = page.fields()
    assert kembali["id"] == asal["id"]
    assert {k: v.strip() for k, v in kembali.items()} | kirim == {k: v.strip() for k, v in kembali.items()}
    assert banyak(db) == 0
    pages.post(f"/s/{survei.kode}", {**kembali, "waktu": "1"})
    assert banyak(db) == 1


def test_a_sheet_without_anything_names_every_question_once(pages: Pages, survei: Survei) -> None:
    page = pages.post(f"/s/{survei.kode}", {}, 422)
    assert len([a for a in page.all("a") if (a.get("href") or "").startswith("#")]) == 10 + 2
    assert UUID(page.fields()["id"]).version == 4


def test_sending_the_same_page_again_stores_one_answer(pages: Pages, db: Session, survei: Survei) -> None:
    kirim = an_isian(survei)
    pertama, kedua = (pages.post(f"/s/{survei.kode}", kirim) for _ in range(2))
    assert pertama.url == kedua.url
    assert banyak(db) == 1


def test_another_content_under_the_same_id_shows_the_receipt_of_the_first(
    pages: Pages, db: Session, survei: Survei
) -> None:
    kirim = an_isian(survei)
    pages.post(f"/s/{survei.kode}", kirim)
    page = pages.post(f"/s/{survei.kode}", {**kirim, "waktu": "1"}, 409)
    assert kode_of(UUID(kirim["id"])) in page.text
    assert db.scalars(select(Jawaban.q3)).all() == [3]


def test_two_tabs_share_an_id_and_the_next_person_gets_another(
    pages: Pages, app: Flask, survei: Survei
) -> None:
    alamat = f"/s/{survei.kode}"
    satu, dua = pages.get(alamat).fields()["id"], pages.get(alamat).fields()["id"]
    assert satu == dua
    assert Pages(app).get(alamat).fields()["id"] != satu
    pages.fill(alamat, isian(survei))
    assert pages.get(alamat).fields()["id"] != satu


def test_the_cookie_is_for_this_survey_and_unreadable_to_script(pages: Pages, survei: Survei) -> None:
    kuki = pages.client.get(f"/s/{survei.kode}").headers.getlist("Set-Cookie")
    (isi,) = [k for k in kuki if k.startswith("isian=")]
    assert {"HttpOnly", f"Path=/s/{survei.kode}", "SameSite=Lax"} <= set(isi.split("; "))


def test_one_layanan_is_not_asked_and_a_poster_may_name_one(pages: Pages, db: Session) -> None:
    satu, dua = a_survei(db, a_unit(db, layanan=1)), a_survei(db, a_unit(db, layanan=2))
    db.commit()
    assert not pages.get(f"/s/{satu.kode}").all("input", name="layanan", type="radio")
    assert len(pages.get(f"/s/{dua.kode}").all("input", name="layanan", type="radio")) == 2
    pilih = dua.layanan[1].layanan_id
    page = pages.get(f"/s/{dua.kode}?l={pilih}")
    assert not page.all("input", name="layanan", type="radio")
    assert page.fields()["layanan"] == str(pilih)
    asing = pages.get(f"/s/{dua.kode}?l={satu.layanan[0].layanan_id}")
    assert len(asing.all("input", name="layanan", type="radio")) == 2


def test_closed_survei_thanks_instead_of_asking(pages: Pages, db: Session) -> None:
    unit = a_unit(db)
    tutup, lain = a_survei(db, unit, tahap="ditutup"), a_survei(db, unit)
    db.commit()
    page = pages.get(f"/s/{tutup.kode}")
    assert "Terima kasih kepada semua yang sudah menjawab" in page.text
    assert "diumumkan di halaman unit ini setelah disahkan" in page.text
    assert page.all("a", href=f"/s/{lain.kode}")
    assert not page.all("form")
    page = pages.post(f"/s/{tutup.kode}", an_isian(tutup), 410)
    assert "tidak dihitung" in page.text
    assert "tidak dihitung" in pages.post(f"/s/{tutup.kode}", {}, 410).text
    assert banyak(db) == 0


def test_a_switched_off_unit_or_layanan_thanks_instead_of_asking(pages: Pages, db: Session) -> None:
    mati, kosong = a_survei(db), a_survei(db)
    mati.unit.aktif = False
    for sl in kosong.layanan:
        sl.layanan.aktif = False
    db.commit()
    pintu = pages.get("/s").html
    for survei in (mati, kosong):
        assert f"/s/{survei.kode}" not in pintu
        page = pages.get(f"/s/{survei.kode}")
        assert page.h1 == "Survei ini sudah ditutup"
        assert "Terima kasih" in page.text
        assert "tidak dihitung" in pages.post(f"/s/{survei.kode}", an_isian(survei), 410).text
    assert banyak(db) == 0
    mati.unit.aktif = True
    db.commit()
    assert pages.get(f"/s/{mati.kode}").all("form")


def test_a_survey_closes_by_itself_when_its_period_ends(pages: Pages, db: Session) -> None:
    survei = a_survei(db, mulai=date(2026, 7, 1), akhir=date(2026, 10, 1))
    db.commit()
    with clock.hold(awal(survei) + timedelta(days=91, hours=23, minutes=59)):
        assert pages.get(f"/s/{survei.kode}").all("form")
    with clock.hold(awal(survei) + timedelta(days=92)):
        assert "ditutup 30 September 2026" in pages.get(f"/s/{survei.kode}").h1


def test_a_survey_that_is_not_open_yet_says_when_it_opens(pages: Pages, db: Session) -> None:
    survei = a_survei(db, tahap="rancangan")
    nanti = a_survei(db, mulai=date(2027, 1, 1), akhir=date(2027, 4, 1))
    db.commit()
    with clock.hold(awal(nanti) - timedelta(seconds=1)):
        page = pages.get(f"/s/{nanti.kode}")
        assert page.h1 == "Survei ini belum dibuka"
        assert "1 Januari 2027" in page.text
        pages.post(f"/s/{nanti.kode}", an_isian(nanti), 409)
    assert pages.get(f"/s/{survei.kode}").h1 == "Survei ini belum dibuka"
    pages.post(f"/s/{survei.kode}", an_isian(survei), 409)
    assert banyak(db) == 0


def test_a_receipt_says_arrived_and_the_day_and_nothing_else(
    pages: Pages, db: Session, survei: Survei
) -> None:
    kirim = an_isian(survei, saran="Rahasia saya", usia=5)
    pages.post(f"/s/{survei.kode}", kirim)
    tanda = kode_of(UUID(kirim["id"]))
    page = pages.get(f"/s/{survei.kode}/tanda-terima?tanda={tanda.lower().replace('-', '')}")
    assert "Sudah sampai dan ikut dihitung" in page.text
    assert tanda in page.text
    assert "Rahasia" not in page.text
    assert "Belum sampai" in pages.get(f"/s/{survei.kode}/tanda-terima?tanda=0000-0000").text
    assert "Kode tidak terbaca" in pages.get(f"/s/{survei.kode}/tanda-terima?tanda=apa").text
    lain = a_survei(db)
    db.commit()
    assert "Belum sampai" in pages.get(f"/s/{lain.kode}/terima-kasih/{tanda}").text
    pages.get("/s/zzz9/tanda-terima", 404)
    pages.get(f"/s/zzz9/terima-kasih/{tanda}", 404)


def test_english_shows_the_translation_and_says_which_text_is_official(pages: Pages, db: Session) -> None:
    survei = a_survei(db, a_unit(db, layanan=1))
    db.commit()
    page = pages.get(f"/s/{survei.kode}?b=en")
    assert "How quickly was the service given?" in page.text
    assert "Not quickly" in page.text
    assert page.all("html", lang="en")
    page = pages.post(f"/s/{survei.kode}?b=en", an_isian(survei, waktu=None), 422)
    assert "How quickly was the service given?" in page.text


def test_nothing_of_the_sender_is_kept_and_no_answer_is_logged(
    pages: Pages, db: Session, survei: Survei, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="fkp"), caplog.at_level(logging.DEBUG, logger="app"):
        pages.post(f"/s/{survei.kode}", an_isian(survei, saran="Petugas ramah"))
    assert "Petugas ramah" not in caplog.text
    kolom = set(Jawaban.__table__.columns.keys())
    assert not {k for k in kolom if "ip" in k.split("_") or "agen" in k or "telepon" in k or "akun" in k}


def test_a_flood_is_asked_to_wait_and_other_surveys_are_not(
    pages: Pages, app: Flask, db: Session, survei: Survei, monkeypatch: pytest.MonkeyPatch
) -> None:
    lain = a_survei(db)
    db.commit()
    monkeypatch.setitem(app.config, "BATAS_JAWABAN", 2)
    for _ in range(2):
        Pages(app).post(f"/s/{survei.kode}", an_isian(survei))
    page = Pages(app).post(f"/s/{survei.kode}", an_isian(survei), 429)
    assert "Tunggu beberapa menit" in page.text
    assert Pages(app).get(f"/s/{survei.kode}")
    Pages(app).post(f"/s/{lain.kode}", an_isian(lain))
