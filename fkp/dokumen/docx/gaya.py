"""Styles: those of the office's template win, what it does not have is added from ours."""

import copy
from collections.abc import Callable
from typing import Any, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

NILA = RGBColor(0x22, 0x33, 0x6B)
HURUF = "Arial"

SAMPUL, TABEL, TABEL_KEPALA = "Laporan Sampul", "Laporan Tabel", "Laporan Tabel Kepala"
CATATAN, KUTIPAN, PERINGATAN = "Laporan Catatan", "Laporan Kutipan", "Laporan Peringatan"
ANGKA, BUTIR, TANDA_AIR = "Laporan Angka Besar", "Laporan Butir", "Laporan Tanda Air"
JUDUL, KETERANGAN, KISI, JUDUL_ISI = "Title", "Caption", "Table Grid", "TOC Heading"
TINGKAT = (1, 2, 3)
BAWAAN = (
    *(f"Heading {n}" for n in TINGKAT),
    *(f"TOC {n}" for n in TINGKAT),
    *(JUDUL, KETERANGAN, KISI, JUDUL_ISI),
)
MILIK_KITA = (SAMPUL, TABEL, TABEL_KEPALA, CATATAN, KUTIPAN, PERINGATAN, ANGKA, BUTIR, TANDA_AIR)


def bentuk_gaya(dokumen: Document) -> None:
    """Give a document of python-docx our looks: black on white, one family of letters, quiet headings."""
    normal = dokumen.styles["Normal"]
    _huruf(normal, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for nama, besar, sebelum in (("Heading 1", 14, 0), ("Heading 2", 12, 14), ("Heading 3", 11, 10)):
        _huruf(dokumen.styles[nama], besar, tebal=True, warna=NILA)
        _jarak(dokumen.styles[nama], sebelum, 6, lanjut=True)
    dokumen.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _judul(dokumen.styles[JUDUL])
    _huruf(dokumen.styles[KETERANGAN], 10, tebal=True, warna=RGBColor(0, 0, 0))
    _jarak(dokumen.styles[KETERANGAN], 10, 4, lanjut=True)
    _huruf(dokumen.styles[JUDUL_ISI], 14, tebal=True, warna=NILA)
    dokumen.styles[JUDUL_ISI].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for tingkat in TINGKAT:
        _daftar_isi(_tambah(dokumen, f"TOC {tingkat}"), tingkat)
    for nama in ("Header", "Footer"):
        _huruf(dokumen.styles[nama], 9)
        for tab in list(dokumen.styles[nama].element.iter(qn("w:tabs"))):
            tab.getparent().remove(tab)  # for a paper that is not ours
        _jarak(dokumen.styles[nama], 0, 0)
    _milik_kita(dokumen)


def _milik_kita(dokumen: Document) -> None:
    gaya: dict[str, Any] = {nama: _tambah(dokumen, nama) for nama in MILIK_KITA}
    _jarak(gaya[SAMPUL], 0, 4)
    gaya[SAMPUL].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    gaya[TABEL].font.size = gaya[TABEL_KEPALA].font.size = Pt(9)
    gaya[TABEL_KEPALA].font.bold = True
    for nama in (TABEL, TABEL_KEPALA):
        _jarak(gaya[nama], 1, 1)
        gaya[nama].paragraph_format.line_spacing = 1
    gaya[CATATAN].font.size = Pt(9)
    gaya[CATATAN].font.italic = gaya[KUTIPAN].font.italic = True
    gaya[KUTIPAN].paragraph_format.left_indent = gaya[KUTIPAN].paragraph_format.right_indent = Cm(1)
    gaya[PERINGATAN].font.bold = gaya[TANDA_AIR].font.bold = True
    gaya[ANGKA].font.size, gaya[ANGKA].font.bold = Pt(44), True
    gaya[ANGKA].paragraph_format.line_spacing = 1
    for nama in (ANGKA, TANDA_AIR):
        gaya[nama].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _jarak(gaya[nama], 0, 4)
    _jarak(gaya[BUTIR], 0, 3)
    _kotak(gaya[PERINGATAN])


def lengkapi_gaya(dokumen: Document, baku: Callable[[], Document]) -> dict[str, str]:
    """Identifiers of the styles a report needs, by name; missing ones are copied from ``baku``. The names of
    Word's own styles are English inside the file whatever language Word speaks."""
    ada = _gaya_bernama(dokumen)
    asal = None
    for nama in (*BAWAAN, *MILIK_KITA):
        if nama.lower() in ada:
            continue
        asal = asal or _gaya_bernama(baku())
        salinan = copy.deepcopy(asal[nama.lower()])
        # What it is based on may have another identifier here, as in a Word of another language.
        for rujukan in ("basedOn", "next", "link"):
            for elemen in salinan.findall(qn(f"w:{rujukan}")):
                salinan.remove(elemen)
        if "normal" in ada and salinan.get(qn("w:type")) == "paragraph":
            dasar = OxmlElement("w:basedOn")
            dasar.set(qn("w:val"), ada["normal"].get(qn("w:styleId")))
            salinan.insert(1, dasar)
        dokumen.styles.element.append(salinan)
        ada[nama.lower()] = salinan
    return {nama: ada[nama.lower()].get(qn("w:styleId")) for nama in (*BAWAAN, *MILIK_KITA)}


def set_bahasa(dokumen: Document) -> None:
    """The document speaks Indonesian, so that Word does not underline every word of it."""
    induk = dokumen.styles.element
    bawaan = _anak(_anak(_anak(induk, "w:docDefaults", 0), "w:rPrDefault", 0), "w:rPr", 0)
    for lama in bawaan.findall(qn("w:lang")):
        bawaan.remove(lama)
    bahasa = OxmlElement("w:lang")
    for sifat, nilai in (("val", "id-ID"), ("eastAsia", "id-ID"), ("bidi", "ar-SA")):
        bahasa.set(qn(f"w:{sifat}"), nilai)
    bawaan.append(bahasa)


def _gaya_bernama(dokumen: Document) -> dict[str, Any]:
    bernama = ((s.find(qn("w:name")), s) for s in dokumen.styles.element.findall(qn("w:style")))
    return {nama.get(qn("w:val")).lower(): gaya for nama, gaya in bernama if nama is not None}


def _anak(induk: Any, nama: str, letak: int) -> Any:
    anak = induk.find(qn(nama))
    if anak is None:
        anak = OxmlElement(nama)
        induk.insert(letak, anak)
    return anak


def _tambah(dokumen: Document, nama: str) -> ParagraphStyle:
    gaya = cast(ParagraphStyle, dokumen.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH))
    gaya.base_style = dokumen.styles["Normal"]
    gaya.hidden, gaya.quick_style = False, True
    return gaya


def _huruf(gaya: Any, besar: float, tebal: bool | None = None, warna: RGBColor | None = None) -> None:
    gaya.font.name, gaya.font.size, gaya.font.bold = HURUF, Pt(besar), tebal
    sifat = gaya.element.get_or_add_rPr()
    huruf = sifat.find(qn("w:rFonts"))
    for lama in [nama for nama in huruf.attrib if "Theme" in nama]:
        del huruf.attrib[lama]
    for jenis in ("ascii", "hAnsi", "cs", "eastAsia"):
        huruf.set(qn(f"w:{jenis}"), HURUF)
    if warna is not None:
        gaya.font.color.rgb = warna


def _jarak(gaya: Any, sebelum: float, sesudah: float, lanjut: bool = False) -> None:
    bentuk = gaya.paragraph_format
    bentuk.space_before, bentuk.space_after = Pt(sebelum), Pt(sesudah)
    if lanjut:
        bentuk.keep_with_next = True


def _judul(gaya: Any) -> None:
    _huruf(gaya, 20, tebal=True, warna=RGBColor(0, 0, 0))
    _jarak(gaya, 6, 10)
    gaya.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for garis in gaya.element.pPr.findall(qn("w:pBdr")):
        gaya.element.pPr.remove(garis)


def _daftar_isi(gaya: Any, tingkat: int) -> None:
    _jarak(gaya, 6 if tingkat == 1 else 0, 2)
    gaya.font.bold = tingkat == 1
    gaya.paragraph_format.left_indent = Cm(0.6 * (tingkat - 1))


def _kotak(gaya: Any) -> None:
    garis = OxmlElement("w:pBdr")
    for sisi in ("top", "left", "bottom", "right"):
        satu = OxmlElement(f"w:{sisi}")
        for sifat, nilai in (("val", "single"), ("sz", "8"), ("space", "4"), ("color", "000000")):
            satu.set(qn(f"w:{sifat}"), nilai)
        garis.append(satu)
    gaya.element.get_or_add_pPr().insert_element_before(garis, "w:shd", "w:spacing", "w:ind", "w:jc")
