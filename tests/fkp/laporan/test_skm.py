"""The report says what was sealed, follows its outline, and gives away nobody in a public copy."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fkp.dokumen.docx import write_docx
from fkp.dokumen.html import write_html
from fkp.dokumen.laporan import Bagian, Blok, Laporan, Paragraf, Peran, Tabel, TandaTangan
from fkp.dokumen.pdf import write_pdf
from fkp.dokumen.teks import teks_angka, teks_sel
from fkp.dokumen.xlsx import write_xlsx
from fkp.laporan.bahan import from_arsip
from fkp.laporan.periksa.acuan import bawaan_xlsx
from fkp.laporan.periksa.baca import baca_xlsx
from fkp.laporan.publikasi import lembar_publikasi
from fkp.laporan.skm import BLOK, laporan_skm
from fkp.skm.naskah.isi import ForumRencana, Identitas, SaranUnsur, Sebelumnya, TitikNilai
from fkp.skm.naskah.kerangka import load_kerangka
from surveys.aturan import Aturan
from surveys.instrumen import load_instrumen
from tests.fkp.laporan.contoh import a_bahan, a_frame, a_sah
from tests.fkp.laporan.forum.baca import BENTUK, baca, tulis


def blok(isi: tuple[Blok | Bagian, ...]) -> Iterator[Blok]:
    for satu in isi:
        if isinstance(satu, Bagian):
            yield from blok(satu.isi)
        else:
            yield satu


def tabel(laporan: Laporan, judul: str) -> Tabel:
    return next(b for b in blok(laporan.bagian) if isinstance(b, Tabel) and b.judul == judul)


def test_every_block_of_the_outline_has_its_maker():
    for bab in load_kerangka().bab:
        for subbab in bab.subbab:
            assert set(subbab.isi) <= BLOK.keys()


def test_the_report_follows_the_outline():
    bab = laporan_skm(a_sah()).bagian
    assert [satu.judul for satu in bab] == [satu.judul for satu in load_kerangka().bab]
    assert [s.judul for s in bab[1].isi if isinstance(s, Bagian)][-1] == "2.5 Penentuan Jumlah Responden"


@pytest.mark.parametrize("kode", ["skm-9", "skm-16"])
@pytest.mark.parametrize("aturan", [Aturan(), Aturan(bobot=Decimal("0.111"), nrr_desimal=3)])
def test_the_figures_of_the_document_are_those_of_the_result(kode, aturan):
    instrumen = load_instrumen(kode)
    bahan = a_sah(a_bahan(a_frame(instrumen, 50), instrumen, aturan))
    *unsur, unit = tabel(laporan_skm(bahan), "Nilai tiap unsur pelayanan").baris
    for baris, satu in zip(unsur, bahan.hasil.unsur, strict=True):
        assert baris[:5] == (satu.kode, satu.nama, satu.nrr, satu.ikm, satu.mutu)
    assert unit[3:5] == (bahan.hasil.ikm, bahan.hasil.mutu)


def test_the_lowest_unsur_are_named_first_and_marked_in_the_chart():
    bahan = a_sah()
    rendah = [satu.nama for satu in bahan.hasil.terendah()]
    baris = list(tabel(laporan_skm(bahan), "Unsur terendah dan tertinggi").baris)
    assert [b[2] for b in baris[:3]] == rendah
    batang = next(b for b in blok(laporan_skm(bahan).bagian) if type(b).__name__ == "Batang")
    assert {b.label.partition(" ")[2] for b in batang.butir if b.tanda} == set(rendah)
    assert [huruf for _nilai, huruf in batang.batas] == ["A", "B", "C"]


def test_the_plan_stands_in_quarters_of_both_years():
    rencana = tabel(laporan_skm(a_sah()), "Rencana tindak lanjut")
    tahun = [k.kelompok for k in rencana.kolom if k.kelompok]
    assert tahun == ["Waktu 2026 (TW)"] * 4 + ["Waktu 2027 (TW)"] * 4
    (baris,) = rencana.baris
    assert baris[3:11] == ("", "", "", "x", "x", "x", "", "")


@pytest.mark.parametrize(
    ("teks", "kali"), [("Dibahas dalam “Forum Warga” bulan lalu.", 0), ("Sudah dibahas.", 1)]
)
def test_the_forum_is_named_once_whoever_wrote_the_text(teks, kali):
    sah = a_sah()
    forum = ForumRencana("Forum Warga", date(2026, 9, 25))
    isi = replace(sah.isi, forum=forum, naskah={**sah.isi.naskah, "rencana": teks})
    catatan = [b for b in blok(laporan_skm(replace(sah, isi=isi)).bagian) if isinstance(b, Paragraf)]
    assert sum("Rencana ini dibahas dalam Forum Warga" in " ".join(b.teks.split()) for b in catatan) == kali


def test_an_old_letter_stays_and_its_point_is_not_joined():
    laporan = laporan_skm(a_sah())
    tren = tabel(laporan, "Tren nilai SKM")
    assert next(iter(tren.baris))[:4] == ("Tahun 2015", Decimal("78.10"), "B", "2004")
    assert any("2004" in catatan for catatan in tren.catatan)
    garis = next(b for b in blok(laporan.bagian) if type(b).__name__ == "Garis")
    assert [t.lain for t in garis.titik] == [True, False]


def test_the_seal_travels_in_the_report():
    bahan = a_sah()
    laporan = laporan_skm(bahan)
    isi = {satu.nama: satu.isi for satu in laporan.berkas}
    kembali = from_arsip(isi["pengesahan.json"], isi["jawaban.csv"])
    assert (kembali.hasil, kembali.segel, kembali.isi) == (bahan.hasil, bahan.segel, bahan.isi)
    assert laporan.bukti.sidik == bahan.segel.sidik
    tanda = next(b for b in blok(laporan.bagian) if isinstance(b, TandaTangan))
    assert tanda == TandaTangan("Misal, 5 Oktober 2026", "Kepala Dinas", "Rani Umpama", "198001012005012001")


def test_a_public_copy_quotes_nobody_and_carries_nothing():
    bahan = a_sah()
    assert any(isinstance(b, Paragraf) and b.teks == "antre lama" for b in blok(laporan_skm(bahan).bagian))
    umum = laporan_skm(bahan, umum=True)
    assert umum.berkas == ()
    assert not any(isinstance(b, Paragraf) and b.peran is Peran.KUTIPAN for b in blok(umum.bagian))
    assert all(
        len(t.baris) < 30 for t in (*umum.lembar, *(b for b in blok(umum.bagian) if isinstance(b, Tabel)))
    )
    assert "Banyak jawaban" not in {k.kelompok for k in tabel(umum, "Jawaban tiap pertanyaan").kolom}
    kanal = [baris[1] for baris in tabel(umum, "Jawaban menurut cara menjawab").baris]
    assert kanal == ["disembunyikan", "disembunyikan"]


@pytest.mark.parametrize("bentuk", BENTUK)
def test_a_public_copy_names_who_signs_without_the_nip(bentuk):
    """The first eight digits of a NIP are a date of birth; a workbook carries one only packed away."""
    bahan = a_sah()
    nama, nip = bahan.isi.penandatangan.nama, bahan.isi.penandatangan.nip
    utuh = tulis(laporan_skm(bahan), bentuk)
    if bentuk == "xlsx":
        assert bawaan_xlsx(baca_xlsx(utuh)).isi.penandatangan.nip == nip
    else:
        assert nip in rapat(baca(utuh, bentuk)), "the signed copy keeps it"
        assert nama in baca(tulis(laporan_skm(bahan, umum=True), bentuk), bentuk)
    for laporan in (laporan_skm(bahan, umum=True), lembar_publikasi(bahan)):
        data = tulis(laporan, bentuk)
        assert nip not in rapat(baca(data, bentuk))
        assert "NIP" not in baca(data, bentuk)
        assert bentuk != "xlsx" or bawaan_xlsx(baca_xlsx(data)) is None


def rapat(teks: str) -> str:
    """Without spaces: a NIP is also written in groups."""
    return "".join(teks.split())


def test_fewer_than_five_answers_give_the_public_no_figure_and_no_fingerprint():
    bahan = a_sah(a_bahan(n=4))
    for laporan in (laporan_skm(bahan, umum=True), lembar_publikasi(bahan)):
        assert laporan.bukti.sidik == ""
        teks = write_html(laporan)
        assert teks_angka(bahan.hasil.ikm) not in teks
        assert "kurang dari lima orang" in teks
        write_pdf(laporan)
        write_xlsx(laporan, io.BytesIO())


def test_an_unsur_that_few_answered_is_hidden_from_the_public():
    frame = a_frame(load_instrumen("skm-9"), 40)
    frame.loc[frame.index[3:], "biaya"] = 0
    bahan = a_sah(a_bahan(frame))
    umum = laporan_skm(bahan, umum=True)
    biaya = bahan.hasil.nilai("biaya")
    baris = next(b for b in tabel(umum, "Nilai tiap unsur pelayanan").baris if b[1] == biaya.nama)
    assert baris[3] == "disembunyikan"
    assert biaya.nama not in {
        b.label[3:] for b in next(b for b in blok(umum.bagian) if type(b).__name__ == "Batang").butir
    }
    bersama = " ".join(b.teks for b in blok(umum.bagian) if isinstance(b, Paragraf))
    assert teks_angka(biaya.ikm) not in bersama


PANJANG = "Unit Pelayanan Terpadu " + "Administrasi Kependudukan dan Pencatatan Sipil " * 2
GANJIL = [
    PANJANG[:120],
    '=HYPERLINK("http://contoh.example";"x")',
    "#let x = 1; *tebal* <script>alert(1)</script> {{ 7 * 7 }} {% x %} \\ $a$ @b",
    "Pelayanan 😀👍🏽 dan مرحبا بالعالم",
    "baris\nbaru\ttab \x00\x07",
]


@pytest.mark.parametrize("teks", GANJIL, ids=["panjang", "rumus", "markah", "emoji-arab", "kendali"])
def test_odd_texts_stay_texts_in_every_format(teks):
    nama = teks.strip()
    frame = a_frame(load_instrumen("skm-9"), 20, (nama.replace("\x00", ""), "KTP"))
    bahan = a_bahan(frame)
    bahan = a_sah(
        bahan,
        identitas=Identitas(nama, (nama,), nama),
        saran=(SaranUnsur(bahan.hasil.terendah()[0].kunci, 6, (teks,)),),
        naskah=dict.fromkeys(load_kerangka().kunci_naskah, teks),
    )
    for laporan in (laporan_skm(bahan), lembar_publikasi(bahan)):
        assert write_pdf(laporan).startswith(b"%PDF")
        assert write_docx(laporan).startswith(b"PK")
        write_xlsx(laporan, io.BytesIO())
        assert "<script>alert" not in write_html(laporan)


def test_five_thousand_suggestions_are_counted_and_a_few_quoted():
    bahan = a_sah()
    kunci = bahan.hasil.terendah()[0].kunci
    isi = replace(bahan.isi, saran=(SaranUnsur(kunci, 5000, tuple(f"saran {n}" for n in range(5))),))
    laporan = laporan_skm(replace(bahan, isi=isi))
    paragraf = [b.teks for b in blok(laporan.bagian) if isinstance(b, Paragraf)]
    assert any("(5.000 saran; sebagian dikutip)" in teks for teks in paragraf)
    assert paragraf.count("saran 3") == 1


def test_a_method_without_letters_prints_none():
    bahan = a_sah(a_bahan(aturan=Aturan(pita=None)))
    laporan = laporan_skm(bahan)
    assert all(teks_sel(b[4]) == "" for b in tabel(laporan, "Nilai tiap unsur pelayanan").baris)
    assert write_pdf(laporan)


def test_one_respondent_makes_a_whole_report():
    assert write_pdf(laporan_skm(a_sah(a_bahan(n=1), kanal=())))


def test_a_public_copy_does_not_tell_of_an_earlier_period_with_four_respondents():
    bahan = a_bahan()
    lalu = Sebelumnya("TW II 2026", Decimal("71.93"), "C", None, {"waktu": Decimal("62.47")}, True)
    tren = (TitikNilai("TW II 2026", "TW II", Decimal("71.93"), "C", responden=4), *bahan.isi.tren)
    teks = dict.fromkeys(("indeks", "analisis", "tren", "kesimpulan"), "Sebelumnya 71,93.")
    bahan = a_sah(bahan, sebelumnya=lalu, tren=tren, naskah={**bahan.isi.naskah, **teks})
    waktu = next(u for u in bahan.hasil.unsur if u.kunci == "waktu")
    rahasia = ("71,93", teks_angka(abs(waktu.ikm - Decimal("62.47"))))
    semua, umum = write_html(laporan_skm(bahan)), write_html(laporan_skm(bahan, umum=True))
    assert all(satu in semua for satu in rahasia)
    assert not any(satu in umum for satu in rahasia)
    lembar = {satu.lembar: satu for satu in laporan_skm(bahan, umum=True).lembar}
    assert [baris[0] for baris in lembar["Tren"].baris] == [bahan.isi.periode]
    assert "Perubahan" not in [kolom.judul for kolom in lembar["Hasil per unsur"].kolom]


def test_what_everyone_may_read_does_not_name_the_person_who_sealed():
    bahan = a_sah()
    assert bahan.segel
    assert bahan.segel.oleh in write_html(laporan_skm(bahan))
    for laporan in (laporan_skm(bahan, umum=True), lembar_publikasi(bahan)):
        assert bahan.segel.oleh not in write_html(laporan)
