"""Documents for Word and LibreOffice: real structure, and text as it was written."""

import io
import re
import zipfile

from docx.oxml.ns import qn

from fkp.dokumen.docx import write_docx
from fkp.dokumen.laporan import Bentuk, Kolom, Laporan, Paragraf, Poin, Tabel, TandaTangan
from tests.fkp.dokumen.baca_docx import W, badan, buka, sebuah, templat
from tests.fkp.dokumen.contoh import ALAMAT, KODE, SAAT, batang, garis, laporan, lembar, tabel_rekap


def test_headings_are_real_headings():
    dokumen = buka(write_docx(laporan()))
    judul = [(p.style.name, p.text) for p in dokumen.paragraphs if p.style.name.startswith("Heading")]
    assert ("Heading 1", "BAB I PENDAHULUAN") in judul
    assert ("Heading 2", "1.1 Latar Belakang") in judul
    assert ("Heading 3", "4.2.1 Program") in judul


def test_contents_are_a_field_that_is_filled_and_asks_nobody():
    isi = write_docx(laporan())
    xml = badan(isi)
    assert 'TOC \\o "1-3" \\h \\z \\u' in xml.replace("&quot;", '"')
    assert xml.count('fldCharType="begin"') == xml.count('fldCharType="end"')
    entri = [p.text for p in buka(isi).paragraphs if p.style.name.lower().startswith("toc ")]
    assert "BAB III HASIL PENGOLAHAN DATA" in " ".join(entri)
    tanda = set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml))
    assert set(re.findall(r'w:anchor="([^"]+)"', xml)) == tanda
    with zipfile.ZipFile(io.BytesIO(isi)) as paket:
        assert b"updateFields" not in paket.read("word/settings.xml")
    assert "w:dirty" not in xml


def test_tables_repeat_their_headings_and_put_numbers_right():
    (tabel,) = buka(write_docx(sebuah(tabel_rekap(), bukti=None))).tables
    ulang = [
        baris._tr.trPr is not None and baris._tr.trPr.find(qn("w:tblHeader")) is not None
        for baris in tabel.rows
    ]
    assert ulang[:3] == [True, True, False]
    assert tabel.cell(0, 3).text == "NRR unsur"
    assert [satu.text for satu in tabel.rows[2].cells[:3]] == ["1", "Kelurahan Umpama 1", "140"]
    assert tabel.cell(2, 2).paragraphs[0].alignment == 2


def test_numbered_lists_begin_anew():
    isi = write_docx(sebuah(Poin(("a", "b"), True), Poin(("x",)), Poin(("c",), True), Poin(("y",))))
    nomor = [p._p.pPr.numPr.numId.val for p in buka(isi).paragraphs if p.style.name == "Laporan Butir"]
    assert len(set(nomor)) == 3
    assert nomor[0] == nomor[1] != nomor[3]
    assert nomor[2] == nomor[4]


def test_every_picture_has_words():
    isi = write_docx(sebuah(batang(), garis()))
    uraian = re.findall(r'<wp:docPr id="(\d+)" name="[^"]*" descr="([^"]*)"', badan(isi))
    assert [teks for _nomor, teks in uraian] == [
        f"{batang().judul}. {batang().uraian}",
        f"{garis().judul}. {garis().uraian}",
        f"Kode QR menuju {ALAMAT}",
    ]
    assert len({nomor for nomor, _teks in uraian}) == 3


def test_charts_are_sharp_on_paper():
    dokumen = buka(write_docx(sebuah(batang())))
    gambar, bagian = list(dokumen.inline_shapes), dokumen.part.related_parts
    rid = gambar[0]._inline.graphic.graphicData.pic.blipFill.blip.embed
    assert bagian[rid].image.px_width / gambar[0].width.inches >= 299


def test_a_signature_stays_in_one_piece_and_leaves_dots_to_fill():
    (tabel,) = buka(write_docx(sebuah(TandaTangan("", "Kepala", "", ""), bukti=None))).tables
    assert tabel.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    teks = [p.text for p in tabel.cell(0, 1).paragraphs]
    assert teks[1] == "Kepala"
    assert teks[0].startswith("……")
    assert teks[4].startswith("NIP ……")
    assert all(p.paragraph_format.keep_with_next for p in tabel.cell(0, 1).paragraphs[:-1])


def test_page_numbers_and_the_code_stand_in_the_foot():
    kaki = buka(write_docx(laporan())).sections[0].footer._element
    perintah = [satu.text.strip() for satu in kaki.iter(f"{W}instrText")]
    assert perintah == ["PAGE", "NUMPAGES"]
    assert KODE in "".join(satu.text or "" for satu in kaki.iter(f"{W}t"))


def test_a_draft_says_so_on_every_page():
    bagian = buka(write_docx(laporan(tanda_air="RANCANGAN"))).sections[0]
    assert bagian.header.paragraphs[0].text == bagian.first_page_header.paragraphs[0].text == "RANCANGAN"


def test_wide_tables_lie_on_their_side():
    bagian = buka(write_docx(lembar(Bentuk.LEBAR, tabel_rekap()))).sections[0]
    assert bagian.page_width > bagian.page_height
    assert buka(write_docx(laporan())).sections[0].page_width < bagian.page_width


ANEH = (
    "<b>tebal</b> & <w:br/>",
    "{{ 7*7 }} {% for x in y %} {_{",
    "=HYPERLINK(1)",
    "Mantap 😀 sekali",
    "الخدمة جيدة 2026 شكرا",
    "campur مرحبا juga",
    'kutip "ganda"',
)


def test_texts_are_printed_as_written():
    tabel = Tabel("T", (Kolom("A"),), [(satu,) for satu in ANEH])
    dokumen = buka(write_docx(sebuah(*map(Paragraf, ANEH), tabel, bukti=None)))
    assert [p.text for p in dokumen.paragraphs if p.text in ANEH] == list(ANEH)
    assert [baris.cells[0].text for baris in dokumen.tables[0].rows][1:] == list(ANEH)
    baca = buka(write_docx(sebuah(Paragraf("a\x00b\x07c\ud800d")))).paragraphs
    assert "abcd" in [p.text for p in baca]


def test_other_directions_are_marked():
    xml = badan(write_docx(sebuah(Paragraf(ANEH[4]), Paragraf(ANEH[5]), bukti=None)))
    assert xml.count("<w:bidi/>") == 1, "only the paragraph that begins from the right"
    assert xml.count("<w:rtl/>") == 2


def test_the_file_speaks_indonesian_and_carries_title_author_and_moment():
    dokumen = buka(write_docx(laporan()))
    sifat = dokumen.core_properties
    assert (sifat.title, sifat.author) == (
        "LAPORAN PELAKSANAAN SURVEI KEPUASAN MASYARAKAT (SKM)",
        "Dinas Layanan Umpama",
    )
    assert sifat.created == sifat.modified == SAAT
    (bahasa,) = dokumen.styles.element.iter(f"{W}lang")
    assert bahasa.get(qn("w:val")) == "id-ID"


def test_the_same_document_is_the_same_bytes():
    assert write_docx(laporan()) == write_docx(laporan())
    kop = templat("{{ isi }}", kepala="KOP")
    assert write_docx(laporan(), kop) == write_docx(laporan(), kop)


def test_long_names_many_rows_and_nothing_at_all_are_documents():
    banyak = Tabel(
        "Saran", (Kolom("No", "kanan"), Kolom("Saran", lebar=5)), [(i, "Saran " * 20) for i in range(5000)]
    )
    assert len(buka(write_docx(sebuah(banyak, judul="N" * 120))).tables[0].rows) == 5001
    assert buka(write_docx(Laporan("Judul", (), (), "U", SAAT, Bentuk.LEMBAR))).paragraphs[0].text == "Judul"
    buka(write_docx(sebuah(Tabel("", (Kolom("A"),), []))))
