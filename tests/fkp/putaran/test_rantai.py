"""The chain on the public page of a unit: survey, forum, promises, the next survey."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from fkp.forum.models import TahapForum
from fkp.putaran.rantai import rantai_unit
from fkp.skm.models import Survei
from fkp.tindak_lanjut.models import Asal, Status, TindakLanjut
from fkp.unit.models import Unit
from surveys.perbandingan import Putusan
from tests.builders import SAAT, a_situs, a_unit
from tests.fkp.forum.bangun import a_forum
from tests.fkp.halaman.bangun import counted
from tests.fkp.putaran.bangun import KUAT, LEMAH, a_hasil
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Pages


@pytest.fixture
def unit(db: Session) -> Unit:
    a_situs(db)
    return a_unit(db, slug="kantor")


def a_janji(db: Session, unit: Unit, survei_id: int, **kolom) -> TindakLanjut:
    """A promise of the published plan of this survey."""
    row = a_tindak_lanjut(
        db,
        unit,
        db.get_one(Survei, survei_id),
        **{"tenggat": date(2027, 1, 31), "tayang_pada": SAAT, **kolom},
    )
    db.commit()
    return row


def test_the_weakest_unsur_that_was_promised_about_is_followed(db: Session, unit: Unit) -> None:
    """Biaya is weaker, but nobody promised anything about it."""
    awal = a_hasil(db, unit, 1, LEMAH, unsur="waktu")
    a_hasil(db, unit, 3, KUAT)
    selesai = {"status": Status.SELESAI, "selesai_pada": date(2026, 6, 20)}
    a_janji(db, unit, awal.survei_id, **selesai)
    a_janji(db, unit, awal.survei_id, unsur="sarana")
    (r,) = rantai_unit(db, unit)
    assert (r.unsur, r.janji, r.ditepati, r.forum) == ("waktu", 2, 1, [])
    assert (r.sebelum.kode, r.banding.putusan) == (awal.kode, Putusan.NAIK)


def test_only_what_is_published_and_large_enough_is_told(db: Session, pages: Pages, unit: Unit) -> None:
    sedikit = a_hasil(db, unit, 1, (0, 2, 1, 1))
    a_hasil(db, unit, 3, KUAT, terbit=False)
    a_janji(db, unit, sedikit.survei_id, tayang_pada=None)
    db.commit()
    assert rantai_unit(db, unit) == []
    page = pages.get("/unit/kantor")
    assert "Belum ada putaran yang dapat ditunjukkan." in page.text
    assert page.all("a", href="/papan-janji?unit=kantor")
    a_janji(db, unit, sedikit.survei_id)
    (r,) = rantai_unit(db, unit)
    assert (r.sebelum.nilai, r.sesudah, r.janji) == (None, None, 1)
    page = pages.get("/unit/kantor")
    assert "disembunyikan" in page.text
    assert "1 janji, 0 sudah ditepati" in page.text
    assert "Survei berikutnya belum terbit." in page.text
    assert "68,75" not in page.text


def test_the_last_rounds_come_first_and_cost_the_same(db: Session, pages: Pages, unit: Unit) -> None:
    survei = [
        a_hasil(db, unit, ke, LEMAH, tahun) for tahun, ke in ((2025, 1), (2025, 3), (2026, 1), (2026, 3))
    ]
    a_janji(db, unit, survei[0].survei_id)
    db.expire_all()
    with counted(db) as sedikit:
        assert len(rantai_unit(db, unit)) == 1
    for sah in survei:
        for _n in range(3):
            a_janji(db, unit, sah.survei_id)
    db.expire_all()
    with counted(db) as banyak:
        semua = rantai_unit(db, unit)
    assert [r.sebelum.periode for r in semua] == [
        *("Triwulan III 2026", "Triwulan I 2026", "Triwulan III 2025", "Triwulan I 2025")
    ]
    assert [r.sesudah.periode if r.sesudah else None for r in semua[:2]] == [None, "Triwulan III 2026"]
    assert [r.sebelum.periode for r in rantai_unit(db, unit, 1)] == ["Triwulan III 2026"]
    assert len(banyak) <= len(sedikit) + 1
    page = pages.get("/unit/kantor")
    assert "2 putaran sebelumnya" in page.text


def test_only_what_names_the_survey_or_its_forum_came_of_it(db: Session, pages: Pages, unit: Unit) -> None:
    awal = a_hasil(db, unit, 3, LEMAH)
    forum = a_forum(db, unit, TahapForum.TERBIT, survei_id=awal.survei_id, tanggal=date(2026, 10, 20))
    lepas = a_forum(db, unit, TahapForum.TERBIT, tanggal=date(2026, 10, 25))
    tayang = {"tayang_pada": SAAT, "tenggat": date(2027, 1, 31)}
    a_janji(db, unit, awal.survei_id)
    a_tindak_lanjut(db, unit, forum_id=forum.id, **tayang)
    a_tindak_lanjut(db, unit, forum_id=lepas.id, **tayang)
    a_tindak_lanjut(db, unit, **tayang)
    selesai = {"status": Status.SELESAI, "selesai_pada": date(2026, 11, 1)}
    for kolom in ({}, selesai):
        a_tindak_lanjut(db, unit, asal=Asal.PENGADUAN, **tayang, **kolom)
    db.commit()
    (r,) = rantai_unit(db, unit)
    assert (r.sebelum.kode, r.forum, r.janji, r.ditepati) == (awal.kode, [forum], 2, 0)
    page = pages.get("/unit/kantor")
    assert "2 janji, 0 sudah ditepati" in page.text
    assert "2 janji lain menjawab pengaduan , 1 sudah ditepati" in page.text
    assert page.all("a", href="/papan-janji?unit=kantor&asal=pengaduan")
