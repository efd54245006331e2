"""Indicator 4 of a year that is over: counted from the reviews of that year, each of which can be opened."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.penilaian.nilai import nilai_unit
from fkp.standar.models import TahapStandar, TinjauanStandar
from fkp.standar.peninjauan import batalkan_tinjauan
from fkp.tindak_lanjut.models import Status
from fkp.unit.models import Unit
from tests.builders import SAAT, SANDI, a_akun, a_unit
from tests.fkp.halaman.bangun import a_terbit
from tests.fkp.penilaian.bangun import a_forum_standar, a_standar
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Pages


@pytest.fixture
def unit(db: Session) -> Unit:
    """Two layanan, both reviewed in 2025 and the first again in 2026."""
    unit = a_unit(db, nama="Kantor Umpama")
    ktp, kk = unit.layanan
    a_standar(
        db,
        ktp,
        tanggal_sk=date(2024, 1, 15),
        ditinjau=[date(2024, 1, 10), date(2025, 5, 5), date(2026, 5, 6)],
    )
    a_standar(db, kk, tanggal_sk=date(2024, 1, 15), ditinjau=[date(2025, 6, 6)])
    db.commit()
    return unit


def nilai(db: Session, unit: Unit, tahun: int) -> int:
    db.flush()
    return nilai_unit(db, [unit], tahun, SAAT)[0].skor["4"].nilai


def rujukan(db: Session, unit: Unit, tahun: int) -> list[list[tuple[str, int, date | None]]]:
    fakta = nilai_unit(db, [unit], tahun, SAAT)[0].fakta.standar
    return [[(r.jenis.value, r.id, r.hari) for r in satu.tinjauan] for satu in fakta.layanan]


def semua(db: Session) -> list[TinjauanStandar]:
    return list(db.scalars(select(TinjauanStandar).order_by(TinjauanStandar.hari)))


def test_a_review_of_this_year_leaves_the_one_of_last_year_where_it_was(db: Session, unit: Unit) -> None:
    lama, ktp25, kk25, ktp26 = semua(db)
    # All within 2025; in 2026 the first again, and the second more than a year ago by now.
    assert [nilai(db, unit, tahun) for tahun in (2024, 2025, 2026)] == [4, 5, 4]
    assert rujukan(db, unit, 2025) == [
        [("tinjauan", lama.id, lama.hari), ("tinjauan", ktp25.id, ktp25.hari)],
        [("tinjauan", kk25.id, kk25.hari)],
    ]
    assert rujukan(db, unit, 2026)[0][-1] == ("tinjauan", ktp26.id, date(2026, 5, 6))
    oleh = a_akun(db, Peran.PETUGAS, unit.jalur)
    batalkan_tinjauan(db, oleh, ktp25, SAAT)
    # Without that row the first was last reviewed before its decree, within two years of the end of 2025.
    assert [nilai(db, unit, tahun) for tahun in (2025, 2026)] == [4, 4]
    batalkan_tinjauan(db, oleh, kk25, SAAT)
    assert [nilai(db, unit, tahun) for tahun in (2025, 2026)] == [2, 4]


def test_a_later_revision_takes_nothing_from_the_year_before(db: Session, unit: Unit) -> None:
    ktp = unit.layanan[0]
    a_standar(db, ktp, revisi=2, tanggal_sk=date(2026, 2, 1), tahap=TahapStandar.RANCANGAN)
    a_forum_standar(db, unit, ("U1",), list(unit.layanan), tanggal=date(2026, 9, 9))
    assert [nilai(db, unit, tahun) for tahun in (2025, 2026)] == [5, 5]
    # The forum and what it noted at the standard are one review.
    assert [r[0] for r in rujukan(db, unit, 2026)[1]] == ["forum", "tinjauan"]


def test_each_review_behind_the_score_of_a_past_year_is_found_on_the_page_of_its_standard(
    app: Flask, db: Session, unit: Unit
) -> None:
    auditor = a_akun(db, Peran.AUDITOR, unit.jalur)
    db.commit()
    pages = Pages(app).masuk(auditor.nama_pengguna, SANDI)
    with hold(SAAT):
        page = pages.get(f"/kelola/penilaian/{unit.id}?tahun=2025")
        assert "2 dari 2 layanan pernah ditinjau; yang paling lama 5 Mei 2025." in page.text
        alamat = [h for a in page.all("a") if "#tinjauan-" in (h := a.get("href") or "")]
        assert [h.partition("#tinjauan-")[2] for h in alamat] == [
            str(r.id) for r in _menurut_layanan(db, unit)
        ]
        for satu in dict.fromkeys(alamat):
            ada = pages.get(satu.partition("#")[0])
            assert satu.partition("#")[2] in {li.get("id") for li in ada.all("li")}
        isi = pages.get(f"/kelola/penilaian/{unit.id}?tahun=2026").html
        assert f"#tinjauan-{semua(db)[-1].id}" in isi


def _menurut_layanan(db: Session, unit: Unit) -> list[TinjauanStandar]:
    """The reviews until 2025 as the page lists them: under indicator 1 those that involved people, under 4
    all, by layanan and day."""
    urut = [layanan.id for layanan in unit.layanan]
    ada = [r for r in semua(db) if r.hari.year <= 2025]
    sekali = sorted(ada, key=lambda r: (urut.index(r.standar.layanan_id), r.hari))
    return sekali * 2


def test_a_row_that_was_stopped_this_year_was_not_yet_last_year(db: Session) -> None:
    """The plan of a report of 2024, as it stood on the last day of 2025."""
    unit = a_unit(db)
    lalu = a_terbit(db, unit, 4, 2024, dengan=3).survei
    with hold(SAAT):
        for hari in (date(2025, 12, 31), date(2026, 2, 2)):
            a_tindak_lanjut(db, unit, lalu, status=Status.DIHENTIKAN, dihentikan_pada=hari)
    baris = nilai_unit(db, [unit], 2025, SAAT)[0].fakta.rencana.baris
    assert [b.rujukan.catatan for b in baris] == ["dihentikan", "belum_selesai"]
