from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.aturan import Aturan
from surveys.sampel import kecukupan, krejcie_morgan, margin_of_error, margin_rata_layanan
from surveys.silang import Silang, cross_products
from tests.surveys.builders import SKM9, SKM16, a_frame, frames

# The printed table, N:S.
TABEL = """
10:10 15:14 20:19 25:24 30:28 35:32 40:36 45:40 50:44 55:48 60:52 65:56 70:59 75:63 80:66 85:70 90:73 95:76
100:80 110:86 120:92 130:97 140:103 150:108 160:113 170:118 180:123 190:127 200:132 210:136 220:140 230:144
240:148 250:152 260:155 270:159 280:162 290:165 300:169 320:175 340:181 360:186 380:191 400:196 420:201
440:205 460:210 480:214 500:217 550:226 600:234 650:242 700:248 750:254 800:260 850:265 900:269 950:274
1000:278 1100:285 1200:291 1300:297 1400:302 1500:306 1600:310 1700:313 1800:317 1900:320 2000:322 2200:327
2400:331 2600:335 2800:338 3000:341 3500:346 4000:351 4500:354 5000:357 6000:361 7000:364 8000:367 9000:368
10000:370 15000:375 20000:377 30000:379 40000:380 50000:381 75000:382 1000000:384
"""
ENTRI = [tuple(map(int, satu.split(":"))) for satu in TABEL.split()]


@pytest.mark.parametrize(("populasi", "sampel"), ENTRI)
def test_every_printed_entry_of_the_table_comes_out(populasi, sampel):
    assert krejcie_morgan(populasi) == sampel


def test_a_handful_of_people_are_all_asked():
    assert [krejcie_morgan(n) for n in range(10)] == list(range(10))
    assert krejcie_morgan(100_000) == 383
    with pytest.raises(ValueError, match="tidak boleh negatif"):
        krejcie_morgan(-1)


def test_adequacy_is_asked_per_layanan_and_then_summed():
    hasil = kecukupan(
        {"KTP": 1420, "KK": 980, "Akta kelahiran": 430, "Akta kematian": 85},
        {"KTP": 317, "KK": 282, "Akta kelahiran": 205, "Akta kematian": 64},
    )
    assert [satu.perlu for satu in hasil.baris] == [302, 276, 203, 70]
    assert (hasil.perlu, hasil.ada, hasil.cukup) == (851, 868, False)
    assert [satu.kurang for satu in hasil.baris] == [0, 0, 0, 6]


def test_without_a_population_adequacy_is_not_known():
    hasil = kecukupan({"KTP": None}, {"KTP": 5, None: 2})
    assert (hasil.cukup, hasil.perlu, hasil.ada) == (None, 0, 7)
    assert [satu.cukup for satu in hasil.baris] == [None, None]
    assert kecukupan({"KTP": 5}, {"KTP": 5}).cukup is True


def _by_hand(nilai: np.ndarray, bobot: float, populasi: int | None) -> float:
    """Complete answers: the IKM is the mean of one score per respondent."""
    skor = 25 * bobot * nilai.sum(axis=1)
    n = len(skor)
    fpc = 1 if populasi is None else 1 - n / populasi
    return 1.96 * float(np.sqrt(fpc * skor.var(ddof=1) / n))


@pytest.mark.parametrize("populasi", [None, 5000, 400])
@pytest.mark.parametrize(("bobot", "berat"), [("eksak", 1 / 9), (Decimal("0.11"), 0.11)])
def test_with_complete_answers_the_margin_is_that_of_a_mean_of_scores(populasi, bobot, berat):
    nilai = np.random.default_rng(11).integers(1, 5, size=(300, 9))
    silang = cross_products(a_frame(nilai.tolist()), SKM9)
    margin = margin_of_error(silang, Aturan(bobot=bobot), populasi)
    assert float(margin) == pytest.approx(_by_hand(nilai, berat, populasi), abs=0.005)


def test_questions_of_one_unsur_share_its_weight_in_the_margin():
    nilai = np.random.default_rng(12).integers(1, 5, size=(50, 16))
    berat = np.concatenate([[1 / n] * n for n in (2, 3, 1, 3, 1, 1, 3, 1, 1)]) / 9
    skor = 25 * nilai @ berat
    silang = cross_products(a_frame(nilai.tolist(), SKM16), SKM16)
    harap = 1.96 * np.sqrt(skor.var(ddof=1) / 50)
    assert float(margin_of_error(silang, Aturan.eksak())) == pytest.approx(harap, abs=0.005)


def test_the_margin_covers_the_true_index_about_95_times_in_100():
    acak = np.random.default_rng(13)
    dasar = acak.normal(size=(2000, 1))
    orang = np.clip(np.round(3.2 + 0.5 * dasar + 0.6 * acak.normal(size=(2000, 9))), 1, 4).astype(int)
    benar = 25 * orang.mean()
    kena = 0
    for _ in range(200):
        pilih = orang[acak.choice(2000, 250, replace=False)]
        # one answer in ten is missing
        isi = np.where(acak.random(pilih.shape) < 0.1, 0, pilih)
        silang = cross_products(a_frame(isi.tolist()), SKM9)
        ikm = 25 * np.mean([kolom[kolom > 0].mean() for kolom in isi.T])
        kena += abs(ikm - benar) <= float(margin_of_error(silang, Aturan.eksak(), 2000))
    assert 180 <= kena <= 199


def test_one_respondent_or_a_thin_question_has_no_margin():
    eksak = Aturan.eksak()
    assert margin_of_error(Silang.kosongan(SKM9), eksak) is None
    assert margin_of_error(cross_products(a_frame([[4] * 9]), SKM9), eksak) is None
    assert margin_of_error(cross_products(a_frame([[4] * 9, [0] * 8 + [4]]), SKM9), eksak) is None


def test_asking_everybody_leaves_no_margin():
    silang = cross_products(a_frame([[4] * 9, [2] * 9, [1] * 9]), SKM9)
    assert [str(margin_of_error(silang, Aturan.eksak(), n)) for n in (3, 2, 0)] == ["0.00"] * 3


def test_a_mean_of_services_needs_the_spread_of_each():
    aturan = Aturan(penggabungan="rata_layanan")
    nilai = np.random.default_rng(14).integers(1, 5, size=(2, 80, 9))
    silang = {
        nama: cross_products(a_frame(satu.tolist()), SKM9)
        for nama, satu in zip(("a", "b"), nilai, strict=True)
    }
    assert margin_of_error(silang["a"], aturan) is None
    harap = np.hypot(_by_hand(nilai[0], 1 / 9, 200), _by_hand(nilai[1], 1 / 9, None)) / 2
    assert float(margin_rata_layanan(silang, aturan, {"a": 200})) == pytest.approx(harap, abs=0.005)
    assert margin_rata_layanan({}, aturan, {}) is None
    assert margin_rata_layanan({**silang, "c": Silang.kosongan(SKM9)}, aturan, {}) is None


@given(frames(min_rows=2), st.integers(0, 100))
def test_a_margin_is_never_negative_nor_wider_without_a_population(frame, populasi):
    silang = cross_products(frame, SKM9)
    bebas, terbatas = (
        margin_of_error(silang, Aturan.eksak()),
        margin_of_error(silang, Aturan.eksak(), populasi),
    )
    assert (bebas is None) == (terbatas is None)
    if bebas is not None:
        assert 0 <= terbatas <= bebas
        assert Fraction(bebas) * 100 == int(bebas * 100)
