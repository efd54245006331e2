from datetime import date

import pytest

from fkp.triwulan import triwulan_jalan


@pytest.mark.parametrize(
    ("mulai", "tenggat", "tahun", "harap"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), 2026, {1}),
        (date(2026, 3, 31), date(2026, 4, 1), 2026, {1, 2}),
        (None, date(2026, 12, 31), 2026, {4}),
        (date(2025, 11, 1), date(2027, 2, 1), 2026, {1, 2, 3, 4}),
        (date(2025, 11, 1), date(2027, 2, 1), 2027, {1}),
        (date(2026, 1, 1), date(2026, 3, 31), 2025, set()),
    ],
)
def test_a_quarter_counts_when_a_day_of_it_is_worked_on(mulai, tenggat, tahun, harap):
    assert triwulan_jalan(mulai, tenggat, tahun) == harap
