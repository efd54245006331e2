"""Reading CSV: separators, encodings, quotes, blank rows; what never changes the index."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.berkas.baca import BerkasTakTerbaca, read_answers
from tests.surveys.lembaran import U9, a_csv, result_of, score

JAWABAN = st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), min_size=1, max_size=12).filter(
    lambda baris: any(nilai for satu in baris for nilai in satu)
)


def rows_of(baris: list[list[int]]) -> list[list[object]]:
    """0 stands for an empty cell."""
    return [[nilai or "" for nilai in satu] for satu in baris]


@given(JAWABAN, st.permutations(range(9)))
@settings(max_examples=40)
def test_the_order_of_columns_and_rows_never_matters(baris: list[list[int]], urutan: list[int]) -> None:
    isi = rows_of(baris)
    acak = [[satu[i] for i in urutan] for satu in reversed(isi)]
    assert score(a_csv(U9, *isi)) == score(a_csv([U9[i] for i in urutan], *acak))


@given(JAWABAN, st.sampled_from(",;\t|"), st.booleans(), st.sampled_from(["\n", "\r\n"]), st.data())
@settings(max_examples=60)
def test_marks_separators_blank_rows_and_spaces_change_nothing(
    baris: list[list[int]], pemisah: str, bom: bool, akhir: str, data: st.DataObject
) -> None:
    isi = rows_of(baris)
    hias: list[list[object]] = []
    for satu in isi:
        hias.extend([[], [" "] * 9][: data.draw(st.integers(0, 2))])
        hias.append([f" {sel} " if sel else sel for sel in satu] + [""] * data.draw(st.integers(0, 2)))
    teks = a_csv([f"{judul} " for judul in U9], *hias, pemisah=pemisah, akhir=akhir)
    hasil = score(b"\xef\xbb\xbf" * bom + teks)
    assert (hasil.ikm, hasil.unsur) == (score(a_csv(U9, *isi)).ikm, score(a_csv(U9, *isi)).unsur)


@pytest.mark.parametrize(
    "isi",
    [
        b"u1,u2\r4,3\r3,3\r",
        b"sep=;\r\nu1;u2\r\n4;3\r\n3;3",
        "u1\tu2\n4\t3\n3\t3\n".encode("utf-16"),
        "u1,u2\n4,3\n3,3\n".encode("utf-16-le"),
        "\u200bu1,u2\n4\u00a0,３\n4.0,3\n3,3\n".encode().replace(b"4.0,3\n", b""),
        b"no;u1;u2\n1;4,0;3,00\n2;3;3\n",
        b"u1;saran;u2\n4;baik, cepat, ramah;3\n3;a,b,c,d;3\n",
        b'u1,saran,u2\n4,"dua\nbaris",3\n3,"kata "kutip" di dalam",3\n',
        b'u1,u2\n="4",\'3\n3,3\n\x1a',
    ],
)
def test_every_way_of_writing_the_same_two_answers_gives_the_same_index(isi: bytes) -> None:
    hasil = score(isi)
    assert (str(hasil.ikm), hasil.responden) == ("81.25", 2)


def test_a_large_file_is_read_to_its_end() -> None:
    teks = b"u1,u2\n" + b"4,3\n3,3\n" * 60_000
    hasil = score(teks)
    assert (str(hasil.ikm), hasil.responden) == ("81.25", 120_000)


def test_progress_counts_the_rows_read() -> None:
    dilihat: list[int] = []
    read_answers(b"u1\n" + b"4\n" * 30_000, progress=dilihat.append)
    assert dilihat == [20_001, 30_001]


def test_a_quoted_line_break_does_not_shift_row_numbers() -> None:
    bacaan = read_answers(b'u1,saran\n4,"satu\ndua"\n\n9,x\n')
    assert [(satu.baris, satu.nilai) for satu in bacaan.ditolak] == [(4, "9")]


@pytest.mark.parametrize(
    "isi",
    [
        b'u1,saran,u2\n4,"baik,3\n3,x,3\n3,x,3\n',
        b'u1,saran,u2\n4,"baik,3\n3,x,3\n3,x",3\n3,y,3\n',
        b'u1,saran\n4,"' + b"panjang " * 20_000,
    ],
)
def test_a_quote_that_never_closes_is_refused_because_it_swallows_rows(isi: bytes) -> None:
    with pytest.raises(BerkasTakTerbaca, match=r"baris 2: .*tanda kutip"):
        read_answers(isi)


def test_windows_letters_are_read_and_said() -> None:
    bacaan = read_answers("Nama,u1\nAndré,4\n".encode("cp1252"))
    assert "Windows-1252" in bacaan.catatan[0]
    assert result_of(bacaan).responden == 1


def test_short_and_long_rows_are_read_cell_by_cell() -> None:
    hasil = score(b"u1,u2\n4\n4,3,,,\n3,4,lebih\n")
    assert [(satu.jumlah, satu.terisi) for satu in hasil.unsur] == [(11, 3), (7, 2)]


def test_layanan_is_kept_as_its_own_column() -> None:
    bacaan = read_answers(b"Jenis Layanan,u1\nKTP ,4\nKTP,3\n,3\n")
    assert bacaan.frame["layanan"].tolist()[:2] == ["KTP", "KTP"]
    assert bacaan.frame["layanan"].isna().tolist() == [False, False, True]
    assert str(bacaan.frame["persyaratan"].dtype) == "int8"
