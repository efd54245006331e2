from decimal import Decimal
from fractions import Fraction

import pytest

from surveys.aturan import Aturan, AturanSalah, parse_bobot


@pytest.mark.parametrize(
    ("teks", "bobot"),
    [
        ("eksak", "eksak"), (" EKSAK ", "eksak"), ("0.111", Decimal("0.111")), ("0,11", Decimal("0.11")),
        ("0.50", Decimal("0.5")), ("1", Decimal(1)),
        ("waktu=1/2; biaya=0,5", {"waktu": Fraction(1, 2), "biaya": Fraction(1, 2)}),
    ],
)  # fmt: skip
def test_weights_are_read_as_people_write_them(teks, bobot):
    assert parse_bobot(teks) == bobot


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("0", "di atas 0"), ("1,01", "paling besar 1"), ("-0.1", "di atas 0"), ("NaN", "tidak sah"),
        ("inf", "tidak sah"), ("sembilan", "tidak dikenal"), ("", "tidak dikenal"),
        ("waktu=0,5; biaya=0,4", "tepat 1, sekarang 9/10"), ("waktu=0,5; waktu=0,5", "dua kali"),
        ("waktu=1,5; biaya=-0,5", "di atas 0"), ("waktu=x", "bukan bilangan"),
        ("waktu=1/0", "bukan bilangan"),
    ],
)  # fmt: skip
def test_weights_that_make_no_sense_are_refused_with_a_sentence(teks, alasan):
    with pytest.raises(AturanSalah, match=alasan):
        parse_bobot(teks)


def test_own_weights_must_total_exactly_one():
    Aturan(bobot={"waktu": Fraction(1, 3), "biaya": Fraction(2, 3)})
    with pytest.raises(AturanSalah, match="tepat 1"):
        Aturan(bobot={"waktu": Fraction(333, 1000), "biaya": Fraction(666, 1000)})
    with pytest.raises(AturanSalah, match="bukan bilangan biner"):
        Aturan(bobot={"waktu": 0.1, "biaya": 0.9})


@pytest.mark.parametrize(
    "aturan",
    [
        Aturan.eksak(),
        Aturan(bobot=Decimal("0.111"), nrr_desimal=3),
        Aturan(bobot={"waktu": Fraction(1, 3), "biaya": Fraction(2, 3)}, penggabungan="rata_layanan"),
        Aturan(bobot=Decimal("0.071"), jumlah_desimal=3, ikm_desimal=3, pita=None),
    ],
)
def test_a_method_survives_json(aturan):
    assert Aturan.from_dict(aturan.to_dict()) == aturan


@pytest.mark.parametrize(
    "salah",
    [
        {"bobot": Decimal(0)}, {"bobot": "sama"}, {"nrr_desimal": -1}, {"ikm_desimal": 11},
        {"penggabungan": "median"}, {"pita": "2004"},
    ],
)  # fmt: skip
def test_an_unknown_step_is_refused(salah):
    with pytest.raises(AturanSalah):
        Aturan(**salah)


def test_the_method_is_told_in_one_indonesian_line():
    assert Aturan.eksak().uraian() == (
        "Bobot 1/9, dibulatkan satu kali di akhir, jawaban semua layanan digabung"
    )
    assert Aturan(
        bobot=Decimal("0.071"), nrr_desimal=3, jumlah_desimal=3, penggabungan="rata_layanan", pita=None
    ).uraian() == (
        "Bobot 0,071 per unsur, NRR dibulatkan dulu 3 desimal, jumlah tertimbang dibulatkan dulu 3 desimal, "
        "rata-rata sederhana indeks tiap layanan, tanpa huruf mutu"
    )


def test_the_weight_of_an_unanswered_unsur_is_shared_by_the_others():
    assert Aturan.eksak().weights(["waktu", "biaya"], 9) == {"waktu": Fraction(1, 2), "biaya": Fraction(1, 2)}
    delapan = [f"u{n}" for n in range(8)]
    assert set(Aturan(bobot=Decimal("0.111")).weights(delapan, 9).values()) == {Fraction(111, 1000) * 9 / 8}
    sendiri = Aturan(bobot={"a": Fraction(1, 2), "b": Fraction(1, 4), "c": Fraction(1, 4)})
    assert sendiri.weights(["a", "b"], 3) == {"a": Fraction(2, 3), "b": Fraction(1, 3)}


def test_a_published_weight_for_two_unsur_is_taken_as_printed():
    assert Aturan(bobot=Decimal("0.5")).weights(["waktu", "biaya"], 9)["waktu"] == Fraction(1, 2)


def test_weights_that_do_not_fit_the_unsur_are_refused():
    with pytest.raises(AturanSalah, match="Bobot 0,5 tidak cocok untuk 9 unsur"):
        Aturan(bobot=Decimal("0.5")).weights([str(n) for n in range(9)])
    with pytest.raises(AturanSalah, match="unsur sarana belum ditentukan"):
        Aturan(bobot={"waktu": Fraction(1)}).weights(["waktu", "sarana"])
