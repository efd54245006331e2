import re

import numpy as np
import pandas as pd
import pytest

from surveys.frame import FrameSalah, check_frame
from surveys.hitungan import count
from tests.surveys.builders import SKM9, SKM16, a_frame


@pytest.mark.parametrize(
    ("frame", "alasan"),
    [
        (pd.DataFrame({"persyratan": [1]}), "Kolom 'persyratan' tidak dikenal instrumen skm-9."),
        (pd.DataFrame({"saran": ["baik"]}), "Tidak ada satu pun kolom pertanyaan"),
        (pd.DataFrame({"waktu": [4, 5]}), "Kolom 'waktu' baris ke-2 berisi 5: nilai yang sah 1 sampai 4"),
        (pd.DataFrame({"waktu": [-1]}, dtype="int8"), "baris ke-1 berisi -1"),
        (pd.DataFrame({"waktu": [200]}, dtype="uint8"), "baris ke-1 berisi 200"),
        (
            pd.DataFrame({"waktu": [3.0, np.nan]}),
            "harus bilangan bulat (0 bila tidak dijawab), bukan float64",
        ),
        (pd.DataFrame({"waktu": [True]}), "bukan bool"),
        (pd.DataFrame([[1, 2]], columns=["waktu", "waktu"]), "Kolom 'waktu' ada dua kali."),
        (pd.DataFrame({"waktu": [1], "usia": [9]}), "Kolom 'usia' baris ke-1 berisi 9: bukan kode pilihan"),
    ],
)
def test_a_frame_that_would_be_miscounted_is_refused(frame, alasan):
    with pytest.raises(FrameSalah, match=re.escape(alasan)):
        check_frame(frame, SKM9)


def test_a_layanan_must_be_a_name_or_a_number():
    with pytest.raises(FrameSalah, match="teks atau bilangan bulat"):
        count(pd.DataFrame({"waktu": [1], "layanan": [2.5]}), SKM9)


@pytest.mark.parametrize("jenis", ["int8", "uint8", "int16", "int64", "Int8"])
def test_every_kind_of_whole_number_counts_alike(jenis):
    frame = pd.DataFrame({"waktu": [1, 4, 0, 4], "biaya": [2, 2, 2, 0]}).astype(jenis)
    hitungan = count(frame, SKM9)
    assert (hitungan.nilai("waktu"), hitungan.nilai("biaya")) == ((1, 0, 0, 2), (0, 3, 0, 0))


def test_a_missing_nullable_value_is_a_missing_answer():
    frame = pd.DataFrame({"waktu": pd.array([3, None, 4], dtype="Int8")})
    assert count(frame, SKM9).terisi("waktu") == 2


def test_counting_leaves_the_callers_frame_alone():
    frame = a_frame([[1, 2, 3, 4, 0, 1, 2, 3, 4]], layanan=["KTP-el"])
    sebelum = frame.copy(deep=True)
    count(frame, SKM9)
    pd.testing.assert_frame_equal(frame, sebelum)


def test_several_ticks_of_one_profile_column_are_accepted():
    frame = pd.DataFrame({"p1": [4, 4], "disabilitas": [1, 2], "ragam_disabilitas": [9, 0]}, dtype="int8")
    check_frame(frame, SKM16)
