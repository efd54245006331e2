import re
from pathlib import Path

import pytest

from surveys.instrumen import (
    InstrumenRusak,
    InstrumenTidakAda,
    daftar_instrumen,
    load_instrumen,
    read_instrumen,
)
from surveys.unsur import UNSUR
from tests.surveys.builders import SKM9, SKM16

BERKAS = Path(__file__).parents[2] / "surveys" / "data"


def test_the_nine_unsur_stand_in_list_order_with_pengaduan_eighth():
    assert [(u.kode, u.kunci) for u in UNSUR][-2:] == [("U8", "pengaduan"), ("U9", "sarana")]
    assert {u.kunci: u.nama for u in UNSUR}["biaya"] == "Biaya/Tarif"


def test_skm_9_asks_in_printed_order_with_sarana_before_pengaduan():
    assert [p.kunci for p in SKM9.pertanyaan][-2:] == ["sarana", "pengaduan"]
    assert [u.kunci for u in SKM9.unsur][-2:] == ["pengaduan", "sarana"]
    assert [p.nomor for p in SKM9.pertanyaan] == list(range(1, 10))
    assert [p.label[3] for p in SKM9.pertanyaan if p.kunci == "biaya"] == ["Gratis"]


def test_skm_16_groups_its_questions_as_two_three_one_three_one_one_three_one_one():
    assert [len(SKM16.item_unsur(u.kunci)) for u in SKM16.unsur] == [2, 3, 1, 3, 1, 1, 3, 1, 1]
    assert SKM16.kunci_item == tuple(f"p{n}" for n in range(1, 17))


def test_skm_16_has_other_words_online():
    berbeda = [p.kunci for p in SKM16.pertanyaan if p.teks["daring"] != p.teks["tatap_muka"]]
    assert berbeda == ["p11", "p12", "p16"]


def test_every_question_and_choice_has_words_in_both_languages():
    for instrumen in daftar_instrumen():
        for soal in instrumen.pertanyaan:
            assert set(soal.teks) == set(soal.teks_en) == set(instrumen.ragam)
            assert len(soal.label) == len(soal.label_en) == instrumen.skala_maks
        assert all(p.nama and p.nama_en for kolom in instrumen.profil for p in kolom.pilihan)


def test_the_kind_of_disability_is_asked_only_after_yes_and_may_be_several():
    kolom = SKM16.kolom_of("ragam_disabilitas")
    assert (kolom.syarat.kolom, kolom.syarat.kode) == ("disabilitas", 1)
    assert kolom.kode_sah() == frozenset(range(16))


def test_no_date_of_a_regulation_is_invented():
    assert all(i.berlaku_mulai is None and i.berlaku_sampai is None for i in daftar_instrumen())


def test_an_unknown_instrument_is_named_together_with_what_there_is():
    with pytest.raises(InstrumenTidakAda, match=r"skm-99 tidak ada\. Yang tersedia: skm-16, skm-9"):
        load_instrumen("skm-99")
    with pytest.raises(InstrumenTidakAda, match="versi 7"):
        load_instrumen("skm-9", 7)


def _changed(tmp_path: Path, lama: str, baru: str, sumber: str = "skm-9.toml") -> Path:
    teks = (BERKAS / sumber).read_text(encoding="utf-8")
    assert lama in teks
    tujuan = tmp_path / "coba.toml"
    tujuan.write_text(teks.replace(lama, baru, 1), encoding="utf-8")
    return tujuan


@pytest.mark.parametrize(
    ("lama", "baru", "alasan"),
    [
        ('kode = "skm-9"\n', "", "coba.toml, kepala berkas: 'kode' tidak ada."),
        ("versi = 1", 'versi = "satu"', "kepala berkas: 'versi' harus bilangan bulat"),
        ("versi = 1", "versi = 1\nberlaku_mulai = 5", "'berlaku_mulai' harus berupa tanggal"),
        ('ragam = ["umum"]', "ragam = []", "'ragam' kosong"),
        ('kunci = "waktu"', 'kunci = "biaya"', "pertanyaan ke-4 (biaya): 'kunci' 'biaya' dipakai dua kali."),
        ("nomor = 3", "nomor = 2", "pertanyaan ke-3 (waktu): 'nomor' 2 dipakai dua kali."),
        (
            'unsur = "waktu"',
            'unsur = "kecepatan"',
            "pertanyaan ke-3 (waktu): unsur 'kecepatan' tidak dikenal.",
        ),
        ('"Cepat", ', "", "pertanyaan ke-3 (waktu): 'label' harus 4 buah, ada 3."),
        ('ringkas = "kecepatan waktu pelayanan"', 'ringkas = ""', "(waktu): 'ringkas' harus berupa teks"),
        ('ringkas = "kompetensi petugas"', 'ringkasan = "x"', "(kompetensi): 'ringkasan' tidak dikenal."),
        ('kunci = "waktu"', 'kunci = "saran"', "pertanyaan ke-3 (saran): kunci 'saran' sudah dipakai"),
        ('teks_en = "How quickly', 'teks_en.lain = "How quickly', "'lain' tidak dikenal."),
        (
            '{ kode = 2, nama = "SMP"',
            '{ kode = 1, nama = "SMP"',
            "pilihan ke-2 (1): 'kode' 1 dipakai dua kali.",
        ),
        ('{ kode = 2, nama = "SMP"', '{ kode = 0, nama = "SMP"', "'kode' harus bilangan bulat 1 sampai 127"),
        ('kunci = "usia"', 'kunci = "waktu"', "kolom profil 'waktu' memakai kunci yang sudah terpakai"),
        ("skala_maks = 4", "skala_maks = ", "bukan berkas TOML yang sah"),
    ],
)
def test_a_malformed_file_is_refused_naming_entry_and_reason(tmp_path, lama, baru, alasan):
    with pytest.raises(InstrumenRusak, match=re.escape(alasan)):
        read_instrumen(_changed(tmp_path, lama, baru))


@pytest.mark.parametrize(
    ("lama", "baru", "alasan"),
    [
        ('{ kode = 8, nama = "Sens', '{ kode = 3, nama = "Sens', "kode kolom ganda harus 1, 2, 4, 8"),
        (
            'kolom = "disabilitas", kode = 1',
            'kolom = "disabilitas", kode = 9',
            "kode 9 tidak ada sebelum kolom ini",
        ),
    ],
)
def test_conditions_and_multiple_choices_are_checked_too(tmp_path, lama, baru, alasan):
    with pytest.raises(InstrumenRusak, match=re.escape(alasan)):
        read_instrumen(_changed(tmp_path, lama, baru, "skm-16.toml"))


def test_a_unit_may_add_an_unsur_of_its_own(tmp_path):
    tambahan = (
        '\n[[unsur]]\nkunci = "keamanan"\nkode = "U10"\nnama = "Keamanan Lingkungan"\n'
        '\n[[pertanyaan]]\nkunci = "keamanan"\nnomor = 10\nunsur = "keamanan"\nringkas = "keamanan"\n'
        'teks = "Bagaimana keamanan di unit ini?"\nlabel = ["a", "b", "c", "d"]\n'
        'teks_en = "How safe is this office?"\nlabel_en = ["a", "b", "c", "d"]\n'
    )
    instrumen = read_instrumen(_changed(tmp_path, "\n[[profil]]", tambahan + "\n[[profil]]"))
    assert (len(instrumen.unsur), instrumen.unsur[-1].nama) == (10, "Keamanan Lingkungan")
    with pytest.raises(InstrumenRusak, match="milik sembilan unsur baku"):
        read_instrumen(_changed(tmp_path, "\n[[profil]]", tambahan.replace("U10", "U9") + "\n[[profil]]"))
