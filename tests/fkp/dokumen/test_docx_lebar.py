"""No word breaks inside a cell of a DOCX, measured with the letters of a face like Arial."""

import io
from collections.abc import Iterator

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from PIL import ImageFont

from fkp.dokumen.docx import write_docx
from fkp.dokumen.laporan import Goresan, Kolom, Laporan, Tabel
from fkp.laporan.forum.daftar import DOKUMEN, Boleh
from tests.fkp.dokumen.baca_docx import sebuah
from tests.fkp.laporan.forum import contoh

TERPANJANG = 15
"""Letters of a word that must stay whole."""
TEBAL = 1.07
TEPI = 7.0
"""Points left and right of a cell together."""


def lebar_kata(kata: str, poin: float) -> float:
    return ImageFont.load_default(100).getlength(kata) * poin / 100


def terpotong(tabel: Table, dasar: float = 9.0) -> Iterator[tuple[str, float, float]]:
    """Words that are wider than their cell: the word, its width, the room for it."""
    kolom = [int(satu.get(qn("w:w"))) / 20 for satu in tabel._tbl.tblGrid.findall(qn("w:gridCol"))]
    for baris in tabel.rows:
        if baris._tr.findall(".//" + qn("w:gridSpan")):
            continue
        for n, sel in enumerate(baris.cells):
            for paragraf in sel.paragraphs:
                for ruas in paragraf.runs:
                    poin = ruas.font.size.pt if ruas.font.size else dasar
                    for kata in (k for k in ruas.text.split() if len(k) <= TERPANJANG):
                        tebal = TEBAL if "Kepala" in (paragraf.style.name or "") else 1.0
                        if (lebar := lebar_kata(kata, poin) * tebal) > kolom[n] - TEPI:
                            yield kata, round(lebar, 1), round(kolom[n] - TEPI, 1)


def semua_terpotong(laporan: Laporan) -> list[tuple[str, float, float]]:
    berkas = Document(io.BytesIO(write_docx(laporan)))
    berjudul = [t for t in berkas.tables if t._tbl.tblPr.find(qn("w:tblCaption")) is not None]
    assert berjudul
    return [satu for tabel in berjudul for satu in terpotong(tabel)]


@pytest.mark.parametrize("nama", [d.nama for d in DOKUMEN.values() if d.buat])
def test_no_table_of_a_forum_breaks_a_word(nama: str) -> None:
    buat = DOKUMEN[nama].buat
    assert buat is not None
    isi = contoh.isi()
    isi["notulen"][0] |= {"hasil": "sudah", "waktu": "2026-10-20T03:29:00+00:00"}
    isi["baris"][0] |= {"penanggung_jawab": "Penanggungjawab Kepegawaian, Perekonomian"}
    assert semua_terpotong(buat(contoh.bahan(isi=isi, janji=()), Boleh(utuh=True))) == []


def test_a_column_gets_what_its_longest_word_needs_and_keeps_the_rest_in_proportion() -> None:
    kolom = (Kolom("No.", "tengah", 0.1), Kolom("Uraian", lebar=8), Kolom("Direncanakan", lebar=0.1))
    assert semua_terpotong(sebuah(Tabel("Rencana", kolom, [(1, "Kata " * 40, "Ditindaklanjuti")]))) == []


def test_many_narrow_columns_are_printed_smaller_rather_than_broken() -> None:
    kata = "Pengembangan Penyelenggaraan Ditindaklanjuti Pertanggung Direncanakan Berkelanjutan Kewenangan"
    kolom = tuple(Kolom(satu) for satu in kata.split())
    assert semua_terpotong(sebuah(Tabel("Lebar", kolom, [tuple("Kelurahan" for _ in kolom)]))) == []


def test_a_signature_has_room_whatever_stands_beside_it() -> None:
    garis = Goresan((((10, 10), (500, 150)),), "tanda")
    kolom = (Kolom("Nama", lebar=9), Kolom("Jabatan", lebar=9), Kolom("Tanda Tangan", lebar=0.1))
    tabel = Tabel("Hadir", kolom, [("Warga " * 9, "Kepala " * 9, garis)])
    satu = Document(io.BytesIO(write_docx(sebuah(tabel)))).tables[0]
    lebar = int(satu._tbl.tblGrid.findall(qn("w:gridCol"))[2].get(qn("w:w"))) / 20
    assert lebar >= 85 + TEPI


def test_a_word_longer_than_a_page_leaves_the_table_on_the_page() -> None:
    isi = [(1, "x" * 400), (2, "https://" + "y" * 90)]
    tabel = Tabel("Aneh", (Kolom("No.", lebar=0.5), Kolom("Isi")), isi)
    satu = Document(io.BytesIO(write_docx(sebuah(tabel)))).tables[0]
    lebar = [int(k.get(qn("w:w"))) for k in satu._tbl.tblGrid.findall(qn("w:gridCol"))]
    assert sum(lebar) <= 9100
    assert min(lebar) > 400
