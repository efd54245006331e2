import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys import hitungan as modul
from surveys.hitungan import Hitungan, HitunganSalah, InstrumenBerbeda, count
from surveys.silang import Silang, cross_products
from tests.surveys.builders import SKM9, SKM16, a_frame, frames


def test_counts_say_how_many_gave_each_value_and_how_many_none():
    frame = a_frame([[4, 0, 3, 4, 0, 4, 4, 4, 1], [3, 0, 3, 4, 0, 4, 4, 4, 2], [0] * 9])
    hitungan = count(frame, SKM9)
    assert hitungan.responden == 3
    assert hitungan.nilai("persyaratan") == (0, 0, 1, 1)
    assert (
        hitungan.terisi("persyaratan"),
        hitungan.jumlah("persyaratan"),
        hitungan.kosong("persyaratan"),
    ) == (2, 7, 1)
    assert (hitungan.jumlah("sarana"), hitungan.terisi("prosedur")) == (3, 0)


@given(frames())
def test_counts_equal_a_plain_walk_over_the_rows(frame):
    hitungan = count(frame, SKM9)
    lihat = {}
    for baris in frame.to_dict("records"):
        for kunci in SKM9.kunci_item:
            if baris[kunci]:
                sel = (baris["layanan"], kunci, baris[kunci])
                lihat[sel] = lihat.get(sel, 0) + 1
    assert {(a, b, c): n for a, b, c, n in hitungan.rows()} == lihat
    assert hitungan.responden_layanan == {
        label: sum(satu == label for satu in frame["layanan"]) for label in hitungan.layanan
    }


@given(frames(SKM16), st.randoms(use_true_random=False))
def test_row_order_never_matters(frame, acak):
    urutan = list(range(len(frame)))
    acak.shuffle(urutan)
    lain = frame.iloc[urutan]
    assert count(lain, SKM16) == count(frame, SKM16)
    assert cross_products(lain, SKM16) == cross_products(frame, SKM16)


@given(frames(), st.data())
def test_the_counts_of_the_parts_add_up_to_the_whole(frame, data):
    bagian = np.array(data.draw(st.lists(st.integers(0, 3), min_size=len(frame), max_size=len(frame))))
    potongan = [frame[bagian == n] for n in range(4)]
    assert sum(count(satu, SKM9) for satu in potongan) == count(frame, SKM9)
    assert sum(cross_products(satu, SKM9) for satu in potongan) == cross_products(frame, SKM9)


@given(frames())
def test_counts_survive_json_and_rows(frame):
    hitungan = count(frame, SKM9)
    assert Hitungan.from_dict(json.loads(json.dumps(hitungan.to_dict()))) == hitungan
    assert Hitungan.from_rows(SKM9, hitungan.rows(), hitungan.responden_layanan) == hitungan
    silang = cross_products(frame, SKM9)
    assert Silang.from_dict(json.loads(json.dumps(silang.to_dict()))) == silang


@pytest.mark.parametrize("banyak", [1, 3, 1000, 30_000])
@pytest.mark.parametrize("urut", [True, False])
def test_many_groups_in_many_chunks_count_like_pandas(monkeypatch, banyak, urut):
    monkeypatch.setattr(modul, "BARIS_SEKALI", 7_000)
    acak = np.random.default_rng(5)
    n = 60_000
    grup = acak.integers(0, banyak, n).astype(np.int32)
    frame = pd.DataFrame(
        {
            "layanan": np.sort(grup) if urut else grup,
            **{k: acak.integers(0, 5, n, dtype=np.int8) for k in SKM9.kunci_item},
        }
    )
    hitungan = count(frame, SKM9)
    for kunci in ("persyaratan", "pengaduan"):
        harap = pd.crosstab(frame["layanan"], frame[kunci]).reindex(columns=range(5), fill_value=0)
        nomor = SKM9.kunci_item.index(kunci)
        assert list(hitungan.layanan) == list(harap.index)
        np.testing.assert_array_equal(hitungan.cacah[:, nomor], harap[[1, 2, 3, 4]].to_numpy())
        np.testing.assert_array_equal(hitungan.per_layanan, harap.sum(axis=1).to_numpy())


@pytest.mark.parametrize(
    "layanan",
    [
        pd.Series(["KK", "KTP", None, "KK", ""]),
        pd.Series(["KK", "KTP", None, "KK", None], dtype="category"),
        pd.Series([10**12, -4, 7, 10**12, 7]),
        pd.Series([3, 1, 2, 3, 2], dtype="uint64"),
        pd.Series(pd.array([3, 1, None, 3, None], dtype="Int64")),
    ],
)  # fmt: skip
def test_groups_may_be_names_numbers_or_categories(layanan):
    frame = pd.DataFrame({"layanan": layanan, "waktu": [4, 3, 2, 1, 2]})
    hitungan = count(frame, SKM9)
    assert sorted(hitungan.responden_layanan.values()) == [1, 2, 2]
    assert hitungan.untuk(hitungan.layanan[-1]).nilai("waktu") in {(0, 2, 0, 0), (1, 0, 0, 1)}
    assert hitungan.digabung().nilai("waktu") == (1, 2, 1, 1)


def test_answers_of_nine_and_sixteen_questions_are_never_added():
    with pytest.raises(InstrumenBerbeda, match="skm-9 versi 1 tidak boleh digabung dengan skm-16"):
        Hitungan.kosongan(SKM9) + Hitungan.kosongan(SKM16)
    with pytest.raises(InstrumenBerbeda):
        Silang.kosongan(SKM9) + Silang.kosongan(SKM16)
    with pytest.raises(InstrumenBerbeda):
        Hitungan.from_dict(Hitungan.kosongan(SKM9).to_dict(), SKM16)


@pytest.mark.parametrize(
    ("baris", "alasan"),
    [
        ((None, "p1", 1, 1), "Pertanyaan 'p1' tidak ada"),
        ((None, "waktu", 5, 1), "Nilai 5 untuk 'waktu' di luar"),
        ((None, "waktu", 0, 1), "Nilai 0 untuk 'waktu' di luar"),
        ((None, "waktu", 1, -1), "negatif"),
    ],
)
def test_counts_no_survey_can_give_are_refused(baris, alasan):
    with pytest.raises(HitunganSalah, match=alasan):
        Hitungan.from_rows(SKM9, [baris], {None: 1})


def test_a_layanan_nobody_used_leaves_no_trace():
    hitungan = Hitungan.from_rows(SKM9, [("KK", "waktu", 4, 2)], {"KK": 2, "KTP": 0})
    assert hitungan.layanan == ("KK",)
    assert hitungan.untuk("KTP") == Hitungan.kosongan(SKM9)


def test_an_empty_frame_counts_to_nothing():
    assert count(a_frame([]), SKM9) == Hitungan.kosongan(SKM9)
    assert cross_products(a_frame([]), SKM9) == Silang.kosongan(SKM9)
