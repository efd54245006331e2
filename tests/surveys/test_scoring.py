import doctest
import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import surveys
from surveys.aturan import Aturan
from surveys.hasil import HasilSkm, HasilTakLengkap
from surveys.hitungan import Hitungan, count
from surveys.mutu import round_once
from surveys.scoring import TanpaResponden, bandingkan_bobot, score_nrr, score_skm
from tests.surveys.builders import SKM9, SKM16, a_frame, frames, with_totals

SEPERSEMBILAN = {"0.111": Decimal("0.111"), "0.11": Decimal("0.11")}


def _index(frame, bobot="eksak"):
    hasil = score_skm(count(frame, SKM9), Aturan(bobot=bobot))
    return str(hasil.ikm), hasil.mutu


def test_the_example_in_the_package_docstring_runs():
    assert doctest.testmod(surveys).failed == 0


@pytest.mark.parametrize(
    ("totals", "n", "eksak", "w111", "w11"),
    [
        ((105, 101, 100, 116, 102, 105, 106, 105, 115), 29, ("91.48", "A"), ("91.38", "A"), ("90.56", "A")),
        ((106,) * 9, 30, ("88.33", "A"), ("88.25", "B"), ("87.45", "B")),
        ((353,) * 8 + (355,), 100, ("88.31", "A"), ("88.22", "B"), ("87.42", "B")),
    ],
)
def test_published_vectors_under_each_weight(totals, n, eksak, w111, w11):
    frame = with_totals(totals, n)
    assert [_index(frame), _index(frame, Decimal("0.111")), _index(frame, Decimal("0.11"))] == [
        eksak,
        w111,
        w11,
    ]


def test_the_comparison_of_weights_warns_where_the_letter_flips():
    banding = bandingkan_bobot(count(with_totals((106,) * 9, 30), SKM9))
    assert [(b.label, str(b.hasil.ikm), b.huruf_berbeda) for b in banding] == [
        ("1/9", "88.33", False), ("0,111", "88.25", True), ("0,11", "87.45", True),
    ]  # fmt: skip


def test_two_unsur_have_only_one_weight_to_compare():
    dua = a_frame([[4, 3, 0, 0, 0, 0, 0, 0, 0]])
    assert [b.label for b in bandingkan_bobot(count(dua, SKM9))] == ["1/2"]


def test_a_weight_in_print_is_not_compared_where_a_layanan_has_other_unsur_than_the_whole():
    """0.333 belongs to three unsur; of a layanan that was asked about one of them it says nothing."""
    frame = a_frame([[4, 0, 0, 0, 0, 0, 0, 0, 0], [0, 3, 2, 0, 0, 0, 0, 0, 0]], layanan=["a", "b"])
    rata = Aturan(penggabungan="rata_layanan")
    assert [b.label for b in bandingkan_bobot(count(frame, SKM9), rata)] == ["1/3"]


@pytest.mark.parametrize("frame", [a_frame([]), a_frame([[0] * 9])])
def test_no_respondents_and_no_answers_are_no_data_never_zero_or_d(frame):
    with pytest.raises(TanpaResponden, match="belum ada data"):
        score_skm(count(frame, SKM9))
    with pytest.raises(TanpaResponden):
        score_nrr({})


def test_one_respondent_is_enough_for_an_index():
    assert _index(a_frame([[4] * 9])) == ("100.00", "A")
    assert _index(a_frame([[1] * 9])) == ("25.00", "D")


def test_a_missing_answer_lowers_n_of_its_unsur_and_nothing_else():
    hasil = score_skm(count(a_frame([[4] * 9, [2, 0, 4, 4, 4, 4, 4, 4, 4]]), SKM9))
    assert hasil.responden == 2
    assert [(u.kunci, u.jumlah, u.terisi, str(u.nrr)) for u in hasil.unsur[:2]] == [
        ("persyaratan", 6, 2, "3.000"), ("prosedur", 4, 1, "4.000"),
    ]  # fmt: skip


def test_an_unsur_without_answers_carries_no_weight_and_is_named():
    hasil = score_skm(count(a_frame([[4, 4, 4, 4, 4, 4, 4, 0, 2]]), SKM9))
    assert [u.kunci for u in hasil.tanpa_jawaban] == ["pengaduan"]
    assert (len(hasil.unsur), hasil.ikm) == (8, Decimal("93.75"))
    assert hasil.uraian_aturan.startswith("Bobot 1/8")


def test_values_of_unsur_stand_in_list_order_whatever_the_questionnaire_order():
    hasil = score_skm(count(a_frame([[4, 4, 4, 4, 4, 4, 4, 1, 3]]), SKM9))
    assert [(u.kode, u.kunci, str(u.ikm)) for u in hasil.unsur[-2:]] == [
        ("U8", "pengaduan", "25.00"), ("U9", "sarana", "75.00"),
    ]  # fmt: skip
    assert [u.kunci for u in hasil.terendah(2)] == ["pengaduan", "sarana"]
    assert [u.kunci for u in hasil.tertinggi(2)] == ["persyaratan", "prosedur"]


def test_an_unsur_of_skm_16_is_the_mean_of_its_questions_means():
    frame = a_frame([[4, 2, *[4] * 14], [4, 0, *[4] * 14]], SKM16)
    persyaratan = score_skm(count(frame, SKM16)).nilai("persyaratan")
    assert (persyaratan.nrr_eksak, persyaratan.jumlah, persyaratan.terisi) == (Fraction(3), 10, 3)


def _two_services():
    """Two layanan with IKM 83.33 (n = 400) and 81.11 (n = 50), as in a published report."""
    besar, kecil = (
        with_totals([1333] * 3 + [1334] * 3 + [1333] * 3, 400),
        with_totals([162] * 7 + [163] * 2, 50),
    )
    return sum(count(satu.assign(layanan=nama), SKM9) for nama, satu in (("KTP", besar), ("KK", kecil)))


def test_services_are_pooled_or_averaged_as_the_method_says():
    hitungan = _two_services()
    per = {nama: score_skm(hitungan.untuk(nama)) for nama in hitungan.layanan}
    assert [str(per[nama].ikm) for nama in ("KTP", "KK")] == ["83.33", "81.11"]
    rata = score_skm(hitungan, Aturan(penggabungan="rata_layanan"))
    assert (str(score_skm(hitungan).ikm), str(rata.ikm)) == ("83.09", "82.22")
    assert rata.ikm_eksak == (per["KTP"].ikm_eksak + per["KK"].ikm_eksak) / 2
    assert rata.nilai("waktu").nrr_eksak == (Fraction(1333, 400) + Fraction(162, 50)) / 2


def test_a_layanan_whose_people_answered_nothing_does_not_drag_the_mean_down():
    kosong = count(a_frame([[0] * 9], layanan=["Akta"]), SKM9)
    aturan = Aturan(penggabungan="rata_layanan")
    assert score_skm(_two_services() + kosong, aturan).ikm == score_skm(_two_services(), aturan).ikm


def test_rounding_the_nrr_first_is_a_choice_of_the_method():
    frame = with_totals((106,) * 9, 30)  # 3.5333...
    hasil = score_skm(count(frame, SKM9), Aturan(nrr_desimal=2))
    assert (str(hasil.ikm), hasil.mutu, str(hasil.nilai_indeks)) == ("88.25", "B", "3.5300")


@given(frames())
def test_the_index_equals_an_independent_computation_with_fractions(frame):
    nrr = {}
    for unsur in SKM9.unsur:
        isi = [int(n) for n in frame[unsur.kunci] if n]
        if isi:
            nrr[unsur.kunci] = Fraction(sum(isi), len(isi))
    assume(nrr)
    hasil = score_skm(count(frame, SKM9))
    eksak = 25 * sum(nrr.values()) / len(nrr)
    assert {u.kunci: u.nrr_eksak for u in hasil.unsur} == nrr
    assert hasil.ikm_eksak == eksak
    # The independent rounding: 40 digits are more than any of these fractions needs to leave a tie.
    assert hasil.ikm == (Decimal(eksak.numerator) / eksak.denominator).quantize(
        Decimal("0.01"), ROUND_HALF_UP
    )


@given(frames(min_rows=2), st.sampled_from(list(SEPERSEMBILAN)))
def test_published_weights_multiply_the_plain_sum(frame, teks):
    penuh = frame.assign(**{k: frame[k].clip(lower=1) for k in SKM9.kunci_item})
    total = sum(Fraction(int(penuh[k].sum()), len(penuh)) for k in SKM9.kunci_item)
    hasil = score_skm(count(penuh, SKM9), Aturan(bobot=SEPERSEMBILAN[teks]))
    assert hasil.ikm_eksak == total * Fraction(teks) * 25
    assert hasil.ikm == round_once(total * Fraction(teks) * 25)


@given(frames(), st.data())
def test_any_split_of_the_answers_pools_to_the_same_index(frame, data):
    assume(frame[list(SKM9.kunci_item)].to_numpy().any())
    bagian = np.array(data.draw(st.lists(st.integers(0, 2), min_size=len(frame), max_size=len(frame))))
    digabung = sum((count(frame[bagian == n], SKM9) for n in range(3)), Hitungan.kosongan(SKM9))
    assert score_skm(digabung) == score_skm(count(frame, SKM9))


@given(
    frames(SKM16),
    st.sampled_from([Aturan.eksak(), Aturan(bobot=Decimal("0.11"), penggabungan="rata_layanan")]),
)
def test_a_stored_result_reads_back_to_the_last_digit(frame, aturan):
    assume(frame[list(SKM16.kunci_item)].to_numpy().any())
    hasil = score_skm(count(frame, SKM16), aturan)
    assert HasilSkm.from_dict(json.loads(json.dumps(hasil.to_arsip()))) == hasil


def test_the_public_json_has_its_agreed_shape():
    data = json.loads(json.dumps(score_skm(count(with_totals((106,) * 9, 30), SKM9)).to_dict()))
    assert list(data) == [
        "instrumen",
        "bobot",
        "responden",
        "unsur",
        "nilai_indeks",
        "ikm",
        "mutu",
        "kinerja",
    ]
    assert data["unsur"][0] == {
        "kunci": "persyaratan", "kode": "U1", "nama": "Persyaratan", "jumlah": 106, "terisi": 30,
        "nrr": "3.533", "ikm": "88.33", "mutu": "A",
    }  # fmt: skip
    assert (data["ikm"], data["nilai_indeks"], data["kinerja"]) == ("88.33", "3.5333", "Sangat Baik")
    with pytest.raises(HasilTakLengkap, match="instrumen_versi"):
        HasilSkm.from_dict(data)
