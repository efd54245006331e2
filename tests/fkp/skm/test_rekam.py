"""An answer is stored once and counted once, whatever arrives at the same moment."""

import threading
from collections import Counter
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.db import Base, Database
from fkp.skm.models import HitunganJawaban, Jawaban, Survei, SurveiLayanan
from fkp.skm.queries import frame_jawaban, hitungan, instrumen_of, label_layanan, survei_by_kode
from fkp.skm.warga.rekam import JawabanMasuk, record_jawaban
from fkp.unit.models import Layanan, Unit
from surveys.hitungan import Hitungan, count
from tests.builders import a_survei


def masuk(survei: Survei, id_: UUID | None = None, nilai: int = 3, kosong: str = "") -> JawabanMasuk:
    return JawabanMasuk(
        id=id_ or uuid4(),
        layanan_id=survei.layanan[0].layanan_id,
        nilai={k: nilai for k in instrumen_of(survei).kunci_item if k != kosong},
        waktu=clock.now(),
    )


def test_the_counts_kept_beside_the_answers_equal_a_recount(db: Session) -> None:
    survei = a_survei(db, dengan=40)
    record_jawaban(db, survei, masuk(survei, kosong="biaya"), clock.now())
    ulang = _hitung_ulang(db, survei)
    assert hitungan(db, survei) == ulang
    assert ulang.responden == 41
    assert ulang.kosong("biaya") == 1


def test_a_repeat_is_neither_stored_nor_counted(db: Session) -> None:
    survei = a_survei(db)
    satu = masuk(survei)
    assert record_jawaban(db, survei, satu, clock.now()) is True
    assert record_jawaban(db, survei, satu, clock.now()) is False
    assert hitungan(db, survei).responden == 1


def test_an_empty_answer_is_counted_as_empty(db: Session) -> None:
    survei = a_survei(db)
    record_jawaban(db, survei, masuk(survei, kosong="waktu"), clock.now())
    H = HitunganJawaban
    butir = instrumen_of(survei).kunci_item.index("waktu") + 1
    cari = select(H.nilai, H.n).where(H.survei_id == survei.id, H.butir == butir, H.n > 0)
    assert [tuple(b) for b in db.execute(cari)] == [(0, 1)]


def _hitung_ulang(db: Session, survei: Survei) -> Hitungan:
    instrumen = instrumen_of(survei)
    return count(frame_jawaban(db, survei)[["layanan", *instrumen.kunci_item]], instrumen)


@pytest.fixture
def sungguhan(engine: Engine) -> Iterator[Database]:
    """The database without the outer transaction: what is committed here is deleted afterwards, but for the
    audit trail, whose lines nothing deletes and whose end has to stay with them."""
    yield Database(engine)
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name not in {"berita_acara", "pengesahan", "jejak", "jejak_ujung"}:
                connection.execute(table.delete())


def test_many_senders_at_once_lose_nothing_and_double_nothing(sungguhan: Database) -> None:
    with sungguhan.session() as db:
        survei = a_survei(db)
        db.commit()
    id_ = [uuid4() for _ in range(20)]
    hasil: list[bool] = []

    def kirim(urut: list[UUID]) -> None:
        for satu in urut:
            with sungguhan.session() as db:
                ini = survei_by_kode(db, survei.kode, kunci=True)
                assert ini is not None
                hasil.append(record_jawaban(db, ini, masuk(ini, satu), clock.now()))
                db.commit()

    benang = [threading.Thread(target=kirim, args=(u,)) for u in (id_, id_[::-1], id_[::2], id_[5:])]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    assert Counter(hasil)[True] == 20
    assert len(hasil) == 65
    with sungguhan.session() as db:
        assert db.scalar(select(func.count()).where(Jawaban.survei_id == survei.id)) == 20
        ini = survei_by_kode(db, survei.kode)
        assert ini is not None
        assert hitungan(db, ini) == _hitung_ulang(db, ini)


def test_two_units_of_one_short_name_keep_their_layanan_apart() -> None:
    unit = [Unit(nama=nama, singkatan="Disdukcapil") for nama in ("Disdukcapil Utara", "Disdukcapil Selatan")]
    layanan = [Layanan(id=i, nama="Legalisasi", unit=satu) for i, satu in enumerate(unit, 1)]
    survei = Survei(layanan=[SurveiLayanan(layanan_id=satu.id, layanan=satu) for satu in layanan])
    assert label_layanan(survei) == {
        1: "Legalisasi (Disdukcapil Utara)",
        2: "Legalisasi (Disdukcapil Selatan)",
    }
