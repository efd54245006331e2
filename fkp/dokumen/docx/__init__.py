"""Laporan -> DOCX, in our template or in an office's own."""

import io
from datetime import UTC
from typing import Any

from docx import Document as buka_dokumen
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Cm, Emu
from docxtpl import DocxTemplate
from lxml import etree

from fkp.dokumen.docx.arsip import bungkus
from fkp.dokumen.docx.badan import Badan
from fkp.dokumen.docx.dasar import dokumen_baku, templat_baku
from fkp.dokumen.docx.gambar import Galeri
from fkp.dokumen.docx.gaya import TANDA_AIR, lengkapi_gaya, set_bahasa
from fkp.dokumen.docx.isian import LingkunganTemplat, TemplatSalah, nilai_isian
from fkp.dokumen.docx.letak import PENANDA, tempat_isi
from fkp.dokumen.docx.oox import paragraf
from fkp.dokumen.docx.penomoran import Penomoran
from fkp.dokumen.laporan import Bentuk, Laporan
from fkp.dokumen.teks import bersih

_EMU_PER_TWIP = 635
TEPI_TIPIS = Cm(1.5)


def write_docx(laporan: Laporan, templat: bytes | None = None) -> bytes:
    """The document as DOCX, the same bytes for the same document and template.

    The letters, letterhead, margins and styles of ``templat`` win; ``isian.DIKENAL`` says what may stand in
    it, and ``periksa_templat`` looks at it before it is kept. Raises TemplatSalah for one that cannot be
    filled.
    """
    cetakan = DocxTemplate(io.BytesIO(templat or templat_baku()))
    cetakan.render(nilai_isian(laporan, PENANDA), LingkunganTemplat(), autoescape=True)
    isian = io.BytesIO()
    cetakan.save(isian)
    # Opened anew, because docxtpl leaves python-docx pointing at the heads and feet from before.
    dokumen = buka_dokumen(isian)
    # Only now: docxtpl reads the properties of a file as a template too, and a name may look like one.
    _sifat(dokumen, laporan)
    tempat = tempat_isi(dokumen)
    if laporan.bentuk is Bentuk.LEBAR:
        _mendatar(dokumen)
    if laporan.bentuk is Bentuk.SEHALAMAN:
        _rapatkan(dokumen)
    gaya = lengkapi_gaya(dokumen, dokumen_baku)
    set_bahasa(dokumen)
    lebar = _lebar_teks(dokumen)
    # A sheet that must fit a page has smaller pictures.
    galeri = Galeri(dokumen, Cm(9.5) if laporan.bentuk is Bentuk.SEHALAMAN else lebar)
    batas = etree.tostring(dokumen.sections[-1]._sectPr, encoding="unicode")
    badan = Badan(gaya, lebar // _EMU_PER_TWIP, galeri, Penomoran(dokumen), batas)
    isi = badan.tulis(laporan)
    if laporan.tanda_air:
        _tanda_air(dokumen, laporan.tanda_air, gaya[TANDA_AIR])
    _tempatkan(dokumen, tempat, isi)
    tujuan = io.BytesIO()
    dokumen.save(tujuan)
    return bungkus(tujuan.getvalue())


def _tempatkan(dokumen: Document, tempat: Any, isi: str) -> None:
    """Put the body in its place as text and read the whole anew: moving parsed elements from one document to
    another takes lxml seconds for a table of some hundred rows."""
    tempat.getparent().replace(tempat, etree.Comment(PENANDA))
    kerangka = etree.tostring(dokumen.element, encoding="unicode")
    try:
        baru = parse_xml(kerangka.replace(f"<!--{PENANDA}-->", isi, 1))
    except etree.XMLSyntaxError:
        raise TemplatSalah(
            "Templat memakai susunan XML yang tidak dikenal. Buka dengan Word atau LibreOffice, simpan "
            "sebagai DOCX, lalu unggah lagi."
        ) from None
    dokumen.part._element = baru


def _sifat(dokumen: Document, laporan: Laporan) -> None:
    """Title, author and dates of the file; nothing of whoever made the template stays."""
    sifat = dokumen.core_properties
    sifat.title, sifat.author = bersih(laporan.judul)[:255], bersih(laporan.penyusun)[:255]
    sifat.created = sifat.modified = laporan.saat.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    sifat.last_modified_by, sifat.revision, sifat.language = sifat.author, 1, "id-ID"
    sifat.comments = sifat.subject = sifat.keywords = sifat.identifier = ""


def _mendatar(dokumen: Document) -> None:
    for bagian in dokumen.sections:
        lebar, tinggi = bagian.page_width, bagian.page_height
        if lebar and tinggi and lebar < tinggi:
            bagian.orientation = WD_ORIENT.LANDSCAPE
            bagian.page_width, bagian.page_height = tinggi, lebar
            _geser_tepi(bagian, tinggi - lebar)


def _rapatkan(dokumen: Document) -> None:
    """One sheet needs the height that a bound report gives to its margins."""
    for bagian in dokumen.sections:
        for sisi in ("top_margin", "bottom_margin"):
            setattr(bagian, sisi, Emu(min(getattr(bagian, sisi) or TEPI_TIPIS, TEPI_TIPIS)))
        bagian.header_distance = bagian.footer_distance = Cm(0.8)


def _geser_tepi(bagian: Section, sejauh: int) -> None:
    """What stood at the right edge of heads and feet stands at the new one."""
    for satu in (bagian.header, bagian.footer, bagian.first_page_header, bagian.first_page_footer):
        if satu.is_linked_to_previous:
            continue
        for titik in (t for p in satu.paragraphs for t in p.paragraph_format.tab_stops):
            if titik.alignment == WD_TAB_ALIGNMENT.RIGHT:
                titik.position = Emu(titik.position + sejauh)


def _lebar_teks(dokumen: Document) -> Emu:
    bagian = dokumen.sections[-1]
    lebar = bagian.page_width or Emu(7_560_000)
    return Emu(max(lebar - (bagian.left_margin or 0) - (bagian.right_margin or 0), 2_000_000))


def _tanda_air(dokumen: Document, teks: str, gaya: str) -> None:
    """The words that this is not final, at the head of every page, whichever heads the template has."""
    isi = paragraf(teks, gaya).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
    for i, bagian in enumerate(dokumen.sections):
        kepala = [bagian.header]
        if bagian.different_first_page_header_footer:
            kepala.append(bagian.first_page_header)
        if dokumen.settings.odd_and_even_pages_header_footer:
            kepala.append(bagian.even_page_header)
        for satu in kepala:
            # A head that is linked belongs to the section before, which has the words already.
            if i == 0 or not satu.is_linked_to_previous:
                satu._element.insert(0, parse_xml(isi))
