"""The auditor sees and downloads all in scope, changes nothing, and leaves a line for each download."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask, url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from fkp.akun.models import Peran
from fkp.db import Base
from fkp.izin.rules import ATURAN_IZIN, Izin
from fkp.jejak.models import Jejak
from fkp.skm.models import Pengesahan
from tests.builders import a_survei, a_unit, sign_in
from tests.fkp.halaman.bangun import a_sah, a_terbit
from tests.fkp.test_izin import aturan, isi, izin_pada, metode, rumah
from tests.page import Pages

TANPA_ISI = {"unit.impor_templat"}
"""A download that holds nothing of anybody: an empty form."""


@pytest.fixture
def sah(db: Session) -> Pengesahan:
    return a_terbit(db, a_unit(db, nama="Kantor Umpama"), 3)


@pytest.fixture
def auditor(db: Session, pages: Pages, sah: Pengesahan) -> Pages:
    return sign_in(db, pages, Peran.AUDITOR, sah.survei.unit.jalur)


def alamat(app: Flask, rule: Rule, nomor: dict[str, int]) -> str:
    with app.test_request_context():
        return url_for(rule.endpoint, **isi(rule, nomor))


def banyak_baris(db: Session) -> dict[str, int]:
    return {t.name: db.scalar(select(func.count()).select_from(t)) or 0 for t in Base.metadata.sorted_tables}


def test_an_auditor_changes_nothing_anywhere(app: Flask, db: Session, pages: Pages) -> None:
    jalur, nomor = rumah(db)
    sign_in(db, pages, Peran.AUDITOR, jalur)
    token = pages.get("/kelola").all("input", name="csrf_token")[0].get("value") or ""
    sebelum = banyak_baris(db)
    boleh = set()
    for rule in aturan(app):
        if "POST" not in metode(rule) or not rule.rule.startswith("/kelola"):
            continue
        if Peran.AUDITOR in ATURAN_IZIN.get(izin_pada(app, rule), ()):
            boleh.add(izin_pada(app, rule))
            continue
        jawab = pages.client.post(alamat(app, rule, nomor), headers={"X-CSRFToken": token})
        jawab.close()
        assert jawab.status_code in (403, 404), rule.rule
    db.expire_all()
    assert banyak_baris(db) == sebelum
    # What an auditor may post prepares a file to download, which is no change to what is audited.
    assert boleh <= {Izin.REKAP, Izin.UNDUH_LAPORAN, Izin.UNDUH_BUKTI, Izin.RUANG_KERJA}


def unduhan(app: Flask, pages: Pages, nomor: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Every address under /kelola that answers the auditor with a file, and its endpoint."""
    for rule in aturan(app):
        peran = ATURAN_IZIN.get(izin_pada(app, rule), frozenset())
        bisa = "GET" in metode(rule) and Peran.AUDITOR in peran and rule.arguments <= nomor.keys()
        if bisa and rule.rule.startswith("/kelola"):
            yield alamat(app, rule, nomor), rule.endpoint


def test_each_download_of_an_auditor_leaves_a_line(
    app: Flask, db: Session, auditor: Pages, sah: Pengesahan
) -> None:
    unit = sah.survei.unit
    nomor = {"survei_id": sah.survei_id, "unit_id": unit.id}
    berkas = set()
    for url, endpoint in unduhan(app, auditor, nomor):
        sebelum = db.scalar(select(func.max(Jejak.nomor))) or 0
        jawab = auditor.client.get(url)
        cara = jawab.headers.get("Content-Disposition", "")
        jawab.get_data()
        jawab.close()
        assert jawab.status_code < 400, url
        if not cara.startswith("attachment") or endpoint in TANPA_ISI:
            continue
        berkas.add(endpoint)
        db.expire_all()
        assert (db.scalar(select(func.max(Jejak.nomor))) or 0) > sebelum, f"{url} tidak tercatat"
    assert {"skm_kelola.unduh_jawaban", "jejak.unduh", "laporan_bukti.unduh"} <= berkas


def test_the_result_leads_to_all_that_proves_it(auditor: Pages, sah: Pengesahan) -> None:
    page = auditor.get(f"/kelola/survei/{sah.survei_id}/hasil")
    tujuan = {a.get("href") for a in page.all("a")}
    jejak = f"/kelola/jejak?objek=survei&nomor={sah.survei_id}"
    assert {
        f"/kelola/survei/{sah.survei_id}/jawaban.csv",
        f"/kelola/survei/{sah.survei_id}/bukti.zip",
        f"/verifikasi/{sah.kode}",
        jejak,
    } <= tujuan
    baris = auditor.get(jejak).all("tbody")[0]
    tindakan = ["".join(r[3].itertext()).strip() for r in baris]
    assert {"Hasil disahkan", "Hasil diterbitkan"} <= set(tindakan)
    assert "Hasil sementara" not in page.text


def test_answers_leave_without_id_time_or_words(auditor: Pages, sah: Pengesahan) -> None:
    berkas = auditor.client.get(f"/kelola/survei/{sah.survei_id}/jawaban.csv").get_data(as_text=True)
    judul = next(csv.reader(io.StringIO(berkas)))
    assert not {"id", "waktu_utc", "saran", "durasi", "kanal"} & set(judul)
    assert "Tambah kursi" not in berkas


@pytest.mark.parametrize("peran", [Peran.PETUGAS, Peran.AUDITOR, Peran.PIMPINAN])
def test_answers_of_a_running_survey_do_not_leave(db: Session, pages: Pages, peran: Peran) -> None:
    """Of two files around one visitor the second would hold that visitor's answer."""
    survei = a_survei(db, a_unit(db), dengan=8)
    sign_in(db, pages, peran, survei.unit.jalur)
    for ekor in ("", "/hasil"):
        page = pages.get(f"/kelola/survei/{survei.id}{ekor}")
        assert not page.all("a", href=f"/kelola/survei/{survei.id}/jawaban.csv")
    page = pages.get(f"/kelola/survei/{survei.id}/jawaban.csv")
    assert page.response.mimetype == "text/html"
    assert "dua unduhan" in page.text


def test_answers_wait_for_the_grace_days(db: Session, pages: Pages) -> None:
    sudah = a_survei(
        db, a_unit(db), dengan=8, tahap="ditutup", mulai=date(2026, 7, 1), akhir=date(2026, 10, 1)
    )
    belum = a_survei(db, sudah.unit, dengan=8, tahap="ditutup")
    sign_in(db, pages, Peran.AUDITOR, sudah.unit.jalur)
    assert pages.client.get(f"/kelola/survei/{sudah.id}/jawaban.csv").status_code == 200
    assert pages.client.get(f"/kelola/survei/{belum.id}/jawaban.csv").status_code == 302


def test_a_sealed_result_is_seen_before_it_is_published(db: Session, pages: Pages) -> None:
    sah = a_sah(db, a_unit(db), 2)
    page = sign_in(db, pages, Peran.AUDITOR, sah.survei.unit.jalur).get(
        f"/kelola/survei/{sah.survei_id}/hasil"
    )
    assert sah.hasil["ikm"].replace(".", ",") in page.text
