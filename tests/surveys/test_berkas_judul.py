"""Column titles: names and questions win over position, and nothing ambiguous is guessed."""

import pytest

from surveys.berkas.baca import BerkasTakTerbaca, read_answers
from surveys.instrumen import load_instrumen
from surveys.unsur import UNSUR
from tests.surveys.lembaran import P16, U9, a_csv, an_xlsx, result_of

SEMBILAN = load_instrumen("skm-9")
ENAM_BELAS = load_instrumen("skm-16")
NILAI = [1, 2, 3, 4, 3, 2, 1, 2, 3]


def order_read(judul: list[str], **pilihan: str) -> list[str]:
    """Item keys in the order of the columns they were read from."""
    bacaan = read_answers(a_csv(judul, [4] * len(judul)), **pilihan)
    letak = {teks: nomor for nomor, teks in enumerate(judul)}
    return sorted(bacaan.judul, key=lambda kunci: letak[bacaan.judul[kunci]])


LIST_ORDER = [unsur.kunci for unsur in UNSUR]
PRINTED_ORDER = [soal.kunci for soal in SEMBILAN.pertanyaan]


@pytest.mark.parametrize(
    "judul",
    [
        U9,
        [f"U{n}" for n in range(1, 10)],
        [f"U {n}" for n in range(1, 10)],
        [f"Unsur {n}" for n in range(1, 10)],
        [f"Nilai U{n} (1-4)" for n in range(1, 10)],
        [unsur.kunci for unsur in UNSUR],
        [unsur.nama for unsur in UNSUR],
        [f"{unsur.nama} *)" for unsur in UNSUR],
        [f"{unsur.kode} {unsur.nama.upper()}" for unsur in UNSUR],
        [f"{unsur.kode}. {unsur.kunci}" for unsur in UNSUR],
        [f"{nomor}. {unsur.nama}" for nomor, unsur in enumerate(UNSUR, start=1)],
        [f"Penilaian [{unsur.nama}]" for unsur in UNSUR],
    ],
)
def test_codes_keys_and_names_mean_the_order_of_the_list(judul: list[str]) -> None:
    assert order_read(judul) == LIST_ORDER


@pytest.mark.parametrize("hias", ["{}", "{n}. {}", "{} (1 = terendah, 4 = tertinggi)", "  {}  "])
def test_the_questions_of_the_classic_form_keep_their_own_meaning(hias: str) -> None:
    judul = [hias.format(next(iter(soal.teks.values())), n=soal.nomor) for soal in SEMBILAN.pertanyaan]
    assert order_read([satu.strip() for satu in judul]) == PRINTED_ORDER
    sopan = [satu.replace("Saudara", "Bapak/Ibu").upper().replace("?", " ?").strip() for satu in judul]
    assert order_read(sopan) == PRINTED_ORDER


@pytest.mark.parametrize("ragam", ENAM_BELAS.ragam)
def test_both_variants_of_the_sixteen_questions_are_known(ragam: str) -> None:
    judul = [soal.teks[ragam] for soal in ENAM_BELAS.pertanyaan]
    assert order_read(judul) == P16
    assert order_read([p.upper() for p in P16]) == P16


def test_a_name_wins_over_the_number_before_it() -> None:
    bacaan = read_answers(a_csv(["U8 Sarana dan Prasarana", "U9 Penanganan Pengaduan"], [4, 2]))
    assert bacaan.frame["sarana"].tolist() == [4]
    assert bacaan.frame["pengaduan"].tolist() == [2]
    assert "nama mengalahkan nomor" in bacaan.catatan[0]


@pytest.mark.parametrize(
    ("judul", "kunci"),
    [
        ("Kesesuaian persyaratan", "persyaratan"),
        ("Sistem, Mekanisme dan Prosedur", "prosedur"),
        ("Kecepatan waktu pelayanan", "waktu"),
        ("Kewajaran biaya/tarif", "biaya"),
        ("Produk layanan", "produk"),
        ("Kompetensi/kemampuan petugas", "kompetensi"),
        ("Perilaku petugas", "perilaku"),
        ("Penanganan pengaduan", "pengaduan"),
        ("Kualitas sarana dan prasarana", "sarana"),
    ],
)
def test_short_names_in_use_are_known(judul: str, kunci: str) -> None:
    assert list(read_answers(a_csv([judul], [3])).frame) == [kunci]


def test_columns_nobody_knows_are_ignored_and_named() -> None:
    bacaan = read_answers(
        a_csv(["Cap waktu", "Saran dan masukan", "U1.1", "u2", "Jumlah"], ["x", "y", 1, 4, 4])
    )
    assert list(bacaan.frame) == ["prosedur"]
    assert "Cap waktu, Saran dan masukan, U1.1, Jumlah" in bacaan.catatan[0]


def test_number_and_id_columns_need_no_remark() -> None:
    assert read_answers(a_csv(["No", "id", *U9], [1, "a", *NILAI])).catatan == ()


@pytest.mark.parametrize(
    ("judul", "pesan"),
    [
        (["u1", "Persyaratan"], 'kolom "u1" dan "Persyaratan" sama-sama'),
        (["U8 Sarana", "U9"], 'kolom "U8 Sarana" dan "U9" sama-sama'),
        (["u1", "p1"], "mencampur kolom instrumen skm-16"),
        ([f"p{n}" for n in range(1, 10)], "p1..p9 dapat berarti"),
        ([str(n) for n in range(1, 10)], "judul kolom hanya nomor"),
        ([f"q{n}" for n in range(1, 10)], "judul kolom hanya nomor"),
        (["Nama", "Usia"], "tidak ada kolom jawaban yang dikenali"),
    ],
)
def test_what_could_mean_two_things_is_refused(judul: list[str], pesan: str) -> None:
    with pytest.raises(BerkasTakTerbaca) as galat:
        read_answers(a_csv(judul, [4] * len(judul)))
    assert pesan in str(galat.value)


@pytest.mark.parametrize("pola", ["{}", "Q{}", "Pertanyaan {}"])
def test_bare_numbers_are_printed_questions_once_the_instrument_is_named(pola: str) -> None:
    judul = [pola.format(n) for n in range(1, 10)]
    assert order_read(judul, instrumen="skm-9") == PRINTED_ORDER


def test_another_instrument_than_asked_for_is_refused() -> None:
    with pytest.raises(BerkasTakTerbaca, match="milik instrumen skm-9, bukan skm-16"):
        read_answers(a_csv(["u1"], [4]), "skm-16")
    with pytest.raises(BerkasTakTerbaca, match="skm-99"):
        read_answers(a_csv(["u1"], [4]), "skm-99")


def test_unsur_of_the_units_own_are_weighed_like_the_others() -> None:
    bacaan = read_answers(a_csv([f"u{n}" for n in range(1, 14)] + ["U14 Keamanan"], [4] * 13 + [2]))
    hasil = result_of(bacaan)
    assert len(hasil.unsur) == 14
    assert [(satu.kode, satu.nama) for satu in hasil.unsur[-2:]] == [("U13", "Unsur 13"), ("U14", "Keamanan")]
    assert str(hasil.ikm) == "96.43"


def test_fewer_unsur_share_the_weight() -> None:
    hasil = result_of(read_answers(a_csv(["waktu", "sarana"], [4, 3])))
    assert [satu.kode for satu in hasil.unsur] == ["U3", "U9"]
    assert str(hasil.ikm) == "87.50"


SAAT = ["2026-07-01 08.15", "01/07/2026", "10:05", "", "1 Juli 2026"]
JAWAB = [3, 4, "", 2, "5"]


def beside(judul: list[str], *kolom: list[object]) -> bytes:
    """A file of these columns, next to an unsur that nobody disputes."""
    return a_csv([*judul, "u1"], *([*satu, 4] for satu in zip(*kolom, strict=True)))


@pytest.mark.parametrize("lain", ["U3", "waktu", "3. Waktu Penyelesaian", "Bagaimana pendapat (U3)"])
@pytest.mark.parametrize("balik", [False, True])
def test_a_column_of_times_beside_the_answers_about_time_is_left_out(lain: str, balik: bool) -> None:
    judul, kolom = ["Waktu", lain], [SAAT, JAWAB]
    if balik:
        judul, kolom = judul[::-1], kolom[::-1]
    bacaan = read_answers(beside(judul, *kolom))
    assert bacaan.frame["waktu"].tolist() == [3, 4, 0, 2, 0]
    assert bacaan.judul["waktu"] == lain
    assert f'Kolom "Waktu" tidak dibaca sebagai jawaban karena isinya bukan nilai; yang dibaca "{lain}".' in (
        bacaan.catatan
    )
    assert [(satu.kolom, satu.nilai) for satu in bacaan.ditolak] == [(lain, "5")]


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ([3, 4, 2, 1, 4], [1, 2, 3, 4, 1]),
        (SAAT, SAAT),
        (["a", "b", "c", "d", "a"], [3, 4, 2, 1, 4]),
        ([5, 12, 3, 40, 7], JAWAB),
        (SAAT, [""] * 5),
        (SAAT, [90, 80, 3, 70, 75]),
    ],
)
def test_two_columns_that_both_could_be_the_answers_stay_refused(
    satu: list[object], dua: list[object]
) -> None:
    with pytest.raises(BerkasTakTerbaca, match='kolom "Waktu" dan "U3" sama-sama'):
        read_answers(beside(["Waktu", "U3"], satu, dua))


def test_an_empty_column_gives_way_and_so_do_two_of_three() -> None:
    bacaan = read_answers(beside(["Biaya", "U4", "Tarif"], ["Rp5.000"] * 5, JAWAB, [""] * 5))
    assert bacaan.judul["biaya"] == "U4"
    assert bacaan.frame["biaya"].tolist() == [3, 4, 0, 2, 0]


def test_a_column_of_times_beside_the_sixteen_questions_is_left_out() -> None:
    isi = a_csv(["Waktu", *P16], *(["01/07/2026 08.15", *[3] * 16] for _ in range(3)))
    assert list(read_answers(isi).frame) == P16
    assert list(read_answers(isi, "skm-16").frame) == P16


@pytest.mark.parametrize("judul", ["Timestamp", "Cap waktu", "Tanggal", "Stempel waktu", "Tanggal Pengisian"])
def test_a_form_that_stamps_its_rows_needs_no_tidying(judul: str) -> None:
    isi = [judul, *U9], ["01/07/2026 08.15.30", *NILAI], ["02/07/2026 09.00.00", *NILAI]
    for berkas in (a_csv(*isi), an_xlsx(Jawaban=isi)):
        bacaan = read_answers(berkas)
        assert bacaan.frame["waktu"].tolist() == [3, 3]
        assert f"Kolom yang tidak ikut dihitung: {judul}." in bacaan.catatan
        assert bacaan.ditolak == ()
