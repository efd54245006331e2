"""What the drafts say of the plan, of its execution and of the trend."""

from datetime import date

from fkp.skm.naskah.draf import draf_naskah
from fkp.skm.naskah.isi import ForumRencana
from tests.fkp.skm.naskah.bangun import a_baris, a_hasil, a_isi, a_lalu, a_rincian, a_titik

BERBEDA = [[4, 4, 1, 4, 3, 3, 3, 2, 2], [4, 3, 2, 4, 3, 4, 3, 1, 3]] * 10
"""Persyaratan and Biaya highest; Waktu and Pengaduan equal and lowest."""


def test_the_plan_cites_its_forum_or_says_that_there_was_none() -> None:
    hasil = a_hasil(BERBEDA)
    rencana = (a_baris("waktu"), a_baris("pengaduan"))
    tanpa = draf_naskah(a_isi(), hasil, a_rincian())["rencana"]
    assert "belum disusun" in tanpa
    assert "belum dibahas dalam Forum Konsultasi Publik" in tanpa
    forum = ForumRencana("Duduk Bersama Warga", date(2026, 10, 20))
    teks = draf_naskah(a_isi(rencana=rencana, forum=forum), hasil, a_rincian())["rencana"]
    assert "“Duduk Bersama Warga” pada 20 Oktober 2026" in teks
    assert "2 rencana tindak lanjut dengan tenggat 15 Desember 2026" in teks
    assert "Unsur Sarana dan Prasarana termasuk yang terendah tetapi belum mempunyai rencana" in teks


def test_the_trend_names_best_and_worst_and_leaves_the_letters_of_2004_alone() -> None:
    hasil = a_hasil(BERBEDA)
    tren = (
        a_titik("Tahun 2016", "95.00", mutu="A", pita="2004", sumber="Laporan 2016"),
        a_titik("Triwulan I 2026", "71.00", mutu="C"),
        a_titik("Triwulan II 2026", "79.00", mutu="B"),
        a_titik("Triwulan III 2026", "75.00", mutu="C"),
    )
    teks = draf_naskah(a_isi(tren=tren), hasil, a_rincian())["tren"]
    assert "4 periode, dari Tahun 2016 sampai Triwulan III 2026" in teks
    assert "Di antara nilai yang memakai tabel mutu 2017, yang tertinggi 79,00" in teks
    assert "tertinggi 79,00 pada Triwulan II 2026, terendah 71,00 pada Triwulan I 2026" in teks
    assert "Huruf mutu Tahun 2016 memakai tabel tahun 2004" in teks
    assert "Nilai Tahun 2016 berasal dari laporan sebelumnya" in teks


def test_the_execution_counts_what_is_done_late_or_stopped() -> None:
    hasil = a_hasil(BERBEDA)
    baris = (
        a_baris("waktu", status="selesai", tenggat=date(2026, 8, 1), selesai_pada=date(2026, 7, 20)),
        a_baris("biaya", status="selesai", tenggat=date(2026, 8, 1), selesai_pada=date(2026, 8, 9)),
        a_baris("sarana", status="berjalan", tenggat=date(2026, 9, 1)),
        a_baris("produk", status="berjalan", tenggat=date(2026, 12, 1)),
        a_baris("perilaku", status="dihentikan", tenggat=date(2026, 9, 1)),
    )
    isi = a_isi(sebelumnya=a_lalu(hasil), pelaksanaan=baris)
    teks = draf_naskah(isi, hasil, a_rincian())["pelaksanaan"]
    assert "Dari 5 rencana tindak lanjut SKM Triwulan II 2026, 2 sudah selesai (40,0%)." in teks
    assert "selesai setelah tenggatnya: Membenahi biaya (tenggat 1 Agustus 2026)." in teks
    assert "lewat tenggat dan belum selesai: Membenahi sarana" in teks
    assert "produk" not in teks
    assert "dihentikan: Membenahi perilaku" in teks


def test_without_an_earlier_plan_the_annex_says_why() -> None:
    hasil = a_hasil(BERBEDA)
    assert "Tidak ada SKM sebelumnya" in draf_naskah(a_isi(), hasil, a_rincian())["pelaksanaan"]
    isi = a_isi(sebelumnya=a_lalu(hasil))
    assert "Triwulan II 2026 tidak mempunyai rencana" in draf_naskah(isi, hasil, a_rincian())["pelaksanaan"]
