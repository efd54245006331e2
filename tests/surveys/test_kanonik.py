import hashlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.frame import FrameSalah
from surveys.hitungan import count
from surveys.kanonik import canonical_csv, published_profile, read_canonical, sha256_hex
from tests.surveys.builders import SKM9, SKM16, a_frame, frames


def test_the_file_has_fixed_columns_sorted_rows_and_empty_cells_for_missing():
    frame = a_frame(
        [[4, 3, 2, 1, 4, 3, 2, 1, 4], [0, 3, 2, 1, 4, 3, 2, 1, 4]], layanan=["KTP-el", 'Akta, "baru"']
    )
    frame = frame.assign(saran=["bagus", "lama"])[list(frame.columns[::-1])]
    assert canonical_csv(frame, SKM9) == (
        b"layanan,persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,sarana,pengaduan\n"
        b'"Akta, ""baru""",,3,2,1,4,3,2,4,1\n'
        b"KTP-el,4,3,2,1,4,3,2,4,1\n"
    )


@given(frames(), st.randoms(use_true_random=False))
def test_the_same_answers_in_any_order_give_the_same_bytes(frame, acak):
    urutan = list(range(len(frame)))
    acak.shuffle(urutan)
    assert canonical_csv(frame.iloc[urutan], SKM9) == canonical_csv(frame, SKM9)


@given(frames(min_rows=0))
def test_anyone_can_recount_the_file(frame):
    data = canonical_csv(frame, SKM9)
    kembali = read_canonical(data)
    assert count(kembali, SKM9) == count(frame, SKM9)
    assert canonical_csv(kembali, SKM9) == data


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
def test_any_name_of_a_layanan_survives(nama):
    frame = pd.DataFrame({"layanan": [nama, "KTP"], "waktu": [1, 2]})
    assert count(read_canonical(canonical_csv(frame, SKM9)), SKM9) == count(frame, SKM9)


def test_a_changed_answer_changes_the_hash():
    satu, dua = (sha256_hex(canonical_csv(a_frame([[4] * 8 + [n]]), SKM9)) for n in (3, 4))
    assert satu != dua
    assert sha256_hex(b"") == hashlib.sha256(b"").hexdigest()


def test_a_profile_column_with_a_small_group_is_left_out_as_a_whole():
    frame = a_frame(
        [[4] * 9] * 12, jenis_kelamin=[1] * 5 + [2] * 7, usia=[1] * 4 + [2] * 8, pendidikan=[0] * 12
    )
    assert published_profile(frame, SKM9) == ("jenis_kelamin",)
    judul = canonical_csv(frame, SKM9).split(b"\n")[0].decode().split(",")
    assert judul[-1] == "jenis_kelamin"
    assert read_canonical(canonical_csv(frame, SKM9))["jenis_kelamin"].value_counts().to_dict() == {
        2: 7,
        1: 5,
    }


def test_people_who_left_a_profile_question_empty_do_not_remove_its_column():
    frame = a_frame([[4] * 9] * 6, jenis_kelamin=[1] * 5 + [0])
    assert published_profile(frame, SKM9) == ("jenis_kelamin",)


def test_the_file_of_sixteen_questions_reads_back_too():
    nilai = np.random.default_rng(1).integers(0, 5, size=(30, 16))
    frame = a_frame(nilai.tolist(), SKM16, layanan=["KTP", "KK", None] * 10)
    assert count(read_canonical(canonical_csv(frame, SKM16)), SKM16) == count(frame, SKM16)


def test_a_layanan_known_only_by_number_is_refused():
    with pytest.raises(FrameSalah, match="nama layanan, bukan nomor"):
        canonical_csv(a_frame([[4] * 9], layanan=[3]), SKM9)


@pytest.mark.parametrize(
    ("data", "alasan"),
    [
        (b"", "dimulai dengan 'layanan'"), (b"waktu\n1\n", "dimulai dengan 'layanan'"),
        (b"layanan,waktu\nKTP\n", "baris 2 berisi 1 sel"), (b"layanan,waktu\nKTP,x\n", "bukan bilangan"),
        (b"layanan,waktu\nKTP,999\n", "bukan bilangan"), (b"\xff\xfe", "bukan CSV"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_with_a_sentence(data, alasan):
    with pytest.raises(FrameSalah, match=alasan):
        read_canonical(data)
