"""What leaves as a table is read by a spreadsheet, never run by it."""

import io

import pytest
from openpyxl import load_workbook

from fkp.rumus import seperti_rumus, tanpa_rumus
from fkp.unit.impor.lembar import template


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-3", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_begins_like_a_formula_is_quoted(teks: str) -> None:
    assert seperti_rumus(teks)
    assert tanpa_rumus(teks) == "'" + teks


@pytest.mark.parametrize("nilai", ["Rani = baik", "", "4", -3, None])
def test_any_other_cell_is_left_as_it_is(nilai: object) -> None:
    assert tanpa_rumus(nilai) == nilai


def test_the_template_of_units_holds_no_formula() -> None:
    for lembar in load_workbook(io.BytesIO(template())):
        for baris in lembar.iter_rows():
            assert not [sel for sel in baris if sel.data_type == "f" or seperti_rumus(str(sel.value or ""))]
