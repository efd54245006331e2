"""Whether a report can be written in an office's template; when not, a sentence that says why and where."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.nodes import Name
from lxml import etree

from fkp.dokumen.docx import write_docx
from fkp.dokumen.docx.isian import ISI, LingkunganTemplat, TemplatSalah
from fkp.dokumen.docx.paket import periksa_paket
from fkp.dokumen.laporan import Bagian, Kolom, Laporan, Paragraf, Poin, Tabel

_TEMPAT = {RELATIONSHIP_TYPE.HEADER: "kepala halaman", RELATIONSHIP_TYPE.FOOTER: "kaki halaman"}
_COBA = Laporan(
    judul="Percobaan",
    sampul=("Percobaan",),
    bagian=(Bagian("Bab", (Paragraf("Isi."), Poin(("Butir",), True), Tabel("T", (Kolom("A"),), [("1",)]))),),
    penyusun="Percobaan",
    saat=datetime(2026, 1, 1, tzinfo=UTC),
    kop=("Percobaan",),
)


def periksa_templat(isi: bytes) -> None:
    """Look at a template before it is kept: what it is, what it reaches for, what it wants filled in; then
    fill it once. Raises TemplatSalah with an Indonesian sentence."""
    periksa_paket(isi)
    try:
        cetakan = DocxTemplate(io.BytesIO(isi))
        cetakan.render_init()
        jumlah = sum(_periksa_isian(cetakan, xml, tempat) for tempat, xml in _bagian(cetakan))
        if jumlah > 1:
            raise TemplatSalah(
                "{{ isi }} tertulis lebih dari sekali. Sisakan satu, di tempat laporan dimulai."
            )
        write_docx(_COBA, isi)
    except (
        OpcError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        etree.LxmlError,
        TemplateError,
    ) as salah:
        # What python-docx raises for a package whose parts do not fit together is not one kind of error.
        raise TemplatSalah(
            f"Templat ini tidak dapat diisi ({type(salah).__name__}). Buka dan simpan ulang di Word, atau "
            "mulai lagi dari templat baku."
        ) from salah


def _bagian(cetakan: DocxTemplate) -> Iterator[tuple[str, str]]:
    """Every part that is filled in: where it stands for whoever edits it, and its XML."""
    yield "badan surat", cetakan.get_xml()
    for jenis, tempat in _TEMPAT.items():
        for _kunci, bagian in cetakan.get_headers_footers(jenis):
            yield tempat, cetakan.get_part_xml(bagian)
    for bagian in cetakan.docx.part.package.iter_parts():
        if bagian.content_type.endswith("footnotes+xml"):
            yield "catatan kaki", bagian.blob.decode()


def _periksa_isian(cetakan: DocxTemplate, xml: str, tempat: str) -> int:
    """How often the part asks for the report. Raises TemplatSalah for anything it may not ask for."""
    sumber = re.sub(r"<w:p([ >])", r"\n<w:p\1", cetakan.patch_xml(xml))
    try:
        pohon = LingkunganTemplat().parse(sumber)
    except TemplateSyntaxError as salah:
        baris = sumber.splitlines()[max(salah.lineno - 1, 0) : salah.lineno]
        dekat = re.sub(r"<[^>]*>", "", " ".join(baris)).strip()
        raise TemplatSalah(
            f"Isian di {tempat} tidak lengkap, di dekat “{dekat[:80]}”. Setiap {{{{ ditutup dengan }}}}, "
            "dan setiap {% if … %} dengan {% endif %}."
        ) from None
    except TemplatSalah as salah:
        raise TemplatSalah(f"Di {tempat}: {salah.pesan}") from None
    banyak = sum(satu.name == ISI for satu in pohon.find_all(Name))
    if banyak and tempat != "badan surat":
        raise TemplatSalah(f"{{{{ isi }}}} tertulis di {tempat}. Pindahkan ke badan surat.")
    return banyak
