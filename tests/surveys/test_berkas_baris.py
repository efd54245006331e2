"""Rows and cells: what counts, what is refused, and that nothing disappears in silence."""

import pytest

from surveys.berkas.baca import BacaanJawaban, BerkasTakTerbaca, read_answers
from tests.surveys.lembaran import U9, a_csv, result_of


def refused(bacaan: BacaanJawaban) -> list[tuple[int, str, str]]:
    return [(satu.baris, satu.kolom, satu.nilai) for satu in bacaan.ditolak]


@pytest.mark.parametrize(
    "nilai", ["5", "0", "-1", "3.5", "3,5", "abc", "44", "#REF!", "4. Tidak sesuai", "1e0", "٤"]
)
def test_a_value_outside_the_scale_is_refused_as_a_cell_and_the_row_stays(nilai: str) -> None:
    bacaan = read_answers(a_csv(["No", "U1", "U2"], [1, 4, 3], [2, nilai, 3]))
    assert refused(bacaan) == [(3, "U1", nilai)]
    hasil = result_of(bacaan)
    assert (hasil.responden, [satu.terisi for satu in hasil.unsur]) == (2, [1, 2])


@pytest.mark.parametrize("nilai", ["", "-", " – ", "NA", "n/a", "#N/A", "null"])
def test_an_unanswered_cell_is_missing_but_not_refused(nilai: str) -> None:
    bacaan = read_answers(a_csv(["u1", "u2"], [nilai, 3]))
    assert refused(bacaan) == []
    assert bacaan.frame["persyaratan"].tolist() == [0]


@pytest.mark.parametrize(
    "nilai", ["4", "4.0", "4,00", " 4 ", "４", "'4", '="4"', "+4", "04", "d", "D.", "Sangat sesuai"]
)
def test_every_way_to_write_four_is_four(nilai: str) -> None:
    assert read_answers(a_csv(["u1"], [nilai])).frame["persyaratan"].tolist() == [4]


def test_words_are_read_by_the_labels_of_their_own_question() -> None:
    bacaan = read_answers(
        a_csv(
            ["u1", "u4", "u9"],
            ["SANGAT SESUAI", "Gratis", "buruk"],
            ["4. Sangat sesuai", "1 = Sangat mahal", "d"],
        )
    )
    assert bacaan.frame.to_numpy().tolist() == [[4, 4, 1], [4, 1, 4]]
    assert len(bacaan.catatan) == 2


def test_letters_belong_to_the_classic_form_only() -> None:
    bacaan = read_answers(a_csv(["p1", "p2"], ["d", 4], ["Sangat setuju", 4]))
    assert refused(bacaan) == [(2, "p1", "d")]


def test_identical_rows_without_an_id_all_count() -> None:
    assert result_of(read_answers(a_csv(["No", "u1"], [1, 4], [1, 4], [1, 4]))).responden == 3


@pytest.mark.parametrize("judul", ["id", "UUID", "_uuid", "ID Responden", "no_responden", "Kode Responden"])
def test_a_repeated_id_counts_once_and_is_listed(judul: str) -> None:
    bacaan = read_answers(a_csv([judul, "u1"], ["a", 4], ["a ", 4], ["b", 2], ["a", 1], ["", 2], ["", 2]))
    assert refused(bacaan) == [(3, judul, "a"), (5, judul, "a")]
    assert "baris 2" in bacaan.ditolak[0].alasan
    assert "isinya berbeda" in bacaan.ditolak[1].alasan
    assert bacaan.frame["persyaratan"].tolist() == [4, 2, 2, 2]


def test_a_running_number_that_starts_again_is_no_id() -> None:
    bacaan = read_answers(a_csv(["No. Resp", "u1"], [1, 4], [2, 3], [3, 3], [1, 4], [2, 3]))
    assert result_of(bacaan).responden == 5
    assert "nomor baris" in bacaan.catatan[0]
    assert result_of(read_answers(a_csv(["No. Resp", "u1"], [1, 4], [2, 3], [2, 3]))).responden == 2


def test_a_row_without_any_answer_is_no_respondent_and_is_listed() -> None:
    bacaan = read_answers(
        a_csv(["No", "Nama", "u1"], [1, "Ani", 4], [2, "Budi", ""], [3, "", "-"], ["", "", ""])
    )
    assert refused(bacaan) == [(3, "", "2"), (4, "", "3")]
    assert result_of(bacaan).responden == 1


LABEL = """
Jumlah; TOTAL; Jumlah Nilai per Unsur; ΣNilai /Unsur; Σ; Rata-rata; Rata - rata per unsur; NRR; NRR / Unsur
NRR tertimbang/unsur; NRR tertbg/ unsur *); IKM Unit Pelayanan **); Nilai Indeks; Mutu Pelayanan
Total Nilai Pertanyaan; IKM Konversi OPP
"""


@pytest.mark.parametrize("label", LABEL.strip().replace("\n", "; ").split("; "))
def test_rows_of_totals_are_left_out_and_listed(label: str) -> None:
    bacaan = read_answers(a_csv(["No", *U9], [1, *[4] * 9], [2, *[3] * 9], [label, *[7] * 9]))
    assert refused(bacaan) == [(4, "", label)]
    assert result_of(bacaan).responden == 2


@pytest.mark.parametrize("label", ["Jumlah", "NRR", "Rata-rata", "Total"])
def test_a_mean_that_looks_like_an_answer_is_still_no_respondent(label: str) -> None:
    bacaan = read_answers(a_csv(["No", "u1", "u2"], [1, 4, 3], [2, 4, 3], [label, "4", "3"]))
    assert result_of(bacaan).responden == 2


@pytest.mark.parametrize(
    "nama", ["Total pelayanan baik", "Konversi data", "Jumlahwati", "Rata Sutarata", "Unit Layanan"]
)
def test_a_service_or_suggestion_that_begins_alike_stays_a_respondent(nama: str) -> None:
    assert result_of(read_answers(a_csv(["Layanan", "u1"], [nama, 4], ["KTP", 3]))).responden == 2


def test_sums_and_means_without_a_label_are_proved_by_arithmetic() -> None:
    bacaan = read_answers(a_csv(["No", "U1", "U2"], [1, 4, 3], [2, 4, 4], ["", 8, 7], ["", 4, "3,5"]))
    assert [satu.baris for satu in bacaan.ditolak] == [4, 5]
    assert str(result_of(bacaan).ikm) == "93.75"
    biasa = read_answers(a_csv(["U1", "U2"], [4, 3], [4, 4], [5, 0]))
    assert result_of(biasa).responden == 3


def test_pages_with_repeated_titles_and_subtotals_are_read_through() -> None:
    satu = [["No", "U1", "U2"], [1, 4, 4], [2, 3, 3], ["Jumlah", 7, 7]]
    bacaan = read_answers(a_csv(*satu, *satu, ["Total", 14, 14]))
    assert result_of(bacaan).responden == 4
    assert [satu.baris for satu in bacaan.ditolak] == [4, 5, 8, 9]


def test_a_line_that_numbers_the_columns_is_no_respondent() -> None:
    bacaan = read_answers(a_csv(["No", *U9], list(range(1, 11)), [1, *[4] * 9]))
    assert refused(bacaan) == [(2, "", "1")]
    kurung = read_answers(a_csv(["No", "u1", "u2"], ["(1)", "(2)", "(3)"], [1, 4, 4]))
    assert result_of(kurung).responden == 1
    jawaban = read_answers(a_csv(["No", "u1", "u2", "u3"], [1, 2, 3, 4]))
    assert result_of(jawaban).responden == 1


def test_many_refusals_ask_whether_the_scale_is_another() -> None:
    bacaan = read_answers(a_csv(["u1", "u2"], *[[5, 4]] * 8))
    assert "skala lain" in bacaan.catatan[-1]


@pytest.mark.parametrize(
    "isi",
    [
        b"u1,u2\n",
        b"u1,u2",
        b"u1,u2\n,\n \n",
        b"",
        b"\xef\xbb\xbf\n",
        b"No,u1\n1,\n",
        b"u1\n9\n",
        b"No,u1\nTotal,4\n",
    ],
)
def test_without_answers_there_is_no_data(isi: bytes) -> None:
    with pytest.raises(BerkasTakTerbaca, match="belum ada data"):
        read_answers(isi)


def test_two_hundred_thousand_refusals_are_enough() -> None:
    with pytest.raises(BerkasTakTerbaca, match="bukan jawaban skala 4"):
        read_answers(b"u1,u2\n" + b"7,8\n" * 100_001)
