from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.mutu import Mutu, mutu_of, round_once


@pytest.mark.parametrize(
    ("ikm", "huruf"),
    [
        ("25.00", "D"), ("64.99", "D"), ("64.994", "D"), ("64.9949999", "D"), ("64.995", "C"), ("65.00", "C"),
        ("76.60", "C"), ("76.604", "C"), ("76.605", "B"), ("76.61", "B"),
        ("88.30", "B"), ("88.3049", "B"), ("88.305", "A"), ("88.31", "A"), ("100.00", "A"),
    ],
)  # fmt: skip
def test_every_band_edge_is_classified_after_rounding_to_two_decimals(ikm, huruf):
    assert mutu_of(Decimal(ikm)) == huruf
    assert mutu_of(round_once(Fraction(ikm))) == huruf


def test_each_letter_has_its_words():
    assert [m.kinerja for m in Mutu] == ["Sangat Baik", "Baik", "Kurang Baik", "Tidak Baik"]


def test_halves_round_up_where_floats_would_not():
    assert round_once(Fraction("95.325")) == Decimal("95.33")
    assert str(round_once(Fraction(1, 8), 2)) == "0.13"
    assert str(round_once(Fraction(-1, 8), 2)) == "-0.13"
    assert str(round_once(Fraction(85), 2)) == "85.00"
    assert str(round_once(Fraction(5, 2), 0)) == "3"


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half_a_unit(nilai, desimal):
    beda = Fraction(round_once(nilai, desimal)) - nilai
    assert abs(beda) <= Fraction(1, 2 * 10**desimal)
    assert beda != Fraction(-1, 2 * 10**desimal) or nilai < 0
