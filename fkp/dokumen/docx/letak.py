"""Where in a template the report goes."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from fkp.dokumen.docx.isian import TemplatSalah

PENANDA = "[[tempat isi laporan]]"
"""Stands in the filled template where the report is put."""


def tempat_isi(dokumen: Document) -> Any:
    """The paragraph of the body that holds nothing but the place of the report. Raises TemplatSalah."""
    for satu in dokumen.element.body.iterchildren(qn("w:p")):
        teks = "".join(t.text or "" for t in satu.iter(qn("w:t")))
        if PENANDA in teks:
            if teks.strip() != PENANDA:
                raise TemplatSalah(
                    "{{ isi }} harus sendirian di paragrafnya. Pindahkan teks lain di paragraf itu "
                    "ke paragraf sebelum atau sesudahnya."
                )
            return satu
    raise TemplatSalah(
        "Templat tidak memuat {{ isi }} di badan surat. Tulis {{ isi }} di satu paragraf tersendiri, di luar "
        "tabel dan kotak teks, tempat laporan harus dimulai."
    )
