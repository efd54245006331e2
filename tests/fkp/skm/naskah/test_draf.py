"""What the drafts say: the right unsur, the right direction, and nothing that is not known."""

import re
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fkp.formats import angka
from fkp.ketikan import rapikan_paragraf
from fkp.skm.naskah.draf import PENYUSUN, draf_naskah
from fkp.skm.naskah.isi import Identitas, SaranUnsur
from fkp.skm.naskah.kerangka import load_kerangka
from surveys.aturan import Aturan
from surveys.hitungan import count
from surveys.scoring import TanpaResponden, score_nrr, score_skm
from tests.fkp.skm.naskah.bangun import a_hasil, a_isi, a_kelompok, a_lalu, a_rincian
from tests.surveys.builders import SKM9, SKM16, frames

URUT = [u.nama for u in SKM9.unsur]
BERBEDA = [[4, 4, 1, 4, 3, 3, 3, 2, 2], [4, 3, 2, 4, 3, 4, 3, 1, 3]] * 10
"""Persyaratan and Biaya highest; Waktu and Pengaduan equal and lowest."""


def test_every_section_of_the_outline_has_a_writer() -> None:
    assert set(load_kerangka().kunci_naskah) == set(PENYUSUN)


def sehat(draf: dict[str, str]) -> None:
    """Every text says something, in whole words, and would come back from a form as it went."""
    for kunci, teks in draf.items():
        assert teks.strip(), kunci
        assert teks == rapikan_paragraf(teks), kunci
        assert not re.search(r"\bNone\b|\bnan\b|\[\]|\{|  |\(\)|\.\.|,,|Decimal|Fraction", teks), teks
        assert all(alinea.endswith((".", ":", ";")) for alinea in teks.splitlines()), teks


@given(
    frame=frames(max_rows=12),
    beda=st.sampled_from([None, "-3.10", "-0.01", "0", "0.01", "2.50"]),
    margin=st.sampled_from([None, "0.50", "4.00"]),
    huruf=st.booleans(),
)
def test_whatever_the_answers_the_texts_are_whole_and_name_the_lowest(
    frame: pd.DataFrame, beda: str | None, margin: str | None, huruf: bool
) -> None:
    hitungan = count(frame, SKM9)
    try:
        hasil = score_skm(hitungan, Aturan(pita="2017" if huruf else None))
    except TanpaResponden:
        return
    isi = a_isi(sebelumnya=a_lalu(hasil, beda, margin) if beda is not None else None)
    kosong = {kunci: hitungan.kosong(kunci) for kunci in SKM9.kunci_item}
    rincian = a_rincian(margin=margin, catatan={"lurus": 0, "cepat": 0, "kosong": kosong})
    draf = draf_naskah(isi, hasil, rincian)
    sehat(draf)
    rendah = hasil.terendah(1)[0]
    for kunci in ("analisis", "kesimpulan", "indeks"):
        sama = "Semua unsur bernilai sama" in draf[kunci] or "antarunsur tidak berbeda" in draf[kunci]
        assert rendah.nama in draf[kunci] or sama, draf[kunci]
    assert angka(hasil.ikm) in draf["indeks"]
    if beda is not None:
        # ``beda`` is how much higher the period before was.
        kata = {True: "turun", False: "naik"}.get(Decimal(beda) > 0) if Decimal(beda) else "sama dengan"
        assert f"Nilai ini {kata}" in draf["indeks"]
    assert ("mutu " in draf["kesimpulan"]) == huruf


def test_the_long_questionnaire_is_told_with_its_own_numbers() -> None:
    baris = pd.DataFrame([[3] * 15 + [2]], columns=list(SKM16.kunci_item), dtype="int8")
    draf = draf_naskah(a_isi(), score_skm(count(baris, SKM16)), a_rincian(margin=None))
    sehat(draf)
    assert "16 pertanyaan untuk 9 unsur" in draf["metode"]
    assert "hanya 1 orang" in draf["jumlah_responden"]


@pytest.mark.parametrize("banyak", [1, 2, 3, 14])
def test_a_published_case_with_other_unsur_is_told_too(banyak: int) -> None:
    nrr = {f"u{i}": Decimal("3.0") + Decimal(i) / 100 for i in range(banyak)}
    hasil = score_nrr(nrr)
    draf = draf_naskah(a_isi(), hasil, {})
    sehat(draf)
    assert hasil.terendah(1)[0].nama in draf["analisis"]
    assert draf["jumlah_responden"] == "Jumlah responden tidak diketahui."


def test_the_lowest_are_named_lowest_first_and_ties_are_called_ties() -> None:
    hasil = a_hasil(BERBEDA)
    teks = draf_naskah(a_isi(), hasil, a_rincian())["analisis"]
    assert (
        "Tiga unsur dengan nilai terendah, mulai dari yang paling rendah: Waktu Penyelesaian serta "
        "Penanganan Pengaduan, Saran dan Masukan (nilainya sama, 37,50, mutu D, Tidak Baik); "
        "dan Sarana dan Prasarana (62,50, mutu D, Tidak Baik)." in teks
    )
    assert "paling tinggi: Persyaratan serta Biaya/Tarif (nilainya sama, 100,00, mutu A, Sangat Baik)" in teks


def test_an_unsur_left_out_of_the_three_only_by_its_place_is_named() -> None:
    hasil = a_hasil([[4, 2, 2, 2, 2, 4, 4, 4, 4]])
    teks = draf_naskah(a_isi(), hasil, a_rincian())["analisis"]
    assert f"Nilai {URUT[4]} sama dengan nilai {URUT[3]}" in teks


def test_with_two_unsur_one_is_lowest_and_one_highest() -> None:
    teks = draf_naskah(a_isi(), score_nrr({"waktu": Decimal(2), "biaya": Decimal(3)}), {})["analisis"]
    assert "Unsur dengan nilai terendah adalah Waktu Penyelesaian (50,00" in teks
    assert "Unsur dengan nilai tertinggi adalah Biaya/Tarif (75,00" in teks


@pytest.mark.parametrize(
    ("beda", "kini", "lalu", "harap"),
    [
        ("-3.00", "1.00", "1.00", "naik 3,00 dari Triwulan II 2026 (63,11), lebih besar daripada galat"),
        ("3.00", "4.00", "1.00", "turun 3,00 dari Triwulan II 2026 (69,11), masih di dalam galat"),
        ("-3.00", None, "1.00", "tidak dapat dipastikan apakah selisih itu perubahan yang nyata"),
        ("-3.00", "1.00", None, "tidak dapat dipastikan apakah selisih itu perubahan yang nyata"),
        ("0", "1.00", "1.00", "sama dengan nilai Triwulan II 2026"),
    ],
)
def test_a_change_is_called_real_by_the_rule_of_the_result_page(
    beda: str, kini: str | None, lalu: str | None, harap: str
) -> None:
    hasil = a_hasil([[3, 3, 2, 4, 3, 2, 3, 2, 2]] * 4 + [[3, 3, 3, 1, 2, 3, 3, 3, 2]])
    hasil_baku = a_isi(sebelumnya=a_lalu(hasil, beda, lalu))
    teks = draf_naskah(hasil_baku, hasil, a_rincian(margin=kini))
    harap = harap.replace("63,11", angka(hasil.ikm - 3)).replace("69,11", angka(hasil.ikm + 3))
    assert harap in teks["indeks"]
    assert harap in teks["tren"] or len(hasil_baku.tren) == 1


def test_another_method_is_said_because_it_reads_as_a_change() -> None:
    hasil = a_hasil(BERBEDA)
    isi = a_isi(sebelumnya=a_lalu(hasil, "1", aturan_sama=False))
    assert "Cara hitung kedua periode berbeda" in draf_naskah(isi, hasil, a_rincian())["indeks"]


def test_a_letter_that_changed_is_named_with_both_letters() -> None:
    hasil = a_hasil(BERBEDA)
    isi = a_isi(sebelumnya=a_lalu(hasil, "5", mutu="B"))
    assert f"berubah dari B menjadi {hasil.mutu}" in draf_naskah(isi, hasil, a_rincian())["indeks"]


def test_enough_answers_are_judged_per_layanan_and_small_groups_stay_unnamed() -> None:
    hasil = a_hasil(BERBEDA)
    rincian = a_rincian(
        kecukupan=[
            {"layanan": "KTP-el", "populasi": 100, "perlu": 80, "ada": 12},
            {"layanan": "Akta kematian", "populasi": 20, "perlu": 19, "ada": 3},
            {"layanan": "Kartu Keluarga", "populasi": None, "perlu": None, "ada": 5},
        ],
        layanan=[
            a_kelompok("KTP-el", 12),
            a_kelompok("Akta kematian", None),
            a_kelompok("Kartu Keluarga", 5),
        ],
    )
    teks = draf_naskah(a_isi(), hasil, rincian)["penentuan_responden"]
    assert "Untuk 120 penerima layanan pada 2 layanan yang diketahui dibutuhkan 99 responden" in teks
    assert "KTP-el (kurang 68 orang)" in teks
    assert "Akta kematian" not in teks
    assert "1 layanan lain juga belum mencukupi" in teks
    assert "Jumlah penerima Kartu Keluarga belum diketahui" in teks


def test_main_groups_are_named_and_hidden_ones_are_not() -> None:
    hasil = a_hasil(BERBEDA)
    profil = [
        {
            "kunci": "jenis_kelamin",
            "nama": "Jenis kelamin",
            "baris": [a_kelompok("Laki-laki", 8), a_kelompok("Perempuan", 12)],
        },
        {
            "kunci": "usia",
            "nama": "Usia",
            "baris": [
                a_kelompok("Di bawah 20", None),
                a_kelompok("20-29", None),
                a_kelompok("Tidak diisi", 9),
            ],
        },
        {
            "kunci": "pendidikan",
            "nama": "Pendidikan",
            "baris": [a_kelompok("SMA", 10), a_kelompok("S1", 10)],
        },
    ]
    layanan = [a_kelompok("KTP-el", 20), a_kelompok("Akta kematian", 0)]
    teks = draf_naskah(a_isi(), hasil, a_rincian(profil=profil, layanan=layanan))["jumlah_responden"]
    assert "terbanyak Perempuan (12 orang, 60,0%)" in teks
    assert "SMA dan S1 sama banyak (masing-masing 10 orang, 50,0%)" in teks
    assert "Di bawah 20" not in teks
    assert "20-29" not in teks
    assert "tidak mengisi usia (9 orang)" in teks
    assert "Tidak ada responden dari layanan Akta kematian" in teks


def test_skipped_questions_and_unsur_without_answers_are_said() -> None:
    hasil = a_hasil([[3, 3, 3, 3, 3, 3, 3, 0, 2]] * 3)
    rincian = a_rincian(catatan={"lurus": 0, "cepat": 0, "kosong": {"pengaduan": 3, "waktu": 1}})
    teks = draf_naskah(a_isi(), hasil, rincian)["indeks"]
    assert "Tidak ada jawaban untuk unsur Penanganan Pengaduan, Saran dan Masukan" in teks
    assert "Sebanyak 4 pertanyaan dilewati" in teks


def test_only_regulations_that_are_known_are_cited() -> None:
    teks = draf_naskah(a_isi(), a_hasil(BERBEDA), a_rincian())
    assert re.findall(r"Nomor (\d+) Tahun (\d{4})", teks["dasar"]) == [
        ("25", "2009"),
        ("96", "2012"),
        ("14", "2017"),
        ("9", "2024"),
    ]
    assert not any(re.search(r"Nomor \d+ Tahun", v) for k, v in teks.items() if k != "dasar")


def test_what_is_known_of_the_place_is_said_and_nothing_else() -> None:
    hasil = a_hasil(BERBEDA)
    lengkap = Identitas("Kantor Contoh", (), "Jalan Contoh Nomor 1", "Senin sampai Jumat, 08.00 sampai 15.00")
    teks = draf_naskah(a_isi(identitas=lengkap), hasil, a_rincian())["lokasi"]
    assert "Kantor Contoh, Jalan Contoh Nomor 1. Jam layanan: Senin sampai Jumat, 08.00 sampai 15.00." in teks
    polos = draf_naskah(a_isi(), hasil, a_rincian())["lokasi"]
    assert polos == "Survei dilaksanakan di Kantor Contoh, di tempat pelayanannya."


def test_the_days_and_the_ways_of_answering_come_from_the_data() -> None:
    isi = a_isi(
        jadwal=(("Pengumpulan jawaban", date(2026, 7, 1), date(2026, 9, 23)),),
        kanal=(("tautan atau kode QR", 18), ("kuesioner kertas", 2)),
    )
    teks = draf_naskah(isi, a_hasil(BERBEDA), a_rincian())
    assert "mencakup pelayanan 1 Juli 2026 sampai 30 September 2026" in teks["waktu"]
    assert "Jawaban diterima dari 1 Juli 2026 sampai 23 September 2026." in teks["waktu"]
    assert "tautan atau kode QR (18 jawaban) dan kuesioner kertas (2 jawaban)" in teks["metode"]


def test_few_complaints_are_not_counted_aloud() -> None:
    hasil = a_hasil(BERBEDA)
    isi = a_isi(saran=(SaranUnsur("waktu", 3, ()), SaranUnsur("pengaduan", 7, ())))
    teks = draf_naskah(isi, hasil, a_rincian())["analisis"]
    assert "(7 saran)" in teks
    assert "3 saran" not in teks


def test_a_report_of_one_without_letters_is_still_a_report() -> None:
    hasil = a_hasil([[3, 2, 3, 4, 3, 3, 3, 2, 3]], Aturan(pita=None))
    draf = draf_naskah(a_isi(), hasil, a_rincian(margin=None))
    sehat(draf)
    assert "mutu " not in draf["kesimpulan"]
    assert "tidak memberi huruf mutu" in draf["indeks"]
