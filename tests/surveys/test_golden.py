"""Results agencies really published, each under the rule that its note names."""

import csv
from decimal import Decimal

import pandas as pd
import pytest

from surveys.aturan import Aturan
from surveys.frame import FrameSalah
from surveys.hitungan import count
from surveys.scoring import score_nrr, score_skm
from surveys.unsur import UNSUR
from tests.surveys.builders import DATA, SKM9, with_totals

with (DATA / "skm_cases.csv").open(encoding="utf-8", newline="") as berkas:
    KASUS = {satu["case_id"]: satu for satu in csv.DictReader(berkas)}


def _nrr(kasus_id: str) -> dict[str, Decimal]:
    """NRR by key; the order of U8 and U9 changes no index."""
    kasus = KASUS[kasus_id]
    nilai = [Decimal(kasus[f"u{n}"]) for n in range(1, 10) if kasus[f"u{n}"]]
    return dict(zip((u.kunci for u in UNSUR), nilai, strict=False))


def _rows(nama: str) -> pd.DataFrame:
    tabel = pd.read_csv(DATA / "raw" / nama).drop(columns="no")
    return tabel.rename(columns={u.kode.lower(): u.kunci for u in UNSUR}).astype("int8")


def test_g01_comes_out_with_the_weight_it_used():
    totals = (105, 101, 100, 116, 102, 105, 106, 105, 115)
    hitungan = count(with_totals(totals, 29), SKM9)
    ikm = [
        str(score_skm(hitungan, Aturan(bobot=b)).ikm) for b in (Decimal("0.11"), "eksak", Decimal("0.111"))
    ]
    assert ikm == [KASUS["G01"]["published_ikm"], "91.48", "91.38"] == ["90.56", "91.48", "91.38"]
    assert str(score_nrr(_nrr("G01"), Aturan(bobot=Decimal("0.11"))).ikm) == "90.56"


def test_g03_comes_out_from_its_published_three_place_nrr():
    hasil = score_nrr(_nrr("G03"))
    assert (str(hasil.ikm), hasil.mutu) == (KASUS["G03"]["published_ikm"], KASUS["G03"]["published_mutu"])


def test_g03_needs_its_nrr_rounded_first():
    """91 respondents and these totals give the published NRR; unrounded they give 94.54."""
    totals = [round(nilai * 91) for nilai in _nrr("G03").values()]
    hitungan = count(with_totals(totals, 91), SKM9)
    assert str(score_skm(hitungan, Aturan(nrr_desimal=3)).ikm) == "94.53"
    assert str(score_skm(hitungan).ikm) == "94.54"


def test_g06_is_within_what_its_two_place_nrr_allow():
    hasil = score_nrr(_nrr("G06"))
    assert str(hasil.ikm) == "98.00"
    assert abs(hasil.ikm - Decimal(KASUS["G06"]["published_ikm"])) <= Decimal("0.005") * 25
    assert hasil.mutu == "A"


@pytest.mark.parametrize("bobot", ["eksak", Decimal("0.111"), Decimal("0.11")])
@pytest.mark.parametrize("nrr_desimal", [None, 2, 3])
def test_g07_as_published_comes_out_under_no_rule(bobot, nrr_desimal):
    hasil = score_nrr(_nrr("G07"), Aturan(bobot=bobot, nrr_desimal=nrr_desimal))
    assert str(hasil.ikm) != KASUS["G07"]["published_ikm"]
    assert hasil.mutu == "B"


def test_g07_is_really_87_41():
    assert str(score_nrr(_nrr("G07")).ikm) == "87.41"


def test_g08_refuses_the_five_and_counts_the_rest():
    tabel = _rows("G08_lab_reliability.csv")
    with pytest.raises(FrameSalah, match="Kolom 'prosedur' baris ke-17 berisi 5"):
        count(tabel, SKM9)
    hasil = score_skm(count(tabel.where(tabel <= 4, 0), SKM9))
    assert (str(hasil.ikm), hasil.nilai("prosedur").terisi) == ("86.97", 19)


def test_g08_as_published_comes_from_the_accepted_five_and_a_rounded_weight():
    assert str(score_nrr(_nrr("G08"), Aturan(bobot=Decimal("0.33"))).ikm) == KASUS["G08"]["published_ikm"]


@pytest.mark.parametrize("bobot", ["eksak", Decimal("0.5")])
def test_g10_has_two_unsur_of_one_half(bobot):
    hasil = score_skm(count(_rows("G10_lab_assurance.csv"), SKM9), Aturan(bobot=bobot))
    assert (str(hasil.ikm), hasil.mutu) == (KASUS["G10"]["published_ikm"], "B")


def test_g11_on_the_scale_of_2004_gets_its_index_and_no_letter_of_2017():
    nrr = dict(enumerate(_nrr("G11").values(), start=1))
    nrr |= dict(enumerate(map(Decimal, KASUS["G11"]["extra"].partition("= ")[2].split()), start=10))
    aturan = Aturan(bobot=Decimal("0.071"), jumlah_desimal=3, ikm_desimal=3, pita=None)
    hasil = score_nrr({f"u{n}": nilai for n, nilai in nrr.items()}, aturan)
    assert (len(hasil.unsur), str(hasil.ikm), str(hasil.nilai_indeks)) == (14, "76.475", "3.0590")
    assert hasil.mutu is None
    assert {u.mutu for u in hasil.unsur} == {None}


def test_the_49_respondents_of_sekadau_are_all_read():
    hasil = score_skm(count(_rows("sekadau_2019s1_partial.csv"), SKM9))
    assert (hasil.responden, len(hasil.unsur), hasil.tanpa_jawaban) == (49, 9, ())
    assert {u.terisi for u in hasil.unsur} == {49}
