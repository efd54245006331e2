import json
from decimal import Decimal

import pytest

from surveys.figures import (
    TitikTren,
    kalimat_pekan,
    kalimat_tren,
    kalimat_unsur,
    per_pekan,
    tren,
)
from surveys.hitungan import count
from surveys.mutu import mutu_of
from surveys.scoring import score_skm
from tests.surveys.builders import SKM9, a_frame


def _hasil(*nilai: int):
    return score_skm(count(a_frame([nilai]), SKM9))


def _points(**ikm: str) -> list[TitikTren]:
    return [TitikTren(nama, Decimal(n), mutu_of(Decimal(n))) for nama, n in ikm.items()]


PENGADUAN = "Penanganan Pengaduan, Saran dan Masukan"
GERAK = "2 unsur naik, 1 unsur turun, 6 unsur tetap"
KINI, LALU = _hasil(4, 3, 2, 4, 4, 3, 4, 1, 3), _hasil(3, 3, 3, 4, 4, 3, 4, 1, 1)


def test_no_figure_needs_markup_or_a_title_the_page_cannot_style():
    for figure in (tren(_points(a="80.00", b="84.02")), per_pekan([3, 4])):
        teks = json.dumps(figure.to_plotly_json(), default=list)
        assert "<" not in teks
        assert figure.layout.title.text is None


def test_the_name_of_an_axis_is_written_like_everything_else():
    sumbu = per_pekan([3, 4]).layout.template.layout.xaxis.title.font
    assert (sumbu.size, sumbu.color) == (13, "#57534a")


def test_no_periode_still_draws():
    assert list(tren([]).data[0].y) == []
    assert list(per_pekan([]).data[0].y) == []


@pytest.mark.parametrize(
    ("kini", "lalu", "kalimat"),
    [
        (LALU, None, f"{PENGADUAN} paling rendah (25,00), Biaya/Tarif paling tinggi (100,00)"),
        (_hasil(*[3] * 9), None, "Nilai semua unsur sama, 75,00"),
        (KINI, LALU, f"{GERAK}; Sarana dan Prasarana naik paling jauh (+50,00)"),
        (KINI, KINI, "Nilai semua unsur sama dengan periode lalu"),
        (_hasil(*[4] * 9), _hasil(1, *[3] * 8), "Semua unsur naik, Persyaratan naik paling jauh (+75,00)"),
        (_hasil(1, *[3] * 8), _hasil(*[4] * 9), "Semua unsur turun, Persyaratan turun paling jauh (−75,00)"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_the_unsur_show(kini, lalu, kalimat):
    assert kalimat_unsur(kini, lalu) == kalimat


@pytest.mark.parametrize(
    ("titik", "kalimat"),
    [
        ({}, "Belum ada hasil yang dapat dibandingkan"),
        ({"TW I": "84.02"}, "IKM TW I 84,02; belum ada periode lain untuk dibandingkan"),
        ({"TW I": "79.86", "TW II": "84.02"}, "IKM naik 4,16 sejak TW I dan tetap di B"),
        ({"TW I": "79.86", "TW II": "76.60"}, "IKM turun 3,26 sejak TW I, dari B menjadi C"),
        ({"TW I": "79.86", "TW II": "79.86"}, "IKM tidak berubah sejak TW I dan tetap di B"),
    ],
)
def test_the_sentence_says_what_the_line_shows(titik, kalimat):
    assert kalimat_tren(_points(**titik)) == kalimat


@pytest.mark.parametrize(
    ("pekan", "kalimat"),
    [
        ([], "Belum ada jawaban"), ([0, 0], "Belum ada jawaban"), ([7], "7 jawaban pada pekan pertama"),
        ([58, 66, 70, 61, 72], "Jawaban datang merata"),
        ([58, 66, 70, 118, 72], "Jawaban datang merata, kecuali pekan ke-4 (118 jawaban)"),
        ([5, 66, 4, 70, 6, 5], "Jawaban datang tidak merata, terbanyak pekan ke-4 (70 jawaban)"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_the_columns_show(pekan, kalimat):
    assert kalimat_pekan(pekan) == kalimat
    assert len(per_pekan(pekan).data[0].y) == len(pekan)
