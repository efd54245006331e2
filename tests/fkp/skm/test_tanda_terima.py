"""The receipt code: the same on both sides, forgiving to read, found without a column."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from fkp import clock
from fkp.skm.models import Jawaban, Survei
from fkp.skm.warga.openapi import CONTOH, DOKUMEN
from fkp.skm.warga.tanda_terima import find_jawaban, kode_of, rentang
from tests.builders import a_survei

SATU = UUID("3f2b8c1e-5d4a-4e6f-9b7a-1c2d3e4f5a6b")


@given(st.uuids(version=4))
def test_every_id_lies_within_the_range_of_its_own_code(id_: UUID) -> None:
    kode = kode_of(id_)
    batas = rentang(kode)
    assert batas is not None
    assert batas[0] <= id_ <= batas[1]
    assert kode_of(batas[0]) == kode_of(batas[1]) == kode
    assert not set(kode) & set("ILOU")


def test_the_code_is_two_groups_of_four() -> None:
    assert kode_of(SATU) == "7WNR-R7JX"
    assert kode_of(UUID(int=0)) == "0000-0000"
    assert kode_of(UUID(int=2**128 - 1)) == "ZZZZ-ZZZZ"


@pytest.mark.parametrize("ketikan", ["7wnrr7jx", " 7WNR R7JX ", "7wnr-r7jx", "7WNR–R7JX"])
def test_a_code_is_read_however_it_is_typed(ketikan: str) -> None:
    assert rentang(ketikan) == rentang("7WNR-R7JX")


def test_letters_that_look_alike_are_read_as_the_digit() -> None:
    assert rentang("oil0-0000") == rentang("0110-0000")


@pytest.mark.parametrize("ketikan", ["", "7WNR-R7J", "7WNR-R7JXX", "7WNR-R7JU", "७WNR-R7JX"])
def test_what_is_no_code_has_no_range(ketikan: str) -> None:
    assert rentang(ketikan) is None


def test_the_example_of_the_api_shows_its_own_receipt() -> None:
    contoh = DOKUMEN["components"]["schemas"]["Diterima"]["properties"]["tanda_terima"]["examples"]
    assert contoh == [kode_of(UUID(CONTOH["id"]))]


def test_an_answer_is_found_by_its_code_within_its_own_survey(db: Session) -> None:
    survei, lain = a_survei(db), a_survei(db)
    awal = (SATU.int >> 88) << 88
    tepat = [UUID(int=awal), UUID(int=awal + (1 << 88) - 1)]
    for id_ in [UUID(int=awal - 1), *tepat, UUID(int=awal + (1 << 88)), uuid4()]:
        db.add(_jawaban(id_, survei))
    db.flush()
    ketemu = find_jawaban(db, survei.id, kode_of(SATU))
    assert ketemu is not None
    assert ketemu.id in tepat
    assert find_jawaban(db, lain.id, kode_of(SATU)) is None
    assert find_jawaban(db, survei.id, "bukan kode") is None


def _jawaban(id_: UUID, survei: Survei) -> Jawaban:
    layanan = survei.layanan[0].layanan_id
    return Jawaban(id=id_, survei_id=survei.id, layanan_id=layanan, waktu=clock.now(), kanal="qr")
