"""Drawings of numbers: their lengths and places are the numbers themselves."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from fkp.grafik import mistar, titik_tren
from tests.fkp.web.templat import component, every, number, render, words


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


def test_the_ruler_says_its_number_and_points_at_its_letter() -> None:
    tree = render(component("ikm", "ruler", "{{ ruler(ikm) }}"), ikm=Decimal("76.60"))
    ruler, needle = every(tree, "svg")
    assert needle.get("x") == mistar(Decimal("76.60")).jarum + "%"
    assert [words(t) for t in every(tree, "text", "huruf--kini")] == ["C"]
    assert len(every(tree, "rect", "pita--kini")) == 1
    assert ruler.get("aria-label") == (
        "Nilai 76,60 pada mistar mutu 25 sampai 100: "
        "D mulai 25,00, C mulai 65,00, B mulai 76,61, A mulai 88,31"
    )


def test_the_ruler_takes_other_bands() -> None:
    source = component("ikm", "ruler", "{{ ruler(70, [('D', 2500), ('C', 5000), ('B', 7500)]) }}")
    assert [words(t) for t in every(render(source), "text", "huruf--kini")] == ["C"]


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


def test_the_trend_is_a_line_and_a_table_of_the_same_periods() -> None:
    values = ["79.86", "80.91", "84.02"]
    tree = render(component("trend", "trend_svg", "{{ trend_svg(titik, 'tren') }}"), titik=points(*values))
    places = [(t.x, t.y) for t in titik_tren(points(*values)).tanda]
    assert [(d.get("cx"), d.get("cy")) for d in every(tree, "circle")] == places
    assert len(every(tree, "circle", "titik--kini")) == len(every(tree, "path", "garis")) == 1
    rows = [[words(cell) for cell in r] for r in every(tree, "tbody")[0]]
    assert rows == [["TW 1 2026", "79,86", "B"], ["TW 2 2026", "80,91", "B"], ["TW 3 2026", "84,02", "B"]]
    assert "A mulai 88,31" in words(every(tree, "svg")[0])


def test_one_period_is_a_point_without_a_line() -> None:
    tree = render(component("trend", "trend_svg", "{{ trend_svg(titik, 'tren') }}"), titik=points("84.02"))
    assert len(every(tree, "circle")) == 1
    assert not every(tree, "path", "garis")


def test_no_period_draws_nothing() -> None:
    assert not every(render(component("trend", "trend_svg", "{{ trend_svg([], 'tren') }}")), "figure")
