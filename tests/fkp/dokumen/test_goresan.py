"""Signatures in every format: strokes, words, or room for a pen."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from fkp.dokumen.docx import write_docx
from fkp.dokumen.html import write_html
from fkp.dokumen.laporan import Bentuk, Goresan, KepalaSurat, KodeQr, Kolom, Paragraf, Tabel, TandaTangan
from fkp.dokumen.pdf import write_pdf
from fkp.dokumen.xlsx import write_xlsx
from tests.fkp.dokumen.baca_docx import badan, buka, sebuah
from tests.fkp.dokumen.baca_pdf import baca, pohon, teks

JARI = Goresan((((20, 100), (120, 40), (240, 160)), ((300, 90),)), "Ditandatangani dengan jari, pukul 10.42")
KATA = Goresan((), "Ditandatangani di kertas")


def tabel(*sel) -> Tabel:
    kolom = (Kolom("Nama"), Kolom("Tanda Tangan"))
    return Tabel(
        "Peserta", kolom, tuple((f"Orang {n}", s) for n, s in enumerate(sel)), lembar="P", kotak=True
    )


def test_strokes_are_a_picture_with_words_in_a_pdf():
    pdf = baca(sebuah(tabel(JARI, KATA, Goresan())))
    assert "Figure" in "".join(pohon(pdf))
    assert "Ditandatangani di kertas" in teks(pdf)
    assert "dengan jari" not in teks(pdf)


def test_an_empty_room_is_as_high_as_a_signature():
    satu = len(baca(sebuah(tabel(*[Goresan()] * 60))).pages)
    banyak = len(baca(sebuah(tabel(*[JARI] * 60))).pages)
    teks_saja = len(baca(sebuah(tabel(*["x"] * 60))).pages)
    assert satu == banyak > teks_saja


def test_a_hundred_signatures_keep_their_height():
    assert len(baca(sebuah(tabel(*[JARI] * 120))).pages) > 5


def test_strokes_are_a_picture_in_docx_and_words_stay_words():
    blok = (tabel(JARI, KATA, Goresan()), TandaTangan("Umpama", "Kepala", "A", "1", JARI))
    isi = write_docx(sebuah(*blok, bukti=None))
    with zipfile.ZipFile(io.BytesIO(isi)) as paket:
        gambar = [n for n in paket.namelist() if n.startswith("word/media/")]
    assert len(gambar) == 1, "the same strokes are one picture"
    assert badan(isi).count('descr="Ditandatangani dengan jari') == 2
    sel = [s.text for s in buka(isi).tables[0].columns[1].cells]
    assert sel == ["Tanda Tangan", "", "Ditandatangani di kertas", ""]
    assert isi == write_docx(sebuah(*blok, bukti=None))


def test_strokes_are_drawn_inline_in_html():
    html = write_html(sebuah(tabel(JARI, Goresan((), "<b>kata</b>"))))
    assert 'd="M20 100L120 40L240 160M300 90L301 90"' in html
    assert 'aria-label="Ditandatangani dengan jari, pukul 10.42"' in html
    assert "&lt;b&gt;kata&lt;/b&gt;" in html
    assert "style=" not in re.sub(r"<style>.*?</style>", "", html, flags=re.S)


def test_a_spreadsheet_says_how_it_was_signed():
    berkas = io.BytesIO()
    write_xlsx(sebuah(tabel(JARI, Goresan())), berkas)
    nilai = [[s.value for s in baris] for baris in openpyxl.load_workbook(berkas)["P"].iter_rows()]
    assert ["Orang 0", JARI.teks] in nilai
    assert ["Orang 1", ""] in nilai


def test_a_line_break_in_a_cell_breaks_the_line_in_html():
    assert "Nama<br>0812 &lt;i&gt;" in write_html(sebuah(Tabel("T", (Kolom("A"),), (("Nama\n0812 <i>",),))))


@pytest.mark.parametrize("banyak", [1, 3])
def test_each_letter_has_its_own_page_and_letterhead(banyak):
    surat = sebuah(
        KepalaSurat("Umpama, 8 Oktober 2026", (("Nomor", "5"), ("Hal", "")), ("Yth. Warga", "di tempat")),
        Paragraf("Dengan hormat."),
        KodeQr("https://contoh.example/f/x", "Pindai untuk menjawab."),
        TandaTangan(None, "Kepala", "A", "1"),
        bentuk=Bentuk.SURAT,
        kop=("Pemerintah", "Dinas Contoh"),
        bukti=None,
        berkas=(),
    )
    surat = replace(surat, bagian=surat.bagian * banyak)
    pdf = baca(surat)
    assert len(pdf.pages) == banyak
    assert all("DINAS CONTOH" in halaman.extract_text() for halaman in pdf.pages)
    dokumen = buka(write_docx(surat))
    assert len(dokumen.sections) == banyak
    assert all(s.different_first_page_header_footer for s in dokumen.sections)
    assert write_html(surat).count("Dengan hormat.") == banyak
    assert write_pdf(surat) == write_pdf(surat)
