"""Drawings are numbers first: lengths and places follow from the index alone."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import pytest

from fkp.grafik import BATAS_MUTU, batas_persen, mistar, persen, titik_tren
from surveys.mutu import BATAS, mutu_of

LETAK = {"25.00": "0.00", "65.00": "53.33", "76.61": "68.81", "88.31": "84.41", "100.00": "100.00"}


@dataclass(frozen=True)
class Contoh:
    """A period of a trend."""

    ikm: Decimal
    label: str = "TW 1 2026"
    huruf: str = "B"

    @property
    def ikm_teks(self) -> str:
        return str(self.ikm).replace(".", ",")


def points(*values: str, label: str = "TW 1 2026") -> list[Contoh]:
    return [Contoh(Decimal(v), label) for v in values]


def test_letters_begin_where_the_scores_say() -> None:
    assert dict(BATAS_MUTU) == {"D": 2500} | {str(m): int(n * 100) for m, n in BATAS.items()}
    assert [huruf for huruf, _ in BATAS_MUTU] == ["D", "C", "B", "A"]
    assert batas_persen() == [LETAK[n] for n in ("65.00", "76.61", "88.31")]


@pytest.mark.parametrize(("ikm", "letak"), LETAK.items())
def test_a_length_is_the_share_of_the_way_from_25_to_100(ikm: str, letak: str) -> None:
    assert persen(Decimal(ikm)) == letak == mistar(Decimal(ikm)).jarum


@pytest.mark.parametrize("ikm", ["25.00", "64.99", "65.00", "76.60", "76.61", "88.30", "88.31", "100.00"])
def test_the_ruler_marks_the_letter_of_the_number(ikm: str) -> None:
    m = mistar(Decimal(ikm))
    (kini,) = [p for p in m.pita if p.kini]
    assert kini.huruf == mutu_of(Decimal(ikm))
    assert float(kini.kiri) <= float(m.jarum)


def test_the_ruler_fills_its_width_and_leaves_a_gap_between_bands() -> None:
    pita = mistar(84).pita
    assert pita[0].kiri == "0.00"
    assert float(pita[-1].kiri) + float(pita[-1].lebar) == pytest.approx(100, abs=0.01)
    for this, following in pairwise(pita):
        akhir = float(this.kiri) + float(this.lebar)
        assert float(following.kiri) - akhir == pytest.approx(0.6, abs=0.011)
        assert float(this.kiri) < float(this.tengah) < akhir


def test_the_ruler_takes_other_bands_and_a_number_below_them() -> None:
    batas = [("D", 2500), ("C", 5000), ("B", 7500)]
    assert [p.huruf for p in mistar(70, batas).pita if p.kini] == ["C"]
    assert [p.huruf for p in mistar(24, batas).pita if p.kini] == ["D"]


@pytest.mark.parametrize("n", range(1, 9))
def test_every_period_lies_inside_the_frame_and_higher_is_better(n: int) -> None:
    values = ["79.86", "80.91", "25.00", "81.36", "100.00", "88.31", "64.99", "84.02"][:n]
    gambar = titik_tren(points(*values))
    assert all(0 < float(t.x) < 360 and 30 < float(t.y) < 150 for t in gambar.tanda)
    pairs = sorted(zip(values, gambar.tanda, strict=True), key=lambda p: Decimal(p[0]))
    heights = [float(t.y) for _, t in pairs]
    assert heights == sorted(heights, reverse=True)
    assert [t.kini for t in gambar.tanda] == [False] * (n - 1) + [True]
    assert gambar.jalur.count("L") == n - 1
    assert bool(gambar.jalur) == (n > 1)


def test_a_single_period_stands_in_the_middle() -> None:
    (tanda,) = titik_tren(points("84.02")).tanda
    assert (tanda.x, tanda.jangkar) == ("180.0", "middle")


def test_a_small_change_does_not_look_like_a_cliff() -> None:
    first, last = titik_tren(points("84.00", "84.10")).tanda
    assert abs(float(first.y) - float(last.y)) < 3


def test_letters_near_the_line_are_drawn_and_others_are_not() -> None:
    assert [g.huruf for g in titik_tren(points("80.00", "82.00")).garis] == ["B", "A"]
    assert [g.huruf for g in titik_tren(points("70.00")).garis] == ["C", "B"]
    assert [g.huruf for g in titik_tren(points("30.00", "34.00")).garis] == []


def test_words_of_a_letter_keep_clear_of_the_points() -> None:
    def tempat(*values: str) -> tuple[int, bool]:
        (b,) = [g for g in titik_tren(points(*values)).garis if g.huruf == "B"]
        return b.teks_x, float(b.teks_y) > float(b.y)

    assert tempat("85.00", "86.00", "76.70") == (4, False)
    assert tempat("76.70", "85.00", "86.00") == (356, False)
    assert tempat("76.70", "86.00", "76.70") == (4, True)


def test_the_number_in_a_valley_goes_under_its_point() -> None:
    _, lembah, _ = titik_tren(points("84.00", "70.00", "84.00")).tanda
    assert float(lembah.teks_y) > float(lembah.y)
    assert all(float(t.teks_y) < float(t.y) for t in titik_tren(points("70.00", "84.00", "70.00")).tanda)


def test_long_names_grow_inwards_and_crowded_ones_are_left_out() -> None:
    pertama, _, akhir = titik_tren(points("80", "81", "82", label="Semester 2026")).tanda
    assert (pertama.label_x, pertama.jangkar) == ("4", "start")
    assert (akhir.label_x, akhir.jangkar) == ("356", "end")
    delapan = titik_tren(points(*["80"] * 8, label="Semester I 2026")).tanda
    assert [bool(t.label) for t in delapan] == [False, True, False, False, True, False, False, True]
