"""Drawings of numbers: their lengths and places are the numbers themselves."""

from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from surveys.mutu import BATAS
from tests.fkp.web.templat import component, contoh_app, every, number, render, words


def unsur(**berbeda: Any) -> SimpleNamespace:
    isi: dict[str, Any] = {"nama": "Waktu Penyelesaian", "ikm": Decimal("76.99"), "ikm_teks": "76,99"}
    isi |= {"huruf": "B", "terendah": None, "lalu": Decimal("72.90"), "selisih_teks": "+4,09"}
    return SimpleNamespace(**isi | berbeda)


def points(*values: str) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(label=f"TW {i} 2026", ikm=Decimal(v), ikm_teks=v.replace(".", ","), huruf="B")
        for i, v in enumerate(values, 1)
    ]


def test_the_letter_stands_beside_its_word() -> None:
    tree = render(component("ikm", "ikm_baris", "{{ ikm_baris('84,02', 'B', 'Baik') }}"))
    assert words(every(tree, "div", "ikm-baris")[0]) == "84,02B Baik"
    assert every(tree, "abbr")[0].get("title") == "Mutu pelayanan B"


@pytest.mark.parametrize(
    ("ikm", "huruf"),
    [
        ("25.00", "D"),
        ("64.99", "D"),
        ("65.00", "C"),
        ("76.60", "C"),
        ("76.61", "B"),
        ("88.30", "B"),
        ("88.31", "A"),
        ("100.00", "A"),
    ],
)
def test_the_ruler_points_at_the_number_and_marks_its_letter(ikm: str, huruf: str) -> None:
    tree = render(component("ikm", "ruler", "{{ ruler(ikm) }}"), ikm=Decimal(ikm))
    ruler, needle = every(tree, "svg")
    assert number(needle.get("x")) == pytest.approx((float(ikm) - 25) / 75 * 100, abs=0.005)
    assert [words(t) for t in every(tree, "text", "huruf--kini")] == [huruf]
    (band,) = every(tree, "rect", "pita--kini")
    assert number(band.get("x")) - 0.005 <= number(needle.get("x"))
    assert ikm.replace(".", ",") in ruler.get("aria-label", "")


def test_the_ruler_fills_its_width() -> None:
    bands = every(render(component("ikm", "ruler", "{{ ruler(84) }}")), "rect", "pita")
    assert number(bands[-1].get("x")) + number(bands[-1].get("width")) == pytest.approx(100, abs=0.01)
    for this, following in pairwise(bands):
        assert number(this.get("x")) + number(this.get("width")) < number(following.get("x"))


def test_the_ruler_takes_other_bands() -> None:
    source = component("ikm", "ruler", "{{ ruler(70, [('D', 2500), ('C', 5000), ('B', 7500)]) }}")
    assert [words(t) for t in every(render(source), "text", "huruf--kini")] == ["C"]


def test_drawings_and_scores_agree_where_a_letter_begins() -> None:
    drawn = dict(contoh_app().jinja_env.get_template("components/skala.html").module.BATAS)
    assert drawn == {"D": 2500} | {str(mutu): int(terendah * 100) for mutu, terendah in BATAS.items()}


def test_a_bar_is_as_long_as_its_value() -> None:
    source = component(
        "unsur_table", "unsur_table", "{{ unsur_table(baris, 'Skala 25 sampai 100.', lalu=true) }}"
    )
    values = ["25.00", "62.50", "76.99", "100.00"]
    tree = render(source, baris=[unsur(nama=v, ikm=Decimal(v)) for v in values])
    fills = [number(r.get("width")) for r in every(tree, "rect", "fill")]
    assert fills == pytest.approx([(float(v) - 25) / 75 * 100 for v in values], abs=0.005)
    assert number(every(tree, "rect", "lalu")[0].get("x")) == pytest.approx((72.9 - 25) / 75 * 100, abs=0.005)
    assert [words(h) for h in every(tree, "th")][-len(values) :] == values


def test_low_unsur_say_so_in_words() -> None:
    source = component("unsur_table", "unsur_table", "{{ unsur_table(baris, 'Unsur') }}")
    tree = render(source, baris=[unsur(terendah=2), unsur(nama="Biaya/Tarif")])
    low, other = every(tree, "tbody")[0]
    assert "terendah ke-2" in words(low)
    assert "terendah" not in words(other)
    assert not every(tree, "rect", "lalu")


def test_an_unsur_nobody_answered_has_no_bar() -> None:
    source = component("unsur_table", "unsur_table", "{{ unsur_table(baris, 'Unsur') }}")
    tree = render(source, baris=[unsur(ikm=None, ikm_teks="belum ada data", huruf="")])
    assert not every(tree, "rect", "fill")
    assert "belum ada data" in words(tree)


@pytest.mark.parametrize("n", range(1, 9))
def test_the_trend_draws_every_period_inside_its_frame(n: int) -> None:
    values = ["79.86", "80.91", "25.00", "81.36", "100.00", "88.31", "64.99", "84.02"][:n]
    tree = render(component("trend", "trend_svg", "{{ trend_svg(titik, 'tren') }}"), titik=points(*values))
    dots = every(tree, "circle")
    assert len(dots) == n
    assert all(0 < number(d.get("cx")) < 360 and 30 < number(d.get("cy")) < 150 for d in dots)
    pairs = sorted(zip(values, dots, strict=True), key=lambda p: Decimal(p[0]))
    heights = [number(d.get("cy")) for _, d in pairs]
    assert heights == sorted(heights, reverse=True)
    assert "titik--kini" in dots[-1].get("class", "")
    assert len(every(tree, "tbody")[0]) == n
    assert len(every(tree, "path", "garis")) == (n > 1)


def test_a_small_change_does_not_look_like_a_cliff() -> None:
    source = component("trend", "trend_svg", "{{ trend_svg(titik, 'tren') }}")
    first, last = every(render(source, titik=points("84.00", "84.10")), "circle")
    assert abs(number(first.get("cy")) - number(last.get("cy"))) < 3


def test_no_period_draws_nothing() -> None:
    assert not every(render(component("trend", "trend_svg", "{{ trend_svg([], 'tren') }}")), "figure")
