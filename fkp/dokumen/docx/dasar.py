"""Our own template, which an office downloads and edits: letterhead, footer, and where the report goes."""

import io
from functools import cache

from docx import Document
from docx.document import Document as Dokumen
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer, _Header
from docx.shared import Cm, Emu, Pt

from fkp.dokumen.docx.arsip import SAAT_TETAP, bungkus
from fkp.dokumen.docx.gaya import bentuk_gaya, set_bahasa
from fkp.dokumen.docx.oox import bidang, ruas

A4 = (Cm(21), Cm(29.7))
_TAK_PERLU = ("/thumbnail", "/stylesWithEffects", "/customXml")


@cache
def templat_baku() -> bytes:
    """The template as DOCX, always the same bytes."""
    dokumen = Document()
    _ringkas(dokumen)
    bentuk_gaya(dokumen)
    set_bahasa(dokumen)
    bagian = dokumen.sections[0]
    bagian.page_width, bagian.page_height = A4
    bagian.top_margin = bagian.bottom_margin = Cm(2.5)
    bagian.left_margin, bagian.right_margin = Cm(3), Cm(2)
    bagian.header_distance = bagian.footer_distance = Cm(1.2)
    bagian.different_first_page_header_footer = True
    _kop(bagian.first_page_header)
    _tulis(bagian.header, "{{ judul }}", WD_ALIGN_PARAGRAPH.RIGHT)
    lebar = bagian.page_width - bagian.left_margin - bagian.right_margin
    for kaki in (bagian.first_page_footer, bagian.footer):
        _kaki(kaki, lebar)
    dokumen.add_paragraph("{{ isi }}")
    sifat = dokumen.core_properties
    sifat.title, sifat.author, sifat.comments, sifat.language = "Templat laporan", "", "", "id-ID"
    sifat.created = sifat.modified = SAAT_TETAP
    sifat.last_modified_by, sifat.revision = "", 1
    tujuan = io.BytesIO()
    dokumen.save(tujuan)
    return bungkus(tujuan.getvalue())


def dokumen_baku() -> Dokumen:
    """The same, opened."""
    return Document(io.BytesIO(templat_baku()))


def _ringkas(dokumen: Dokumen) -> None:
    """Drop what the empty document of python-docx carries along: a picture of itself, styles for Word 2010,
    and the wish to be opened in the manner of that Word."""
    for rels in (dokumen.part.rels, dokumen.part.package.rels):
        for nama in [n for n, satu in rels.items() if satu.reltype.endswith(_TAK_PERLU)]:
            del rels[nama]
    for satu in dokumen.settings.element.iter(qn("w:compatSetting")):
        if satu.get(qn("w:name")) == "compatibilityMode":
            satu.set(qn("w:val"), "15")
    for satu in dokumen.settings.element.iter(qn("w:themeFontLang")):
        satu.set(qn("w:val"), "id-ID")


def _kop(kepala: _Header) -> None:
    """The letterhead stands on the first page: the lines of the office under each other, a rule below."""
    for isian, besar, tebal in (
        ("pemerintah", 12, True),
        ("instansi", 14, True),
        ("kop_lanjutan", 10, False),
    ):
        satu = kepala.paragraphs[0] if isian == "pemerintah" else kepala.add_paragraph(style="Header")
        satu.alignment = WD_ALIGN_PARAGRAPH.CENTER
        huruf = satu.add_run(f"{{{{ {isian} }}}}").font
        huruf.bold, huruf.size = tebal, Pt(besar)
    garis = '<w:bottom w:val="thinThickSmallGap" w:sz="18" w:space="4" w:color="000000"/>'
    sifat = satu._p.get_or_add_pPr()
    sifat.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{garis}</w:pBdr>"), "w:spacing", "w:jc")


def _kaki(kaki: _Footer, lebar: int) -> None:
    """Which document this is, and the number of the page."""
    satu = kaki.paragraphs[0]
    satu.paragraph_format.tab_stops.add_tab_stop(Emu(lebar), WD_TAB_ALIGNMENT.RIGHT)
    asal = "{{ unit }}{% if kode %} · {{ kode }}{% endif %}{% if versi %} · {{ versi }}{% endif %}"
    isi = ruas(f"{asal}\tHalaman ")
    isi += bidang("PAGE", "1") + ruas(" dari ") + bidang("NUMPAGES", "1")
    for elemen in parse_xml(f"<w:p {nsdecls('w')}>{isi}</w:p>"):
        satu._p.append(elemen)


def _tulis(kepala: _Header, teks: str, rata: WD_ALIGN_PARAGRAPH) -> None:
    satu = kepala.paragraphs[0]
    satu.text, satu.alignment = teks, rata
