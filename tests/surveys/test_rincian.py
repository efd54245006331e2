from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.hitungan import count
from surveys.rincian import hide_rincian, hide_small, per_layanan, per_profil
from tests.surveys.builders import SKM9, SKM16, a_frame


def test_each_layanan_has_its_own_index_and_number():
    frame = a_frame([[4] * 9] * 6 + [[2] * 9] * 5 + [[0] * 9], layanan=["KTP"] * 6 + ["KK"] * 5 + [None])
    baris = per_layanan(count(frame, SKM9), nama={"KTP": "Perekaman KTP-el"})
    assert [(r.nama, r.responden, r.hasil and str(r.hasil.ikm)) for r in baris] == [
        ("KK", 5, "50.00"), ("Perekaman KTP-el", 6, "100.00"), ("Tidak disebutkan", 1, None),
    ]  # fmt: skip


def test_each_group_of_a_profile_column_has_its_own_index():
    frame = a_frame([[4] * 9] * 5 + [[2] * 9] * 5 + [[3] * 9] * 6, jenis_kelamin=[1] * 5 + [2] * 5 + [0] * 6)
    baris = per_profil(frame, SKM9, "jenis_kelamin")
    assert [(r.nama, r.responden, str(r.hasil.ikm)) for r in baris] == [
        ("Perempuan", 5, "100.00"), ("Laki-laki", 5, "50.00"), ("Tidak diisi", 6, "75.00"),
    ]  # fmt: skip
    assert hide_rincian(baris) == baris


def test_who_ticks_several_kinds_counts_in_each():
    frame = a_frame([[4] * 16] * 3, SKM16, ragam_disabilitas=[1, 9, 8])
    assert [r.responden for r in per_profil(frame, SKM16, "ragam_disabilitas")] == [2, 0, 0, 2]


def test_a_hidden_group_shows_neither_number_nor_index():
    frame = a_frame([[4] * 9] * 20 + [[1] * 9] * 2, jenis_kelamin=[1] * 20 + [2] * 2)
    baris = hide_rincian(per_profil(frame, SKM9, "jenis_kelamin"))
    assert [(r.nama, r.responden, r.hasil, r.tersembunyi) for r in baris] == [
        ("Perempuan", None, None, True), ("Laki-laki", None, None, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asli", "tampak"),
    [
        ([10, 20, 5], [10, 20, 5]),
        ([10, 20, 0], [10, 20, 0]),
        ([40, 3], [None, None]),
        ([40, 3, 7], [40, None, None]),
        ([40, 3, 7, 7], [40, None, None, None]),
        ([40, 2, 3], [40, None, None]),
        ([40, 1, 1, 9], [40, None, None, None]),
        ([40, 4, 4, 9], [40, None, None, None]),
        ([40, 3, 0, 7], [40, None, 0, None]),
        ([2, 3, 0], [None, None, None]),
        ([], []),
    ],
)
def test_small_groups_take_a_companion_into_hiding(asli, tampak):
    assert list(hide_small(dict(enumerate(asli))).values()) == tampak


def _possible(asli: list[int], least: int) -> list[set[int]]:
    """Everything an attacker who knows the total, the shown groups and this very rule can still believe."""
    tampak = hide_small(dict(enumerate(asli)), least)
    gelap = [i for i, n in tampak.items() if n is None]
    sisa = sum(asli[i] for i in gelap)
    mungkin: list[set[int]] = [set() for _ in gelap]
    for calon in product(range(sisa + 1), repeat=len(gelap)):
        if sum(calon) == sisa:
            dugaan = dict(tampak) | dict(zip(gelap, calon, strict=True))
            if hide_small(dugaan, least) == tampak:
                for tempat, n in zip(mungkin, calon, strict=True):
                    tempat.add(n)
    return mungkin


@settings(max_examples=150)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_no_hidden_group_can_be_worked_out_even_by_who_knows_the_rule(asli):
    least = 3  # the same rule on a smaller scale, so that every possibility can be tried
    for mungkin in _possible(asli, least):
        assert len(mungkin) > 1


@given(st.lists(st.integers(0, 60), max_size=8), st.integers(2, 6))
def test_no_small_group_is_ever_shown_and_what_is_shown_is_true(asli, least):
    tampak = hide_small(dict(enumerate(asli)), least)
    for i, n in enumerate(asli):
        assert tampak[i] in (n, None)
        assert not (0 < n < least and tampak[i] is not None)
    gelap = [n for i, n in enumerate(asli) if tampak[i] is None]
    assert len(gelap) != 1 or len(asli) == 1
