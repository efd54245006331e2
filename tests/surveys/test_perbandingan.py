from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.aturan import Aturan
from surveys.hitungan import count
from surveys.perbandingan import BELUM_DIUKUR, LAZIM, Putusan, Ukuran, bandingkan, ukur_ikm, ukur_unsur
from surveys.sampel import margin_of_error, margin_rata_layanan
from surveys.scoring import score_skm
from surveys.silang import cross_products
from tests.surveys.builders import SKM9, SKM16, a_frame, frames

EKSAK = Aturan.eksak()
RATA = Aturan(penggabungan="rata_layanan")


def ukur(frame, kunci="waktu", aturan=EKSAK, populasi=None, instrumen=SKM9, bersilang=True):
    hitungan = count(frame, instrumen)
    silang = cross_products(frame, instrumen) if bersilang else None
    return ukur_unsur(score_skm(hitungan, aturan), hitungan, kunci, populasi or {}, silang)


def waktu(*per_nilai, kali=1):
    """So many respondents who gave 1, 2, 3 and 4 to the waiting time; 3 to everything else."""
    return a_frame(
        [
            [nilai if u.kunci == "waktu" else 3 for u in SKM9.unsur]
            for nilai, n in enumerate(per_nilai, 1)
            for _ in range(n * kali)
        ]
    )


def test_a_worked_example_agrees_with_pencil_and_paper():
    """Before 2,2,2,2,3,3,3,3,4,4: mean 28/10, s2 = (84 - 28^2/10)/9 = 5.6/9, variance of the mean 0.06222,
    on the scale of 100 (x 25^2) 38.889, margin 1.96 x 6.236 = 12.22. After, one 2, five 3, four 4: mean 3.3,
    4.1/9 / 10 x 625 = 28.472, margin 10.46. Difference 82.50 - 70.00 = 12.50 with margin
    1.96 x sqrt(67.361) = 16.09: chance alone may do that. Ten times as many people halve and halve again what
    chance does (56/99 and 41/99): margin 4.85."""
    lalu, kini = ukur(waktu(0, 4, 4, 2)), ukur(waktu(0, 1, 5, 4))
    assert [(str(u.nilai), str(u.galat), u.terisi) for u in (lalu, kini)] == [
        ("70.00", "12.22", 10),
        ("82.50", "10.46", 10),
    ]
    beda = bandingkan(lalu, kini)
    assert (beda.putusan, str(beda.selisih), str(beda.galat)) == (Putusan.TAK_TERBUKTI, "12.50", "16.09")
    assert beda.kecil
    banyak = [ukur(waktu(*isi, kali=10)) for isi in ((0, 4, 4, 2), (0, 1, 5, 4))]
    naik = bandingkan(*banyak)
    assert (naik.putusan, str(naik.selisih), str(naik.galat)) == (Putusan.NAIK, "12.50", "4.85")
    assert not naik.kecil
    assert bandingkan(*reversed(banyak)).putusan is Putusan.TURUN


def test_a_difference_as_large_as_its_margin_proves_nothing():
    def pada(nilai):
        return Ukuran(Decimal(nilai), Fraction(1, 2), 100, ())

    # margin of the difference: 1.96 x sqrt(1/2 + 1/2)
    assert str(bandingkan(pada("70.00"), pada("71.96")).galat) == "1.96"
    hasil = [bandingkan(pada("70.00"), pada(nilai)).putusan for nilai in ("71.96", "71.97", "68.04", "68.03")]
    assert hasil == [Putusan.TAK_TERBUKTI, Putusan.NAIK, Putusan.TAK_TERBUKTI, Putusan.TURUN]


def test_another_questionnaire_or_method_is_not_the_same_measure():
    lalu = ukur(waktu(0, 4, 4, 2))
    enam_belas = ukur(a_frame([[3] * 16, [4] * 16], SKM16), instrumen=SKM16)
    layanan = waktu(0, 4, 4, 2).assign(layanan="KTP")
    tak_ada = ukur(waktu(0, 4, 4, 2).drop(columns="waktu"))
    assert tak_ada is None
    for lain in (enam_belas, ukur(layanan, aturan=RATA), ukur(layanan, aturan=Aturan(nrr_desimal=2)), None):
        assert bandingkan(lalu, lain) == bandingkan(lain, lalu)
        assert bandingkan(lalu, lain).putusan is Putusan.TAK_SEBANDING
        assert bandingkan(lalu, lain).selisih is None
    # Other weights change the index and leave the value of an unsur what it was.
    assert bandingkan(lalu, ukur(layanan, aturan=Aturan(bobot=Decimal("0.11")))).putusan is not (
        Putusan.TAK_SEBANDING
    )


def test_too_few_answers_say_nothing_and_a_few_alike_ones_do_not_either():
    satu, empat, banyak = (ukur(waktu(*isi)) for isi in ((0, 1, 0, 0), (1, 1, 1, 1), (0, 20, 20, 20)))
    assert bandingkan(satu, banyak).putusan is Putusan.TERLALU_SEDIKIT
    assert bandingkan(empat, banyak).putusan is Putusan.TAK_TERBUKTI
    assert bandingkan(empat, banyak, 5).putusan is Putusan.TERLALU_SEDIKIT
    serupa, semua, ramai = (
        ukur(waktu(0, 0, 6, 0)),
        ukur(waktu(0, 0, 6, 0), populasi={None: 6}),
        ukur(waktu(0, 0, LAZIM, 0)),
    )
    assert bandingkan(serupa, banyak).putusan is Putusan.TERLALU_SEDIKIT
    assert [str(u.galat) for u in (semua, ramai)] == ["0.00", "0.00"]
    assert BELUM_DIUKUR.putusan is Putusan.BELUM


def test_questions_of_one_unsur_need_the_same_people():
    nilai = np.random.default_rng(21).integers(1, 5, size=(60, 16))
    frame = a_frame(nilai.tolist(), SKM16)
    butir = [i for i, soal in enumerate(SKM16.pertanyaan) if soal.unsur == "prosedur"]
    assert len(butir) == 3
    skor = 25 * nilai[:, butir].mean(axis=1)
    dengan = ukur(frame, "prosedur", instrumen=SKM16)
    assert float(dengan.galat) == pytest.approx(1.96 * np.sqrt(skor.var(ddof=1) / 60), abs=0.005)
    tanpa = ukur(frame, "prosedur", instrumen=SKM16, bersilang=False)
    assert (tanpa.nilai, tanpa.ragam) == (dengan.nilai, None)
    assert bandingkan(dengan, tanpa).putusan is Putusan.TERLALU_SEDIKIT


def test_a_mean_of_services_adds_the_variances_of_its_services():
    nilai = np.random.default_rng(22).integers(1, 5, size=(2, 80, 9))
    frame = a_frame(np.concatenate(nilai).tolist(), layanan=["a"] * 80 + ["b"] * 80)
    kolom = [u.kunci for u in SKM9.unsur].index("waktu")
    ragam = [25**2 * satu[:, kolom].var(ddof=1) / 80 for satu in nilai]
    harap = 1.96 * np.sqrt((ragam[0] * (1 - 80 / 200) + ragam[1]) / 4)
    terukur = ukur(frame, aturan=RATA, populasi={"a": 200, "b": None})
    assert float(terukur.galat) == pytest.approx(harap, abs=0.005)
    # One service with a single answer leaves the whole without a margin.
    tipis = a_frame([*np.concatenate(nilai).tolist(), [3] * 9], layanan=["a"] * 80 + ["b"] * 80 + ["c"])
    assert ukur(tipis, aturan=RATA).ragam is None


def test_the_index_is_compared_with_the_margin_it_was_sealed_with():
    nilai = np.random.default_rng(23).integers(1, 5, size=(120, 9))
    frame = a_frame(nilai.tolist(), layanan=["a"] * 60 + ["b"] * 60)
    hitungan, silang = count(frame, SKM9), cross_products(frame, SKM9)
    populasi = {"a": 400, "b": 400}
    gabung = ukur_ikm(score_skm(hitungan), hitungan, populasi, silang, None)
    assert gabung.galat == margin_of_error(silang, EKSAK, 800)
    per_layanan = {k: cross_products(frame[frame["layanan"] == k], SKM9) for k in ("a", "b")}
    segel = margin_rata_layanan(per_layanan, RATA, populasi)
    rata = ukur_ikm(score_skm(hitungan, RATA), hitungan, populasi, silang, segel)
    assert rata.galat == segel
    assert bandingkan(gabung, rata).putusan is Putusan.TAK_SEBANDING
    assert ukur_ikm(score_skm(hitungan, RATA), hitungan, populasi, silang, None).ragam is None


@settings(max_examples=40)
@given(frames(), frames())
def test_the_verdict_never_says_more_than_its_numbers(lalu, kini):
    def satu(frame):
        terjawab = [k for k in SKM9.kunci_item if frame[k].any()]
        return ukur(frame) if terjawab else None

    sebelum, sesudah = satu(lalu), satu(kini)
    maju, mundur = bandingkan(sebelum, sesudah), bandingkan(sesudah, sebelum)
    lawan = {Putusan.NAIK: Putusan.TURUN, Putusan.TURUN: Putusan.NAIK}
    assert mundur.putusan is lawan.get(maju.putusan, maju.putusan)
    if maju.selisih is None:
        assert maju.galat is None
        return
    assert maju.selisih == -mundur.selisih == sesudah.nilai - sebelum.nilai
    assert maju.galat >= max(sebelum.galat, sesudah.galat)
    nyata = abs(maju.selisih) > maju.galat
    assert nyata == (maju.putusan in lawan)


@settings(max_examples=40)
@given(frames(min_rows=2), st.integers(1, 500))
def test_counts_alone_give_the_same_as_the_cross_products_and_never_a_negative_margin(frame, orang):
    if not any(frame[k].any() for k in SKM9.kunci_item):
        return
    penuh, hitung = ukur(frame), ukur(frame, bersilang=False)
    assert penuh == hitung
    terbatas = ukur(frame, populasi=dict.fromkeys([*frame["layanan"].unique()], orang))
    if penuh is not None and penuh.galat is not None and terbatas.galat is not None:
        assert 0 <= terbatas.galat <= penuh.galat
